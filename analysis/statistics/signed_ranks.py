"""Did linked ordinal answers shift? Signed ranks that respect ties.

SciPy's exact signed-rank and rank-sum tests take their tables for untied data; answers on a
five-point scale are nearly all tied. Here the permutation distribution is that of the
midranks really observed. Every difference is after minus before.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from analysis.statistics.checks import FloatArray, StatisticsInputError, choice, pairs
from analysis.statistics.quantiles import z_quantile
from analysis.statistics.results import EffectSize, Interval, Result

# The work grows with the cube of the number of pairs (5 ms at 200), and beyond this size the
# corrected normal p differs from the exact one only in its third digit.
EXACT_PAIRS = 200

Zeros = Literal["drop", "pratt"]
TestMethod = Literal["auto", "exact", "normal"]


def wilcoxon_signed_rank(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    zeros: Zeros = "drop",
    method: TestMethod = "auto",
    continuity: bool = True,
    level: float = 0.95,
) -> Result:
    """Wilcoxon's signed-rank test with the Hodges-Lehmann shift and the rank-biserial effect.

    Parameters
    ----------
    before, after
        Shape (pairs,), ordered numeric codes, nothing missing.
    zeros
        ``"drop"``: unchanged pairs leave the test (Wilcoxon); ``"pratt"``: they are ranked
        and their ranks then left out.
    method
        ``"exact"``: permutation distribution over the tied midranks; ``"normal"``: its
        tie-corrected normal approximation; ``"auto"``: exact up to 200 changed pairs.
    continuity
        Continuity correction of the normal approximation.
    level
        Confidence level of the shift.

    Returns
    -------
    Result
        `statistic` is the sum of the positive ranks, `n` the number of changed pairs,
        `estimate` the shift over all pairs. When nobody changed p is 1 and `effect` None.

    Raises
    ------
    StatisticsInputError
        Missing values, unequal lengths, unknown option.

    Notes
    -----
    Sources: Wilcoxon, F. (1945), Biometrics Bulletin 1, 80-83; Pratt, J. W. (1959), JASA
    54, 655-667; Hollander, M. & Wolfe, D. A. (1999), Nonparametric Statistical Methods,
    2nd ed., 3.1-3.3.

    Examples
    --------
    >>> result = wilcoxon_signed_rank([2, 3, 3, 4, 2, 1], [3, 3, 4, 4, 4, 2])
    >>> result.statistic, result.p, result.n
    (10.0, 0.125, 4)
    """
    choice(method, ("auto", "exact", "normal"), where="method")
    first, second = pairs(before, after)
    differences = second - first
    ranks, positive = _signed_midranks(differences, zeros)
    exact = method == "exact" or (method == "auto" and ranks.size <= EXACT_PAIRS)
    shift = hodges_lehmann(first, second, level=level)
    return Result(
        estimate=shift.estimate,
        interval=shift.interval,
        p=_exact_p(ranks, positive) if exact else _normal_p(ranks, positive, continuity),
        statistic=positive,
        n=int(ranks.size),
        method=f"wilcoxon_{zeros}_{'exact' if exact else 'normal'}",
        effect=rank_biserial(first, second, level=level) if ranks.size else None,
    )


def rank_biserial(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    pairs_in_se: Literal["all", "changed"] = "all",
    level: float = 0.95,
) -> EffectSize:
    """Matched-pairs rank-biserial correlation: share of rank sum up minus share down.

    Unchanged pairs are dropped from the estimate. The interval is Fisher's z with the
    standard error that signed ranks have without an effect, over all pairs, as R's
    effectsize computes it; ``"changed"`` counts only changed pairs and is wider.

    Raises
    ------
    StatisticsInputError
        When nobody changed.

    Notes
    -----
    Sources: Kerby, D. S. (2014), Comprehensive Psychology 3:11.IT.3.1; interval:
    Ben-Shachar, M. S. et al. (2020), JOSS 5(56):2815. At -1 and 1 Fisher's z does not exist
    and the interval is None.

    Examples
    --------
    >>> round(rank_biserial([2, 3, 3, 4], [3, 3, 4, 3]).value, 4)
    0.3333
    """
    choice(pairs_in_se, ("all", "changed"), where="pairs_in_se")
    first, second = pairs(before, after)
    ranks, positive = _signed_midranks(second - first, "drop")
    if ranks.size == 0:
        raise StatisticsInputError(
            found="no pair that changed", expected="at least one", where="rank-biserial"
        )
    value = min(1.0, max(-1.0, 2 * positive / float(ranks.sum()) - 1))
    n = first.size if pairs_in_se == "all" else ranks.size
    half = z_quantile(level) * math.sqrt((2 * n + 1) / (1.5 * n * (n + 1)))
    interval = None
    if abs(value) < 1:
        centre = math.atanh(value)
        limits = math.tanh(centre - half), math.tanh(centre + half)
        interval = Interval(*limits, level, "fisher_z_null_se")
    return EffectSize("rank_biserial_matched", value, interval)


def hodges_lehmann(before: npt.ArrayLike, after: npt.ArrayLike, *, level: float = 0.95) -> Result:
    """Hodges-Lehmann shift: the median of all pairwise means of the changes.

    Unchanged pairs count as changes of 0. The interval runs between order statistics of the
    pairwise means, by the exact untied signed-rank distribution (normal beyond 200 pairs);
    with ties it covers at least `level`. Too few pairs for the level (five at 95 %) have no
    interval.

    Notes
    -----
    Equal changes are counted, not listed: a million answers on a five-point scale have nine
    different changes. Source: Hollander & Wolfe (1999), 3.2-3.3.

    Examples
    --------
    >>> result = hodges_lehmann([1, 2, 3, 4, 5, 6], [2, 2, 5, 5, 5, 8])
    >>> result.estimate, result.interval.low, result.interval.high
    (1.0, 0.0, 2.0)
    """
    first, second = pairs(before, after)
    means, weights = _walsh_averages(second - first)
    last = np.cumsum(weights)
    total = int(last[-1])
    inner = _walsh_position(first.size, level)
    interval = None
    if inner:
        limits = _at(means, last, inner), _at(means, last, total + 1 - inner)
        interval = Interval(*limits, level, "signed_rank_inversion")
    middle = (_at(means, last, (total + 1) // 2) + _at(means, last, total // 2 + 1)) / 2
    return Result(estimate=middle, interval=interval, n=int(first.size), method="hodges_lehmann")


def sign_flip(before: npt.ArrayLike, after: npt.ArrayLike) -> Result:
    """Exact permutation test of the mean change: every sign pattern is equally likely.

    Parameters
    ----------
    before, after
        Shape (pairs,), differences must be whole numbers (codes of a Likert item, sums).

    Returns
    -------
    Result
        `estimate` the mean change, `statistic` the sum of the changes.

    Raises
    ------
    StatisticsInputError
        Fractional differences.

    Notes
    -----
    Source: Fisher, R. A. (1935), The Design of Experiments, section 21.

    Examples
    --------
    >>> sign_flip([1, 1, 1, 1], [2, 3, 2, 2]).p
    0.125
    """
    first, second = pairs(before, after)
    differences = second - first
    if not (differences == np.rint(differences)).all():
        raise StatisticsInputError(
            found="fractional differences",
            expected="whole numbers",
            where="sign-flip test",
            advice="Use the paired t or the signed-rank test.",
        )
    sizes = np.abs(differences).astype(np.int64)
    p = _two_sided(_sum_distribution(sizes), int(differences[differences > 0].sum()))
    return Result(
        estimate=float(differences.mean()),
        p=p,
        statistic=float(differences.sum()),
        n=int(first.size),
        method="sign_flip_exact",
    )


def _signed_midranks(differences: FloatArray, zeros: str) -> tuple[FloatArray, float]:
    choice(zeros, ("drop", "pratt"), where="zeros")
    # Decimal scores such as 0.3 - 0.2 and 0.2 - 0.1 must tie although they differ in the last bit.
    rounded = np.round(differences, 10)
    changed = rounded != 0
    ranked = rounded if zeros == "pratt" else rounded[changed]
    ranks = np.asarray(stats.rankdata(np.abs(ranked)), dtype=np.float64)
    kept = ranks[changed] if zeros == "pratt" else ranks
    return kept, float(kept[rounded[changed] > 0].sum())


def _exact_p(ranks: FloatArray, positive: float) -> float:
    doubled = np.rint(2 * ranks).astype(np.int64)
    return _two_sided(_sum_distribution(doubled), round(2 * positive))


def _sum_distribution(sizes: npt.NDArray[np.int64]) -> FloatArray:
    # Distribution of the sum of a random half of the sizes, one convolution per size.
    chances = np.zeros(int(sizes.sum()) + 1)
    chances[0] = 1.0
    reached = 0
    for size in np.sort(sizes):
        moved = chances[: reached + 1] / 2
        chances[: reached + 1] = moved
        chances[size : reached + size + 1] += moved
        reached += int(size)
    return chances


def _two_sided(chances: FloatArray, observed: int) -> float:
    # The distribution is symmetric, so the two tails are equal.
    nearer = min(observed, chances.size - 1 - observed)
    return min(1.0, 2 * float(chances[: nearer + 1].sum()))


def _normal_p(ranks: FloatArray, positive: float, continuity: bool) -> float:
    variance = float((ranks**2).sum()) / 4  # the sum of squared midranks holds the tie correction
    if variance == 0:
        return 1.0
    gap = abs(positive - float(ranks.sum()) / 2)
    gap = max(0.0, gap - 0.5) if continuity else gap
    return min(1.0, 2 * float(special.ndtr(-gap / math.sqrt(variance))))


def _walsh_averages(differences: FloatArray) -> tuple[FloatArray, npt.NDArray[np.int64]]:
    values, counts = np.unique(np.round(differences, 10), return_counts=True)
    one, other = np.triu_indices(values.size)
    means = (values[one] + values[other]) / 2
    same = one == other
    weights = np.where(same, counts[one] * (counts[one] + 1) // 2, counts[one] * counts[other])
    order = np.argsort(means, kind="stable")
    return means[order], weights[order]


def _walsh_position(n: int, level: float) -> int:
    # Which pairwise mean, counted from either end, limits the interval; 0 when none can.
    tail = float(special.ndtr(-z_quantile(level)))
    if n <= EXACT_PAIRS:
        below = np.cumsum(_sum_distribution(np.arange(1, n + 1)))
        return int(np.searchsorted(below, tail, side="right"))
    centre, spread = n * (n + 1) / 4, math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    return math.floor(centre - z_quantile(level) * spread)


def _at(means: FloatArray, last: npt.NDArray[np.int64], position: int) -> float:
    return float(means[int(np.searchsorted(last, position))])
