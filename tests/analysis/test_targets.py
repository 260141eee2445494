from __future__ import annotations

import pytest

from analysis.targets import attainment, published_attainment
from surveys.aggregates import Figure, Figures
from surveys.aggregates.figures import Kind
from surveys.errors import AnalysisError


def figure(name: str, value: float, unit: str, kind: Kind) -> Figure:
    return Figure(
        figure=name, value=value, unit=unit, kind=kind, base="total", source="final report"
    )


FIGURES = Figures(
    "demo",
    (
        figure("clients", 774, "persons", "realised"),
        figure("target", 700, "persons", "planned"),
        figure("money", 900, "EUR", "planned"),
    ),
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
