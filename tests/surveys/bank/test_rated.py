"""A grid of ratings comes with the mean of its rows."""

from __future__ import annotations

import pytest

from surveys.bank.rated import rated
from surveys.errors import DefinitionError
from surveys.model import CodeList, Disclosure, LikertGrid, Scale, ScaleScore, Text
from tests.small import codes, text

ROWS = codes("rows", "calm", "cross")
FOUR = codes("four", "1", "2", "3", "4")
MOOD = Text(fi="Mieliala", sv="Humör", en="Mood")


def mood(scale: CodeList = FOUR, score: str = "") -> tuple[LikertGrid, ScaleScore]:
    return rated(
        "mood", text("How are you?"), rows=ROWS, codes=scale, negative=("cross",),
        mean=MOOD, minimum_answered=1, disclosure=Disclosure.SENSITIVE, waves=("2026",), score=score,
    )  # fmt: skip


def test_the_grid_is_the_grid_that_was_described() -> None:
    grid, _ = mood()
    assert grid == LikertGrid(
        "mood", text("How are you?"), rows=ROWS, codes=FOUR, negative=("cross",),
        disclosure=Disclosure.SENSITIVE, waves=("2026",),
    )  # fmt: skip


def test_the_mean_is_over_all_rows_and_as_secret_as_they_are() -> None:
    _, score = mood()
    assert score.scale == Scale(("mood__calm", "mood__cross"), 1, reverse=("mood__cross",))
    assert (score.disclosure, score.waves) == (Disclosure.SENSITIVE, ("2026",))


def test_the_mean_is_called_after_the_grid_or_as_it_is_told() -> None:
    assert mood()[1].name == "mood_score"
    assert mood(score="temper")[1].name == "temper"


def test_the_title_of_the_mean_tells_its_range() -> None:
    assert mood()[1].text == Text(
        fi="Mieliala (keskiarvo 1–4)", sv="Humör (medelvärde 1–4)", en="Mood (mean, 1–4)"
    )


def test_there_is_no_mean_of_words() -> None:
    with pytest.raises(DefinitionError) as caught:
        mood(codes("words", "often", "never"))
    assert str(caught.value) == (
        "item mood: found the codes often, never; expected whole numbers, to take the mean of."
    )
