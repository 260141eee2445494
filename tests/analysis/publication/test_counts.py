from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.publication import Rule, protect_counts
from analysis.publication.counts import suppressed
from surveys.errors import AnalysisError


def pattern(rows: list[list[int]]) -> list[list[int]]:
    values = np.array(rows)
    small = (values > 0) & (values < 5)
    return [[int(cell) for cell in line] for line in suppressed(values, small, Rule())]


def test_nothing_small_nothing_hidden() -> None:
    assert pattern([[10, 0], [7, 5]]) == [[0, 0], [0, 0]]


def test_a_small_count_takes_three_others_with_it() -> None:
    found = pattern([[20, 8, 9], [9, 30, 7], [2, 7, 40]])
    assert found == [[0, 0, 0], [1, 1, 0], [1, 1, 0]]


def test_a_frame_that_says_too_much_is_widened() -> None:
    # The four cells alone would leave the 1 between 0 and 2: empty cells give no shelter.
    hidden = np.array(pattern([[1, 0, 9], [0, 1, 9], [9, 9, 9]]), dtype=bool)
    values = np.array([[1, 0, 9], [0, 1, 9], [9, 9, 9]])
    assert hidden.sum() > 4
    assert _range(values, hidden, 0, 0) >= 5


def test_a_table_too_small_to_shelter_is_hidden_whole() -> None:
    assert pattern([[1, 2], [2, 1]]) == [[1, 1], [1, 1]]


def test_one_column_whose_row_totals_are_known_cannot_hold_anything_back() -> None:
    assert pattern([[3], [20], [9]]) == [[1], [1], [1]]


def test_labels_and_others_stay_and_shares_of_hidden_rows_go() -> None:
    frame = pd.DataFrame(
        {
            "label": ["a", "b", "c"],
            "no": [20, 9, 2],
            "yes": [8, 30, 7],
            "total": [28, 39, 9],
            "share": [0.29, 0.77, 0.78],
        }
    )
    protected = protect_counts(frame, ["no", "yes"], others=["total"])
    shown = protected.frame
    assert shown["total"].tolist() == [28, 39, 9]
    assert shown["no"].isna().tolist() == [False, True, True]
    assert shown["share"].isna().tolist() == [False, True, True]
    assert protected.reason(2, "no") == "small_group"
    assert protected.reason(2, "yes") == "recoverable"
    assert protected.reason(2, "share") == "recoverable"
    assert protected.reason(0, "no") == ""


def test_bad_input_is_refused() -> None:
    frame = pd.DataFrame({"label": ["a"], "no": [1.5]})
    with pytest.raises(AnalysisError, match="column no, row 1"):
        protect_counts(frame, ["no"])
    with pytest.raises(AnalysisError, match="0 columns 'yes'"):
        protect_counts(frame, ["yes"])


@settings(max_examples=25, deadline=None)
@given(
    st.integers(2, 3).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 12), min_size=columns, max_size=columns),
            min_size=2,
            max_size=3,
        )
    )
)
def test_no_small_count_can_be_had_from_the_totals(rows: list[list[int]]) -> None:
    values = np.array(rows)
    small = (values > 0) & (values < 5)
    hidden = suppressed(values, small, Rule())
    assert (hidden | ~small).all()
    for line in [*hidden, *hidden.T]:
        assert line.sum() != 1
    if not hidden.all():
        for row, column in np.argwhere(small):
            assert _range(values, hidden, int(row), int(column)) >= 5


def _range(values: np.ndarray, hidden: np.ndarray, row: int, column: int) -> int:
    """Search the range of one hidden count without linear programming.

    Circulations along 2 x 2 and longer cycles are what the totals leave free; the reach in one
    cell is the largest flow through it, found here by augmenting one unit at a time.
    """
    return _push(values, hidden, row, column, 1) + _push(values, hidden, row, column, -1)


def _push(values: np.ndarray, hidden: np.ndarray, row: int, column: int, sign: int) -> int:
    """Count how often the cell can be changed by one when others make up for it."""
    cells = values.copy()
    steps = 0
    while steps < 50:
        if sign < 0 and cells[row, column] == 0:
            return steps
        path = _compensation(cells, hidden, row, column, sign)
        if path is None:
            return steps
        cells[row, column] += sign
        for (r, c), change in path:
            cells[r, c] += change
        steps += 1
    return steps


def _compensation(
    cells: np.ndarray, hidden: np.ndarray, row: int, column: int, sign: int
) -> list[tuple[tuple[int, int], int]] | None:
    """Find an alternating path from `column` back to `row` through other hidden cells."""
    others = [(r, c) for r, c in itertools.product(*map(range, cells.shape))
              if hidden[r, c] and (r, c) != (row, column)]  # fmt: skip

    def search(
        at: int, seen_rows: frozenset[int], seen_columns: frozenset[int]
    ) -> list[tuple[tuple[int, int], int]] | None:
        for r, c in others:
            if c != at or r in seen_rows or (sign > 0 and cells[r, c] == 0):
                continue
            step = ((r, c), -sign)
            if r == row:
                return [step]
            for _, next_column in [(a, b) for a, b in others if a == r and b not in seen_columns]:
                if sign < 0 and cells[r, next_column] == 0:
                    continue
                rest = search(next_column, seen_rows | {r}, seen_columns | {next_column})
                if rest is not None:
                    return [step, ((r, next_column), sign), *rest]
        return None

    return search(column, frozenset(), frozenset({column}))
