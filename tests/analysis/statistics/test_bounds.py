from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    StatisticsInputError,
    arm_difference_bounds,
    change_bounds,
    imbens_manski_interval,
    mean_bounds,
    mean_change_bounds,
    share_bounds,
    wald_paired,
)

counts = st.integers(1, 200).flatmap(
    lambda population: st.integers(0, population).flatmap(
        lambda observed: st.tuples(st.integers(0, observed), st.just(observed), st.just(population))
    )
)
scale = st.one_of(st.integers(1, 5), st.none())


def test_programme_exit_share_as_reference(golden: Any) -> None:
    want = golden("real.employed_end.manski")
    bounds = share_bounds(86, 404, 721)
    assert (bounds.observed, bounds.low, bounds.high) == (want["obs"], want["lo"], want["hi"])
    wider = golden("real.employed_end.imbens_manski")
    assert (bounds.interval.low, bounds.interval.high) == (wider["lo"], wider["hi"])


def test_programme_exit_share_of_clients_as_reference(golden: Any) -> None:
    want = golden("real2.manski774")
    bounds = share_bounds(86, 404, 774)
    assert (bounds.low, bounds.high, bounds.missing) == (want["lo"], want["hi"], 370)


def test_programme_change_as_reference(golden: Any) -> None:
    want = golden("real.change.manski")
    bounds = change_bounds(27, 86, 404, 721)
    assert (bounds.low, bounds.high) == (want["lo"], want["hi"])
    assert bounds.low == want["cc_lo"]
    assert bounds.low == pytest.approx(86 / 721 - 27 / 721)
    assert golden("real2.count_ratio")["ratio"] == (86 / 721) / (27 / 721)


def test_two_arms_as_reference(golden: Any, column: Any) -> None:
    want = golden("attr.manski.levendusky")
    arms = []
    for arm in "10":
        values = column("levendusky.csv", "L_dif_w2", Z1=arm)
        responded = column("levendusky.csv", "R1", Z1=arm) == 1
        arms.append(np.where(responded, values, np.nan))
    bounds = arm_difference_bounds(arms[0], arms[1], 0, 6)
    assert (bounds.low, bounds.high) == (want["low_est"], want["upp_est"])
    assert (bounds.interval.low, bounds.interval.high) == (want["ci_lower"], want["ci_upper"])


def test_quantile_runs_from_two_sided_to_one_sided() -> None:
    # Imbens & Manski (2004), p. 1850: 1.96 without missing answers, 1.645 with many.
    known = imbens_manski_interval(0.4, 0.4, 0.1, 0.1)
    wide = imbens_manski_interval(0.0, 1.0, 0.01, 0.01)
    assert (0.4 - known.low) / 0.1 == pytest.approx(1.959964, abs=1e-6)
    assert -wide.low / 0.01 == pytest.approx(1.644854, abs=1e-6)


def test_without_standard_errors_the_interval_is_the_range() -> None:
    interval = imbens_manski_interval(0.0, 1.0, 0.0, 0.0)
    assert (interval.low, interval.high) == (0.0, 1.0)


@given(counts)
def test_bounds_hold_every_possible_share(sizes: tuple[int, int, int]) -> None:
    number, observed, population = sizes
    bounds = share_bounds(number, observed, population)
    assert bounds.interval.low <= bounds.low <= bounds.high <= bounds.interval.high
    assert bounds.low >= 0
    assert bounds.high <= 1
    if bounds.observed is not None:
        assert bounds.low - 1e-12 <= bounds.observed <= bounds.high + 1e-12
    mirrored = share_bounds(observed - number, observed, population)
    assert mirrored.low == pytest.approx(1 - bounds.high)


@given(counts, st.data())
def test_change_bounds_hold_every_possible_change(
    sizes: tuple[int, int, int], data: st.DataObject
) -> None:
    number, observed, population = sizes
    before = data.draw(st.integers(0, population))
    bounds = change_bounds(before, number, observed, population)
    extra = data.draw(st.integers(0, population - observed))
    assert bounds.low - 1e-12 <= (number + extra - before) / population <= bounds.high + 1e-12
    assert -1 <= bounds.low <= bounds.high <= 1


def test_weakest_linkage_is_nobody_both_times() -> None:
    # Nobody missing: the interval is the paired one at its widest linkage.
    bounds = change_bounds(27, 86, 721, 721)
    widest = wald_paired(86, 27, 721).interval
    assert widest is not None
    assert (bounds.interval.low, bounds.interval.high) == pytest.approx((widest.low, widest.high))


@given(st.lists(st.tuples(st.integers(1, 5), scale), min_size=2, max_size=20), st.data())
def test_mean_bounds_hold_every_completion(
    rows: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    before, after = zip(*rows, strict=True)
    bounds = mean_change_bounds(before, after, 1, 5)
    filled = [data.draw(st.integers(1, 5)) if value is None else value for value in after]
    change = float(np.mean(np.array(filled) - np.array(before)))
    assert bounds.low - 1e-12 <= change <= bounds.high + 1e-12
    assert bounds.interval.low <= bounds.low
    assert bounds.missing == sum(value is None for value in after)
    level = mean_bounds(after, 1, 5)
    assert bounds.low == pytest.approx(level.low - float(np.mean(before)))


def test_all_missing_leaves_the_whole_scale() -> None:
    bounds = mean_bounds([np.nan, np.nan], 1, 5)
    assert (bounds.low, bounds.high, bounds.observed) == (1.0, 5.0, None)
    assert share_bounds(0, 0, 9).observed is None
    assert change_bounds(3, 0, 0, 9).observed is None
    assert arm_difference_bounds([np.nan, np.nan], [1, 2], 1, 5).observed is None


def test_observed_of_two_arms_compares_respondents() -> None:
    assert arm_difference_bounds([4, 5, np.nan], [2, 3], 1, 5).observed == 2.0


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="observed: found 500"):
        share_bounds(86, 500, 404)
    with pytest.raises(StatisticsInputError, match=r"values from 1.0 to 6.0; expected .* 1 to 5"):
        mean_bounds([1, 6], 1, 5)
    with pytest.raises(StatisticsInputError, match="scale from 5 to 1"):
        mean_bounds([1, 2], 5, 1)
    with pytest.raises(StatisticsInputError, match="infinite"):
        mean_bounds([1, float("inf")], 1, 5)
    with pytest.raises(StatisticsInputError, match="before: found 1 missing"):
        mean_change_bounds([1, np.nan], [1, 2], 1, 5)
    with pytest.raises(StatisticsInputError, match="2 values before and 3 after"):
        mean_change_bounds([1, 2], [1, 2, 3], 1, 5)
    with pytest.raises(StatisticsInputError, match="low <= high"):
        imbens_manski_interval(1.0, 0.0, 0.1, 0.1)
