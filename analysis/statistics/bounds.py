"""What could be true of everybody when some are missing? Worst-case bounds.

Nothing is assumed about those without an answer. Bounds need only one group; bounds that
trim a second group (Lee) do not apply to a before and after of the same people.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

from analysis.statistics.checks import (
    FloatArray,
    StatisticsInputError,
    confidence,
    count,
    same_length,
    sample,
    sample_with_gaps,
    share_of,
)
from analysis.statistics.results import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The lowest and highest value that the data allow, and an interval around both.

    Attributes
    ----------
    low, high
        Value if every missing answer were the worst, or the best, possible.
    observed
        Value among those observed only (as if the missing were like them).
    interval
        Imbens-Manski interval: covers the true value, not the whole range, with `level`.
    n
        Everybody, missing or not.
    missing
        How many of them are missing.
    """

    low: float
    high: float
    observed: float | None
    interval: Interval
    n: int
    missing: int


def share_bounds(number: int, observed: int, population: int, *, level: float = 0.95) -> Bounds:
    """Bounds of a share in everybody when only some were observed.

    Parameters
    ----------
    number
        How many have the property.
    observed
        How many were observed.
    population
        Everybody whom the share shall describe, at least `observed`.
    level
        Confidence level.

    Raises
    ------
    StatisticsInputError
        Impossible counts.

    Notes
    -----
    The interval uses large-sample standard errors; with nobody missing prefer `wilson`.
    Source: Manski, C. F. (2003), Partial Identification of Probability Distributions, ch. 1.

    Examples
    --------
    >>> bounds = share_bounds(86, 404, 721)
    >>> round(bounds.low, 3), round(bounds.high, 3), round(bounds.interval.high, 3)
    (0.119, 0.559, 0.589)
    """
    population = count(population, where="population", least=1)
    observed = count(observed, where="observed", most=population)
    number = count(number, where="count", most=observed)
    missing = population - observed
    low, high = number / population, (number + missing) / population
    se_low, se_high = (math.sqrt(share * (1 - share) / population) for share in (low, high))
    interval = imbens_manski_interval(low, high, se_low, se_high, level=level)
    seen = number / observed if observed else None
    return Bounds(
        low=low, high=high, observed=seen, interval=interval, n=population, missing=missing
    )


def change_bounds(
    number_before: int,
    number_after: int,
    observed_after: int,
    population: int,
    *,
    level: float = 0.95,
) -> Bounds:
    """Bounds of the change of a share when everybody is known before but not after.

    The linkage is not needed: the standard errors are those of the weakest possible one, in
    which as few people as possible had the property both times.

    Parameters
    ----------
    number_before
        How many of the whole population had the property before.
    number_after, observed_after
        How many had it after, among how many observed.
    population
        Everybody who was observed before.
    level
        Confidence level.

    Returns
    -------
    Bounds
        `observed` compares those observed after with everybody before.

    Notes
    -----
    Source: as `share_bounds`; paired standard error as `wald_paired`.

    Examples
    --------
    >>> bounds = change_bounds(27, 86, 404, 721)
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (0.082, 0.521)
    """
    number_before, population = share_of(number_before, population, where="count before")
    after = share_bounds(number_after, observed_after, population, level=level)
    start = number_before / population
    most_after = number_after + after.missing
    interval = imbens_manski_interval(
        after.low - start,
        after.high - start,
        _weakest_linkage_se(number_before, number_after, population),
        _weakest_linkage_se(number_before, most_after, population),
        level=level,
    )
    return Bounds(
        low=after.low - start,
        high=after.high - start,
        observed=None if after.observed is None else after.observed - start,
        interval=interval,
        n=population,
        missing=after.missing,
    )


def mean_bounds(
    values: npt.ArrayLike, lowest: float, highest: float, *, level: float = 0.95
) -> Bounds:
    """Bounds of a mean on a scale with ends, NaN marking the missing answers.

    Parameters
    ----------
    values
        Shape (n,), at least two, within the scale.
    lowest, highest
        Ends of the scale.
    level
        Confidence level.

    Raises
    ------
    StatisticsInputError
        Values outside the scale, or ends in the wrong order.

    Notes
    -----
    Source: as `share_bounds`.

    Examples
    --------
    >>> bounds = mean_bounds([4, 2, None, 3], 1, 5)
    >>> bounds.low, bounds.high, bounds.observed
    (2.5, 3.5, 3.0)
    """
    given = _on_scale(values, lowest, highest, "values")
    return _bounds_of(given, np.zeros(given.size), lowest, highest, level)


def mean_change_bounds(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    lowest: float,
    highest: float,
    *,
    level: float = 0.95,
) -> Bounds:
    """Bounds of the mean change of linked answers, NaN in `after` marking who left.

    Parameters
    ----------
    before
        Shape (n,), complete, within the scale.
    after
        Shape (n,), NaN for those without an answer.
    lowest, highest
        Ends of the scale; 0 and 1 for a share.
    level
        Confidence level.

    Notes
    -----
    `observed` is the mean change of the complete pairs. Source: as `share_bounds`.

    Examples
    --------
    >>> bounds = mean_change_bounds([2, 3, 1, 2], [4, 3, None, 3], 1, 5)
    >>> bounds.low, bounds.high, bounds.observed
    (0.75, 1.75, 1.0)
    """
    start = sample(before, where="before", least=2)
    _on_scale(start, lowest, highest, "before")
    end = _on_scale(after, lowest, highest, "after")
    same_length(start, end)
    return _bounds_of(end, start, lowest, highest, level)


def arm_difference_bounds(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    lowest: float,
    highest: float,
    *,
    level: float = 0.95,
) -> Bounds:
    """Bounds of the difference of means of two arms, first minus second, NaN for missing.

    Notes
    -----
    Source: Horowitz, J. L. & Manski, C. F. (2000), JASA 95, 77-84.

    Examples
    --------
    >>> bounds = arm_difference_bounds([4, 5, None], [2, 3, 2], 1, 5)
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (1.0, 2.333)
    """
    one = mean_bounds(first, lowest, highest, level=level)
    other = mean_bounds(second, lowest, highest, level=level)
    se_one = _filled_ses(_on_scale(first, lowest, highest, "first"), 0.0, lowest, highest)
    se_other = _filled_ses(_on_scale(second, lowest, highest, "second"), 0.0, lowest, highest)
    low, high = one.low - other.high, one.high - other.low
    seen = None
    if one.observed is not None and other.observed is not None:
        seen = one.observed - other.observed
    interval = imbens_manski_interval(
        low,
        high,
        math.hypot(se_one[0], se_other[1]),
        math.hypot(se_one[1], se_other[0]),
        level=level,
    )
    return Bounds(
        low=low,
        high=high,
        observed=seen,
        interval=interval,
        n=one.n + other.n,
        missing=one.missing + other.missing,
    )


def imbens_manski_interval(
    low: float, high: float, se_low: float, se_high: float, *, level: float = 0.95
) -> Interval:
    """Interval that covers a quantity known only to lie between two estimated bounds.

    The quantile falls from the two-sided one (no missing) to the one-sided one (wide
    bounds), because the truth cannot be near both ends at once.

    Raises
    ------
    StatisticsInputError
        Bounds in the wrong order or negative standard errors.

    Notes
    -----
    Source: Imbens, G. W. & Manski, C. F. (2004), Econometrica 72, 1845-1857.

    Examples
    --------
    >>> interval = imbens_manski_interval(0.2, 0.6, 0.02, 0.02)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.1671, 0.6329)
    """
    if not (low <= high and se_low >= 0 and se_high >= 0):
        raise StatisticsInputError(
            found=f"bounds {low} to {high} with standard errors {se_low} and {se_high}",
            expected="low <= high and standard errors of at least 0",
        )
    widest = max(se_low, se_high)
    gap = (high - low) / widest if widest > 0 else math.inf
    factor = _imbens_manski_quantile(gap, confidence(level))
    return Interval(low - factor * se_low, high + factor * se_high, level, "imbens_manski")


def _imbens_manski_quantile(gap: float, level: float) -> float:
    two_sided, one_sided = float(special.ndtri(0.5 + level / 2)), float(special.ndtri(level))
    if gap == 0:
        return two_sided
    return float(
        optimize.brentq(
            lambda c: special.ndtr(c + gap) - special.ndtr(-c) - level,
            one_sided - 1e-9,
            two_sided,
            xtol=1e-13,
        )
    )


def _weakest_linkage_se(before: int, after: int, n: int) -> float:
    both = max(0, before + after - n)
    discordant = (before + after - 2 * both) / n
    return math.sqrt(max(0.0, discordant - ((after - before) / n) ** 2) / n)


def _on_scale(values: npt.ArrayLike, lowest: float, highest: float, where: str) -> FloatArray:
    if not -math.inf < lowest < highest < math.inf:
        raise StatisticsInputError(
            found=f"scale from {lowest} to {highest}", expected="a lower and a higher end"
        )
    array = sample_with_gaps(values, where=where, least=2)
    known = array[~np.isnan(array)]
    if known.size and (known.min() < lowest or known.max() > highest):
        raise StatisticsInputError(
            found=f"values from {known.min()} to {known.max()}",
            expected=f"values from {lowest} to {highest}",
            where=where,
            advice="Give the ends of the scale that was asked.",
        )
    return array


def _bounds_of(
    end: FloatArray, start: FloatArray, lowest: float, highest: float, level: float
) -> Bounds:
    gaps = np.isnan(end)
    low = float((np.where(gaps, lowest, end) - start).mean())
    high = float((np.where(gaps, highest, end) - start).mean())
    interval = imbens_manski_interval(
        low, high, *_filled_ses(end, start, lowest, highest), level=level
    )
    return Bounds(
        low=low,
        high=high,
        observed=None if gaps.all() else float((end - start)[~gaps].mean()),
        interval=interval,
        n=int(end.size),
        missing=int(gaps.sum()),
    )


def _filled_ses(
    end: FloatArray, start: FloatArray | float, lowest: float, highest: float
) -> tuple[float, float]:
    gaps = np.isnan(end)
    filled = (np.where(gaps, worst, end) - start for worst in (lowest, highest))
    one, other = (float(values.std(ddof=1)) / math.sqrt(end.size) for values in filled)
    return one, other
