"""Suppression where a removed cell can be anything: the rule of sdcMicro's localSuppression."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations

import numpy as np

from surveys.anonymisation.keycodes import BLANK, Integers, classes
from surveys.anonymisation.suppression.choosing import Moves, moved
from surveys.anonymisation.suppression.fewest import fewest
from surveys.anonymisation.suppression.matching import matches
from surveys.anonymisation.suppression.patterns import Pattern, alike, blanked, patterns
from surveys.cleaning.frames import Frame

MOST_SMALL = 2_000
"""Up to so many small classes many orders of the keys are tried, beyond only two."""
MOST_SETS = 600
"""So many sets of keys are tried in all orders together."""
MOST_PERMUTED = 4
"""Up to so many keys all orders are tried."""


@dataclass(slots=True)
class _Work:
    """The combinations of keys, what is left of them, and what became of the rest.

    Parameters
    ----------
    codes
        Each combination as it came; a key is negative where it is missing.
    counts
        Records that still have the combination.
    matching
        Records that could be the same as one of it; kept up to date for small ones only.
    k
        Fewest records that must match.
    moves
        Records that lost keys.
    """

    codes: Integers
    counts: Integers
    matching: Integers
    k: int
    moves: list[Moves] = field(default_factory=list)

    @property
    def opened(self) -> Integers:
        """Combinations that match too few."""
        return np.flatnonzero((self.matching < self.k) & (self.counts > 0))


def wildcard(codes: Integers, frame: Frame, k: int, *, in_order: bool) -> Integers:
    """Remove cells until each record matches k, itself among them, where gaps match anything.

    Parameters
    ----------
    codes
        One row for each record, one column for each key, the most dispensable first.
    frame
        Its response ids decide which records of a combination lose cells.
    k
        Fewest records that must match.
    in_order
        Whether the order of the keys must be kept; if not, several are tried and the one that
        takes the fewest cells is kept, the given one first.

    Returns
    -------
    ndarray
        The new codes of each record; all missing keys are `BLANK`.

    Notes
    -----
    Sets of keys are tried from small to large. A record that loses a set of keys matches all
    that agree outside the set, and each of these matches one record more: so among small
    classes that agree outside the set no more records lose it than the others need.
    """
    codes = np.maximum(codes, BLANK)
    found = classes(codes)
    distinct = codes[found.first]
    matching = matches(distinct, distinct, found.counts)
    many = 1 if in_order else _tries(codes.shape[1], int((matching < k).sum()))
    orders = _orders(distinct)[:many]
    tried = [_removed(distinct, found.counts, matching, k, order) for order in orders]
    prices = [sum(_price(distinct, move) for move in moves) for moves in tried]
    return moved(codes, found, frame, tried[prices.index(min(prices))])


def _tries(keys: int, small: int) -> int:
    """Return how many orders of the keys can be tried without hurry."""
    tries = max(1, MOST_SETS // sum(len(size) for size in patterns(keys)))
    return min(tries, 2) if small > MOST_SMALL else tries


def _orders(codes: Integers) -> list[tuple[int, ...]]:
    """Return orders of the keys: as given, by number of values, and so on; all if there are few."""
    keys = range(codes.shape[1])
    values = tuple(sorted(keys, key=lambda key: -len(np.unique(codes[:, key]))))
    turned = [values[turn:] + values[:turn] for turn in keys]
    some = [tuple(keys), *turned, tuple(reversed(keys)), tuple(reversed(values))]
    return some + (list(permutations(keys)) if len(keys) <= MOST_PERMUTED else [])


def _price(codes: Integers, move: Moves) -> int:
    lost = (move.codes != codes[move.classes]).sum(axis=1)
    return int((lost * move.records).sum())


def _removed(
    codes: Integers, counts: Integers, matching: Integers, k: int, order: tuple[int, ...]
) -> list[Moves]:
    """Return what must be removed when the first keys of an order go first."""
    work = _Work(codes, counts.copy(), matching.copy(), k)
    for pattern in (one for size in patterns(len(order)) for one in size):
        while _remove(work, tuple(order[key] for key in pattern)):
            pass
    return work.moves


def _remove(work: _Work, pattern: Pattern) -> bool:
    """Remove a set of keys where that helps; tell whether it must be tried again."""
    rows = work.opened
    trial = blanked(work.codes[rows], pattern)
    rows = rows[(trial != work.codes[rows]).any(axis=1)]
    if not len(rows):
        return False
    rows = rows[_reach(work, blanked(work.codes[rows], pattern)) >= work.k]
    (groups,), _ = alike(pattern, work.codes[rows])
    lost = fewest(groups, work.k - work.matching[rows], work.counts[rows])
    _move(work, Moves(rows, lost, blanked(work.codes[rows], pattern)))
    return bool(np.isin(rows, work.opened).any())


def _reach(work: _Work, codes: Integers) -> Integers:
    """Return how many records match each of some codes now."""
    others = np.vstack([work.codes, *(move.codes for move in work.moves)])
    counts = np.concatenate([work.counts, *(move.records for move in work.moves)])
    return matches(codes, others, counts)


def _move(work: _Work, move: Moves) -> None:
    """Note what was removed, and whom it makes match more."""
    old = work.codes[move.classes]
    work.counts[move.classes] -= move.records
    work.moves.append(move)
    rows = work.opened
    gained = matches(work.codes[rows], move.codes, move.records)
    lost = matches(work.codes[rows], old, move.records)
    work.matching[rows] += gained - lost
