from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.keycodes import key_codes
from surveys.anonymisation.risk import RULES, Matches, matches
from surveys.anonymisation.risk.matching import check_weights, numbers_of, weights_of
from surveys.errors import DefinitionError, ResponseError, UsageError

from ..conftest import Make, framed
from .conftest import numbers, read_golden

CODES = np.array([[0, 0], [0, 0], [0, -1], [-1, 0], [1, 1], [1, -3]])
WEIGHTS = np.array([1.0, 2, 4, 8, 16, 32])


def by_row(found: Matches) -> list[tuple[float, float]]:
    return list(zip(found.rows(found.records.astype(float)), found.rows(found.people), strict=True))


def test_records_and_people_under_each_rule() -> None:
    assert by_row(matches(CODES, "value", WEIGHTS)) == [
        (2, 3), (2, 3), (1, 4), (1, 8), (1, 16), (1, 32),
    ]  # fmt: skip
    assert by_row(matches(CODES, "wildcard", WEIGHTS)) == [
        (4, 15), (4, 15), (4, 15), (5, 47), (2, 48), (3, 56),
    ]  # fmt: skip
    ignored = by_row(matches(CODES, "ignored", WEIGHTS))
    assert [ignored[row] for row in (0, 1, 4)] == [(2, 3), (2, 3), (1, 16)]
    assert all(math.isnan(one) for row in (2, 3, 5) for one in ignored[row])


def test_without_weights_people_are_records() -> None:
    for rule in RULES:
        found = matches(CODES, rule)
        assert found.people.tolist() == found.records.tolist()


def test_wildcards_without_blanks_are_values() -> None:
    found = matches(CODES[:2], "wildcard")
    assert (found.occurring.tolist(), found.under(3), found.under(2)) == ([2], 2, 0)


def test_an_unknown_rule() -> None:
    unknown: Any = "values"
    with pytest.raises(UsageError, match="Did you mean 'value'"):
        matches(CODES, unknown)


@pytest.mark.parametrize(("case", "k"), [("testdata_kv7", 3), ("francdat", 2), ("francdat", 3)])
def test_wildcards_count_as_sdcmicro_does_after_local_suppression(case: str, k: int) -> None:
    frame = read_golden(f"{case}_localsupp_k{k}.csv")
    found = matches(key_codes(frame, frame.columns[1:]), "wildcard")
    expected = numbers(f"{case}_rows.csv", f"fk_after_k{k}")
    assert found.rows(found.records.astype(float)).tolist() == expected


@pytest.mark.parametrize("bad", [0.0, -1.0, math.nan, math.inf])
def test_weights_are_numbers_of_people(bad: float) -> None:
    with pytest.raises(ResponseError, match=r"weights, first in row 2: found 1 weight\(s\)"):
        check_weights(np.array([1.0, bad]))


def test_weights_of_a_frame(make: Make) -> None:
    frame = make({"weight": [1, 2.5], "word": ["a", "b"], "hole": [None, 1], "none": [None, None]})
    assert weights_of(frame, "weight").tolist() == [1, 2.5]
    assert weights_of(frame.head(0), "weight").tolist() == []
    with pytest.raises(DefinitionError, match="Did you mean 'weight'"):
        weights_of(frame, "weihgt")
    with pytest.raises(ResponseError, match=r"column word: .*no numbers"):
        weights_of(frame, "word")
    for name, row in (("hole", 1), ("none", 1)):
        with pytest.raises(ResponseError, match=f"column {name}, first in row {row}"):
            weights_of(frame, name)
    assert np.isnan(numbers_of(frame, "none")).all()


def test_weights_that_are_whole_numbers() -> None:
    assert weights_of(framed({"weight": [1, 2]}), "weight").tolist() == [1, 2]
