"""Suppression where a removed cell counts as a value: the rule of the release gate."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

import numpy as np

from surveys.anonymisation.keycodes import BLANK, Classes, Integers, classes
from surveys.anonymisation.suppression.choosing import Moves, moved
from surveys.anonymisation.suppression.joining import joined
from surveys.anonymisation.suppression.patterns import (
    Flags,
    Pattern,
    alike,
    before,
    blanked,
    cells,
    patterns,
)
from surveys.cleaning.frames import Frame

PRICES = (1.0, 0.0, 0.5, 2.0)
"""Cells that large classes may lose for each record of a small class that they join."""
MOST_CLASSES = 2_000
MOST_WIDE = 7
"""Up to so many classes of so many keys all prices are tried, beyond only the first."""


@dataclass(slots=True)
class _Work:
    """The classes on their way: what their keys become, and which are still too small.

    Parameters
    ----------
    found
        The classes of the records as they came.
    units
        Each unit of each class once: number of the class, unit; None when records are counted.
    k
        Smallest class allowed.
    codes
        The keys of each class, cells removed so far.
    large, opened
        Classes that were large enough from the start; classes that are too small yet.
    given
        Records that each class has given to others.
    moves
        To whom they went.
    """

    found: Classes
    units: Integers | None
    k: int
    codes: Integers
    large: Flags = field(init=False)
    opened: Flags = field(init=False)
    given: Integers = field(init=False)
    moves: list[Moves] = field(default_factory=list)

    def __post_init__(self) -> None:
        every = np.arange(len(self.codes))
        self.large = _sizes(self.found, self.units, every, every) >= self.k
        self.opened = ~self.large
        self.given = np.zeros(len(self.codes), dtype=np.int64)


def _sizes(found: Classes, units: Integers | None, rows: Integers, groups: Integers) -> Integers:
    """Return the size of each group of classes: its records, or its distinct units."""
    if units is None:
        return np.bincount(groups, weights=found.counts[rows]).astype(np.int64)
    of = np.full(len(found.counts), -1)
    of[rows] = groups
    there = of[units[:, 0]]
    within = there >= 0
    pairs = _distinct(np.column_stack([there[within], units[within, 1]]))
    return np.bincount(pairs[:, 0])


def _distinct(rows: Integers) -> Integers:
    return rows[classes(rows).first]


def strict(codes: Integers, frame: Frame, k: int, units: Integers | None) -> Integers:
    """Blank small classes into classes of k.

    Parameters
    ----------
    codes
        One row for each record, one column for each key, the most dispensable first.
    frame
        Its response ids decide which records of a large class join a small one.
    k
        Smallest class allowed.
    units
        For each record its unit, when distinct units are counted and not records.

    Returns
    -------
    ndarray
        The new codes of each record.

    Notes
    -----
    Sets of keys are tried from small to large. Small classes that agree outside the set lose
    its keys when they make up k together, or meet a class that lost the same before. Then,
    where small classes are still short of k, records of large ones join them if that takes no
    more cells than the small ones would lose with one key more. What is left after all sets
    is joined at any price; when large classes can spare nothing, by a whole class. Where there
    are few classes, other prices are tried as well and what takes the fewest cells is kept.
    """
    found = classes(codes)
    if units is not None:
        units = _distinct(np.column_stack([found.labels, units]))
    few = units is None and len(found.counts) <= MOST_CLASSES and codes.shape[1] <= MOST_WIDE
    tried = (
        _at_price(codes, found, frame, k, units, price) for price in PRICES[: None if few else 1]
    )
    return min(tried, key=lambda after: int((after != codes).sum()))


def _at_price(
    codes: Integers, found: Classes, frame: Frame, k: int, units: Integers | None, price: float
) -> Integers:
    work = _Work(found, units, k, codes[found.first].copy())
    for size in patterns(codes.shape[1]):
        for pattern in size:
            _merge(work, pattern)
        for pattern in size:
            _lend(work, pattern, price)
    for pattern in (one for size in patterns(codes.shape[1]) for one in size):
        _lend(work, pattern, inf)
    after = moved(work.codes[found.labels], found, frame, work.moves)
    return joined(after, work.opened[found.labels])


def _merge(work: _Work, pattern: Pattern) -> None:
    """Settle the small classes that come to k together, or meet a settled one."""
    rows = np.flatnonzero(work.opened)
    if not len(rows):
        return
    there = np.flatnonzero(~work.opened & (work.codes[:, list(pattern)] == BLANK).all(axis=1))
    (groups, met), many = alike(pattern, work.codes[rows], work.codes[there])
    enough = np.zeros(many, dtype=bool)
    enough[met] = True
    together = _sizes(work.found, work.units, rows, groups)
    enough[: len(together)] |= together >= work.k
    _settle(work, rows[enough[groups]], pattern)


def _settle(work: _Work, rows: Integers, pattern: Pattern) -> None:
    work.codes[rows] = blanked(work.codes[rows], pattern)
    work.opened[rows] = False


def _lend(work: _Work, pattern: Pattern, most: float) -> None:
    """Let large classes give small ones what they are short of, at most so many cells each."""
    rows = np.flatnonzero(work.opened)
    spare = work.found.counts - work.given - work.k
    lenders = np.flatnonzero(work.large & (spare > 0))
    # Records of one unit cannot be told from those of many, so units are never lent.
    if not len(rows) or not len(lenders) or work.units is not None:
        return
    (groups, owners), many = alike(pattern, work.codes[rows], work.codes[lenders])
    records = np.bincount(groups, weights=work.found.counts[rows], minlength=many).astype(np.int64)
    short = np.where(records > 0, work.k - records, 0)
    order = np.flatnonzero(short[owners])
    price = cells(work.codes[lenders], pattern)
    order = order[np.lexsort((lenders[order], -spare[lenders[order]], price[order], owners[order]))]
    lenders, owners, price = lenders[order], owners[order], price[order]
    lent = np.clip(short[owners] - before(owners, spare[lenders]), 0, spare[lenders])
    paid = np.bincount(owners, weights=lent * price, minlength=many)
    reached = np.bincount(owners, weights=lent, minlength=many) >= short
    taken = (records > 0) & reached & (paid <= most * np.maximum(records, 1))
    lent *= taken[owners]
    work.given[lenders] += lent
    work.moves.append(Moves(lenders, lent, blanked(work.codes[lenders], pattern)))
    _settle(work, rows[taken[groups]], pattern)
