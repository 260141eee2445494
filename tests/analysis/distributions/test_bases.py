"""Asked, answered and why not: told without giving small numbers away."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.distributions import describe
from analysis.distributions.bases import Base, base_of
from analysis.publication import Rule
from surveys.model import Language
from tests.analysis.distributions.questions import sample


def base(answered: int, rows: list[int] | None = None, **reasons: int) -> Base:
    told = [""] * answered + [name for name, count in reasons.items() for _ in range(count)]
    return base_of("2024", pd.Series(told, dtype="str"), rows or [answered], Rule())


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "Vuonna 2024 kysyttiin 57 vastaajalta: 40 vastasi ja 17 ei (jätti tyhjäksi 7; ei osannut sanoa 10).",
        ),
        (
            "sv",
            "År 2024 tillfrågades 57: 40 svarade och 17 svarade inte (lämnade tomt 7; kunde inte säga 10).",
        ),
        (
            "en",
            "In 2024, 57 were asked: 40 answered and 17 did not (left it blank 7; did not know 10).",
        ),
    ],
)
def test_everything_told(language: Language, told: str) -> None:
    assert base(40, blank=7, dont_know=10, not_asked=30).note(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Vuonna 2024 kysyttiin 40 vastaajalta, ja kaikki vastasivat."),
        ("sv", "År 2024 tillfrågades 40, och alla svarade."),
        ("en", "In 2024, 40 were asked, and all answered."),
    ],
)
def test_all_answered(language: Language, told: str) -> None:
    assert base(40, not_in_wave=30).note(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Vuonna 2024 kysymykseen vastasi 40; alle 5 jätti vastaamatta."),
        ("sv", "År 2024 svarade 40; färre än 5 lät bli att svara."),
        ("en", "In 2024, 40 answered; fewer than 5 did not."),
    ],
)
def test_a_few_did_not_answer(language: Language, told: str) -> None:
    found = base(40, blank=2, refused=2)
    assert found.asked is None
    assert found.reasons == ()
    assert found.note(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Vuonna 2024 kysymykseen vastasi 40."),
        ("sv", "År 2024 svarade 40."),
        ("en", "In 2024, 40 answered."),
    ],
)
def test_a_few_were_not_asked(language: Language, told: str) -> None:
    found = base(40, blank=8, not_asked=2)
    assert found.asked is None
    assert found.reasons == ()
    assert found.note(language) == told


def test_a_reason_is_not_had_from_the_others() -> None:
    found = base(40, blank=7, dont_know=3)
    assert found.reasons == (("blank", None), ("dont_know", None))
    assert found.note("en") == (
        "In 2024, 50 were asked: 40 answered and 10 did not (not counted separately: left it "
        "blank, did not know)."
    )
    assert base(40, blank=7, dont_know=3, refused=9).note("fi") == (
        "Vuonna 2024 kysyttiin 59 vastaajalta: 40 vastasi ja 19 ei (ei halunnut vastata 9; "
        "määriä ei eritellä: jätti tyhjäksi, ei osannut sanoa)."
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Vuonna 2024: vastaajia on liian vähän tuloksen julkaisemiseen (alle 5)."),
        ("en", "In 2024: too few respondents to publish the result (fewer than 5)."),
    ],
)
def test_too_few(language: Language, told: str) -> None:
    found = base(4, blank=40)
    assert found.hidden
    assert found.note(language) == told


@pytest.mark.parametrize(
    ("rows", "language", "told"),
    [
        ([40, 34], "fi", "Vuonna 2024 kysyttiin 50 vastaajalta; vastauksia on kohdittain 34–40."),
        ([40, 34], "sv", "År 2024 tillfrågades 50; det finns 34–40 svar per punkt."),
        ([40, 34], "en", "In 2024, 50 were asked; each item has 34–40 answers."),
        ([48, 34], "fi", "Vuonna 2024 vastauksia on kohdittain 34–48."),
        ([48, 34], "sv", "År 2024 finns det 34–48 svar per punkt."),
        ([48, 34], "en", "In 2024, each item has 34–48 answers."),
    ],
)
def test_rows_with_different_numbers_of_answers(
    rows: list[int], language: Language, told: str
) -> None:
    assert base(rows[0], rows, blank=50 - rows[0]).note(language) == told


def test_a_grid_is_answered_when_one_row_is() -> None:
    answers = sample(
        {
            "ties__kela": ["1", "2", "3", "3", "2", *[None] * 11],
            "ties__town": [*[None] * 5, "1", "2", "3", "3", "2", *[None] * 6],
            "ties__kela__missing": [*[None] * 5, *["blank"] * 11],
            "ties__town__missing": [*["blank"] * 5, *[None] * 5, *["blank"] * 6],
        }
    )
    (wave,) = describe(answers, "ties").waves
    assert (wave.base.asked, wave.base.fewest, wave.base.most) == (16, 5, 5)


def test_an_allocation_is_answered_when_all_parts_are() -> None:
    answers = sample(
        {
            "time__work": [50] * 8 + [60] * 5,
            "time__rest": [50] * 8 + [None] * 5,
            "time__work__missing": [None] * 13,
            "time__rest__missing": [None] * 8 + ["blank"] * 5,
        }
    )
    (wave,) = describe(answers, "time").waves
    assert (
        wave.base.note("en")
        == "In 2024, 13 were asked: 8 answered and 5 did not (left it blank 5)."
    )
