from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.recoding import band, bands
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument

from ..conftest import Make, framed


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
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
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


def test_numbers_are_banded_once(make: Make, instrument: Instrument) -> None:
    once = band(make({"age": [40, 50]}), instrument, field="age", edges=[45])
    with pytest.raises(DefinitionError, match="field age, which holds no numbers any more"):
        band(once, instrument, field="age", edges=[45])
    empty = make({"age": [None], "title": ["x"]})
    assert texts(band(empty, instrument, field="age", edges=[45]), "age") == [None]
