from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.publication import Rule
from analysis.results import Answered
from analysis.results.missing import counted, told
from tests.analysis.answers import sample

SMALL_WAVE = sample(
    {
        "wave": ["2024"] * 19 + ["2026"] * 3,
        "years": [4, 2, 1, 7, 3, *[None] * 14, 1, 2, 3],
        "years__missing": [None] * 5 + ["blank"] * 7 + ["not_asked"] * 7 + [None] * 3,
    }
)
ANSWERS = sample(
    {
        "wave": ["2024"] * 24 + ["2026"] * 6,
        "years": [4] * 6 + [None] * 18 + [1] * 6,
        "years__missing": [None] * 6
        + ["blank"] * 5 + ["not_asked"] * 6 + ["refused"] * 7 + [None] * 6,
        "later": [None] * 24 + [1] * 6,
        "score": [1.0] * 18 + [None] * 6 + [2.0] * 6,
    }
)  # fmt: skip


def test_counts_by_reason_and_wave() -> None:
    row = ANSWERS.answered("years").to_frame().iloc[0]
    assert (row["wave"], row["responses"], row["asked"], row["answered"]) == ("2024", 24, 18, 6)
    assert (row["blank"], row["not_asked"], row["refused"]) == (5, 6, 7)
    assert "dont_know" not in row


def test_small_counts_of_reasons_are_hidden_beyond_subtraction() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 30,
            "years": [1] * 15 + [None] * 15,
            "years__missing": [None] * 15 + ["blank"] * 3 + ["refused"] * 12,
        }
    )
    row = answers.answered("years").to_frame().iloc[0]
    assert (row["asked"], row["answered"]) == (30, 15)
    assert row[["blank", "refused"]].isna().all()


def test_a_small_wave_is_hidden() -> None:
    small = SMALL_WAVE.answered("years").to_frame().iloc[1]
    assert small["wave"] == "2026"
    assert small.drop("wave").isna().all()
    assert ".." in str(SMALL_WAVE.answered("years").table("en"))


def test_a_wave_without_the_question_asked_nobody() -> None:
    row = ANSWERS.answered("later").to_frame().iloc[0]
    assert (row["asked"], row["answered"], row["not_in_wave"]) == (0, 0, 24)


def test_codes_that_are_no_answers_count_as_missing() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 18,
            "plan": ["yes", "no"] * 3 + ["unsure"] * 6 + [None] * 6,
            "plan__missing": [None] * 6 + ["dont_know"] * 6 + ["blank"] * 6,
        }
    )
    row = answers.answered("plan").to_frame().iloc[0]
    assert (row["answered"], row["dont_know"], row["blank"]) == (6, 6, 6)


def test_a_score_has_no_stored_reason() -> None:
    row = ANSWERS.answered("score").to_frame().iloc[0]
    assert (row["asked"], row["answered"], row["no_reason"]) == (24, 18, 6)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "years fi: vuonna 2024 kysyttiin 12 vastaajalta, vastauksia 5; "
            "vuonna 2026 liian vähän vastauksia esitettäväksi.",
        ),
        (
            "sv",
            "years sv: år 2024 tillfrågades 12 svarande, 5 svarade; "
            "år 2026 för få svar för att visas.",
        ),
        (
            "en",
            "years en: in 2024, 12 respondents were asked and 5 answered; "
            "in 2026 too few responses to show.",
        ),
    ],
)
def test_sentence(language: str, told: str) -> None:
    assert SMALL_WAVE.answered("years").sentence(language) == told  # type: ignore[arg-type] # a literal above


def test_shown_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "fi")
    answered = ANSWERS.answered("years")
    assert str(answered) == answered.sentence("fi")
    html = answered._repr_html_()
    assert "<caption>years fi: vastausten määrä</caption>" in html
    assert "Jätti tyhjäksi" in html
    assert "Ei osannut sanoa" not in html


def few(answered: int, **reasons: int) -> Answered:
    told = [name for name, count in reasons.items() for _ in range(count)]
    size = answered + len(told)
    return (
        sample(
            {
                "wave": ["2024"] * size,
                "years": [1] * answered + [None] * len(told),
                "years__missing": [*[None] * answered, *told],
            }
        )
        .wave("2024")
        .answered("years")
    )


def test_few_asked_and_few_answered_are_not_told() -> None:
    found = few(2, not_asked=47, blank=1)
    row = found.to_frame().iloc[0]
    assert row["responses"] == 50
    assert row.drop(["wave", "responses"]).isna().all()
    assert found.sentence("en") == "years en: in 2024 too few responses to show."


def test_few_not_asked_are_not_had_from_those_asked() -> None:
    found = few(40, not_asked=2, blank=8)
    row = found.to_frame().iloc[0]
    assert (row["responses"], row["answered"]) == (50, 40)
    assert pd.isna(row["asked"])
    assert "not_asked" not in row
    assert found.sentence("en") == "years en: in 2024, 40 answered."
    assert found.sentence("fi") == "years fi: vuonna 2024 vastauksia 40."
    assert "48" not in str(found.table("en"))


def test_few_who_did_not_answer_are_not_had_from_all_responses() -> None:
    found = few(40, blank=3)
    row = found.to_frame().iloc[0]
    assert row["answered"] == 40
    assert row[["responses", "asked"]].isna().all()


def test_few_answers_to_a_question_put_to_many() -> None:
    found = few(3, blank=40, not_asked=7)
    row = found.to_frame().iloc[0]
    assert (row["responses"], row["asked"], row["not_asked"]) == (50, 43, 7)
    assert pd.isna(row["answered"])
    assert found.sentence("sv") == (
        "years sv: år 2024 tillfrågades 43 svarande, för få svarade för att visas."
    )


@given(
    answered=st.integers(0, 12),
    not_asked=st.integers(0, 12),
    not_in_wave=st.integers(0, 12),
    blank=st.integers(0, 12),
    refused=st.integers(0, 12),
)
@settings(max_examples=150, deadline=None)
def test_no_small_number_is_shown_or_had_by_subtraction(**counts: int) -> None:
    answered = counts.pop("answered")
    reasons = [""] * answered + [name for name, count in counts.items() for _ in range(count)]
    found = told(counted(pd.Series(reasons, dtype="str")), Rule())
    totals = [one for one in (0, found.answered, found.asked, found.responses) if one is not None]
    gaps = {larger - smaller for smaller, larger in combinations(sorted(totals), 2)}
    assert not gaps & {1, 2, 3, 4}
    assert not {one for one in found.reasons.values() if one is not None} & {1, 2, 3, 4}
    for names, whole, part in (
        (("not_asked", "not_in_wave"), found.responses, found.asked),
        (("blank", "refused"), found.asked, found.answered),
    ):
        if whole is not None and part is not None:
            shown = sum(found.reasons.get(name) or 0 for name in names)
            assert whole - part - shown not in {1, 2, 3, 4}
        else:
            assert not set(names) & set(found.reasons)
