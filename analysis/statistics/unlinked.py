"""What can be said about change when answers cannot be linked? Bounds and assumptions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.statistics.checks import StatisticsInputError, sample, share_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The smallest and largest value that the margins allow.

    Examples
    --------
    >>> Range(low=0.2, high=0.8).high
    0.8
    """

    low: float
    high: float


def change_standard_error(
    before: npt.ArrayLike, after: npt.ArrayLike, *, correlation: float, overlap: float = 1.0
) -> float:
    """Return the standard error of the change of means for an assumed hidden correlation.

    Parameters
    ----------
    before, after
        Shapes (n_1,) and (n_2,), at least two values each, nothing missing.
    correlation
        Assumed correlation of before and after within a person, in [-1, 1].
    overlap
        Assumed share of the smaller wave that also answered in the other, in [0, 1].

    Returns
    -------
    float
        In scale units; with `correlation` 0 that of Welch's test.

    Raises
    ------
    StatisticsInputError
        Assumptions out of range, or unusable samples.

    Notes
    -----
    The covariance of the two means is overlap pairs x correlation x s_1 s_2 / (n_1 n_2).
    Source: Kish, L. (1965), Survey Sampling, chapter 12.

    Examples
    --------
    >>> half = change_standard_error([1, 2, 3, 4], [2, 3, 4, 5], correlation=0.5)
    >>> half < change_standard_error([1, 2, 3, 4], [2, 3, 4, 5], correlation=0.0)
    True
    """
    first = sample(before, where="before", least=2)
    second = sample(after, where="after", least=2)
    _within(correlation, -1.0, "correlation")
    _within(overlap, 0.0, "overlap")
    part_1, part_2 = float(first.var(ddof=1)) / first.size, float(second.var(ddof=1)) / second.size
    shared = overlap * min(first.size, second.size) / math.sqrt(first.size * second.size)
    covariance = shared * correlation * math.sqrt(part_1 * part_2)
    return math.sqrt(max(0.0, part_1 + part_2 - 2 * covariance))


def moved_share_bounds(
    number_before: int, n_before: int, number_after: int, n_after: int
) -> tuple[Range, Range]:
    """Frechet bounds of the shares who gained and who lost a property, from the margins.

    Parameters
    ----------
    number_before, n_before, number_after, n_after
        Counts and sizes of the two waves.

    Returns
    -------
    tuple of Range
        Share who gained, and share who lost.

    Notes
    -----
    Source: Frechet, M. (1951), Annales de l'Universite de Lyon A 14, 53-77.

    Examples
    --------
    >>> gained, lost = moved_share_bounds(8, 30, 15, 30)
    >>> round(gained.low, 3), round(gained.high, 3), round(lost.high, 3)
    (0.233, 0.5, 0.267)
    """
    number_before, n_before = share_of(number_before, n_before, where="count before")
    number_after, n_after = share_of(number_after, n_after, where="count after")
    start, end = number_before / n_before, number_after / n_after
    gained = Range(low=max(0.0, end - start), high=min(end, 1 - start))
    return gained, Range(low=max(0.0, start - end), high=min(start, 1 - end))


def improved_share_bounds(before: npt.ArrayLike, after: npt.ArrayLike) -> Range:
    """Sharp bounds of the share whose answer rose, from the two unlinked distributions.

    Parameters
    ----------
    before, after
        Shapes (n_1,) and (n_2,), ordered numeric codes, nothing missing.

    Notes
    -----
    Who is above t after and not above t before has risen, whatever the linkage; the largest
    such excess over all t is attained. Source: Fan, Y. & Park, S. S. (2010), Econometric
    Theory 26, 931-951.

    Examples
    --------
    >>> bounds = improved_share_bounds([1, 2, 3], [2, 3, 4])
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (0.333, 1.0)
    """
    first = np.sort(sample(before, where="before"))
    second = np.sort(sample(after, where="after"))
    cuts = np.union1d(first, second)
    start_at_most = np.searchsorted(first, cuts, side="right") / first.size
    start_below = np.searchsorted(first, cuts, side="left") / first.size
    end_at_most = np.searchsorted(second, cuts, side="right") / second.size
    low = max(0.0, float((start_at_most - end_at_most).max()))
    return Range(low=low, high=1 - max(0.0, float((end_at_most - start_below).max())))


def _within(value: float, lowest: float, where: str) -> None:
    if not lowest <= value <= 1:
        raise StatisticsInputError(
            found=str(value), expected=f"a value from {lowest:g} to 1", where=where
        )
