"""Where ODK takes numbers for equal that the toolkit tells apart."""

from __future__ import annotations

import pytest

from surveys.model import Calculation, LikertGrid, Number, ShortText
from surveys.platforms.odk import losses
from tests.small import codes, one_page, text

NUMBERS = (
    Number("a", text("A"), minimum=0, maximum=9, decimals=1),
    Number("b", text("B"), minimum=0, maximum=9, decimals=1),
    Number("c", text("C"), minimum=0, maximum=9),
    LikertGrid("grid", text("Grid"), rows=codes("rows", "x", "y"), codes=codes("scale", "1", "2")),
    Calculation("share", text("Share"), value="a / b"),
    Calculation("twice", text("Twice"), value="c * 2"),
)


@pytest.mark.parametrize(
    "condition",
    ["a / b == 3", "a + b != 3", "share == 2", "mean(grid) == 1", "sum(a, b) == 1",
     "c > 2 and not (a == 1 or c == 2 * (a - b))"],
)  # fmt: skip
def test_inexact_equality_is_said(condition: str) -> None:
    asked = one_page(*NUMBERS, ShortText("why", text("Why"), show_if=condition))
    (found,) = losses(asked)
    assert found.startswith("item why: in ")
    assert found.endswith(" ODK takes numbers for equal that differ by less than 0.000000000001")


@pytest.mark.parametrize(
    "condition",
    ["a == b", "a / b > 3", "c + 2 == 4", "twice == 4", "sum(c, grid) == 3", "count(grid) == 2",
     "c == 2 or grid__x != 1"],
)  # fmt: skip
def test_exact_equality_is_not(condition: str) -> None:
    asked = one_page(*NUMBERS, ShortText("why", text("Why"), show_if=condition))
    assert losses(asked) == ()


def test_constraints_and_sections_count_too() -> None:
    checked = Number("d", text("D"), minimum=0, maximum=9, valid_if="d == a / b",
                     valid_message=text("No"))  # fmt: skip
    assert [one.split(":")[0] for one in losses(one_page(*NUMBERS, checked))] == ["item d"]
