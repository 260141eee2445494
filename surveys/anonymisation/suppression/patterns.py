"""Sets of keys that are removed together, and what is left when they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import BLANK, Integers, classes

Flags: TypeAlias = npt.NDArray[np.bool_]
Pattern: TypeAlias = tuple[int, ...]
"""Numbers of the keys that are removed together."""

MOST_KEYS = 10
"""Up to here all sets of keys are tried (1,024); beyond, the first one, two, three …"""


def patterns(keys: int) -> list[list[Pattern]]:
    """Return the sets of keys to try: those of one key, of two …, the first keys first.

    Examples
    --------
    >>> patterns(3)
    [[(0,), (1,), (2,)], [(0, 1), (0, 2), (1, 2)], [(0, 1, 2)]]
    """
    sizes = range(1, keys + 1)
    if keys > MOST_KEYS:
        return [[tuple(range(size))] for size in sizes]
    return [list(combinations(range(keys), size)) for size in sizes]


def blanked(codes: Integers, pattern: Pattern) -> Integers:
    """Return the codes with the keys of the pattern removed."""
    without = codes.copy()
    without[:, list(pattern)] = BLANK
    return without


def cells(codes: Integers, pattern: Pattern) -> Integers:
    """For each row, how many cells removing the pattern would take."""
    taken: Integers = (codes[:, list(pattern)] != BLANK).sum(axis=1)
    return taken


def alike(pattern: Pattern, *blocks: Integers) -> tuple[list[Integers], int]:
    """Give rows of all blocks that are equal outside the pattern one number.

    Returns
    -------
    tuple
        The numbers of each block, and how many there are.
    """
    rows = sum(len(block) for block in blocks)
    rest = [key for key in range(blocks[0].shape[1]) if key not in pattern]
    if not rest or not rows:
        return [np.zeros(len(block), dtype=np.int64) for block in blocks], 1
    found = classes(np.vstack([block[:, rest] for block in blocks]))
    ends = np.cumsum([len(block) for block in blocks])[:-1]
    return list(np.split(found.labels, ends)), len(found.counts)


def before(groups: Integers, amounts: Integers) -> Integers:
    """For each row, the sum of the amounts of earlier rows of its group; groups are sorted.

    Examples
    --------
    >>> before(np.array([0, 0, 1, 1]), np.array([2, 3, 4, 5])).tolist()
    [0, 2, 0, 4]
    """
    running = np.cumsum(amounts) - amounts
    starts: Sequence[int] | Integers = np.searchsorted(groups, groups)
    earlier: Integers = running - running[starts]
    return earlier
