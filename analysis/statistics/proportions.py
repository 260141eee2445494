"""How large is one share, and how sure are we? Intervals of a proportion."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from scipy import special, stats

from analysis.statistics.checks import StatisticsInputError, confidence, count, share_of
from analysis.statistics.quantiles import z_quantile
from analysis.statistics.results import Interval, Result


def wilson(number: int, n: int, *, level: float = 0.95) -> Result:
    """Share with Wilson's score interval: the default for a sample of a large population.

    Parameters
    ----------
    number
        How many have the property.
    n
        How many were observed, at least 1.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` and `interval` are shares in [0, 1].

    Raises
    ------
    StatisticsInputError
        Counts that are negative, not whole, or larger than `n`.

    Notes
    -----
    Source: Wilson, E. B. (1927), JASA 22, 209-212; method 3 of Newcombe, R. G. (1998),
    Statistics in Medicine 17, 857-872.

    Examples
    --------
    >>> result = wilson(86, 404)
    >>> round(result.interval.low, 4), round(result.interval.high, 4)
    (0.1758, 0.2554)
    """
    number, n = share_of(number, n)
    low, high = wilson_limits(number, n, level)
    return _share(number, n, Interval(low, high, level, "wilson"))


def clopper_pearson(number: int, n: int, *, level: float = 0.95) -> Result:
    """Share with the exact binomial interval, which never covers less than `level`.

    Parameters and errors as in `wilson`.

    Notes
    -----
    Source: Clopper, C. J. & Pearson, E. S. (1934), Biometrika 26, 404-413.

    Examples
    --------
    >>> result = clopper_pearson(0, 10)
    >>> result.interval.low, round(result.interval.high, 4)
    (0.0, 0.3085)
    """
    number, n = share_of(number, n)
    low, high = clopper_pearson_limits(number, n, level)
    return _share(number, n, Interval(low, high, level, "clopper_pearson"))


def hypergeometric(number: int, n: int, population: int, *, level: float = 0.95) -> Result:
    """Share in a finite population, of which `n` were observed, with an exact interval.

    Every possible number K in the population is kept that neither one-sided
    hypergeometric test rejects. With everybody observed the interval is the share itself.
    Use it to describe the population; to say how the programme would do elsewhere use
    `wilson`.

    Parameters
    ----------
    number, n
        Count with the property among the observed, and number observed.
    population
        Size of the population, at least `n`.
    level
        Confidence level.

    Returns
    -------
    Result
        `se` carries the finite population correction; None when one of many was observed.

    Notes
    -----
    Source: Buonaccorsi, J. P. (1987), The American Statistician 41, 215-218; standard
    error: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., theorem 3.2.

    Examples
    --------
    >>> result = hypergeometric(45, 60, 80)
    >>> result.interval.low * 80, result.interval.high * 80
    (55.0, 64.0)
    """
    number, n = share_of(number, n)
    population = count(population, where="population", least=n)
    low, high = _hypergeometric_limits(number, n, population, level)
    interval = Interval(low / population, high / population, level, "hypergeometric")
    return _share(number, n, interval, se=_finite_se(number / n, n, population))


def binomial_test(number: int, n: int, expected: float, *, level: float = 0.95) -> Result:
    """Exact two-sided test of a share against a value fixed beforehand.

    A target of a programme is not such a value unless a process model makes it one.

    Raises
    ------
    StatisticsInputError
        Impossible counts, or an expected share outside [0, 1].

    Notes
    -----
    Source: Conover, W. J. (1999), Practical Nonparametric Statistics, 3rd ed., 3.1.

    Examples
    --------
    >>> round(binomial_test(402, 774, 0.5).p, 4)
    0.2972
    """
    number, n = share_of(number, n)
    if not 0.0 <= expected <= 1.0:
        raise StatisticsInputError(
            found=str(expected), expected="a share between 0 and 1", where="expected share"
        )
    p = float(stats.binomtest(number, n, expected).pvalue)
    interval = Interval(*clopper_pearson_limits(number, n, level), level, "clopper_pearson")
    return Result(estimate=number / n, interval=interval, p=p, n=n, method="binomial_exact")


def wilson_limits(number: int, n: int, level: float) -> tuple[float, float]:
    """Limits of `wilson` for counts that are already checked.

    Examples
    --------
    >>> [round(limit, 4) for limit in wilson_limits(86, 404, 0.95)]
    [0.1758, 0.2554]
    """
    z2 = z_quantile(level) ** 2
    share = number / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = math.sqrt(z2 * (share * (1 - share) + z2 / (4 * n)) / n) / (1 + z2 / n)
    # Rounding can leave the limits a hair inside or outside the ends at 0 and n.
    low = 0.0 if number == 0 else max(0.0, centre - half)
    return low, 1.0 if number == n else min(1.0, centre + half)


def clopper_pearson_limits(number: int, n: int, level: float) -> tuple[float, float]:
    """Limits of `clopper_pearson` for counts that are already checked.

    Examples
    --------
    >>> [round(limit, 4) for limit in clopper_pearson_limits(86, 404, 0.95)]
    [0.1739, 0.2561]
    """
    tail = (1 - confidence(level)) / 2
    low = 0.0 if number == 0 else float(special.betaincinv(number, n - number + 1, tail))
    high = 1.0 if number == n else float(special.betaincinv(number + 1, n - number, 1 - tail))
    return low, high


def _hypergeometric_limits(number: int, n: int, population: int, level: float) -> tuple[int, int]:
    tail = (1 - confidence(level)) / 2
    possible = range(number, population - (n - number) + 1)
    # Both tails are monotone in the population count, so bisection finds where each passes.
    first = bisect_right(
        possible, tail, key=lambda big: stats.hypergeom.sf(number - 1, population, big, n)
    )
    after = bisect_left(
        possible, -tail, key=lambda big: -stats.hypergeom.cdf(number, population, big, n)
    )
    return possible[first], possible[after - 1]


def _finite_se(share: float, n: int, population: int) -> float | None:
    if n == population:
        return 0.0
    if n == 1:
        return None
    return math.sqrt((1 - n / population) * share * (1 - share) / (n - 1))


def _share(number: int, n: int, interval: Interval, se: float | None = None) -> Result:
    return Result(estimate=number / n, interval=interval, se=se, n=n, method=interval.method)
