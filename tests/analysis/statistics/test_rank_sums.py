from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import (
    StatisticsInputError,
    cliffs_delta,
    mann_whitney,
    superiority_interval,
)

# Hollander & Wolfe (1973), table 4.1: permeability of membranes at term and at 12-26 weeks.
TERM = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
EARLY = [1.15, 0.88, 0.90, 0.74, 1.21]

small = st.lists(st.integers(1, 5), min_size=1, max_size=5)
group = st.lists(st.integers(1, 5), min_size=2, max_size=25)


def test_permeability_as_published() -> None:
    # W = 35, one-sided p = 0.1272: example of R's wilcox.test.
    result = mann_whitney(TERM, EARLY)
    assert result.statistic == 35
    assert result.p == pytest.approx(2 * 0.1272, abs=1e-4)


def test_ozone_as_reference(golden: Any, column: Any) -> None:
    want = golden("grp.mwu.airquality_5_9")
    may, september = (column("airquality_ozone.csv", "Ozone", Month=month) for month in "59")
    may, september = may[~np.isnan(may)], september[~np.isnan(september)]
    exact = mann_whitney(may, september)
    assert (exact.statistic, exact.p) == (want["W"], want["p_exact"])
    assert mann_whitney(may, september, method="normal").p == want["p_cc"]
    assert mann_whitney(september, may).p == want["p_exact"]


@given(small, small)
def test_exact_p_by_listing_all_groups(one: list[int], other: list[int]) -> None:
    ranks = stats.rankdata(one + other)
    centre = len(one) * (len(ranks) + 1) / 2
    observed = abs(ranks[: len(one)].sum() - centre)
    sums = np.array([sum(chosen) for chosen in itertools.combinations(ranks, len(one))])
    want = float(np.mean(np.abs(sums - centre) >= observed - 1e-9))
    assert mann_whitney(one, other).p == pytest.approx(want)


@given(group, group)
def test_groups_mirror_when_swapped(one: list[int], other: list[int]) -> None:
    forth, back = mann_whitney(one, other), mann_whitney(other, one)
    assert forth.p == pytest.approx(back.p)
    assert forth.estimate is not None
    assert back.estimate is not None
    assert forth.interval is not None
    assert back.interval is not None
    assert forth.estimate == pytest.approx(1 - back.estimate)
    assert forth.interval.low == pytest.approx(1 - back.interval.high, abs=1e-9)
    assert 0 <= forth.interval.low <= forth.estimate <= forth.interval.high <= 1
    delta, opposite = cliffs_delta(one, other), cliffs_delta(other, one)
    assert forth.effect is not None
    assert delta.value == pytest.approx(forth.effect.value)
    assert delta.value == pytest.approx(-opposite.value)
    assert (delta.interval is None) == (abs(delta.value) == 1)
    if delta.interval:
        assert -1 <= delta.interval.low <= delta.value + 1e-12
        assert delta.value - 1e-12 <= delta.interval.high <= 1


@given(group, group)
def test_cliffs_variance_by_its_definition(one: list[int], other: list[int]) -> None:
    signs = np.sign(np.subtract.outer(np.array(one), np.array(other))).astype(float)
    delta, (m, n) = signs.mean(), signs.shape
    if abs(delta) == 1:
        return
    variance = (
        n**2 * ((signs.mean(axis=1) - delta) ** 2).sum()
        + m**2 * ((signs.mean(axis=0) - delta) ** 2).sum()
        - ((signs - delta) ** 2).sum()
    ) / (m * n * (m - 1) * (n - 1))
    variance = max(variance, (1 - delta**2) / (m * n - 1))
    z, room = 1.959963984540054, 1 - delta**2
    low = (delta - delta**3 - z * variance**0.5 * (room**2 + z**2 * variance) ** 0.5) / (
        room + z**2 * variance
    )
    effect = cliffs_delta(one, other)
    assert effect.interval is not None
    assert effect.interval.low == pytest.approx(max(-1.0, low), abs=1e-9)


@pytest.mark.parametrize(("theta", "n_1", "n_2"), [(0.7, 12, 20), (0.5, 30, 5), (0.95, 8, 9)])
def test_superiority_limits_solve_newcombes_equation(theta: float, n_1: int, n_2: int) -> None:
    interval = superiority_interval(theta, n_1, n_2)
    for limit in (interval.low, interval.high):
        star = (n_1 + n_2) / 2 - 1
        spread = 1 + star * (1 - limit) / (2 - limit) + star * limit / (1 + limit)
        variance = limit * (1 - limit) * spread / (n_1 * n_2)
        assert abs(limit - theta) / variance**0.5 == pytest.approx(1.959963984540054, rel=1e-6)


def test_complete_separation_still_has_an_interval() -> None:
    result = mann_whitney([4, 5, 5], [1, 2, 2])
    assert result.interval is not None
    assert result.interval.high == 1.0
    assert 0.2 < result.interval.low < 0.9
    assert cliffs_delta([4, 5], [1, 2]).interval is None


def test_large_groups_use_the_normal_approximation() -> None:
    rng = np.random.default_rng(3)
    one, other = rng.integers(1, 6, 60), rng.integers(1, 6, 50)
    result = mann_whitney(one, other)
    assert result.method == "mann_whitney_normal"
    want = stats.mannwhitneyu(one, other, method="asymptotic").pvalue
    assert result.p == pytest.approx(want)
    plain = stats.mannwhitneyu(one, other, method="asymptotic", use_continuity=False).pvalue
    assert mann_whitney(one, other, continuity=False).p == pytest.approx(plain)


def test_equal_answers_are_no_difference() -> None:
    assert mann_whitney([3, 3], [3]).p == 1.0
    assert mann_whitney([3, 3], [3], method="normal").p == 1.0


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="second group: found 0 value"):
        mann_whitney([1, 2], [])
    with pytest.raises(StatisticsInputError, match="first group: found 1 missing"):
        cliffs_delta([1, float("nan")], [1, 2])
    with pytest.raises(StatisticsInputError, match="method: found 'asymptotic'"):
        mann_whitney([1], [2], method="asymptotic")  # type: ignore[arg-type]  # the mistake under test
