from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.recoding import Level, hierarchy
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.instruments import coordinators
from surveys.model import Instrument

from ..conftest import Make, framed

PAIRS = {"n": ["north"], "rest": ["east", "west"]}


def test_levels_of_codes_are_of_the_level_before_or_of_the_field(
    make: Make, instrument: Instrument
) -> None:
    area = instrument.fields["area"]
    frame = make({"area": ["north", None, "west"], "area__missing": [None, "refused", None]})
    top: list[Level] = [{"x": ["n", "rest"]}, {"x": ["north", "east", "west"]}, "all"]
    for level in top:
        ladder = hierarchy(instrument, area, [PAIRS, level])
        assert len(ladder) == 3
        assert texts(ladder.applied(frame, 0), "area") == ["north", None, "west"]
        assert texts(ladder.applied(frame, 1), "area") == ["n", None, "rest"]
        every = ladder.rungs[-1].codes.codes[0]
        assert texts(ladder.applied(frame, 2), "area") == [every.code, None, every.code]
        assert texts(ladder.applied(frame, 2), "area__missing") == [None, "refused", None]
    assert ladder.codes(0) is area.codes
    assert every.text.fi == "Kaikki"


def test_levels_of_a_number_keep_edges(make: Make, instrument: Instrument) -> None:
    levels: list[Level] = [[30, 40, 50], [40], []]
    ladder = hierarchy(instrument, instrument.fields["age"], levels)
    frame = make({"age": [29, None, 40, 60]})
    assert texts(ladder.applied(frame, 1), "age") == ["under_30", None, "40_to_49", "50_or_more"]
    assert texts(ladder.applied(frame, 2), "age") == ["under_40", None, "40_or_more", "40_or_more"]
    assert texts(ladder.applied(frame, 3), "age") == ["all", None, "all", "all"]
    assert ladder.codes(0) is None
    assert ladder.applied(frame, 0) is frame
    assert hierarchy(instrument, instrument.fields["age"], ["all"]).codes(1) == ladder.codes(3)


@pytest.mark.parametrize(
    ("field", "levels", "message"),
    [
        ("area", [{"x": ["north", "east"], "y": ["west"]}, PAIRS],
         r"group 'x' of area at level 1, which level 2 splits between 'n' \(north\) and 'rest' "
         r"\(east\); expected whole groups"),
        ("area", [PAIRS, {"x": ["n", "north"], "y": ["rest"]}], "found code 'north'"),
        ("area", [PAIRS, {"x": ["n"]}], "no group for rest"),
        ("area", [{"x": ["north"]}], "no group for east, west"),
        ("area", [[1, 2]], r"edges \[1, 2\] of area; expected groups of its codes"),
        ("area", ["all", PAIRS], "group 'all' of area at level 1"),
        ("area", ["ely"], "codes 'area', which are no areas"),
        ("area", [], "no levels of area"),
        ("age", [[30, 50], [40]], "edge 40 of age at level 2, which cuts the band '30_to_49'; "
         "expected edges of level 1: 30, 50"),
        ("age", ["all", [40]], "edge 40 of age at level 2, which cuts the band 'all'"),
        ("age", [PAIRS], "level 1 of age"),
        ("age", [[50, 30]], "ascending"),
        ("age", ["ely"], "level 1 of age: 'ely'"),
        ("title", ["all"], "field title of kind text; expected codes or a number"),
    ],
)  # fmt: skip
def test_what_does_not_nest_is_refused(
    instrument: Instrument, field: str, levels: list[Any], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        hierarchy(instrument, instrument.fields[field], levels)


@pytest.mark.parametrize("level", [-1, 2])
def test_there_is_no_such_level(make: Make, instrument: Instrument, level: int) -> None:
    ladder = hierarchy(instrument, instrument.fields["area"], [PAIRS])
    with pytest.raises(DefinitionError, match=f"level {level} of area; expected 0 to 1"):
        ladder.applied(make({"area": ["north"]}), level)


def test_areas_nest_through_municipalities() -> None:
    county = coordinators.fields["county"]
    ladder = hierarchy(coordinators, county, ["ely", "all"])
    assert ladder.rungs[0].members["ely_12"] == ("17", "18")
    north = {"north": ["ely_13", "ely_14", "ely_15"]}
    rest = [code for code in (ladder.codes(1) or ()) if code.code not in north["north"]]
    third = hierarchy(coordinators, county, ["ely", north | {"rest": [c.code for c in rest]}])
    assert third.rungs[1].members["north"] == ("19", "20", "21")


@given(
    ages=st.lists(st.integers(18, 99), min_size=1, max_size=20),
    edges=st.sets(st.integers(19, 99), min_size=2, max_size=8),
    data=st.data(),
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
def test_a_coarser_level_never_tells_more(
    instrument: Instrument, ages: list[int], edges: set[int], data: st.DataObject
) -> None:  # fmt: skip
    fewer = data.draw(st.sets(st.sampled_from(sorted(edges))))
    ladder = hierarchy(instrument, instrument.fields["age"], [sorted(edges), sorted(fewer)])
    frame = framed({"age": ages})
    fine, coarse = (texts(ladder.applied(frame, level), "age") for level in (1, 2))
    assert len(set(zip(fine, coarse, strict=True))) == len(set(fine))
