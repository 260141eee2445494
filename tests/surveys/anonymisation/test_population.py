"""Counts of people, as a table gives them."""

from __future__ import annotations

import pytest

from surveys.anonymisation.population import Population
from surveys.anonymisation.risk import known_risk
from surveys.cleaning.frames import framed
from surveys.errors import DefinitionError

ROWS = [{"area": "n", "people": "4"}, {"area": "s", "people": "2,5"}]


def test_a_table_becomes_counts_that_risk_is_measured_from() -> None:
    population = Population.of(ROWS, "people.csv")
    assert population == Population("people.csv", ("area",), (("n",), ("s",)), (4.0, 2.5))
    frame = framed(area=["n", "n", "s"])
    assert known_risk(frame, ["area"], population.frame()).rows.tolist() == [0.25, 0.25, 0.4]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "people.csv: found columns none; expected one or more keys and 'people'"),
        ([{"people": "4"}], "found columns people"),
        ([{"area": "n"}], "found columns area"),
        ([ROWS[0], ROWS[0]], "a combination of keys that stands twice"),
        ([{"area": "n", "people": "many"}], "people.csv, row 1: found a text for people"),
        ([{"area": "n", "people": "-1"}], "a text for people"),
        ([{"area": "n", "people": "inf"}], "a text for people"),
        ([{"area": "n", "people": "nan"}], "a text for people"),
    ],
)
def test_what_is_no_table_of_counts_is_named(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        Population.of(rows, "people.csv")
    assert message in str(raised.value)
