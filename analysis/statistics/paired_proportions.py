"""How did a share change among the same people? Difference and odds ratio of linked answers.

The counts are those of the 2 x 2 transition table: `both` had the property before and
after, `gained` only after, `lost` only before, `neither` at no time.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy import optimize

from analysis.statistics.checks import StatisticsInputError, count, pairs
from analysis.statistics.proportion_contrasts import square_and_add
from analysis.statistics.proportions import clopper_pearson_limits
from analysis.statistics.quantiles import z_quantile
from analysis.statistics.results import Interval, Result


def transitions(before: npt.ArrayLike, after: npt.ArrayLike) -> tuple[int, int, int, int]:
    """Count both, gained, lost and neither from linked 0/1 answers.

    Parameters
    ----------
    before, after
        Shape (pairs,): 0 or 1 (or booleans), the same person at the same position.

    Raises
    ------
    StatisticsInputError
        Other values than 0 and 1, missing values, or unequal lengths.

    Examples
    --------
    >>> transitions([0, 0, 1, 1, 0], [0, 1, 1, 0, 1])
    (1, 2, 1, 1)
    """
    first, second = pairs(before, after)
    if not np.isin(np.concatenate([first, second]), (0.0, 1.0)).all():
        raise StatisticsInputError(
            found="values other than 0 and 1",
            expected="0 or 1",
            where="before and after",
            advice="Say first which answers count as having the property.",
        )
    both, after_only = int((first * second).sum()), int(((1 - first) * second).sum())
    before_only = int((first * (1 - second)).sum())
    return both, after_only, before_only, first.size - both - after_only - before_only


def newcombe_paired(
    both: int, gained: int, lost: int, neither: int, *, level: float = 0.95
) -> Result:
    """Change of a share among the same people, after minus before, square-and-add interval.

    Wilson limits of the two margins are combined with the correlation phi; a positive phi
    is corrected for continuity.

    Parameters
    ----------
    both, gained, lost, neither
        Cells of the transition table.
    level
        Confidence level.

    Returns
    -------
    Result
        `estimate` and `interval` in share units, inside [-1, 1]; `n` pairs.

    Notes
    -----
    Source: method 10 of Newcombe, R. G. (1998), Statistics in Medicine 17, 2635-2650.

    Examples
    --------
    >>> result = newcombe_paired(59, 16, 6, 80)
    >>> round(result.interval.low, 4), round(result.interval.high, 4)
    (0.0046, 0.1186)
    """
    cells = transition_cells(both, gained, lost, neither)
    n = sum(cells)
    low, high = square_and_add((both + gained, n), (both + lost, n), _phi(*cells), level)
    interval = Interval(low, high, level, "newcombe_square_and_add")
    return Result(estimate=(gained - lost) / n, interval=interval, n=n, method=interval.method)


def tango_paired(gained: int, lost: int, n: int, *, level: float = 0.95) -> Result:
    """Change of a share among `n` pairs by Tango's score interval.

    It needs only the discordant counts, so it also serves P(improved) - P(worsened), and it
    excludes 0 exactly when the uncorrected McNemar test rejects.

    Notes
    -----
    Source: Tango, T. (1998), Statistics in Medicine 17, 891-908.

    Examples
    --------
    >>> result = tango_paired(16, 6, 161)
    >>> round(result.interval.low, 4), round(result.interval.high, 4)
    (0.0054, 0.124)
    """
    gained, lost, n = discordant_counts(gained, lost, n)
    z = z_quantile(level)
    interval = Interval(
        -_tango_upper(lost, gained, n, z), _tango_upper(gained, lost, n, z), level, "tango_score"
    )
    return Result(estimate=(gained - lost) / n, interval=interval, n=n, method=interval.method)


def wald_paired(gained: int, lost: int, n: int, *, level: float = 0.95) -> Result:
    """Change of a share among `n` pairs by the large-sample interval, for its standard error.

    Notes
    -----
    Source: Agresti, A. (2013), Categorical Data Analysis, 3rd ed., 11.1.1. Limits are cut
    at -1 and 1.

    Examples
    --------
    >>> round(wald_paired(86, 150, 1600).se, 5)
    0.00955
    """
    gained, lost, n = discordant_counts(gained, lost, n)
    change = (gained - lost) / n
    se = math.sqrt(max(0.0, (gained + lost) / n - change**2) / n)
    half = z_quantile(level) * se
    interval = Interval(max(-1.0, change - half), min(1.0, change + half), level, "wald_paired")
    return Result(estimate=change, interval=interval, se=se, n=n, method=interval.method)


def paired_odds_ratio(gained: int, lost: int, *, level: float = 0.95) -> Result:
    """Conditional odds ratio gained / lost of linked answers, with an exact interval.

    The discordant pairs are binomial; the Clopper-Pearson limits of gained / (gained +
    lost) are turned into odds. Without discordant pairs `estimate` is None.

    Notes
    -----
    Source: Breslow, N. E. & Day, N. E. (1980), Statistical Methods in Cancer Research I,
    section 5.2.

    Examples
    --------
    >>> result = paired_odds_ratio(150, 86)
    >>> round(result.estimate, 3), round(result.interval.low, 3), round(result.interval.high, 3)
    (1.744, 1.329, 2.301)
    """
    gained, lost = count(gained, where="gained"), count(lost, where="lost")
    name = "conditional_odds_exact"
    if gained + lost == 0:
        return Result(estimate=None, n=0, method=name)
    low, high = clopper_pearson_limits(gained, gained + lost, level)
    interval = Interval(_odds(low), _odds(high), level, name)
    estimate = gained / lost if lost else math.inf
    return Result(estimate=estimate, interval=interval, n=gained + lost, method=name)


def transition_cells(both: int, gained: int, lost: int, neither: int) -> tuple[int, int, int, int]:
    """Return the four cells, checked: whole, not negative, at least one pair.

    Examples
    --------
    >>> transition_cells(1, 2, 3, 4)
    (1, 2, 3, 4)
    """
    named = {"both": both, "gained": gained, "lost": lost, "neither": neither}
    checked = [count(cell, where=name) for name, cell in named.items()]
    count(sum(checked), where="pairs", least=1)
    return checked[0], checked[1], checked[2], checked[3]


def discordant_counts(gained: int, lost: int, n: int) -> tuple[int, int, int]:
    """Return the discordant counts and the number of pairs, checked.

    Examples
    --------
    >>> discordant_counts(2, 1, 10)
    (2, 1, 10)
    """
    gained, lost = count(gained, where="gained"), count(lost, where="lost")
    n = count(n, where="pairs", least=1)
    if gained + lost > n:
        raise StatisticsInputError(
            found=f"{gained} gained and {lost} lost",
            expected=f"no more than {n} pairs in all",
            where="pairs",
        )
    return gained, lost, n


def _phi(both: int, gained: int, lost: int, neither: int) -> float:
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if margins == 0:
        return 0.0
    product = float(both * neither - gained * lost)
    if product > 0:
        product = max(0.0, product - (both + gained + lost + neither) / 2)
    return product / math.sqrt(margins)


def _tango_upper(gained: int, lost: int, n: int, z: float) -> float:
    # Squared form of |score| <= z; without variance the estimate is a root too, hence the nudge.
    change = (gained - lost) / n

    def excess(delta: float) -> float:
        return n * (delta - change) ** 2 - z * z * _tango_variance(gained, lost, n, delta)

    start = change + 1e-10
    if start >= 1.0:
        return 1.0
    return float(optimize.brentq(excess, start, 1.0, xtol=1e-13))


def _tango_variance(gained: int, lost: int, n: int, delta: float) -> float:
    # Per-pair variance at the difference delta, with the share of `lost` at its maximum likelihood.
    slope = -gained - lost + (2 * n - gained + lost) * delta
    constant = -lost * delta * (1 - delta)
    lost_share = (math.sqrt(max(0.0, slope**2 - 8 * n * constant)) - slope) / (4 * n)
    return max(0.0, 2 * lost_share + delta * (1 - delta))


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
