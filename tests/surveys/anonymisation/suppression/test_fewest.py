from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation.suppression.fewest import fewest


def lost(*classes: tuple[int, int]) -> list[int]:
    short, records = np.array(classes).T
    found = fewest(np.zeros(len(classes), dtype=np.int64), short, records)
    return [int(one) for one in found]


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ([(1, 1)], [1]),
        ([(1, 1)] * 4, [1, 0, 0, 0]),
        ([(2, 1)] * 4, [1, 1, 0, 0]),
        ([(1, 4), (1, 4)], [1, 1]),  # rather than all four of one class
        ([(1, 2)], [2]),
        ([(4, 1), (1, 4)], [1, 0]),
        ([(4, 1), (2, 3), (2, 3)], [1, 1, 1]),
    ],
)
def test_as_few_as_can_be(classes: list[tuple[int, int]], expected: list[int]) -> None:
    found = lost(*classes)
    assert sum(found) == sum(expected)
    assert safe(classes, found)


def safe(classes: list[tuple[int, int]], given: list[int]) -> bool:
    """Whether every class has lost all records, or as many others as it is short of."""
    return all(
        one == records or sum(given) - one >= short
        for (short, records), one in zip(classes, given, strict=True)
    )


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), min_size=1, max_size=6))
@settings(deadline=None)
def test_everybody_is_safe_and_no_more_lose_than_one_class_after_the_other(
    classes: list[tuple[int, int]],
) -> None:
    found = lost(*classes)
    assert safe(classes, found)
    total = 0
    for short, records in sorted(classes, key=lambda one: -one[0]):
        total += records if short > total else 0
    assert sum(found) <= total


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
@settings(deadline=None)
def test_of_single_records_it_is_the_fewest(short: list[int]) -> None:
    classes = [(one, 1) for one in short]
    ways = product((0, 1), repeat=len(classes))
    assert sum(lost(*classes)) == min(sum(way) for way in ways if safe(classes, list(way)))


def test_groups_do_not_help_each_other() -> None:
    groups, ones = np.array([0, 1, 1, 0]), np.ones(4, dtype=np.int64)
    assert fewest(groups, ones, ones).tolist() == [1, 1, 0, 0]
    assert fewest(groups[:0], ones[:0], ones[:0]).tolist() == []
