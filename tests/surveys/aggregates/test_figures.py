from __future__ import annotations

import pytest

from surveys.aggregates import Figures
from surveys.errors import AnalysisError
from tests.surveys.aggregates.tables import aggregates


@pytest.fixture
def figures() -> Figures:
    return aggregates(
        "clients,774,persons,realised,total", "women,52,percent,realised,clients"
    ).figures


def test_an_unknown_figure_is_named_with_its_neighbour(figures: Figures) -> None:
    with pytest.raises(
        AnalysisError, match=r"published figures demo: found figure 'client'.*'clients'\?"
    ):
        figures.value("client")


def test_a_percentage_is_not_a_count(figures: Figures) -> None:
    with pytest.raises(AnalysisError, match="figure women: found 52 percent; expected a count"):
        figures.count("women")
    with pytest.raises(AnalysisError, match=r"found 3\.5 persons"):
        figures.having(clients=3.5).count("clients")


def test_having_replaces_values_in_a_copy(figures: Figures) -> None:
    assert figures.having(clients=800).count("clients") == 800
    assert figures.count("clients") == 774
    with pytest.raises(AnalysisError, match="'client'"):
        figures.having(client=1)
