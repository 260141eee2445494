from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.recoding import (
    band,
    bands,
    check_nested,
    coarsen_submitted,
    generalise,
    grouped,
    redact_text,
    remove,
    remove_free_text,
)
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument

from .conftest import Make, codes, framed

GROUPS = {"n": ["north"], "rest": ["east", "west"]}


def test_removed_answers_leave_their_reason(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "email": ["a@b.fi", None], "email__missing": [None, "refused"],
            "story": [None, "Long"], "story__missing": ["blank", None], "age": [40, 41],
        }
    )  # fmt: skip
    after = remove(frame, instrument, fields=["email"])
    assert texts(after, "email") == [None, None]
    assert texts(after, "email__missing") == ["removed", "refused"]
    assert texts(after, "story") == [None, "Long"]
    bare = remove_free_text(frame, instrument)
    assert texts(bare, "story__missing") == ["blank", "removed"]
    assert texts(bare, "email__missing") == ["removed", "refused"]
    assert texts(bare, "age") == ["40", "41"]
    assert bare.schema == frame.schema


def test_unknown_fields_are_named(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'email'"):
        remove(make({"email": ["a"]}), instrument, fields=["emial"])


def test_texts_are_redacted(make: Make, instrument: Instrument) -> None:
    frame = make({"story": ["Soita 040 1234567", None], "title": ["x", "y"], "age": [40, 41]})
    after = redact_text(frame, instrument, fields=["story", "title"])
    assert texts(after, "story") == ["Soita [phone]", None]
    assert texts(after, "title") == ["x", "y"]
    with pytest.raises(DefinitionError, match="field age of kind integer"):
        redact_text(frame, instrument, fields=["age"])


def test_codes_are_merged(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "area": ["north", None, "west", "east"],
            "area__missing": [None, "refused", None, None],
        }
    )
    after = generalise(frame, instrument, field="area", groups=GROUPS)
    assert texts(after, "area") == ["n", None, "rest", "rest"]
    assert texts(after, "area__missing") == [None, "refused", None, None]
    empty = make({"area": [None], "age": [40]})
    assert texts(generalise(empty, instrument, field="area", groups=GROUPS), "area") == [None]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ({"n": ["north"], "rest": ["east"]}, "no group for west"),
        ({"n": ["north", "east"], "rest": ["east", "west"]}, "code 'east' in 2 groups"),
        ({"n": ["north", "east", "west", "no"]}, "found code 'no'"),
        ({"n": ["north", "eats", "west"]}, "Did you mean 'east'"),
        ({"n": ["north", "east", "west"], "rest": []}, "group 'rest' without codes"),
        ({"North": ["north", "east", "west"]}, "the code 'North'"),
    ],
)
def test_groups_cover_each_code_once(
    make: Make, instrument: Instrument, groups: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        generalise(make({"area": ["north"]}), instrument, field="area", groups=groups)


def test_only_codes_are_merged(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="a field of codes"):
        generalise(make({"age": [40]}), instrument, field="age", groups=GROUPS)


def test_levels_nest() -> None:
    areas = codes("areas", "a", "b", "c", "d")
    pairs = {"ab": ["a", "b"], "cd": ["c", "d"]}
    check_nested(areas, [pairs, {"all": ["ab", "cd"]}])
    with pytest.raises(DefinitionError, match="found code 'a'"):
        check_nested(areas, [pairs, {"x": ["a", "ab"], "y": ["cd"]}])
    with pytest.raises(DefinitionError, match="no group for cd"):
        check_nested(areas, [pairs, {"x": ["ab"]}])
    assert [one.text.sv for one in grouped(areas, pairs)] == ["A / B", "C / D"]


@pytest.mark.parametrize(
    ("field", "values", "edges", "expected"),
    [
        ("age", [18, 29, 30, 49, 50, 99, None], [30, 50],
         ["under_30", "under_30", "30_to_49", "30_to_49", "50_or_more", "50_or_more", None]),
        ("age", [29, 30, 31], [30, 31], ["under_30", "30_to_30", "31_or_more"]),
        ("age", [29, 30], [30], ["under_30", "30_or_more"]),
        ("share", [0.0, 9.9, 10.0, 49.9, 50.0], [10, 50],
         ["under_10", "under_10", "10_to_under_50", "10_to_under_50", "50_or_more"]),
    ],
)  # fmt: skip
def test_numbers_are_banded(
    make: Make,
    instrument: Instrument,
    field: str,
    values: list[Any],
    edges: list[int],
    expected: list[str | None],
) -> None:
    frame = make({field: values})
    assert texts(band(frame, instrument, field=field, edges=edges), field) == expected


@given(
    ages=st.lists(st.integers(18, 99), min_size=1),
    edges=st.sets(st.integers(19, 99), min_size=1),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bands_keep_the_order_of_numbers(
    instrument: Instrument, ages: list[int], edges: set[int]
) -> None:
    order = [code.code for code in bands(instrument, instrument.fields["age"], sorted(edges))]
    after = band(framed({"age": ages}), instrument, field="age", edges=sorted(edges))
    ranks = [order.index(one or "") for one in texts(after, "age")]
    assert ranks == [sum(edge <= age for edge in edges) for age in ages]


def test_bands_are_called_in_three_languages(instrument: Instrument) -> None:
    labels = [code.text for code in bands(instrument, instrument.fields["age"], [30, 31, 50])]
    assert [one.fi for one in labels] == ["alle 30", "30", "31–49", "50 tai yli"]
    assert [one.sv for one in labels] == ["under 30", "30", "31–49", "50 eller över"]
    assert [one.en for one in labels] == ["under 30", "30", "31–49", "50 or more"]


@pytest.mark.parametrize(
    ("field", "edges", "message"),
    [
        ("age", [], "ascending whole numbers"),
        ("age", [50, 30], "ascending whole numbers"),
        ("age", [30, 30], "ascending whole numbers"),
        ("age", [18, 30], "over 18 and up to 99"),
        ("age", [30, 100], "over 18 and up to 99"),
        ("share", [0, 30], "over 0 and up to 100"),
        ("area", [1], "field area of kind code"),
    ],
)
def test_edges_ascend_inside_the_limits(
    make: Make, instrument: Instrument, field: str, edges: list[int], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        band(make({field: [None], "title": ["x"]}), instrument, field=field, edges=edges)


@pytest.mark.parametrize(
    ("to", "expected"),
    [("day", "2026-02-03"), ("month", "2026-02-01"), ("year", "2026-01-01"), ("remove", None)],
)
def test_the_time_of_submission_is_cut(
    make: Make, instrument: Instrument, to: Any, expected: str | None
) -> None:
    frame = make({"submitted": [dt.datetime(2026, 2, 3, 14, 5), None]})
    after = coarsen_submitted(frame, instrument, to=to)
    assert texts(after, "submitted") == [expected and f"{expected} 00:00:00", None]
    assert after.schema == frame.schema


def test_an_unknown_precision(make: Make, instrument: Instrument) -> None:
    unknown: Any = "days"
    with pytest.raises(DefinitionError, match="Did you mean 'day'"):
        coarsen_submitted(make({"submitted": [None]}), instrument, to=unknown)
