from __future__ import annotations

import json
from typing import Any

import pytest

from surveys.anonymisation.risk import risk_summary
from surveys.errors import DefinitionError, ResponseError

from ..conftest import Make, framed

SAMPLE: dict[str, list[Any]] = {
    "area": ["north", "north", "south", "south", None],
    "role": ["lead", "lead", "lead", "aide", "aide"],
    "pair": ["p", "q", "p", None, None],
    "ill": ["yes", "no", "no", "no", "no"],
    "w": [2.0, 2.0, 4.0, 8.0, 8.0],
}
KEYS = ["area", "role"]


def test_all_risks_in_one_table(make: Make) -> None:
    found = risk_summary(
        make(SAMPLE), KEYS, weights="w", unit="pair", sensitive=["ill"], fraction=0.2
    )
    assert found.keys == ("area", "role")
    assert [(one.blanks, one.records, one.classes, one.smallest) for one in found.rules] == [
        ("value", 5, 4, 1), ("wildcard", 5, 4, 1), ("ignored", 4, 3, 1),
    ]  # fmt: skip
    assert [one.under for one in found.rules] == [
        {2: 3, 3: 5, 5: 5, 10: 5}, {2: 1, 3: 5, 5: 5, 10: 5}, {2: 2, 3: 4, 5: 4, 10: 4},
    ]  # fmt: skip
    assert found.individual.counted == "weights"
    assert found.individual.expected == pytest.approx(5 * found.individual.share)
    assert found.units is not None
    assert found.units.counted == "pair"
    assert found.units.expected > found.individual.expected
    (ill,) = found.sensitive
    assert (ill.field, ill.l, ill.records_with_one_value, ill.alpha) == ("ill", 1, 3, 1)
    assert found.special.records == 3
    assert found.population is not None
    assert found.population.sample_uniques == 3


def test_no_value_of_anyone_is_in_it(make: Make) -> None:
    whole = risk_summary(make(SAMPLE), KEYS, unit="pair", sensitive=["ill"]).to_json()
    assert json.loads(whole)["rules"][0]["under"]["2"] == 3
    for value in ("north", "south", "lead", "aide", "yes"):
        assert value not in whole


def test_where_the_population_is_taken_from(make: Make) -> None:
    frame = make(SAMPLE)
    areas = framed({"area": ["north", "south"], "people": [20, 40]}).drop("response_id")
    assert risk_summary(frame, KEYS).individual.counted == "records, everyone asked"
    margin = risk_summary(frame, KEYS, population=[areas])
    assert margin.individual.counted == "weights brought to known counts"
    known = risk_summary(frame, ["area"], population=[areas])
    assert known.individual.counted == "known population"
    assert known.individual.expected == pytest.approx(2 / 20 + 2 / 40 + 1 / 60)
    small = framed({"area": ["north", "south"], "people": [1, 40]}).drop("response_id")
    with pytest.raises(ResponseError, match="more records than people"):
        risk_summary(frame, ["area"], population=[small])


def test_no_records(make: Make) -> None:
    found = risk_summary(make(SAMPLE).head(0), KEYS, unit="pair", sensitive=["ill"])
    assert [one.smallest for one in found.rules] == [0, 0, 0]
    assert found.units is not None
    assert (found.individual.expected, found.units.expected, found.units.highest) == (0, 0, 0)
    assert found.sensitive[0].entropy == 0


def test_many_keys_are_searched_for_small_sets_only() -> None:
    keys = [f"k{number}" for number in range(20)]
    frame = framed({key: ["x", "y"] for key in keys})
    assert risk_summary(frame, keys).special.sizes == (40, 0, 0)


def test_an_unknown_column(make: Make) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'ill'"):
        risk_summary(make(SAMPLE), KEYS, sensitive=["il"])
