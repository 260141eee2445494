"""Does one group tend to answer higher than another? Mann-Whitney and Cliff's delta.

The exact p-value is that of the midranks really observed, because SciPy's exact test takes
its tables for untied data.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

from analysis.statistics.checks import FloatArray, choice, confidence, sample
from analysis.statistics.quantiles import z_quantile
from analysis.statistics.results import EffectSize, Interval, Result

# The work grows with the fourth power of the total (0.05 s at 100), and beyond this size the
# corrected normal p differs from the exact one only in its third digit.
EXACT_TOTAL = 100


def mann_whitney(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    *,
    method: Literal["auto", "exact", "normal"] = "auto",
    continuity: bool = True,
    level: float = 0.95,
) -> Result:
    """Mann-Whitney test with the probability of superiority; the effect is Cliff's delta.

    Parameters
    ----------
    first, second
        Shapes (n_1,) and (n_2,), ordered numeric codes, nothing missing.
    method
        ``"exact"``: permutation distribution of the tied midranks; ``"normal"``: its
        tie-corrected approximation; ``"auto"``: exact up to 100 people in all.
    continuity
        Continuity correction of the normal approximation.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` is P(first > second) + P(equal) / 2; `statistic` is U of `first`. When
        all answers are equal p is 1.

    Raises
    ------
    StatisticsInputError
        Missing values, an empty group, an unknown method.

    Notes
    -----
    Two-sided exact p: permutations at least as far from the mean as what was observed.
    Sources: Mann, H. B. & Whitney, D. R. (1947), Annals of Mathematical Statistics 18,
    50-60; Hollander, M. & Wolfe, D. A. (1999), 4.1; interval: `superiority_interval`.

    Examples
    --------
    >>> result = mann_whitney([4, 5, 5, 3], [2, 3, 3, 1])
    >>> result.statistic, round(result.p, 4), result.effect.value
    (15.0, 0.0857, 0.875)
    """
    choice(method, ("auto", "exact", "normal"), where="method")
    one = sample(first, where="first group")
    other = sample(second, where="second group")
    ranks = _midranks(one, other)
    u = float(ranks[: one.size].sum()) - one.size * (one.size + 1) / 2
    total = one.size + other.size
    exact = method == "exact" or (method == "auto" and total <= EXACT_TOTAL)
    theta = u / (one.size * other.size)
    interval = superiority_interval(theta, one.size, other.size, level=level)
    return Result(
        estimate=theta,
        interval=interval,
        p=_exact_p(ranks, one.size) if exact else _normal_p(ranks, one.size, continuity),
        statistic=u,
        n=total,
        method=f"mann_whitney_{'exact' if exact else 'normal'}",
        effect=_as_delta(theta, interval),
    )


def superiority_interval(theta: float, n_1: int, n_2: int, *, level: float = 0.95) -> Interval:
    """Interval of a probability of superiority, inside [0, 1] even for complete separation.

    The standard error is evaluated at the limit itself (as in a score interval) and needs
    only theta and the group sizes.

    Notes
    -----
    Source: method 5 of Newcombe, R. G. (2006), Statistics in Medicine 25, 559-573.

    Examples
    --------
    >>> interval = superiority_interval(0.5, 20, 20)
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.3315, 0.6685)
    """
    z = z_quantile(level)
    high = _upper_theta(theta, n_1, n_2, z)
    low = 1 - _upper_theta(1 - theta, n_1, n_2, z)
    return Interval(low, high, level, "newcombe_2006_method_5")


def cliffs_delta(first: npt.ArrayLike, second: npt.ArrayLike, *, level: float = 0.95) -> EffectSize:
    """Cliff's delta with Cliff's own interval, which uses how the answers really spread.

    P(first > second) - P(first < second). At -1 and 1 the method has no variance to go
    by and the interval is None; the one of `mann_whitney` also serves small groups and
    complete separation.

    Raises
    ------
    StatisticsInputError
        Missing values or fewer than two in a group.

    Notes
    -----
    Sources: Cliff, N. (1993), Psychological Bulletin 114, 494-509; asymmetric limits: Feng,
    D. & Cliff, N. (2004), Journal of Modern Applied Statistical Methods 3, 322-332.

    Examples
    --------
    >>> delta = cliffs_delta([4, 5, 5, 3, 4], [2, 3, 3, 1, 4])
    >>> delta.value, round(delta.interval.low, 3), round(delta.interval.high, 3)
    (0.76, 0.185, 0.947)
    """
    confidence(level)
    one = sample(first, where="first group", least=2)
    other = sample(second, where="second group", least=2)
    rows, columns = _dominance(one, other), -_dominance(other, one)
    delta = float(rows.mean())
    variance = _cliff_variance(rows, columns, delta, _share_untied(one, other))
    if abs(delta) == 1:
        return EffectSize("cliffs_delta", delta, None)
    limits = _asymmetric_limits(delta, variance, z_quantile(level))
    return EffectSize("cliffs_delta", delta, Interval(*limits, level, "cliff_asymmetric"))


def _midranks(one: FloatArray, other: FloatArray) -> FloatArray:
    # Decimal scores must tie although they may differ in the last bit.
    together = np.round(np.concatenate([one, other]), 10)
    return np.asarray(stats.rankdata(together), dtype=np.float64)


def _exact_p(ranks: FloatArray, n_1: int) -> float:
    doubled = np.rint(2 * ranks).astype(np.int64)
    # The smaller group carries the same information at less work.
    chosen = doubled[:n_1] if 2 * n_1 <= ranks.size else doubled[n_1:]
    chances = _subset_sums(doubled, chosen.size)
    # Multiplied by the number of people, the mean of the sum is a whole number too.
    far = np.abs(np.arange(chances.size) * ranks.size - chosen.size * int(doubled.sum()))
    observed = abs(int(chosen.sum()) * ranks.size - chosen.size * int(doubled.sum()))
    return min(1.0, float(chances[far >= observed].sum() / chances.sum()))


def _subset_sums(sizes: npt.NDArray[np.int64], members: int) -> FloatArray:
    # How many subsets of `members` have each sum; one row per number of members so far.
    largest = int(np.sort(sizes)[-members:].sum())
    ways = np.zeros((members + 1, largest + 1))
    ways[0, 0] = 1.0
    for size in sizes:
        ways[1:, size:] += ways[:-1, : largest + 1 - size].copy()
    return np.asarray(ways[members], dtype=np.float64)


def _normal_p(ranks: FloatArray, n_1: int, continuity: bool) -> float:
    n = ranks.size
    # Variance of a sum of n_1 midranks drawn without replacement: it holds the tie correction.
    variance = n_1 * (n - n_1) / n * float(ranks.var(ddof=1))
    if not variance > 0:
        return 1.0
    gap = abs(float(ranks[:n_1].sum()) - n_1 * (n + 1) / 2)
    gap = max(0.0, gap - 0.5) if continuity else gap
    return min(1.0, 2 * float(special.ndtr(-gap / math.sqrt(variance))))


def _upper_theta(theta: float, n_1: int, n_2: int, z: float) -> float:
    typical = (n_1 + n_2) / 2 - 1

    def excess(limit: float) -> float:
        spread = 1 + typical * ((1 - limit) / (2 - limit) + limit / (1 + limit))
        return (limit - theta) ** 2 - z * z * limit * (1 - limit) * spread / (n_1 * n_2)

    start = theta + 1e-10  # at theta = 0 the variance is 0 and theta itself would be a root
    if start >= 1.0:
        return 1.0
    return float(optimize.brentq(excess, start, 1.0, xtol=1e-13))


def _as_delta(theta: float, interval: Interval) -> EffectSize:
    limits = 2 * interval.low - 1, 2 * interval.high - 1
    return EffectSize(
        "cliffs_delta", 2 * theta - 1, Interval(*limits, interval.level, interval.method)
    )


def _dominance(one: FloatArray, other: FloatArray) -> FloatArray:
    # For each value: share of the other group below it minus share above it.
    ordered = np.sort(other)
    below = np.searchsorted(ordered, one, side="left")
    above = other.size - np.searchsorted(ordered, one, side="right")
    return np.asarray((below - above) / other.size, dtype=np.float64)


def _share_untied(one: FloatArray, other: FloatArray) -> float:
    ordered = np.sort(other)
    tied = np.searchsorted(ordered, one, side="right") - np.searchsorted(ordered, one, side="left")
    return 1 - float(tied.sum()) / (one.size * other.size)


def _cliff_variance(rows: FloatArray, columns: FloatArray, delta: float, untied: float) -> float:
    n_1, n_2 = rows.size, columns.size
    cells = n_1 * n_2 * (untied - delta**2)  # sum of squared deviations of the signs
    between = n_2**2 * float(((rows - delta) ** 2).sum())
    between += n_1**2 * float(((columns - delta) ** 2).sum())
    unbiased = (between - cells) / (n_1 * n_2 * (n_1 - 1) * (n_2 - 1))
    return max(unbiased, (1 - delta**2) / (n_1 * n_2 - 1))


def _asymmetric_limits(delta: float, variance: float, z: float) -> tuple[float, float]:
    room = 1 - delta**2
    half = z * math.sqrt(variance) * math.sqrt(room**2 + z * z * variance)
    centre, scale = delta - delta**3, room + z * z * variance
    return max(-1.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
