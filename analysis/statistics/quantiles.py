"""Quantiles and corrections that several methods share."""

from __future__ import annotations

import math

from scipy import optimize, special, stats

from analysis.statistics.checks import confidence

# From here on the large-sample limits and the inverted distribution agree to four digits,
# and the distribution function becomes slow and noisy.
LARGE_DF = 5_000


def z_quantile(level: float) -> float:
    """Two-sided standard normal quantile of a confidence level.

    Examples
    --------
    >>> round(z_quantile(0.95), 4)
    1.96
    """
    return float(special.ndtri(0.5 + confidence(level) / 2))


def t_quantile(level: float, df: float) -> float:
    """Two-sided Student t quantile of a confidence level.

    Examples
    --------
    >>> round(t_quantile(0.95, 10), 4)
    2.2281
    """
    return float(special.stdtrit(df, 0.5 + confidence(level) / 2))


def hedges_correction(df: float) -> float:
    """Exact factor that removes the small-sample bias of a standardised mean difference.

    Source: Hedges, L. V. (1981), Journal of Educational Statistics 6, 107-128.

    Examples
    --------
    >>> round(hedges_correction(10), 4)
    0.9227
    """
    log_ratio = special.gammaln(df / 2) - special.gammaln((df - 1) / 2)
    return float(math.exp(log_ratio) / math.sqrt(df / 2))


def noncentrality_limits(t: float, df: float, level: float) -> tuple[float, float]:
    """Confidence limits of the noncentrality parameter, given an observed t.

    The distribution is inverted; for very large df the large-sample standard error
    ``sqrt(1 + t**2 / (2 df))`` is used.

    Source: Steiger, J. H. & Fouladi, R. T. (1997), in What if there were no significance
    tests?, 221-257.

    Examples
    --------
    >>> low, high = noncentrality_limits(2.0, 20, 0.95)
    >>> round(low, 3), round(high, 3)
    (-0.077, 4.032)
    """
    tail = (1 - confidence(level)) / 2
    spread = math.sqrt(1 + t * t / (2 * df))
    if df > LARGE_DF:
        half = z_quantile(level) * spread
        return t - half, t + half
    low = _noncentrality(t, df, 1 - tail, spread)
    return low, _noncentrality(t, df, tail, spread)


def _noncentrality(t: float, df: float, probability: float, spread: float) -> float:
    def excess(noncentrality: float) -> float:
        below = float(stats.nct.cdf(t, df, noncentrality))
        if math.isnan(below):  # scipy gives up far out in the tails, where this is 0 or 1
            below = float(noncentrality < t)
        return below - probability

    low, high = t - spread, t + spread
    while excess(low) < 0:
        low -= spread
    while excess(high) > 0:
        high += spread
    return float(optimize.brentq(excess, low, high, xtol=1e-11))
