"""Counts the records that could be the same, where a missing key can be anything."""

from __future__ import annotations

import numpy as np

from surveys.anonymisation.keycodes import Integers, classes
from surveys.anonymisation.suppression.patterns import alike

_FEW = 100_000
"""Up to so many comparisons of cells, comparing all beats grouping."""


def matches(codes: Integers, others: Integers, counts: Integers) -> Integers:
    """Return for each row how many others differ from it in no key that both have.

    Parameters
    ----------
    codes, others
        One row for each combination; negative where a key is missing.
    counts
        Records of each of the others.

    Examples
    --------
    >>> codes, others = np.array([[0, 1], [0, -1]]), np.array([[0, 1], [0, 2], [-1, 1]])
    >>> matches(codes, others, np.array([5, 1, 2])).tolist()
    [7, 8]
    """
    if codes.size * len(others) <= _FEW:
        return _compared(codes, others) @ counts
    found = np.zeros(len(codes), dtype=np.int64)
    theirs = _by_gaps(others)
    for mine in _by_gaps(codes):
        for rows in theirs:
            found[mine] += _matches(codes[mine], others[rows], counts[rows])
    return found


def _compared(codes: Integers, others: Integers) -> Integers:
    """Return for each row and each other, 1 where they differ in no key that both have."""
    one, other = codes[:, None, :], others[None, :, :]
    alike: Integers = ((one == other) | (one < 0) | (other < 0)).all(axis=2).astype(np.int64)
    return alike


def _by_gaps(codes: Integers) -> list[Integers]:
    """Return the rows in groups that miss the same keys."""
    gaps = classes((codes < 0).astype(np.int64))
    return [np.flatnonzero(gaps.labels == one) for one in range(len(gaps.counts))]


def _matches(mine: Integers, others: Integers, counts: Integers) -> Integers:
    gaps = tuple(np.flatnonzero((mine[0] < 0) | (others[0] < 0)).tolist())
    (here, there), groups = alike(gaps, mine, others)
    sums = np.bincount(there, weights=counts, minlength=groups)
    return sums[here].astype(np.int64)
