"""Do two groups of different people differ? Means and shares, first minus second."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from analysis.statistics.checks import (
    FloatArray,
    StatisticsInputError,
    choice,
    sample,
    share_of,
    variance,
)
from analysis.statistics.proportion_contrasts import cohens_h, newcombe_difference
from analysis.statistics.quantiles import hedges_correction, noncentrality_limits, t_quantile
from analysis.statistics.results import EffectSize, Interval, Result


def welch_t(first: npt.ArrayLike, second: npt.ArrayLike, *, level: float = 0.95) -> Result:
    """Difference of two means with Welch's t test; the effect is Hedges' g.

    For unlinked before and after answers give the later ones first.

    Parameters
    ----------
    first, second
        Shapes (n_1,) and (n_2,), at least two values each, nothing missing.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` is the mean of `first` minus that of `second`, in scale units. Without
        any variation in either group interval, p, statistic and effect are None.

    Raises
    ------
    StatisticsInputError
        Missing values or fewer than two in a group.

    Notes
    -----
    Source: Welch, B. L. (1947), Biometrika 34, 28-35.

    Examples
    --------
    >>> result = welch_t([3, 4, 5, 4], [2, 3, 2, 3])
    >>> result.estimate, round(result.p, 4)
    (1.5, 0.0273)
    """
    one = sample(first, where="first group", least=2)
    other = sample(second, where="second group", least=2)
    difference, n = float(one.mean() - other.mean()), one.size + other.size
    part_1, part_2 = variance(one) / one.size, variance(other) / other.size
    if not part_1 + part_2 > 0:
        return Result(estimate=difference, se=0.0, n=n, method="welch_t")
    se = math.sqrt(part_1 + part_2)
    df = se**4 / (part_1**2 / (one.size - 1) + part_2**2 / (other.size - 1))
    half = t_quantile(level, df) * se
    return Result(
        estimate=difference,
        interval=Interval(difference - half, difference + half, level, "welch_t"),
        se=se,
        p=2 * float(special.stdtr(df, -abs(difference / se))),
        statistic=difference / se,
        df=df,
        n=n,
        method="welch_t",
        effect=hedges_g(one, other, level=level),
    )


def hedges_g(first: npt.ArrayLike, second: npt.ArrayLike, *, level: float = 0.95) -> EffectSize:
    """Hedges' g: mean difference over the pooled standard deviation, corrected for bias.

    Raises
    ------
    StatisticsInputError
        Fewer than two values in a group, or no variation in either.

    Notes
    -----
    Interval by the noncentral t distribution, corrected by the same factor. Source: Hedges,
    L. V. (1981), Journal of Educational Statistics 6, 107-128.

    Examples
    --------
    >>> round(hedges_g([3, 4, 5, 4], [2, 3, 2, 3]).value, 3)
    1.843
    """
    one = sample(first, where="first group", least=2)
    other = sample(second, where="second group", least=2)
    df = one.size + other.size - 2
    pooled = _pooled_sd(one, other, df)
    unit = math.sqrt(1 / one.size + 1 / other.size)
    t = float(one.mean() - other.mean()) / (pooled * unit)
    factor = unit * hedges_correction(df)
    low, high = noncentrality_limits(t, df, level)
    interval = Interval(low * factor, high * factor, level, "noncentral_t")
    return EffectSize("hedges_g", t * factor, interval)


def two_proportions(
    number_1: int,
    n_1: int,
    number_2: int,
    n_2: int,
    *,
    method: Literal["score", "fisher"] = "score",
    level: float = 0.95,
) -> Result:
    """Difference of two independent shares with a test; the effect is Cohen's h.

    Parameters
    ----------
    number_1, n_1, number_2, n_2
        Count and size of each group.
    method
        ``"score"``: pooled z test, whose square is the chi-squared test without continuity
        correction; ``"fisher"``: exact given both margins, for expected counts below 5.
    level
        Confidence level of Newcombe's interval.

    Returns
    -------
    Result
        `statistic` is z for the score test. When nobody or everybody has the property p is 1.

    Notes
    -----
    Sources: Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890; Fisher, R. A.
    (1935), JRSS 98, 39-82.

    Examples
    --------
    >>> result = two_proportions(56, 70, 48, 80)
    >>> round(result.estimate, 2), round(result.p, 4)
    (0.2, 0.008)
    """
    choice(method, ("score", "fisher"), where="method")
    number_1, n_1 = share_of(number_1, n_1, where="first count")
    number_2, n_2 = share_of(number_2, n_2, where="second count")
    difference = newcombe_difference(number_1, n_1, number_2, n_2, level=level)
    z = _pooled_z(number_1, n_1, number_2, n_2) if method == "score" else None
    return Result(
        estimate=difference.estimate,
        interval=difference.interval,
        p=_fisher_p(number_1, n_1, number_2, n_2)
        if z is None
        else 2 * float(special.ndtr(-abs(z))),
        statistic=z,
        n=n_1 + n_2,
        method=f"two_proportions_{method}",
        effect=cohens_h(number_1, n_1, number_2, n_2, level=level),
    )


def _pooled_sd(one: FloatArray, other: FloatArray, df: int) -> float:
    squares = (one.size - 1) * variance(one) + (other.size - 1) * variance(other)
    if not squares > 0:
        raise StatisticsInputError(
            found="groups in which all values are equal",
            expected="some variation",
            advice="Report the difference itself; a standardised effect does not exist.",
        )
    return math.sqrt(squares / df)


def _fisher_p(number_1: int, n_1: int, number_2: int, n_2: int) -> float:
    table = np.array([[number_1, n_1 - number_1], [number_2, n_2 - number_2]])
    return float(stats.fisher_exact(table).pvalue)


def _pooled_z(number_1: int, n_1: int, number_2: int, n_2: int) -> float:
    pooled = (number_1 + number_2) / (n_1 + n_2)
    if pooled in (0.0, 1.0):
        return 0.0
    se = math.sqrt(pooled * (1 - pooled) * (1 / n_1 + 1 / n_2))
    return (number_1 / n_1 - number_2 / n_2) / se
