"""How large was the change in standard deviations, and in which ones? Labelled effects."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from analysis.statistics.checks import FloatArray, StatisticsInputError, pairs, variance
from analysis.statistics.quantiles import hedges_correction, noncentrality_limits, z_quantile
from analysis.statistics.results import EffectSize, Interval


def d_z(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    corrected: bool = False,
    level: float = 0.95,
) -> EffectSize:
    """Mean change divided by the standard deviation of the changes.

    It answers how consistent the change was, and grows with the correlation of before and
    after; compare it only with other d_z. `corrected` applies Hedges' factor with n - 1
    degrees of freedom and names the result g_z.

    Raises
    ------
    StatisticsInputError
        Fewer than two pairs, or no variation of the changes.

    Notes
    -----
    Interval by the noncentral t distribution. Source: Lakens, D. (2013), Frontiers in
    Psychology 4:863.

    Examples
    --------
    >>> d_z([1, 2, 3, 4], [2, 2, 5, 6]).name
    'd_z'
    """
    first, second = pairs(before, after, least=2)
    mean, se = mean_and_se(second - first)
    varies(se, "changes")
    n = first.size
    factor = (hedges_correction(n - 1) if corrected else 1.0) / math.sqrt(n)
    low, high = noncentrality_limits(mean / se, n - 1, level)
    interval = Interval(low * factor, high * factor, level, "noncentral_t")
    return EffectSize("g_z" if corrected else "d_z", mean / se * factor, interval)


def d_av(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    corrected: bool = False,
    level: float = 0.95,
) -> EffectSize:
    """Mean change divided by the root mean square of the two standard deviations.

    It answers how far people moved on the scale's own spread, whatever the correlation, and
    is comparable with d of independent groups. `corrected` applies Hedges' factor with
    n - 1 degrees of freedom and names the result g_av.

    Raises
    ------
    StatisticsInputError
        Fewer than two pairs, or no variation before and after.

    Notes
    -----
    Sources: Cumming, G. (2012), Understanding the New Statistics, chapter 11; interval:
    Bonett, D. G. (2008), Psychological Methods 13, 99-109, variances not assumed equal.

    Examples
    --------
    >>> round(d_av([1, 2, 3, 4], [2, 2, 5, 6]).value, 3)
    0.727
    """
    first, second = pairs(before, after, least=2)
    average = (variance(first) + variance(second)) / 2
    varies(average, "answers")
    value = float((second - first).mean()) / math.sqrt(average)
    half = z_quantile(level) * _d_av_se(first, second, value, average)
    factor = hedges_correction(first.size - 1) if corrected else 1.0
    limits = (value - half) * factor, (value + half) * factor
    name = "g_av" if corrected else "d_av"
    return EffectSize(name, value * factor, Interval(*limits, level, "bonett_2008"))


def mean_and_se(differences: FloatArray) -> tuple[float, float]:
    """Mean of the changes and its standard error, exactly 0 when all changes are equal.

    Examples
    --------
    >>> mean_and_se(np.array([1.0, 1.0, 1.0]))
    (1.0, 0.0)
    """
    se = math.sqrt(variance(differences) / differences.size)
    return float(differences.mean()), se


def varies(spread: float, what: str) -> None:
    """Refuse to standardise by a spread of zero.

    Examples
    --------
    >>> varies(0.5, "changes")
    """
    if not spread > 0:
        raise StatisticsInputError(
            found=f"{what} that are all equal",
            expected="some variation",
            advice="Report the change itself; a standardised effect does not exist.",
        )


def _d_av_se(first: FloatArray, second: FloatArray, value: float, average: float) -> float:
    cov = np.cov(first, second)
    df = first.size - 1
    v_1, v_2, shared = float(cov[0, 0]), float(cov[1, 1]), float(cov[0, 1])
    shape = value**2 * (v_1**2 + v_2**2 + 2 * shared**2) / (8 * df * average**2)
    return math.sqrt(shape + (v_1 + v_2 - 2 * shared) / (df * average))
