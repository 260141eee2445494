"""How many records each combination of keys would have on average: log-linear models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import Floats

Table: TypeAlias = npt.NDArray[np.int64]
"""Records of the sample in each cell; one axis for each key."""

MODELS = ("equal cells", "independent keys", "pairs of keys", "triples of keys")
"""By the number of keys that interact."""
_ROUNDS = 8
"""Rounds of proportional fitting; the margins are estimates, so more would not be better."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Means of all cells under one model.

    Parameters
    ----------
    model
        What it is called.
    means
        Expected records of the sample in each cell.
    parameters
        How many the model has; what is shrunk counts as the part that is left of it.
    """

    model: str
    means: Floats
    parameters: float


def fits(table: Table, highest: int) -> Iterator[Fit]:
    """Yield the models from equal cells up to interactions of so many keys.

    Parameters
    ----------
    table
        The sample, at least one record.
    highest
        Largest number of keys that interact.

    Notes
    -----
    The margins of interacting keys are not taken as they are, which would fit every chance
    single record: a margin with x records where the simpler model expects e has
    (e·x + a·e)/(e + a), the posterior mean if the true ratio to e is gamma distributed with
    shape a. The moments of χ² give a = n/(χ² − degrees of freedom). The means then follow by
    iterative proportional fitting (Deming & Stephan 1940).

    Examples
    --------
    >>> found = list(fits(np.array([[4, 2], [2, 1]]), 1))
    >>> found[1].means.tolist()
    [[4.0, 2.0], [2.0, 1.0]]
    """
    records = float(table.sum())
    yield Fit(MODELS[0], np.full(table.shape, records / table.size), 0.0)
    single = [((axis,), _margin(table, (axis,)).astype(float)) for axis in range(table.ndim)]
    means = np.full((1,) * table.ndim, records)
    for _, margin in single:
        means = means * (margin / records)
    parameters = float(sum(_free(margin) for _, margin in single))
    for order in range(1, highest + 1):
        if order > 1:
            shrunk = list(_shrunk(table, means, order))
            parameters += sum(added for *_, added in shrunk)
            means = _raked(means, [*single, *((keep, target) for keep, target, _ in shrunk)])
        yield Fit(MODELS[order], means, parameters)


def without_own(table: Table, order: int, parts: int, generator: np.random.Generator) -> Floats:
    """Return for each cell of one record its mean in a fit to other records alone.

    Parameters
    ----------
    table, order
        As `fits`.
    parts
        Into so many parts the records are split at random; each is left out once.
    generator
        What splits them.

    Returns
    -------
    numpy array
        In the order of the table's cells of one record; for as many records as the table has.
    """
    single = table == 1
    means: Floats = np.zeros(table.shape)
    left = table.copy()
    for still in range(parts, 0, -1):
        part = generator.binomial(left, 1 / still)
        left -= part
        rest = table - part
        here = single & (part == 1)
        if rest.any():
            *_, last = fits(rest, order)
            means[here] = last.means[here] * (table.sum() / rest.sum())
    found: Floats = means[single]
    return found


def _margin(table: npt.NDArray[Any], keep: Sequence[int]) -> npt.NDArray[Any]:
    axes = tuple(axis for axis in range(table.ndim) if axis not in keep)
    return np.asarray(table.sum(axis=axes, keepdims=True))


def _free(margin: npt.NDArray[Any]) -> int:
    return int(np.count_nonzero(margin)) - 1


def _shrunk(
    table: Table, means: Floats, order: int
) -> Iterator[tuple[tuple[int, ...], Floats, float]]:
    """Yield sets of keys, their margins between model and sample, and the parameters added."""
    records = float(table.sum())
    for keep in combinations(range(table.ndim), order):
        seen, expected = _margin(table, keep).astype(float), _margin(means, keep)
        possible = expected > 0
        chi = float(((seen - expected)[possible] ** 2 / expected[possible]).sum())
        free = prod(_free(_margin(table, (axis,))) for axis in keep)
        if chi > free:
            weight = expected / (expected + records / (chi - free))
            target = weight * seen + (1 - weight) * expected
            yield keep, target * (records / target.sum()), free * float(weight.mean())


def _raked(means: Floats, targets: Sequence[tuple[tuple[int, ...], Floats]]) -> Floats:
    for _ in range(_ROUNDS):
        for keep, target in targets:
            now = _margin(means, keep)
            means = means * np.divide(target, now, out=np.ones_like(now), where=now > 0)
    return means
