"""The cards of the first page: value, change, interval, base and time."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import before_after
from analysis.key_results import change_card, coordinators_cards, pilots_cards
from analysis.sample import Sample
from surveys.codebook import codebook_of
from tests.small import small_instrument


def sample(people: int) -> Sample:
    rng = np.random.default_rng(1)
    before = rng.integers(1, 5, people)
    frame = pd.DataFrame(
        {
            "wave": ["2024"] * people + ["2026"] * people,
            "respondent": [f"p{n}" for n in range(people)] * 2,
            "support__valued": [str(n) for n in before] + [str(n + 1) for n in before],
            "support_score": [*before.astype(float), *(before + rng.integers(0, 2, people))],
            "role": rng.choice(["regional", "local"], 2 * people),
        }
    )
    return Sample(frame=frame, codebook=codebook_of(small_instrument(), ["2024", "2026"]))


def test_a_card_says_change_interval_pairs_and_waves() -> None:
    card = change_card(before_after(sample(30), "support_score", link="respondent"))
    assert "→" in card.value.fi
    assert "," in card.value.fi
    assert "." in card.value.en
    assert card.note.fi.startswith("2024–2026. Keskiarvon muutos ")
    assert "samat 30 vastaajaa" in card.note.fi
    assert "samma 30 svarande" in card.note.sv
    assert "95% confidence interval" in card.note.en


def test_an_ordered_answer_is_shown_by_its_mean() -> None:
    card = change_card(before_after(sample(30), "support__valued", link="respondent"))
    assert "Keskiarvon muutos 1,0" in card.note.fi


def test_unlinked_waves_say_so() -> None:
    card = change_card(before_after(sample(30), "support_score"))
    assert "vastaajia 30 ja 30, vastauksia ei ole yhdistetty" in card.note.fi


def test_a_share_names_its_answer_and_has_its_unit_once() -> None:
    card = change_card(before_after(sample(40), "role", link="respondent", code="regional"))
    assert card.label.en.endswith("– regional")
    assert card.note.en.count("percentage points") == 1


def test_too_few_are_hidden() -> None:
    card = change_card(before_after(sample(4), "support_score", link="respondent"))
    assert card.value.fi == ".."
    assert "liian vähän" in card.note.fi


def test_responses_come_first_and_small_waves_are_hidden() -> None:
    html = coordinators_cards(sample(4), language="fi")._repr_html_()
    assert "<b>.. + ..</b>" in html
    assert "<b>30 + 30</b>" in coordinators_cards(sample(30), language="sv")._repr_html_()


def test_the_pilots_cards_hold_both_shares_and_the_bounds() -> None:
    html = pilots_cards(language="en")._repr_html_()
    for shown in ("3.7%", "21.3%", "27 of 721", "86 of 404", "11.9–55.9%", "110.6%", "774"):
        assert shown in html
