from __future__ import annotations

from typing import Any

import pytest

from surveys.anonymisation.recoding import (
    Level,
    codes_at,
    codes_of_lattice,
    generalise_by_lattice,
    generalise_to,
)
from surveys.cleaning import Plan, run
from surveys.cleaning.frames import texts
from surveys.cleaning.plan import step_maker
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from ..conftest import Make

LEVELS: dict[str, list[Level]] = {
    "area": [{"n": ["north"], "rest": ["east", "west"]}, "all"],
    "age": [[30, 40, 50], [40]],
}
step = step_maker({"generalise_to": generalise_to, "generalise_by_lattice": generalise_by_lattice})


def test_to_a_level(make: Make, instrument: Instrument) -> None:
    one = step("generalise_to", reason="few", field="age", levels=LEVELS["age"], level=2)
    frame, (record,) = run(make({"age": [29, 41, None]}), Plan((one,)), instrument)
    assert texts(frame, "age") == ["under_40", "40_or_more", None]
    assert record.cells_changed == 2
    codes = codes_at(instrument, "age", LEVELS["age"], 2)
    assert codes is not None
    assert codes.names == ("under_40", "40_or_more")
    assert codes_at(instrument, "age", LEVELS["age"], 0) is None


def test_the_best_of_all(make: Make, instrument: Instrument) -> None:
    frame = make(
        {"area": ["north", "north", "east", "west"], "age": [31, 32, 41, 45], "role": ["a"] * 4}
    )
    one = step(
        "generalise_by_lattice",
        reason="few", keys=["area", "age", "role"], levels=LEVELS, k=2, most_suppressed=0.0,
    )  # fmt: skip
    after, (record,) = run(frame, Plan((one,)), instrument)
    assert texts(after, "area") == ["n", "n", "rest", "rest"]
    assert texts(after, "age") == ["30_to_39", "30_to_39", "40_to_49", "40_to_49"]
    assert set(record.columns) == {"area", "age"}
    for name, codes in codes_of_lattice(instrument, ["area", "age", "role"], LEVELS).items():
        assert {one for one in texts(after, name) if one} <= set(codes.names)


def test_a_number_is_always_banded(make: Make, instrument: Instrument) -> None:
    frame = make({"age": [30, 30, 40, 40]})
    after = generalise_by_lattice(frame, instrument, keys=["age"], levels=LEVELS, k=2)
    assert texts(after, "age") == ["30_to_39", "30_to_39", "40_to_49", "40_to_49"]


def test_too_little_is_gained(make: Make, instrument: Instrument) -> None:
    frame = make({"area": ["north"], "age": [30]})
    with pytest.raises(DisclosureError, match=r"1 of 1 record\(s\) suppressed at best"):
        generalise_by_lattice(frame, instrument, keys=["area", "age"], levels=LEVELS, k=2)


def test_codes_of_all_levels(instrument: Instrument) -> None:
    found = codes_of_lattice(instrument, ["area", "age"], LEVELS)
    assert found["area"].names == ("north", "east", "west", "n", "rest", "all")
    assert found["age"].names == (
        "under_30", "30_to_39", "40_to_49", "50_or_more", "under_40", "40_or_more",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "levels", "message"),
    [
        (["aera"], LEVELS, "levels of 'area'; expected of a key: aera. Did you mean 'aera'"),
        (["area"], {"area": [{"north": ["north", "east"], "west": ["west"]}]},
         "code 'north' of area, which means different groups"),
        (["area"], {"area": [{"x": ["north"]}]}, "no group for east, west"),
    ],
)  # fmt: skip
def test_what_codes_cannot_say(
    instrument: Instrument, keys: list[str], levels: Any, message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        codes_of_lattice(instrument, keys, levels)
