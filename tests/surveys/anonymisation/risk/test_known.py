from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.risk import calibrated_weights, known_risk
from surveys.errors import DefinitionError, ResponseError

from ..conftest import Make, framed

SAMPLE: dict[str, list[Any]] = {
    "area": ["n", "n", "s", None],
    "role": ["a", "b", "a", "a"],
    "w": [1.0, 1, 2, 1],
}
KEYS = ["area", "role"]


def people(**columns: Sequence[Any]) -> Any:
    return framed(columns).drop("response_id")


WHOLE = people(role=["a", "b", "b", "a"], area=["n", "n", "s", "s"], people=[4, 8, 16, 32])


def test_risk_is_one_in_the_people_with_the_same_keys(make: Make) -> None:
    risk = known_risk(make(SAMPLE), KEYS, WHOLE)
    # a missing area fits all people with the role
    assert risk.rows.tolist() == [1 / 4, 1 / 8, 1 / 32, 1 / 36]
    assert risk.expected == pytest.approx(1 / 4 + 1 / 8 + 1 / 32 + 1 / 36)
    left_out = known_risk(make(SAMPLE), KEYS, WHOLE, blanks="ignored").rows
    assert left_out[:3].tolist() == [1 / 4, 1 / 8, 1 / 32]
    assert np.isnan(left_out[3])
    assert known_risk(make(SAMPLE).head(0), KEYS, WHOLE).expected == 0


def test_keys_are_matched_by_value_not_by_place(make: Make) -> None:
    population = people(area=["z", "s", "n"], people=[1, 2, 5])
    assert known_risk(make({"area": ["n", "s"]}), ["area"], population).rows.tolist() == [0.2, 0.5]


def test_more_records_than_people(make: Make) -> None:
    few = people(area=["n", "s"], people=[1, 5])
    with pytest.raises(ResponseError, match=r"1 combination\(s\) of keys with more records"):
        known_risk(make(SAMPLE), ["area"], few)
    unknown = people(area=["n"], people=[5])
    with pytest.raises(ResponseError, match=r"1 combination\(s\)"):
        known_risk(make(SAMPLE), ["area"], unknown)
    with pytest.raises(ResponseError, match=r"1 combination\(s\)"):
        calibrated_weights(make(SAMPLE), [few])


@pytest.mark.parametrize("bad", [-1.0, float("inf"), None])
def test_numbers_of_people(bad: float | None) -> None:
    with pytest.raises(ResponseError, match="missing, infinite or negative"):
        known_risk(framed({"area": ["n"]}), ["area"], people(area=["n", "s"], people=[5, bad]))


def test_columns_of_the_population(make: Make) -> None:
    with pytest.raises(DefinitionError, match=r"expected the keys area, role.*calibrated_weights"):
        known_risk(make(SAMPLE), KEYS, people(area=["n"], people=[5]))
    with pytest.raises(DefinitionError, match="Did you mean 'area'"):
        calibrated_weights(make(SAMPLE), [people(aera=["n"], people=[5])])
    with pytest.raises(DefinitionError, match="no margins"):
        calibrated_weights(make(SAMPLE), [])


def test_weights_add_up_to_one_margin(make: Make) -> None:
    areas = people(area=["n", "s", "unsampled"], people=[40, 10, 7])
    assert calibrated_weights(make(SAMPLE), [areas]).tolist() == [20, 20, 10, 1]
    begun = calibrated_weights(make(SAMPLE), [areas], weights="w")
    assert begun.tolist() == [20, 20, 10, 1]


def test_weights_add_up_to_all_margins(make: Make) -> None:
    frame = make({"area": ["n", "n", "s", "s"], "role": ["a", "b", "a", "b"]})
    areas = people(area=["n", "s"], people=[30, 70])
    roles = people(role=["a", "b"], people=[45, 55])
    weights = calibrated_weights(frame, [areas, roles])
    assert weights == pytest.approx([13.5, 16.5, 31.5, 38.5])


def test_margins_that_differ_are_brought_to_the_first(make: Make) -> None:
    frame = make({"area": ["n", "s"], "role": ["a", "b"]})
    contradicting = [
        people(area=["n", "s"], people=[30, 70]),
        people(role=["a", "b"], people=[8, 2]),
    ]
    assert calibrated_weights(frame, contradicting).sum() == pytest.approx(100)


def test_raking_ends_when_it_is_close_enough_or_after_some_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frame = framed({"area": ["n", "n", "s"], "role": ["a", "b", "b"]})
    margins = [people(area=["n", "s"], people=[30, 70]), people(role=["a", "b"], people=[20, 80])]
    assert calibrated_weights(frame, margins) == pytest.approx([20, 10, 70])
    monkeypatch.setattr("surveys.anonymisation.risk.known._ROUNDS", 1)
    assert calibrated_weights(frame, margins)[0] == pytest.approx(20)
