from __future__ import annotations

import itertools
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import (
    StatisticsInputError,
    hodges_lehmann,
    rank_biserial,
    sign_flip,
    wilcoxon_signed_rank,
)

# Hollander & Wolfe (1973), table 3.1: depression before and after tranquilliser.
DEPRESSION_1 = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
DEPRESSION_2 = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
# Darwin's maize, crossed minus self-fertilised in eighths of an inch: Fisher (1935), table 3.
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

answers = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=9)


def enumerated_p(ranks: Any, positive: float) -> float:
    """Two-sided p by listing every pattern of signs."""
    sums = np.array([sum(kept) for kept in itertools.product(*[(0.0, rank) for rank in ranks])])
    centre = sum(ranks) / 2
    return float(np.mean(np.abs(sums - centre) >= abs(positive - centre) - 1e-9))


def test_depression_as_published() -> None:
    # V = 40, exact p = 0.03906, shift 0.46 (0.010 to 0.786): example of R's wilcox.test.
    result = wilcoxon_signed_rank(DEPRESSION_2, DEPRESSION_1)
    assert result.statistic == 40
    assert result.p == pytest.approx(0.03906, abs=5e-6)
    assert result.estimate == pytest.approx(0.46)
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx((0.010, 0.786), abs=5e-4)


def test_likert_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("paired.wilcoxon.likert")
    exact = wilcoxon_signed_rank(*likert)
    corrected = wilcoxon_signed_rank(*likert, method="normal")
    plain = wilcoxon_signed_rank(*likert, method="normal", continuity=False)
    assert (exact.p, exact.n) == (want["p_exact"], want["n_nonzero"])
    assert exact.statistic == want["V"]
    assert (corrected.p, plain.p) == (want["p_norm_cc"], want["p_norm"])


def test_rank_biserial_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("paired.rank_biserial.likert")
    effect = rank_biserial(*likert)
    assert effect.interval is not None
    assert (effect.value, effect.interval.low, effect.interval.high) == (
        want["r"],
        want["lo"],
        want["hi"],
    )
    wider = rank_biserial(*likert, pairs_in_se="changed").interval
    assert wider is not None
    assert wider.low < effect.interval.low


def test_maize_as_published() -> None:
    # Fisher (1935), section 21: 863 of 2^15 arrangements reach the sum 314 or more.
    result = sign_flip([0] * 15, MAIZE)
    assert result.statistic == 314
    assert result.p == pytest.approx(2 * 863 / 2**15)


def test_sign_flip_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("paired.signflip.exact.likert")
    result = sign_flip(*likert)
    assert (result.p, result.statistic) == (want["p"], want["sum"])


@given(answers, st.sampled_from(["drop", "pratt"]))
def test_exact_p_by_listing_all_signs(
    pairs: list[tuple[int, int]], zeros: Literal["drop", "pratt"]
) -> None:
    before, after = (np.array(values) for values in zip(*pairs, strict=True))
    change = after - before
    kept = change if zeros == "pratt" else change[change != 0]
    ranks = stats.rankdata(np.abs(kept))[kept != 0]
    positive = float(ranks[kept[kept != 0] > 0].sum())
    result = wilcoxon_signed_rank(before, after, zeros=zeros)
    assert result.p == pytest.approx(enumerated_p(ranks, positive))
    assert result.statistic == positive


@given(answers)
def test_swapping_before_and_after_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    before, after = zip(*pairs, strict=True)
    forth, back = wilcoxon_signed_rank(before, after), wilcoxon_signed_rank(after, before)
    assert forth.p == pytest.approx(back.p)
    assert forth.estimate == -(back.estimate or 0.0)
    assert (forth.interval is None) == (len(pairs) < 6)
    if forth.interval and back.interval and forth.estimate is not None:
        assert forth.interval.low == -back.interval.high
        assert forth.interval.low <= forth.estimate <= forth.interval.high
    if forth.effect and forth.effect.interval and back.effect:
        assert forth.effect.value == pytest.approx(-back.effect.value)
        assert -1 <= forth.effect.interval.low <= forth.effect.value + 1e-12
        assert forth.effect.value - 1e-12 <= forth.effect.interval.high <= 1


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=30))
def test_shift_is_the_median_of_the_pairwise_means(change: list[int]) -> None:
    means = [(one + other) / 2 for one, other in itertools.combinations_with_replacement(change, 2)]
    assert hodges_lehmann([0] * len(change), change).estimate == np.median(means)


def test_shift_interval_covers_at_least_as_it_says() -> None:
    rng = np.random.default_rng(20784)
    hits = 0
    for _ in range(300):
        interval = hodges_lehmann(np.zeros(12), rng.normal(1.0, 1.0, 12)).interval
        assert interval is not None
        hits += interval.low <= 1.0 <= interval.high
    assert 0.92 <= hits / 300 <= 0.99


def test_large_samples_use_the_normal_approximation() -> None:
    rng = np.random.default_rng(1)
    change = rng.choice([-1, 1, 2], size=230)
    result = wilcoxon_signed_rank(np.zeros(230), change)
    exact = wilcoxon_signed_rank(np.zeros(230), change, method="exact")
    assert result.method == "wilcoxon_drop_normal"
    assert exact.method == "wilcoxon_drop_exact"
    assert result.p == pytest.approx(exact.p, rel=0.05)
    assert result.interval is not None
    assert result.interval.low <= (result.estimate or 0.0) <= result.interval.high


def test_decimals_that_differ_in_the_last_bit_are_tied() -> None:
    result = wilcoxon_signed_rank([0.1, 0.2, 0.3, 0.3], [0.2, 0.3, 0.4, 0.2])
    assert result.statistic == 7.5


def test_nobody_changed() -> None:
    for method in ("exact", "normal"):
        result = wilcoxon_signed_rank([1, 2, 3], [1, 2, 3], method=method)
        assert (result.p, result.n, result.effect, result.estimate) == (1.0, 0, None, 0.0)
    with pytest.raises(StatisticsInputError, match="no pair that changed"):
        rank_biserial([1, 2], [1, 2])


def test_everybody_up_has_an_effect_of_one() -> None:
    effect = rank_biserial([1, 2, 3], [2, 3, 5])
    assert (effect.value, effect.interval) == (1.0, None)


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="zeros: found 'keep'"):
        wilcoxon_signed_rank([1, 2], [2, 2], zeros="keep")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(StatisticsInputError, match="fractional differences"):
        sign_flip([1, 2], [1.5, 2])
    with pytest.raises(StatisticsInputError, match="found 0 value"):
        hodges_lehmann([], [])
