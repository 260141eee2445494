from __future__ import annotations

import numpy as np
import pytest

from surveys.anonymisation.perturbation import mdav, microaggregate
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError, ResponseError
from surveys.model import Instrument

from .conftest import Make, by_id, shuffled, skewed


def test_numbers_become_the_means_of_their_groups(make: Make, instrument: Instrument) -> None:
    values = skewed(50, 2).round(2)
    frame = make({"age": range(20, 70), "income": values[:, 0], "wide": values[:, 1]})
    after = microaggregate(frame, instrument, fields=["income", "wide"], k=4)
    means = mdav(values, 4).means
    assert after["wide"].to_list() == pytest.approx(means[:, 1])
    assert after["income"].to_list() == pytest.approx(means[:, 0].round(2))
    assert after["age"].to_list() == frame["age"].to_list()
    assert after.schema == frame.schema


def test_whole_numbers_stay_whole_and_missing_ones_missing(
    make: Make, instrument: Instrument
) -> None:
    frame = make(
        {
            "age": [20, 21, 23, None, 60, 61],
            "age__missing": [None, None, None, "refused"] + [None] * 2,
        }
    )
    after = microaggregate(frame, instrument, fields=["age"], k=2)
    assert list(by_id(after, "age").values()) == [21, 21, 21, None, 60, 60]
    assert texts(after, "age__missing") == texts(frame, "age__missing")
    assert after.schema == frame.schema


def test_records_are_grouped_with_those_that_answered_the_same(
    make: Make, instrument: Instrument
) -> None:
    frame = make(
        {
            "age": [20, 30, None, None, 40, 50, None],
            "income": [100.0, 300.0, 10.0, 20.0, None, None, None],
            "income__missing": [None] * 4 + ["blank"] * 3,
        }
    )
    after = microaggregate(frame, instrument, fields=["age", "income"], k=2)
    assert list(by_id(after, "age").values()) == [25, 25, None, None, 45, 45, None]
    assert list(by_id(after, "income").values()) == [200, 200, 15, 15, None, None, None]


def test_too_few_alike_are_refused_or_removed(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "area": ["north", "north", "east", None, None],
            "age": [20, 30, 40, 50, 70],
            "age__missing": [None] * 5,
        }
    )
    message = r"found 1 record\(s\) with fewer than k = 2 like them"
    with pytest.raises(DisclosureError, match=message):
        microaggregate(frame, instrument, fields=["age"], k=2, within=["area"])
    after = microaggregate(frame, instrument, fields=["age"], k=2, within=["area"], few="remove")
    assert list(by_id(after, "age").values()) == [25, 25, None, 60, 60]
    assert texts(after, "age__missing") == [None, None, "removed", None, None]


def test_the_order_of_the_rows_decides_nothing(make: Make, instrument: Instrument) -> None:
    rng = np.random.default_rng(5)
    frame = make({"age": rng.integers(20, 25, 60), "income": rng.integers(0, 3, 60).astype(float)})
    first = microaggregate(frame, instrument, fields=["age", "income"], k=3)
    second = microaggregate(shuffled(frame), instrument, fields=["age", "income"], k=3)
    for name in ("age", "income"):
        assert by_id(first, name) == by_id(second, name)


@pytest.mark.parametrize("columns", [{"age": []}, {"age": [None, None]}])
def test_nothing_to_average_changes_nothing(
    make: Make, instrument: Instrument, columns: dict[str, list[None]]
) -> None:
    frame = make(columns)
    after = microaggregate(frame, instrument, fields=["age"], k=5)
    assert texts(after, "age") == texts(frame, "age")


@pytest.mark.parametrize(
    ("fields", "k", "message"),
    [
        (["agee"], 3, "Did you mean 'age'"),
        (["age", "age"], 3, "expected one field or more, each once"),
        ([], 3, "expected one field or more, each once"),
        (
            ["area"],
            3,
            "found field area of kind code; expected a field of integers or a field of decimals",
        ),
        (["time__a"], 3, "a part of an allocation"),
        (["age"], 1, "found k = 1; expected 2 or more"),
    ],
)
def test_what_cannot_be_averaged_is_named(
    make: Make, instrument: Instrument, fields: list[str], k: int, message: str
) -> None:
    frame = make({"age": [20, 21, 22], "area": ["north"] * 3, "time__a": [1, 2, 3]})
    with pytest.raises(DefinitionError, match=message):
        microaggregate(frame, instrument, fields=fields, k=k)


def test_bands_infinite_numbers_and_repeated_ids_are_refused(
    make: Make, instrument: Instrument
) -> None:
    with pytest.raises(DefinitionError, match="field age, which now holds codes"):
        microaggregate(make({"age": ["under_30", "30_or_more"]}), instrument, fields=["age"], k=2)
    with pytest.raises(ResponseError, match="an infinite number in field wide"):
        microaggregate(make({"wide": [1.5, np.inf]}), instrument, fields=["wide"], k=2)
    twice = make({"response_id": ["1", "1"], "age": [20, 30]})
    with pytest.raises(DisclosureError, match="stand more than once"):
        microaggregate(twice, instrument, fields=["age"], k=2)
