"""What is computed from answers: a scale over all rows of a grid, and how it is protected."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest

from surveys.errors import DefinitionError
from surveys.model import (
    Calculation,
    Disclosure,
    LikertGrid,
    Number,
    Scale,
    SingleChoice,
)
from tests.small import codes, one_page, text

GRID = LikertGrid(
    "mood", text("Mood"), rows=codes("rows", "calm", "cross", "glad"),
    codes=codes("five", "1", "2", "3", "4", "5"), negative=("cross",),
)  # fmt: skip


def test_a_scale_takes_every_row_and_turns_the_negative_round() -> None:
    assert Scale.of(GRID, minimum_answered=2) == Scale(
        ("mood__calm", "mood__cross", "mood__glad"), 2, reverse=("mood__cross",)
    )


def test_a_scale_needs_no_more_answers_than_the_grid_has_rows() -> None:
    assert Scale.of(GRID, minimum_answered=3).minimum_answered == 3
    with pytest.raises(DefinitionError, match="found minimum_answered=4"):
        Scale.of(GRID, minimum_answered=4)


@pytest.mark.parametrize(
    ("of", "own", "fits"),
    [
        (Disclosure.NONE, Disclosure.NONE, True),
        (Disclosure.NONE, Disclosure.KEY, True),
        (Disclosure.KEY, Disclosure.NONE, False),
        (Disclosure.KEY, Disclosure.KEY, True),
        (Disclosure.KEY, Disclosure.SENSITIVE, False),
        (Disclosure.SENSITIVE, Disclosure.NONE, False),
        (Disclosure.IDENTIFIER, Disclosure.KEY, False),
        (Disclosure.IDENTIFIER, Disclosure.IDENTIFIER, True),
    ],
)
def test_what_is_computed_is_protected_like_what_it_is_computed_from(
    of: Disclosure, own: Disclosure, fits: bool
) -> None:
    answer = Number("n", text("N"), minimum=0, maximum=9, disclosure=of)
    twice = Calculation("twice", text("Twice"), value="n * 2", disclosure=own)
    context = nullcontext() if fits else pytest.raises(DefinitionError, match="can give away as")
    with context:
        one_page(answer, twice)


def test_answers_are_shown_in_questions_only() -> None:
    piped = SingleChoice("b", text("B"), codes=codes("list", "x"))
    list_ = replace(piped.codes, codes=(replace(piped.codes["x"], text=text("{n}")),))
    with pytest.raises(DefinitionError, match=r"b\.codes\.x: found an answer shown in"):
        one_page(Number("n", text("N"), minimum=0, maximum=9), replace(piped, codes=list_))
