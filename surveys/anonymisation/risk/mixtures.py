"""How much cells differ from what a model expects: Poisson mixtures of four shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from surveys.anonymisation.keycodes import Floats

_STEP = 0.125
_LOGS = np.arange(-16, 12 + _STEP, _STEP)
_FACTORS = np.exp(_LOGS)
"""What the mean of a cell is multiplied with; the shapes say how often each occurs."""
_PLACES = np.arange(len(_LOGS))
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Binned:
    """Cells with the same records and nearly the same mean, put together.

    Parameters
    ----------
    records
        Records of the sample in each such cell.
    means
        Their mean under the model.
    cells
        How many cells there are.
    """

    records: Floats
    means: Floats
    cells: Floats


@dataclass(frozen=True, slots=True)
class Mixture:
    """One shape, fitted.

    Parameters
    ----------
    shape
        "none" (all cells as the model says), "gamma", "log-normal", "power" (a power law with a
        sharp lower end) or "bent power" (two power laws that meet).
    chances
        How often each factor occurs.
    score
        −log likelihood, and log(n)/2 for each number of the shape.
    """

    shape: str
    chances: Floats
    score: float


def _log_normal(numbers: Floats) -> Floats:
    spread = np.exp(numbers[0])
    return np.asarray(-((_LOGS + spread**2 / 2) ** 2) / (2 * spread**2))


def _gamma(numbers: Floats) -> Floats:
    shape = np.exp(numbers[0])
    return np.asarray(shape * _LOGS - shape * _FACTORS)


def _power(numbers: Floats) -> Floats:
    lower = -8 * np.logaddexp(0, numbers[2] - _LOGS)
    return np.asarray(-numbers[0] * _LOGS - np.exp(numbers[1]) * _FACTORS + lower)


def _bent(numbers: Floats) -> Floats:
    rising = np.exp(numbers[1])
    bend = (numbers[0] + rising) * np.logaddexp(0, _LOGS)
    return np.asarray(rising * _LOGS - bend - np.exp(numbers[2]) * _FACTORS)


_SHAPES: dict[str, tuple[Callable[[Floats], Floats], tuple[tuple[float, ...], ...]]] = {
    "gamma": (_gamma, ((-7.0,), (7.0,))),
    "log-normal": (_log_normal, ((-4.0,), (2.0,))),
    "power": (_power, ((0.5, -4.0, -3.0), (0.2, -1.0, -5.0))),
    "bent power": (_bent, ((1.0, 0.0, -7.0), (0.5, 1.5, -5.0))),
}
"""Shape → its log-density over the factors' logarithms, and between what one number or from
what several numbers the search goes."""
_HEAVY = ("power", "bent power")
"""Tried only where one of the simpler shapes fits better than none."""


def mixtures(binned: Binned) -> Iterator[Mixture]:
    """Yield the shapes, fitted to cells by maximum likelihood; factors have the mean 1.

    Examples
    --------
    >>> cells = Binned(np.array([0.0, 1, 9]), np.array([1.0, 1, 1]), np.array([90.0, 1, 9]))
    >>> min(mixtures(cells), key=lambda one: one.score).shape != "none"
    True
    """
    rates = binned.means[:, np.newaxis] * _FACTORS
    logs = binned.records[:, np.newaxis] * np.log(rates) - rates
    logs -= special.gammaln(binned.records + 1)[:, np.newaxis]
    highest = logs.max(axis=1)
    chances = np.exp(logs - highest[:, np.newaxis])
    penalty = float(np.log(max(float(binned.records @ binned.cells), 1.0))) / 2

    def score(weights: Floats) -> float:
        each = np.log(np.maximum(chances @ weights, _TINY)) + highest
        return -float((binned.cells * each).sum())

    none = (_LOGS == 0).astype(float)
    plain = lowest = score(none)
    yield Mixture("none", none, plain)
    for shape, (density, starts) in _SHAPES.items():
        if shape in _HEAVY and lowest >= plain:
            break
        weights, found = _searched(density, starts, score)
        lowest = min(lowest, found + penalty * len(starts[0]))
        yield Mixture(shape, weights, found + penalty * len(starts[0]))


def _searched(
    density: Callable[[Floats], Floats],
    starts: tuple[tuple[float, ...], ...],
    score: Callable[[Floats], float],
) -> tuple[Floats, float]:
    def tried(numbers: Floats) -> float:
        return score(_weights(density, numbers))

    if len(starts[0]) == 1:
        (low,), (high,) = starts
        best = optimize.minimize_scalar(
            lambda number: tried(np.asarray([number])),
            bounds=(low, high),
            method="bounded",
            options={"xatol": 1e-2},
        )
        return _weights(density, np.asarray([best.x])), float(best.fun)
    found = [
        optimize.minimize(
            tried,
            start,
            method="Nelder-Mead",
            options={"xatol": 1e-3, "fatol": 1e-2, "maxiter": 400},
        )
        for start in starts
    ]
    least = min(found, key=lambda one: float(one.fun))
    return _weights(density, least.x), float(least.fun)


def _weights(density: Callable[[Floats], Floats], numbers: Floats) -> Floats:
    """Return how often each factor occurs, moved so that their mean is 1."""
    with np.errstate(all="ignore"):
        logs = density(np.clip(numbers, -40, 40))
        weights = np.exp(logs - np.nanmax(logs))
    weights = np.nan_to_num(weights, nan=0.0, posinf=0.0)
    weights /= weights.sum()
    for _ in range(2):
        shift = np.log(weights @ _FACTORS) / _STEP
        moved = np.interp(_PLACES + shift, _PLACES, weights, left=0, right=0)
        moved[0] += max(0.0, 1 - moved.sum())
        weights = moved / moved.sum()
    return weights


def expected(chances: Floats, means: Floats, fraction: float) -> tuple[float, float]:
    """Return how many of cells with one record in the sample have no other in the population.

    Parameters
    ----------
    chances
        How often each factor occurs.
    means
        Of cells with one record, each once.
    fraction
        Share of the population that was sampled.

    Returns
    -------
    tuple
        Expected population uniques, and the expected sum of 1/F.
    """
    places = np.round(np.log(np.maximum(means, _TINY)) / 0.05)
    distinct, cells = np.unique(places, return_counts=True)
    rates = np.exp(distinct * 0.05)[:, np.newaxis] * _FACTORS
    posterior = chances * rates * np.exp(-rates) + _TINY
    posterior /= posterior.sum(axis=1, keepdims=True)
    others = rates * ((1 - fraction) / fraction)
    uniques = (posterior * np.exp(-others)).sum(axis=1)
    matches = (posterior * (-np.expm1(-others) / others)).sum(axis=1)
    return float(cells @ uniques), float(cells @ matches)
