"""The last resort of strict suppression: a whole class joins the few records left alone."""

from __future__ import annotations

import numpy as np

from surveys.anonymisation.keycodes import Integers, classes
from surveys.anonymisation.suppression.patterns import (
    Flags,
    Pattern,
    alike,
    blanked,
    cells,
    patterns,
)

_NEVER = np.iinfo(np.int64).max


def joined(current: Integers, opened: Flags) -> Integers:
    """Let settled classes, the cheapest ones, join the records that are left.

    Parameters
    ----------
    current
        The codes of each record.
    opened
        Records that no set of keys has brought into a class of k. If there are any, there is a
        settled class as well; it is large enough for whoever joins it.
    """
    every = [one for size in patterns(current.shape[1]) for one in size]
    while opened.any():
        found = classes(current)
        rows = np.flatnonzero(opened[found.first])
        settled = np.flatnonzero(~opened[found.first])
        codes = current[found.first]
        offers = [_offer(codes, found.counts, rows, settled, pattern) for pattern in every]
        prices = np.vstack([price for price, _ in offers])
        best = int(prices.min(axis=1).argmin())
        takers = prices.argmin(axis=0) == best
        pattern, partners = every[best], offers[best][1]
        joining = np.zeros(len(codes), dtype=bool)
        joining[partners[takers]] = True
        joining[rows[np.isin(partners, partners[takers])]] = True
        codes[joining] = blanked(codes[joining], pattern)
        current = codes[found.labels]
        opened = opened & ~joining[found.labels]
    return current


def _offer(
    codes: Integers, counts: Integers, rows: Integers, settled: Integers, pattern: Pattern
) -> tuple[Integers, Integers]:
    """Return for each open class the fewest cells of a settled class that joins it, and which."""
    (groups, theirs), many = alike(pattern, codes[rows], codes[settled])
    cost = counts[settled] * cells(codes[settled], pattern)
    order = np.lexsort((settled, cost, theirs))[::-1]
    price = np.full(many, _NEVER)
    partner = np.full(many, -1)
    price[theirs[order]] = cost[order]
    partner[theirs[order]] = settled[order]
    return price[groups], partner[groups]
