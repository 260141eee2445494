"""Points that are taken away group by group: the farthest from a place, and the nearest to it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]

SIZE = 256
"""Points in a block: small enough to skip many, large enough for numpy to be worth calling."""
_SLACK = 1e-9
"""Distances are rounded sums: a block is passed over only when it is clearly too far or near."""
_THINNED = 0.6
"""The blocks are made anew when this share of their points is left."""


class Blocks:
    """The points that are left, in blocks with known limits, so that most need no look.

    Halving along the widest side (k-d tree; Bentley 1975, Communications of the ACM 18,
    509-517) puts neighbours into one block. A block whose limits lie too far away, or too near,
    is passed over. Of points at equal distance the one with the lowest number comes first, so
    the answer is that of looking at every point.

    Parameters
    ----------
    points
        Shape (n, d), n of 1 or more; no missing values.
    size
        Points in a block, at most.
    """

    def __init__(self, points: Floats, size: int = SIZE) -> None:
        self._points = points
        self._most = size
        self._alive = np.ones(len(points), dtype=bool)
        self._left = len(points)
        self._place = np.zeros(len(points), dtype=np.intp)
        self._rebuild()

    def __len__(self) -> int:
        return self._left

    def numbers(self) -> Integers:
        """Return the numbers of the points that are left, ascending."""
        return np.flatnonzero(self._alive)

    def centre(self) -> Floats:
        """Return the mean of the points that are left."""
        total: Floats = self._sums.sum(axis=1)
        return total / self._left

    def farthest(self, place: Floats) -> int:
        """Return the number of the point farthest from a place."""
        low, high = self._low - place[:, None], self._high - place[:, None]
        reach = (np.maximum(np.abs(low), np.abs(high)) ** 2).sum(axis=0)
        reach[self._held == 0] = -np.inf
        best = self._distances(np.asarray([reach.argmax()]), place, -np.inf)[0].max()
        blocks = np.flatnonzero(reach * (1 + _SLACK) >= best)
        found, numbers = self._distances(blocks, place, -np.inf)
        return int(numbers[found == found.max()].min())

    def nearest(self, place: Floats, count: int) -> Integers:
        """Return the numbers of the `count` points nearest to a place."""
        gap = np.maximum(self._low - place[:, None], place[:, None] - self._high)
        reach = (np.maximum(gap, 0) ** 2).sum(axis=0)
        reach[self._held == 0] = np.inf
        order = reach.argsort(kind="stable")
        enough = int(np.searchsorted(self._held[order].cumsum(), count)) + 1
        found = self._distances(order[:enough], place, np.inf)[0]
        limit = np.partition(found, count - 1)[count - 1]
        blocks = np.flatnonzero(reach * (1 - _SLACK) <= limit)
        return _first(*self._distances(blocks, place, np.inf), count)

    def remove(self, numbers: Integers) -> None:
        """Take points away."""
        self._alive[numbers] = False
        self._left -= len(numbers)
        if self._left and self._left < self._built * _THINNED:
            self._rebuild()
            return
        places = self._place[numbers]
        blocks = places // self._gone.shape[1]
        self._gone.reshape(-1)[places] = True
        np.subtract.at(self._held, blocks, 1)
        for block in set(blocks.tolist()):
            self._sums[:, block] = self._cells[:, block, ~self._gone[block]].sum(axis=1)

    def _rebuild(self) -> None:
        numbers = self.numbers()
        self._built = len(numbers)
        count = 1
        while count * self._most < len(numbers):
            count *= 2
        size = -(-len(numbers) // count)
        # Blocks have one size: they are filled up with points that count as gone.
        filled = np.concatenate([numbers, np.full(count * size - len(numbers), numbers[-1])])
        order = _halved(self._points[filled], count)
        self._numbers = filled[order].reshape(count, size)
        self._gone = (order >= len(numbers)).reshape(count, size)
        self._cells = np.ascontiguousarray(self._points[self._numbers].transpose(2, 0, 1))
        self._low, self._high = self._cells.min(axis=2), self._cells.max(axis=2)
        self._held = (~self._gone).sum(axis=1)
        self._sums = np.where(self._gone, 0.0, self._cells).sum(axis=2)
        there = np.flatnonzero(~self._gone)
        self._place[self._numbers.reshape(-1)[there]] = there

    def _distances(self, blocks: Integers, place: Floats, gone: float) -> tuple[Floats, Integers]:
        """Return squared distances and numbers of the blocks' points; `gone` for those gone."""
        rows = slice(None) if len(blocks) == len(self._held) else blocks
        found = np.zeros_like(self._cells[0, rows])
        # Column by column: numpy adds small arrays faster than it sums along a short axis.
        for column, middle in zip(self._cells, place, strict=True):
            difference = column[rows] - middle
            difference *= difference
            found += difference
        found[self._gone[rows]] = gone
        return found.reshape(-1), self._numbers[rows].reshape(-1)


def _first(found: Floats, numbers: Integers, count: int) -> Integers:
    """Return the `count` nearest, of equally near ones those with the lowest numbers."""
    limit = np.partition(found, count - 1)[count - 1]
    nearer = numbers[found < limit]
    equal = np.sort(numbers[found == limit])
    return np.concatenate([nearer, equal[: count - len(nearer)]])


def _halved(points: Floats, count: int) -> Integers:
    """Return an order of the points in which each of `count` (2, 4, 8 …) parts is a block."""
    order = np.arange(len(points)).reshape(1, -1)
    while len(order) < count:
        sides = points[order]
        widest = np.ptp(sides, axis=1).argmax(axis=1)
        along = np.take_along_axis(sides, widest[:, None, None], axis=2)[:, :, 0]
        order = np.take_along_axis(order, along.argsort(axis=1, kind="stable"), axis=1)
        order = order.reshape(2 * len(order), -1)
    return order.reshape(-1)
