from __future__ import annotations

import pytest

from analysis.published import COLUMNS, parse
from analysis.targets import attainment, published_attainment
from surveys.errors import AnalysisError

FIGURES = parse(
    "\n".join(
        [
            ",".join(COLUMNS),
            "clients,774,persons,realised,total,final report,",
            "target,700,persons,planned,total,final report,",
            "money,900,EUR,planned,total,application,",
        ]
    ),
    "demo",
)


def test_more_than_planned() -> None:
    reached = attainment(774, 700)
    assert reached.share == pytest.approx(1.105714, abs=1e-6)
    assert reached.difference == 74


def test_nothing_realised() -> None:
    assert attainment(0, 700).share == 0


@pytest.mark.parametrize("planned", [0, -1, float("nan"), float("inf")])
def test_a_plan_must_be_above_nothing(planned: float) -> None:
    with pytest.raises(AnalysisError, match="expected a plan above 0"):
        attainment(1, planned)


@pytest.mark.parametrize("realised", [-1, float("nan")])
def test_realised_must_be_a_number(realised: float) -> None:
    with pytest.raises(AnalysisError, match=r"realised: found .*; expected a number of at least 0"):
        attainment(realised, 10)


def test_published_figures_are_compared_by_name() -> None:
    assert published_attainment(FIGURES, "clients", "target").realised == 774


def test_different_units_are_refused() -> None:
    with pytest.raises(AnalysisError, match="persons and EUR; expected the same unit"):
        published_attainment(FIGURES, "clients", "money")


def test_what_is_not_a_plan_is_refused() -> None:
    with pytest.raises(AnalysisError, match="figure clients: found a figure of kind 'realised'"):
        published_attainment(FIGURES, "target", "clients")
