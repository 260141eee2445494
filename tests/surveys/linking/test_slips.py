"""Codes one slip apart: the definition, and all pairs found without comparing all with all."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.linking.slips import LONGEST, MOST_TOGETHER, near, one_slip


def alignment(first: str, second: str) -> int:
    """The optimal string alignment distance by its recurrence."""
    table = [[column + row for column in range(len(second) + 1)] for row in range(len(first) + 1)]
    for row in range(1, len(first) + 1):
        for column in range(1, len(second) + 1):
            differ = first[row - 1] != second[column - 1]
            best = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + differ,
            )
            if row > 1 < column and first[row - 2 : row] == second[column - 2 : column][::-1]:
                best = min(best, table[row - 2][column - 2] + 1)
            table[row][column] = best
    return table[-1][-1]


short = st.text("ab1", max_size=5)


@given(short, short)
def test_one_slip_is_an_alignment_distance_of_one(first: str, second: str) -> None:
    assert one_slip(first, second) == (alignment(first, second) == 1)
    assert one_slip(first, second) == one_slip(second, first)


@given(st.lists(st.text("abc", min_size=1, max_size=4), unique=True, max_size=40))
def test_all_pairs_are_found_once_and_counted_in_crowds(codes: list[str]) -> None:
    found = near(codes)
    true = {
        pair
        for pair in combinations(range(len(codes)), 2)
        if one_slip(codes[pair[0]], codes[pair[1]])
    }
    listed = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert len(set(listed)) == len(listed)
    assert set(listed) <= true
    assert len(listed) + found.crowded_pairs == len(true)
    assert found.neighbours.tolist() == [
        sum(one in pair for pair in true) for one in range(len(codes))
    ]


def test_crowds_are_counted_and_not_listed() -> None:
    codes = [f"kl{number}" for number in range(10)]
    assert len(codes) > MOST_TOGETHER
    found = near(codes)
    assert (len(found.first), found.crowded_pairs, set(found.neighbours.tolist())) == (0, 45, {9})


@pytest.mark.parametrize("codes", [[], ["ko07io"], ["", "a"], ["\ud800x", "\ud801x"], ["ää", "aä"]])
def test_few_and_odd_codes(codes: list[str]) -> None:
    expected = len(codes) == 2 and "" not in codes
    assert len(near(codes).first) == expected


def test_long_texts_are_no_codes() -> None:
    assert len(near(["a" * LONGEST, "a" * (LONGEST - 1) + "b"]).first) == 1
    assert len(near(["a" * (LONGEST + 1), "a" * LONGEST + "b"]).first) == 0
