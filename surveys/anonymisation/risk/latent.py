"""How many records each combination of keys would have on average: latent class models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from scipy import sparse

from surveys.anonymisation.keycodes import Floats, Integers
from surveys.anonymisation.risk.loglinear import Fit, Table

CLASSES = (2, 3, 5, 8, 12)
"""Numbers of latent classes that are tried, in this order."""
_STARTS = 2
_ROUNDS = 100
_ENOUGH = 0.05
"""The log-likelihood gained in a round at which the search ends."""
_PRIOR = 0.05
"""Records that each class has from the start, spread over the values as all records are."""
_TINY = 1e-100


@dataclass(frozen=True, slots=True)
class _Latent:
    """Shares of the classes, and in each the shares of every value of every key."""

    sizes: Floats
    values: Floats
    likelihood: float


def latent_fits(table: Table, generator: np.random.Generator) -> Iterator[Fit]:
    """Yield models in which the keys are independent within each of some unseen classes.

    Parameters
    ----------
    table
        The sample, at least one record; one axis for each key.
    generator
        What draws the starts.

    Notes
    -----
    Found by expectation and maximisation (Goodman 1974, Biometrika 61, 215–231); for disclosure
    risk as Manrique-Vallier & Reiter 2012 (JCGS 21, 1385–1394).

    Examples
    --------
    >>> one = next(latent_fits(np.array([[9, 0], [0, 9]]), np.random.default_rng(1)))
    >>> one.means.round().tolist()
    [[9.0, 0.0], [0.0, 9.0]]
    """
    cells = np.array(np.nonzero(table))
    records = table[tuple(cells)].astype(float)
    starts = np.cumsum([0, *table.shape])
    design = _design(cells, starts)
    free = sum(int(np.count_nonzero(one)) - 1 for one in _split(design @ records, starts))
    for classes in CLASSES:
        best = max(
            (_maximised(design, records, starts, classes, generator) for _ in range(_STARTS)),
            key=lambda one: one.likelihood,
        )
        yield Fit(f"{classes} latent classes", _means(best, starts, records.sum()),
                  float(classes - 1 + classes * free))  # fmt: skip


def _design(cells: Integers, starts: Integers) -> Any:
    """Return which value of which key (rows) each occupied cell (columns) has."""
    keys, many = cells.shape
    rows = (cells + starts[:-1, np.newaxis]).ravel()
    columns = np.tile(np.arange(many), keys)
    return sparse.csr_array((np.ones(keys * many), (rows, columns)), shape=(starts[-1], many))


def _split(values: Floats, starts: Integers) -> list[Floats]:
    return np.split(values, starts[1:-1])


def _maximised(
    design: Any, records: Floats, starts: Integers, classes: int, generator: np.random.Generator
) -> _Latent:
    spread = (design @ records / records.sum())[:, np.newaxis]
    belonging = generator.dirichlet(np.full(classes, 0.3), size=len(records))
    found = _Latent(np.zeros(0), np.zeros(0), -np.inf)
    for _ in range(_ROUNDS):
        weighted = (belonging + _TINY) * records[:, np.newaxis]
        sizes = weighted.sum(axis=0) / records.sum()
        values = np.concatenate(
            [one / one.sum(axis=0) for one in _split(design @ weighted + _PRIOR * spread, starts)]
        )
        belonging = sizes * np.exp(design.T @ np.log(np.maximum(values, _TINY)))
        total = np.maximum(belonging @ np.ones(classes), _TINY)
        belonging /= total[:, np.newaxis]
        likelihood = float((records * np.log(total)).sum())
        gained = likelihood - found.likelihood
        found = _Latent(sizes, values, likelihood)
        if gained < _ENOUGH:
            break
    return found


def _means(found: _Latent, starts: Integers, records: float) -> Floats:
    each = [
        reduce(np.multiply.outer, _split(values, starts), np.asarray(records * size))
        for size, values in zip(found.sizes, found.values.T, strict=True)
    ]
    means: Floats = np.add.reduce(each)
    return means
