"""How different are the shares of two independent groups? Difference, ratio, odds ratio, h."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from analysis.statistics.checks import confidence, share_of
from analysis.statistics.proportions import wilson_limits
from analysis.statistics.quantiles import z_quantile
from analysis.statistics.results import EffectSize, Interval, Result


def newcombe_difference(
    number_1: int, n_1: int, number_2: int, n_2: int, *, level: float = 0.95
) -> Result:
    """Difference of two independent shares, first minus second, hybrid score interval.

    Parameters
    ----------
    number_1, n_1, number_2, n_2
        Count and size of each group.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` and `interval` in share units, inside [-1, 1].

    Raises
    ------
    StatisticsInputError
        Impossible counts.

    Notes
    -----
    Source: method 10 of Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890.

    Examples
    --------
    >>> result = newcombe_difference(56, 70, 48, 80)
    >>> round(result.interval.low, 4), round(result.interval.high, 4)
    (0.0524, 0.3339)
    """
    number_1, n_1 = share_of(number_1, n_1, where="first count")
    number_2, n_2 = share_of(number_2, n_2, where="second count")
    low, high = square_and_add((number_1, n_1), (number_2, n_2), 0.0, level)
    interval = Interval(low, high, level, "newcombe_hybrid_score")
    estimate = number_1 / n_1 - number_2 / n_2
    return Result(estimate=estimate, interval=interval, n=n_1 + n_2, method=interval.method)


def katz_ratio(number_1: int, n_1: int, number_2: int, n_2: int, *, level: float = 0.95) -> Result:
    """Ratio of two independent shares, first over second, with Katz's log interval.

    Without a case in the second group the ratio does not exist and `estimate` is None;
    without one in either group, or with nothing but cases, there is no interval.

    Notes
    -----
    `se` is that of the logarithm of the ratio. Source: Katz, D. et al. (1978), Biometrics
    34, 469-474.

    Examples
    --------
    >>> result = katz_ratio(86, 404, 27, 721)
    >>> round(result.estimate, 2), round(result.interval.low, 2), round(result.interval.high, 2)
    (5.68, 3.75, 8.61)
    """
    number_1, n_1 = share_of(number_1, n_1, where="first count")
    number_2, n_2 = share_of(number_2, n_2, where="second count")
    ratio = None if number_2 == 0 else (number_1 / n_1) / (number_2 / n_2)
    if not ratio:
        return Result(estimate=ratio, n=n_1 + n_2, method="katz_log")
    se = math.sqrt(max(0.0, 1 / number_1 - 1 / n_1 + 1 / number_2 - 1 / n_2))
    if se == 0:
        return Result(estimate=ratio, se=0.0, n=n_1 + n_2, method="katz_log")
    factor = math.exp(z_quantile(level) * se)
    interval = Interval(ratio / factor, ratio * factor, level, "katz_log")
    return Result(estimate=ratio, interval=interval, se=se, n=n_1 + n_2, method="katz_log")


def conditional_odds_ratio(
    number_1: int, n_1: int, number_2: int, n_2: int, *, level: float = 0.95
) -> Result:
    """Odds ratio of two independent groups given both margins, with Fisher's exact p.

    The estimate is the conditional maximum likelihood one, not the cross-product; it is
    None when nobody or everybody has the property.

    Notes
    -----
    Source: Fisher, R. A. (1935), JRSS 98, 39-82; interval by inverting the noncentral
    hypergeometric distribution.

    Examples
    --------
    >>> result = conditional_odds_ratio(3, 4, 1, 4)
    >>> round(result.estimate, 4), round(result.p, 4)
    (6.4083, 0.4857)
    """
    number_1, n_1 = share_of(number_1, n_1, where="first count")
    number_2, n_2 = share_of(number_2, n_2, where="second count")
    n, name = n_1 + n_2, "conditional_odds_fisher"
    if number_1 + number_2 in (0, n):
        return Result(estimate=None, p=1.0, n=n, method=name)
    table = np.array([[number_1, n_1 - number_1], [number_2, n_2 - number_2]])
    ratio = stats.contingency.odds_ratio(table, kind="conditional")
    limits = ratio.confidence_interval(confidence_level=confidence(level))
    interval = Interval(float(limits.low), float(limits.high), level, name)
    p = float(stats.fisher_exact(table).pvalue)
    return Result(estimate=float(ratio.statistic), interval=interval, p=p, n=n, method=name)


def cohens_h(
    number_1: int, n_1: int, number_2: int, n_2: int, *, level: float = 0.95
) -> EffectSize:
    """Cohen's h: the difference of two independent shares on the arcsine scale.

    Notes
    -----
    Source: Cohen, J. (1988), Statistical Power Analysis, 2nd ed., chapter 6; the variance
    of each arcsine is 1 / n.

    Examples
    --------
    >>> round(cohens_h(60, 100, 40, 100).value, 4)
    0.4027
    """
    number_1, n_1 = share_of(number_1, n_1, where="first count")
    number_2, n_2 = share_of(number_2, n_2, where="second count")
    h = 2 * (math.asin(math.sqrt(number_1 / n_1)) - math.asin(math.sqrt(number_2 / n_2)))
    half = z_quantile(level) * math.sqrt(1 / n_1 + 1 / n_2)
    limits = max(-math.pi, h - half), min(math.pi, h + half)
    return EffectSize("cohens_h", h, Interval(*limits, level, "arcsine_normal"))


def square_and_add(
    first: tuple[int, int], second: tuple[int, int], phi: float, level: float
) -> tuple[float, float]:
    """Limits of a difference of two shares from their Wilson limits and their correlation.

    Parameters
    ----------
    first, second
        Count and size of each, already checked.
    phi
        Correlation of the two shares, 0 for independent groups.
    level
        Confidence level.

    Examples
    --------
    >>> [round(limit, 4) for limit in square_and_add((56, 70), (48, 80), 0.0, 0.95)]
    [0.0524, 0.3339]
    """
    below_1, above_1 = _wilson_distances(*first, level)
    below_2, above_2 = _wilson_distances(*second, level)
    difference = first[0] / first[1] - second[0] / second[1]
    low = difference - _combined(below_1, above_2, phi)
    return max(-1.0, low), min(1.0, difference + _combined(above_1, below_2, phi))


def _wilson_distances(number: int, n: int, level: float) -> tuple[float, float]:
    low, high = wilson_limits(number, n, level)
    return number / n - low, high - number / n


def _combined(one: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, one**2 - 2 * phi * one * other + other**2))
