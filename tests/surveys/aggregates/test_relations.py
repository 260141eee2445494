from __future__ import annotations

import pytest

from surveys.aggregates import Figures
from surveys.aggregates.relations import (
    is_ratio,
    parts_sum,
    repeated,
    same,
    stated_excess,
    stated_growth,
    stated_share,
)
from surveys.errors import AnalysisError
from tests.surveys.aggregates.tables import aggregates


@pytest.fixture
def figures() -> Figures:
    return aggregates(
        "clients,774,persons,realised,total",
        "target,700,persons,planned,total",
        "said,10,percent,claim,target",
        "alone,344,persons,realised,unstated",
        "together,377,persons,realised,unstated",
        "starts,721,notices,realised,total",
        "exits,404,notices,realised,total",
        "school,404,persons,realised,unstated",
        "before,27,persons,realised,starts",
        "after,86,persons,realised,exits",
        "growth,318,percent,claim,before",
    ).figures


def test_parts_and_total(figures: Figures) -> None:
    check = parts_sum(figures, ("alone", "together"), "starts")
    assert (check.printed, check.computed, check.clear) == (721, 721, True)
    check = parts_sum(figures, ("alone", "together"), "clients")
    assert (check.difference, check.clear) == (53, False)


def test_two_figures_of_one_thing(figures: Figures) -> None:
    assert same(figures, "exits", "school").clear
    assert same(figures, "clients", "starts").difference == 53


def test_a_number_under_two_names_is_found(figures: Figures) -> None:
    assert [check.figures for check in repeated(figures)] == [("exits", "school")]
    assert repeated(figures, least=500) == ()
    assert repeated(figures.having(school=405)) == ()


def test_a_share_of_two_counts(figures: Figures) -> None:
    check = stated_share(figures, "said", "after", "exits")
    assert check.computed == pytest.approx(21.287, abs=1e-3)
    assert not check.clear


@pytest.mark.parametrize(
    ("printed", "clear"), [(10, False), (11, True), (10.6, True), (10.5, False)]
)
def test_excess_is_compared_at_the_decimals_printed(
    figures: Figures, printed: float, clear: bool
) -> None:
    check = stated_excess(figures.having(said=printed), "said", "clients", "target")
    assert check.computed == pytest.approx(10.5714, abs=1e-4)
    assert check.clear is clear


@pytest.mark.parametrize(
    ("printed", "clear", "ratio"),
    [(318, False, True), (319, False, True), (219, True, False), (300, False, False)],
)
def test_a_ratio_said_as_growth_is_recognised(
    figures: Figures, printed: float, clear: bool, ratio: bool
) -> None:
    check = stated_growth(figures.having(growth=printed), "growth", "after", "before")
    assert check.computed == pytest.approx(218.5185, abs=1e-4)
    assert (check.clear, is_ratio(check)) == (clear, ratio)


def test_growth_from_nothing_is_refused(figures: Figures) -> None:
    with pytest.raises(AnalysisError, match="figure before: found 0; expected a number above 0"):
        stated_growth(figures.having(before=0), "growth", "after", "before")
