"""How many records must lose their keys, so that those they are told apart from match enough."""

from __future__ import annotations

import numpy as np

from surveys.anonymisation.keycodes import Integers
from surveys.anonymisation.suppression.patterns import before


def fewest(groups: Integers, short: Integers, records: Integers) -> Integers:
    """Return how many records of each class lose keys, so that few do in each group.

    A record that loses its keys is safe, and every other class of its group is short of one
    record less. Among single records it is the fewest that can be; of larger classes, which
    are split only when no record of theirs is left short, there can be fewer still.

    Parameters
    ----------
    groups
        For each class the number of its group, from 0.
    short
        How many records more each class must match, from 1.
    records
        Records of each class, from 1.

    Returns
    -------
    ndarray
        For each class, 0 to all of its records.

    Examples
    --------
    Of four single records that each need a second one, one is enough:

    >>> one = np.ones(4, dtype=np.int64)
    >>> fewest(0 * one, one, one).tolist()
    [1, 0, 0, 0]
    """
    order = np.lexsort((-short, groups))
    lost = np.zeros(len(groups), dtype=np.int64)
    lost[order] = _in_order(groups[order], short[order], records[order])
    return lost


def _in_order(groups: Integers, short: Integers, records: Integers) -> Integers:
    """Do the same for classes sorted by group, those that are short of most first."""
    earlier = before(groups, records)
    lost = np.where(short > earlier, records, 0)
    totals = _sums(groups, lost)
    for total in range(1, 2 * int(short.max(initial=0)) + 1):
        forced = np.where(short > total, records, 0)
        room = np.where(records > 1, np.minimum(total - short, records), 1)
        room = np.where(short > total, 0, room)
        rest = total - _sums(groups, forced)
        better = (total < totals) & (rest >= 0) & (_sums(groups, room) >= rest)
        shared = forced + np.clip(rest[groups] - before(groups, room), 0, room)
        lost = np.where(better[groups], shared, lost)
        totals = np.where(better, total, totals)
    return lost


def _sums(groups: Integers, amounts: Integers) -> Integers:
    return np.bincount(groups, weights=amounts).astype(np.int64)
