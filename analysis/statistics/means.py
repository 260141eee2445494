"""How large is a mean, of a sample or of a finite population? Its interval."""

from __future__ import annotations

import math

import numpy.typing as npt

from analysis.statistics.checks import confidence, count, sample, variance
from analysis.statistics.quantiles import t_quantile
from analysis.statistics.results import Interval, Result


def mean_interval(
    values: npt.ArrayLike, *, population: int | None = None, level: float = 0.95
) -> Result:
    """Mean with a Student t interval, with finite population correction when asked.

    Parameters
    ----------
    values
        Shape (n,), nothing missing.
    population
        Size of the population that the mean shall describe, at least n. None: a large or
        hypothetical one. With everybody observed the standard error is 0.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate`, `interval` and `se` in scale units. One value of many has no standard
        error: `se`, `interval` and `df` are None. When all values are equal the t interval
        would have no width and claim certainty: `se` is 0 and `interval` None.

    Raises
    ------
    StatisticsInputError
        No values, missing values, or a population smaller than the sample.

    Notes
    -----
    Source: Cochran, W. G. (1977), Sampling Techniques, 3rd ed., 2.6-2.8.

    Examples
    --------
    >>> result = mean_interval([1, 2, 3, 4, 5], population=10)
    >>> result.estimate, result.se
    (3.0, 0.5)
    """
    confidence(level)
    array = sample(values, where="values")
    n, mean = array.size, float(array.mean())
    if population is not None and count(population, where="population", least=n) == n:
        census = Interval(mean, mean, level, "census")
        return Result(estimate=mean, interval=census, se=0.0, n=n, method="census")
    if n == 1:
        return Result(estimate=mean, n=n, method="mean_t")
    observed = 0.0 if population is None else n / population
    se = math.sqrt((1 - observed) * variance(array) / n)
    method = "mean_t" if population is None else "mean_t_fpc"
    if se == 0:
        return Result(estimate=mean, se=0.0, df=n - 1.0, n=n, method=method)
    half = t_quantile(level, n - 1) * se
    interval = Interval(mean - half, mean + half, level, method)
    return Result(estimate=mean, interval=interval, se=se, df=n - 1.0, n=n, method=method)
