"""Which records are averaged together? Groups of k that lie near each other (MDAV)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.perturbation.blocks import Blocks, Floats, Integers
from surveys.errors import UsageError

LEAST = 2
"""A group of one would be the record itself."""
_LARGEST = 1e150
"""Squares of larger numbers are beyond what a float holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Microaggregation:
    """Records in groups, and what averaging them costs.

    Attributes
    ----------
    groups
        Shape (n,): the number of each record's group, from 0, in the order of their making.
    means
        Shape (n, d): the mean of the group in the place of each value.
    within, total
        Sums of squares of the standardised values, within the groups and in all.
    """

    groups: Integers
    means: Floats
    within: float
    total: float

    @property
    def sizes(self) -> Integers:
        """Records in each group."""
        return np.bincount(self.groups)

    @property
    def loss(self) -> float:
        """Information loss: 100 · within / total, 0 where all records are equal."""
        return 100 * self.within / self.total if self.total else 0.0


def mdav(values: npt.ArrayLike, k: int) -> Microaggregation:
    """Put records into groups of k by maximum distance to the average vector, and average them.

    On standardised values: the record farthest from the mean and its k − 1 nearest form a group,
    then the record farthest from that one and its k − 1 nearest; and again with those left,
    while there are 3k or more. Of 2k to 3k − 1 left the one farthest from the mean and its
    k − 1 nearest form a group, and the rest the last one; fewer than 2k form one group.

    Parameters
    ----------
    values
        Shape (n, d), or (n,): numbers, none missing. A column with one value plays no part.
        Of records at equal distance the earlier comes first.
    k
        Records in a group, 2 to n. Every group has k to 2k − 1.

    Returns
    -------
    Microaggregation
        Groups, means and information loss.

    Raises
    ------
    UsageError
        `k` is not 2 to n, or a value is missing or infinite.

    Notes
    -----
    Sources: Domingo-Ferrer, J. & Mateo-Sanz, J. M. (2002), IEEE Transactions on Knowledge and
    Data Engineering 14, 189-201; Domingo-Ferrer, J. & Torra, V. (2005), Data Mining and
    Knowledge Discovery 11, 195-212. Groups and loss are those of sdcMicro's "mdav".

    Examples
    --------
    >>> found = mdav([[1.0], [2.0], [3.0], [10.0], [11.0], [12.0]], k=3)
    >>> found.means[:, 0].tolist(), round(found.loss, 2)
    ([2.0, 2.0, 2.0, 11.0, 11.0, 11.0], 3.19)
    """
    cells = checked(values, k)
    standard = standardised(cells)
    groups = np.empty(len(cells), dtype=np.intp)
    for number, members in enumerate(_groups(standard, k)):
        groups[members] = number
    return Microaggregation(
        groups=groups,
        means=_means(cells, groups),
        within=float(((standard - _means(standard, groups)) ** 2).sum()),
        total=float((standard**2).sum()),
    )


def checked(values: npt.ArrayLike, k: int) -> Floats:
    """Return the values as a table of numbers; errors as `mdav`."""
    cells: Floats = np.asarray(values, dtype=np.float64)
    cells = cells[:, None] if cells.ndim == 1 else cells
    if cells.ndim != 2 or not (np.abs(cells) <= _LARGEST).all():
        raise UsageError(
            "values that are missing or infinite" if cells.ndim == 2 else f"{cells.ndim} axes",
            expected="a table of numbers, none missing",
            where="mdav",
        )
    if not LEAST <= k <= len(cells):
        raise UsageError(
            f"k = {k} of {len(cells)} record(s)",
            expected=f"k from {LEAST} to the number of records",
            where="mdav",
        )
    return cells


def standardised(cells: Floats) -> Floats:
    """Return columns with mean 0 and standard deviation 1; a column of one value is all 0.

    Examples
    --------
    >>> standardised(np.array([[1.0, 0.1], [2.0, 0.1], [3.0, 0.1]])).tolist()
    [[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]
    """
    # The rounded mean of equal values can differ from them, so their spread is not looked at.
    constant = np.ptp(cells, axis=0) == 0
    spread = np.where(constant, 1.0, cells.std(axis=0, ddof=1))
    centred: Floats = np.where(constant, 0.0, (cells - cells.mean(axis=0)) / spread)
    return centred


def _groups(points: Floats, k: int) -> list[Integers]:
    blocks, groups = Blocks(points), []
    while len(blocks) >= 3 * k:
        far = blocks.farthest(blocks.centre())
        groups.append(_take(blocks, points[far], k))
        groups.append(_take(blocks, points[blocks.farthest(points[far])], k))
    if len(blocks) >= 2 * k:
        groups.append(_take(blocks, points[blocks.farthest(blocks.centre())], k))
    return [*groups, blocks.numbers()]


def _take(blocks: Blocks, place: Floats, k: int) -> Integers:
    members = blocks.nearest(place, k)
    blocks.remove(members)
    return members


def _means(cells: Floats, groups: Integers) -> Floats:
    sizes = np.bincount(groups)
    totals = np.stack([np.bincount(groups, weights=column) for column in cells.T], axis=1)
    means: Floats = (totals / sizes[:, None])[groups]
    return means
