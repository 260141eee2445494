from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Result,
    StatisticsInputError,
    newcombe_paired,
    paired_odds_ratio,
    tango_paired,
    transitions,
    wald_paired,
)


def limits(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    return result.interval.low, result.interval.high


cells = st.tuples(*[st.integers(0, 40)] * 4).filter(lambda counts: sum(counts) > 0)

# Complete response before and after consolidation therapy: both 59, lost 6, gained 16, neither 80
# (Cavo et al. 2012), and airway hyper-responsiveness: both 1, lost 1, gained 7, neither 12 (Bentur
# et al. 2009): the examples of Fagerland, Lydersen & Laake (2017), Statistical Analysis of
# Contingency Tables, chapter 8, with the values of its R package contingencytables. There the
# change is before minus after.
CAVO, BENTUR = (59, 16, 6, 80), (1, 7, 1, 12)


def test_square_and_add_as_published() -> None:
    assert limits(newcombe_paired(*CAVO)) == pytest.approx((0.0046, 0.1186), abs=5e-5)
    assert limits(newcombe_paired(*BENTUR)) == pytest.approx((0.026, 0.507), abs=5e-4)


def test_score_interval_as_published() -> None:
    assert limits(tango_paired(16, 6, 161)) == pytest.approx((0.0054, 0.1240), abs=5e-5)
    assert limits(tango_paired(7, 1, 21)) == pytest.approx((0.026, 0.517), abs=5e-4)


def test_large_sample_interval_as_published() -> None:
    assert limits(wald_paired(16, 6, 161)) == pytest.approx((0.0058, 0.1184), abs=5e-5)


@pytest.mark.parametrize(
    ("identity", "gained", "lost"),
    [("real2.itt.paired_r0", 86, 27), ("real2.itt.paired_r27", 59, 0)],
)
def test_programme_change_as_reference(golden: Any, identity: str, gained: int, lost: int) -> None:
    want = golden(identity)
    result = wald_paired(gained, lost, 721)
    assert (result.estimate, *limits(result)) == (want["d"], want["lo"], want["hi"])


def test_conditional_odds_as_published_and_as_reference(golden: Any) -> None:
    # Agresti (2013), 11.1: approval ratings, 150 / 86 = 1.74.
    want = golden("paired.mcnemar.approval.effect")
    odds, change = paired_odds_ratio(150, 86), wald_paired(150, 86, 1600)
    assert odds.estimate == pytest.approx(1.74, abs=5e-3)
    assert (odds.estimate, *limits(odds)) == (want["or_cond"], want["or_lo"], want["or_hi"])
    assert (change.estimate, change.se) == (want["diff"], want["se_wald"])


def test_odds_without_discordant_pairs() -> None:
    assert paired_odds_ratio(0, 0).estimate is None
    result = paired_odds_ratio(4, 0)
    assert result.estimate == math.inf
    assert limits(result)[1] == math.inf


def test_nobody_changed_still_has_an_interval() -> None:
    # With no discordant pair Tango's limits are z^2 / (n + z^2) either way.
    z2 = 1.959963984540054**2
    low, high = limits(tango_paired(0, 0, 50))
    assert (low, high) == pytest.approx((-z2 / (50 + z2), z2 / (50 + z2)), abs=1e-9)


def test_everybody_changed_ends_at_one() -> None:
    low, high = limits(tango_paired(12, 0, 12))
    assert high == 1.0
    assert 0 < low < 1
    assert limits(tango_paired(0, 12, 12))[0] == -1.0


@given(cells)
def test_changes_mirror_when_before_and_after_are_swapped(
    counts: tuple[int, int, int, int],
) -> None:
    both, gained, lost, neither = counts
    n = sum(counts)
    for forth, back in (
        (newcombe_paired(*counts), newcombe_paired(both, lost, gained, neither)),
        (tango_paired(gained, lost, n), tango_paired(lost, gained, n)),
        (wald_paired(gained, lost, n), wald_paired(lost, gained, n)),
    ):
        low, high = limits(forth)
        assert forth.estimate == (gained - lost) / n
        assert -1 <= low <= forth.estimate + 1e-9
        assert forth.estimate - 1e-9 <= high <= 1
        assert limits(back) == pytest.approx((-high, -low), abs=1e-9)


@given(cells)
def test_score_interval_agrees_with_the_score_test(counts: tuple[int, int, int, int]) -> None:
    _, gained, lost, _ = counts
    low, high = limits(tango_paired(gained, lost, sum(counts)))
    chi2 = (gained - lost) ** 2 / max(gained + lost, 1)
    assert (low > 0 or high < 0) == (chi2 > 1.959963984540054**2)


def test_transitions_are_counted() -> None:
    before = [True, True, False, False, False, True]
    after = [True, False, True, True, False, False]
    assert transitions(before, after) == (1, 2, 2, 1)


def test_impossible_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="found 8 gained and 3 lost"):
        tango_paired(8, 3, 10)
    with pytest.raises(StatisticsInputError, match="pairs: found 0"):
        newcombe_paired(0, 0, 0, 0)
    with pytest.raises(StatisticsInputError, match="gained: found -1"):
        newcombe_paired(1, -1, 0, 3)
    with pytest.raises(StatisticsInputError, match="other than 0 and 1"):
        transitions([0, 2], [1, 1])
    with pytest.raises(StatisticsInputError, match="2 values before and 1 after"):
        transitions([0, 1], [1])
