"""Did linked answers change? Tests and effect sizes for the same people before and after.

Every difference is after minus before.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from analysis.statistics.checks import FloatArray, StatisticsInputError, choice, confidence, pairs
from analysis.statistics.paired_effects import d_z, mean_and_se, varies
from analysis.statistics.paired_proportions import (
    newcombe_paired,
    paired_odds_ratio,
    tango_paired,
    transition_cells,
    wald_paired,
)
from analysis.statistics.quantiles import t_quantile
from analysis.statistics.results import EffectSize, Interval, Result

McNemarMethod = Literal["exact", "mid_p", "score", "score_corrected"]


def mcnemar(
    both: int,
    gained: int,
    lost: int,
    neither: int,
    *,
    method: McNemarMethod = "exact",
    level: float = 0.95,
) -> Result:
    """McNemar's test of a change in a share, with Newcombe's interval of that change.

    Parameters
    ----------
    both, gained, lost, neither
        Cells of the transition table.
    method
        ``"exact"`` never rejects too often; ``"mid_p"`` is less conservative; ``"score"``
        and ``"score_corrected"`` are the chi-squared forms without and with continuity
        correction.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` is the change of the share; `effect` the conditional odds ratio (None
        without discordant pairs, where p is 1).

    Raises
    ------
    StatisticsInputError
        Impossible counts or an unknown method.

    Notes
    -----
    Sources: McNemar, Q. (1947), Psychometrika 12, 153-157; Fagerland, M. W., Lydersen, S.
    & Laake, P. (2013), BMC Medical Research Methodology 13:91.

    Examples
    --------
    >>> result = mcnemar(59, 16, 6, 80, method="mid_p")
    >>> round(result.estimate, 4), round(result.p, 5)
    (0.0621, 0.03469)
    """
    cells = transition_cells(both, gained, lost, neither)
    change = newcombe_paired(*cells, level=level)
    odds = paired_odds_ratio(gained, lost, level=level)
    effect = None
    if odds.estimate is not None:
        effect = EffectSize("conditional_odds_ratio", odds.estimate, odds.interval)
    chi2 = _mcnemar_chi2(gained, lost, 1.0 if method == "score_corrected" else 0.0)
    is_score = method in ("score", "score_corrected")
    return Result(
        estimate=change.estimate,
        interval=change.interval,
        p=float(mcnemar_p(gained, lost, method=method)),
        statistic=chi2 if is_score else None,
        df=1.0 if is_score else None,
        n=change.n,
        method=f"mcnemar_{method}",
        effect=effect,
    )


def mcnemar_p(
    gained: npt.ArrayLike, lost: npt.ArrayLike, *, method: McNemarMethod = "exact"
) -> FloatArray:
    """Two-sided McNemar p-values of many items at once.

    Parameters
    ----------
    gained, lost
        Counts of discordant pairs, any shapes that broadcast together.
    method
        As in `mcnemar`.

    Returns
    -------
    numpy.ndarray
        p-values of the broadcast shape; 1 where there is no discordant pair.

    Notes
    -----
    Source: as `mcnemar`; the mid-p takes half of the probability of what was observed.

    Examples
    --------
    >>> mcnemar_p([0, 5], [0, 0])
    array([1.    , 0.0625])
    """
    choice(method, ("exact", "mid_p", "score", "score_corrected"), where="method")
    up, down = _whole_counts(gained, "gained"), _whole_counts(lost, "lost")
    total, fewer = up + down, np.minimum(up, down)
    if method in ("score", "score_corrected"):
        gap = np.maximum(np.abs(up - down) - (method == "score_corrected"), 0.0)
        return np.asarray(special.chdtrc(1, gap**2 / np.maximum(total, 1)), dtype=np.float64)
    tail = np.asarray(special.bdtr(fewer, total.astype(np.int64), 0.5), dtype=np.float64)
    if method == "mid_p":
        tail = tail - 0.5 * _binomial_half(fewer, total)
    return np.minimum(1.0, 2 * tail)


def paired_t(before: npt.ArrayLike, after: npt.ArrayLike, *, level: float = 0.95) -> Result:
    """Mean change with Student's paired t test; the effect is d_z.

    Parameters
    ----------
    before, after
        Shape (pairs,), at least 2 pairs, nothing missing.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` in scale units. When all differences are equal there is no variance to
        test with: interval, p, statistic and effect are None and `se` is 0.

    Notes
    -----
    Source: Student (1908), Biometrika 6, 1-25.

    Examples
    --------
    >>> result = paired_t([1, 2, 3, 4], [2, 2, 5, 6])
    >>> result.estimate, round(result.p, 4)
    (1.25, 0.0796)
    """
    first, second = pairs(before, after, least=2)
    n, (mean, se) = first.size, mean_and_se(second - first)
    if se == 0:
        return Result(estimate=mean, se=0.0, df=n - 1.0, n=n, method="paired_t")
    half = t_quantile(level, n - 1) * se
    return Result(
        estimate=mean,
        interval=Interval(mean - half, mean + half, level, "paired_t"),
        se=se,
        p=2 * float(special.stdtr(n - 1, -abs(mean / se))),
        statistic=mean / se,
        df=n - 1.0,
        n=n,
        method="paired_t",
        effect=d_z(first, second, level=level),
    )


def paired_equivalence(
    before: npt.ArrayLike, after: npt.ArrayLike, margin: float, *, alpha: float = 0.05
) -> Result:
    """Is the mean change smaller than `margin` either way? Two one-sided t tests.

    Parameters
    ----------
    before, after
        Shape (pairs,), at least 2 pairs, changes not all equal.
    margin
        Smallest change that would matter, in scale units, positive.
    alpha
        Level of the claim; the interval has confidence 1 - 2 alpha and lies inside the
        margins exactly when p < alpha.

    Notes
    -----
    Source: Schuirmann, D. J. (1987), Journal of Pharmacokinetics and Biopharmaceutics 15,
    657-680.

    Examples
    --------
    >>> paired_equivalence([1, 2, 3, 4, 5], [1, 2, 3, 4, 6], 1.0).p < 0.05
    True
    """
    first, second = pairs(before, after, least=2)
    if not 0 < margin < math.inf:
        raise StatisticsInputError(found=str(margin), expected="a positive margin", where="margin")
    n, (mean, se) = first.size, mean_and_se(second - first)
    varies(se, "changes")
    level = confidence(1 - 2 * alpha)
    half = t_quantile(level, n - 1) * se
    statistic = (margin - abs(mean)) / se
    return Result(
        estimate=mean,
        interval=Interval(mean - half, mean + half, level, "paired_t"),
        se=se,
        p=float(special.stdtr(n - 1, -statistic)),
        statistic=statistic,
        df=n - 1.0,
        n=n,
        method="paired_tost",
    )


def improved_minus_worsened(
    improved: int,
    same: int,
    worsened: int,
    *,
    method: Literal["tango", "wald"] = "tango",
    level: float = 0.95,
) -> Result:
    """P(improved) - P(worsened) among all pairs, with the exact sign test.

    Parameters
    ----------
    improved, same, worsened
        Numbers of pairs; those who stayed the same count in the denominator.
    method
        Interval: Tango's score interval, or the large-sample one.
    level
        Confidence level.

    Notes
    -----
    The three outcomes are the discordant and concordant pairs of a transition table.
    Sources: `tango_paired`, `wald_paired`; sign test: Conover (1999), 3.4.

    Examples
    --------
    >>> result = improved_minus_worsened(17, 11, 2)
    >>> result.estimate, round(result.p, 5)
    (0.5, 0.00073)
    """
    choice(method, ("tango", "wald"), where="method")
    cells = transition_cells(0, improved, worsened, same)
    interval_of = tango_paired if method == "tango" else wald_paired
    change = interval_of(improved, worsened, sum(cells), level=level)
    return Result(
        estimate=change.estimate,
        interval=change.interval,
        se=change.se,
        p=float(mcnemar_p(improved, worsened)),
        n=change.n,
        method="sign_exact",
    )


def _mcnemar_chi2(gained: int, lost: int, correction: float) -> float:
    gap = max(abs(gained - lost) - correction, 0.0)
    return gap**2 / max(gained + lost, 1)


def _whole_counts(values: npt.ArrayLike, where: str) -> FloatArray:
    array = np.asarray(values, dtype=np.float64)
    if not (np.isfinite(array) & (array >= 0) & (array == np.floor(array))).all():
        raise StatisticsInputError(
            found="negative, missing or fractional values", expected="whole counts", where=where
        )
    return array


def _binomial_half(successes: FloatArray, trials: FloatArray) -> FloatArray:
    choose = (
        special.gammaln(trials + 1)
        - special.gammaln(successes + 1)
        - special.gammaln(trials - successes + 1)
    )
    return np.asarray(np.exp(choose - trials * math.log(2)), dtype=np.float64)
