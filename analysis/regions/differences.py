"""Does an area differ from the rest, and do the areas differ at all? Tests and verdicts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import stats

from analysis.results.methods import METHODS, Method
from analysis.results.quantities import Quantity
from analysis.results.verdicts import Difference, Heterogeneity
from analysis.statistics import Result, holm, two_proportions, welch_t
from analysis.statistics.checks import FloatArray

SMALL_EXPECTED: Final = 5
"""Expected counts below this make the chi-squared test rough and the score test unfit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A test of whether the shown areas differ at all.

    Attributes
    ----------
    p
        None when all answers are equal.
    rough
        Whether some expected counts are small.
    """

    method: Method
    statistic: float | None
    df: int
    p: float | None
    rough: bool = False


def difference_from_rest(
    area: FloatArray, rest: FloatArray, quantity: Quantity, level: float
) -> Result | None:
    """Return the area minus the rest, with interval and p; None without a rest to compare.

    Parameters
    ----------
    area, rest
        Answers as numbers, 0 and 1 for shares; their order does not matter.
    """
    if min(area.size, rest.size) < 2:
        return None
    if quantity is not Quantity.SHARE:
        return welch_t(np.sort(area), np.sort(rest), level=level)
    share = float(np.concatenate([area, rest]).mean())
    expected = min(area.size, rest.size) * min(share, 1 - share)
    return two_proportions(
        int(area.sum()),
        area.size,
        int(rest.sum()),
        rest.size,
        method="score" if expected >= SMALL_EXPECTED else "fisher",
        level=level,
    )


def adjusted(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjust p-values by Holm's method; tests that could not be done stay without.

    Examples
    --------
    >>> adjusted([0.01, None, 0.03])
    [0.02, None, 0.03]
    """
    if not p_values:
        return []
    given = [math.nan if p is None else p for p in p_values]
    return [None if math.isnan(p) else float(p) for p in holm(given)]


def verdict_of_area(difference: float, p_adjusted: float | None, level: float) -> Difference:
    """Say whether an area differs from the rest, after adjustment for the number of areas.

    Parameters
    ----------
    difference
        Area minus rest.
    p_adjusted
        None when there is no variation to test with.
    level
        Confidence level.

    Examples
    --------
    >>> verdict_of_area(0.4, 0.01, 0.95).value
    'higher than elsewhere'
    """
    if p_adjusted is None:
        equal = difference == 0
        return Difference.NO_CLEAR_DIFFERENCE if equal else Difference.TOO_FEW
    if p_adjusted >= 1 - level:
        return Difference.NO_CLEAR_DIFFERENCE
    return Difference.HIGHER if difference > 0 else Difference.LOWER


def heterogeneity(groups: Sequence[FloatArray], quantity: Quantity) -> Test | None:
    """Test whether several areas differ at all; None for fewer than two.

    Means: Welch's analysis of variance, or Kruskal and Wallis' test when an area has no
    variation. Shares: the chi-squared test.

    Parameters
    ----------
    groups
        Answers of each shown area, at least two in each.

    Examples
    --------
    >>> test = heterogeneity([np.array([1.0, 2, 3]), np.array([2.0, 3, 4])], Quantity.MEAN)
    >>> test.method.name, round(test.p, 3)
    ('welch_anova', 0.288)
    """
    if len(groups) < 2:
        return None
    ordered = [np.sort(group) for group in groups]
    if quantity is Quantity.SHARE:
        return _chi_square(ordered)
    varied = all(np.ptp(group) > 0 for group in ordered)
    method = METHODS["welch_anova" if varied else "kruskal_wallis"]
    together = np.concatenate(ordered)
    if not np.ptp(together) > 0:
        return Test(method=method, statistic=None, df=len(groups) - 1, p=None)
    found = stats.f_oneway(*ordered, equal_var=False) if varied else stats.kruskal(*ordered)
    return Test(
        method=method, statistic=float(found.statistic), df=len(groups) - 1, p=float(found.pvalue)
    )


def verdict_of_all(test: Test | None, level: float) -> Heterogeneity:
    """Say whether the shown areas differ at all."""
    if test is None:
        return Heterogeneity.TOO_FEW
    if test.p is None or test.p >= 1 - level:
        return Heterogeneity.NO_CLEAR_DIFFERENCE
    return Heterogeneity.DIFFER


def _chi_square(groups: Sequence[FloatArray]) -> Test:
    chosen = np.array([group.sum() for group in groups])
    sizes = np.array([group.size for group in groups])
    table = np.array([chosen, sizes - chosen])
    method, df = METHODS["chi_square"], len(groups) - 1
    if (table.sum(axis=1) == 0).any():
        return Test(method=method, statistic=None, df=df, p=None)
    found = stats.chi2_contingency(table, correction=False)
    rough = bool((np.asarray(found.expected_freq) < SMALL_EXPECTED).any())
    return Test(
        method=method, statistic=float(found.statistic), df=df, p=float(found.pvalue), rough=rough
    )
