"""Hide the small counts of a cross table, and the counts that would give them away.

A table with its totals is a set of sums. After the small counts are hidden, more are hidden until
no row or column lets one be had by subtraction (Hundepool, A. et al. (2012), Statistical
Disclosure Control, Wiley, section 4.4); linear programming then proves that no hidden small count
can be narrowed down to a range shorter than the smallest allowed group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.publication.protected import SEAL, Mask, Protected, Reason
from analysis.publication.rows import blanked, counts_of, need
from analysis.publication.rule import Rule

Counts: TypeAlias = npt.NDArray[np.int64]


def protect_counts(
    frame: pd.DataFrame,
    counts: Sequence[str],
    rule: Rule | None = None,
    *,
    labels: Sequence[str] = ("label",),
    others: Sequence[str] = (),
) -> Protected:
    """Hide small counts in a table whose row and column totals are known to readers.

    Parameters
    ----------
    frame
        One row per row of the table.
    counts
        Its count columns, without totals.
    rule
        Threshold: counts from 1 to one below it are hidden. Zeros are shown unless hiding them
        is what keeps a small count from being had.
    labels
        Columns that name the row.
    others
        Columns that stay as they are, such as row totals that are known anyway. Columns that
        are in none of the three are hidden in rows with a hidden count (shares, for example).

    Raises
    ------
    AnalysisError
        A column is missing, or a value is not a count.

    Examples
    --------
    >>> table = pd.DataFrame({"label": ["a", "b", "c"], "x": [20, 9, 2], "y": [8, 30, 7]})
    >>> protect_counts(table, ["x", "y"]).frame["x"].tolist()
    [20, <NA>, <NA>]
    """
    rule = rule or Rule()
    need(frame, [*labels, *counts, *others])
    cells = frame.reset_index(drop=True)
    values = np.column_stack([counts_of(cells[name], name) for name in counts])
    small = (values > 0) & (values < rule.minimum_group)
    hidden = suppressed(values, small, rule)
    return _masked(cells, hidden, small, rule, (list(counts), list(labels), list(others)))


def suppressed(values: Counts, small: Mask, rule: Rule) -> Mask:
    """Return which cells to hide so that no small count can be had from the totals.

    Parameters
    ----------
    values, small
        Shape (rows, columns): the counts, and which of them are too small.

    Examples
    --------
    >>> counts = np.array([[20, 8], [9, 30], [2, 7]])
    >>> suppressed(counts, counts < 5, Rule()).astype(int).tolist()
    [[0, 0], [1, 1], [1, 1]]
    """
    hidden = _no_singles(values, small.copy())
    for row, column in np.argwhere(small):
        while (
            hidden.sum() < hidden.size and _width(values, hidden, row, column) < rule.minimum_group
        ):
            hidden = _no_singles(values, _one_more(values, hidden, row, column))
    return hidden


def _no_singles(values: Counts, hidden: Mask) -> Mask:
    """Hide a second cell in each row and column that has exactly one hidden."""
    while True:
        before = int(hidden.sum())
        for lines, numbers in ((hidden, values), (hidden.T, values.T)):
            for line, own in zip(lines, numbers, strict=True):
                if line.sum() == 1 and line.size > 1:
                    # A cell that crosses a line with hidden cells calls for no further ones.
                    line[_smallest(own, ~line, np.asarray(lines.any(axis=0)))] = True
        if hidden.sum() == before:
            return hidden


def _smallest(numbers: Counts, among: Mask, preferred: Mask) -> int:
    """Return the first of the smallest cells: preferred before others, filled before empty."""
    order = np.lexsort((numbers, numbers == 0, ~preferred, ~among))
    return int(order[0])


def _one_more(values: Counts, hidden: Mask, row: int, column: int) -> Mask:
    wider, near = hidden.copy(), np.zeros_like(hidden)
    near[row, :] = near[:, column] = True
    wider.flat[_smallest(values.ravel(), ~hidden.ravel(), near.ravel())] = True
    return wider


def _width(values: Counts, hidden: Mask, row: int, column: int) -> float:
    """Return how long the range is that the totals leave for one hidden count."""
    places = np.argwhere(hidden)
    sums = np.array(
        [[p[0] == r for p in places] for r in range(values.shape[0])]
        + [[p[1] == c for p in places] for c in range(values.shape[1])],
        dtype=float,
    )
    known = np.where(hidden, values, 0)
    totals = np.concatenate([known.sum(axis=1), known.sum(axis=0)])
    aim = np.array([float(p[0] == row and p[1] == column) for p in places])
    lowest, highest = (_end(sign * aim, sums, totals) for sign in (1, -1))
    return -highest - lowest


def _end(aim: npt.NDArray[np.float64], sums: npt.NDArray[np.float64], totals: Counts) -> float:
    # Imported here because most tables never need it and it is slow to load.
    from scipy.optimize import linprog

    # Always solvable: the true counts obey the totals.
    found = linprog(aim, A_eq=sums, b_eq=totals, method="highs")
    return float(aim @ np.asarray(found.x, dtype=float))


def _masked(
    cells: pd.DataFrame,
    hidden: Mask,
    small: Mask,
    rule: Rule,
    roles: tuple[list[str], list[str], list[str]],
) -> Protected:
    counts, labels, others = roles
    mask = np.zeros(cells.shape, dtype=bool)
    reasons: list[list[Reason]] = [[""] * cells.shape[1] for _ in range(len(cells))]
    for place, name in enumerate(cells.columns):
        own = counts.index(name) if name in counts else None
        if name in labels or name in others:
            continue
        lines = hidden.any(axis=1) if own is None else hidden[:, own]
        mask[:, place] = lines
        for row in np.flatnonzero(lines):
            is_small = own is not None and small[row, own]
            reasons[row][place] = "small_group" if is_small else "recoverable"
    return Protected(
        cells=blanked(cells, mask),
        mask=mask,
        reasons=tuple(tuple(row) for row in reasons),
        labels=tuple(labels),
        rule=rule,
        seal=SEAL,
    )
