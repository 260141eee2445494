from __future__ import annotations

import numpy as np
import pytest

from surveys.anonymisation.suppression.patterns import (
    MOST_KEYS,
    alike,
    before,
    blanked,
    cells,
    patterns,
)

CODES = np.array([[0, 1], [0, 2], [-1, 1]])


@pytest.mark.parametrize(("keys", "sets"), [(1, 1), (2, 3), (MOST_KEYS, 1023), (MOST_KEYS + 1, 11)])
def test_sets_of_keys(keys: int, sets: int) -> None:
    found = [one for size in patterns(keys) for one in size]
    assert (len(found), len(set(found))) == (sets, sets)
    assert [len(one) for one in found] == sorted(len(one) for one in found)
    assert found[-1] == tuple(range(keys))


def test_removing_keys_leaves_the_codes_as_they_were() -> None:
    assert blanked(CODES, (0,)).tolist() == [[-1, 1], [-1, 2], [-1, 1]]
    assert CODES[0, 0] == 0
    assert cells(CODES, (0, 1)).tolist() == [2, 2, 1]


def test_rows_alike_outside_a_pattern_have_one_number() -> None:
    (one, other), many = alike((0,), CODES, CODES[1:])
    assert (one.tolist(), other.tolist(), many) == ([0, 1, 0], [1, 0], 2)
    (every, none), groups = alike((0, 1), CODES, CODES[:0])
    assert (every.tolist(), none.tolist(), groups) == ([0, 0, 0], [], 1)
    assert alike((0,), CODES[:0])[1] == 1


def test_sums_of_earlier_rows() -> None:
    groups, amounts = np.array([0, 0, 2, 2, 2]), np.array([1, 2, 3, 4, 5])
    assert before(groups, amounts).tolist() == [0, 1, 0, 3, 7]
    assert before(groups[:0], amounts[:0]).tolist() == []
