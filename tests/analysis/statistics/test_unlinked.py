from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    StatisticsInputError,
    change_standard_error,
    improved_share_bounds,
    moved_share_bounds,
    welch_t,
)

answers = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("identity", "correlation"),
    [("unlinked.rho_00", 0.0), ("unlinked.rho_05", 0.5), ("unlinked.rho_07", 0.7)],
)
def test_assumed_correlation_as_reference(
    golden: Any, likert: tuple[Any, Any], identity: str, correlation: float
) -> None:
    want = golden(identity)
    se = change_standard_error(*likert, correlation=correlation)
    assert (se, 0.6 / se) == (want["se"], want["z"])


def test_half_overlap_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    rho = float(np.corrcoef(*likert)[0, 1])
    want = golden("unlinked.overlap")
    assert change_standard_error(*likert, correlation=rho, overlap=0.5) == want["se_o50_r67"]


def test_no_correlation_is_welch() -> None:
    before, after = [1, 2, 4, 4], [2, 3, 5]
    assert change_standard_error(before, after, correlation=0.0) == welch_t(after, before).se


def test_moved_shares_as_reference(golden: Any) -> None:
    want = golden("unlinked.frechet.top2")
    gained, lost = moved_share_bounds(8, 30, 15, 30)
    assert (gained.low, gained.high) == (want["gain_min"], want["gain_max"])
    assert (lost.low, lost.high) == (want["loss_min"], want["loss_max"])
    assert want["p0"] == 8 / 30
    assert gained.low <= want["gain_true"].expected <= gained.high


def test_improved_share_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("unlinked.prob_benefit.lp")
    bounds = improved_share_bounds(*likert)
    assert (bounds.low, bounds.high) == (want["lo"], want["hi"])


@given(answers, st.data())
def test_improved_share_by_trying_every_linkage(before: list[int], data: st.DataObject) -> None:
    after = data.draw(st.lists(st.integers(1, 5), min_size=len(before), max_size=len(before)))
    risen = [
        np.mean([late > early for early, late in zip(before, order, strict=True)])
        for order in itertools.permutations(after)
    ]
    bounds = improved_share_bounds(before, after)
    assert (bounds.low, bounds.high) == pytest.approx((min(risen), max(risen)))


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match=r"correlation: found 1\.5"):
        change_standard_error([1, 2], [1, 2], correlation=1.5)
    with pytest.raises(StatisticsInputError, match=r"overlap: found -0\.1"):
        change_standard_error([1, 2], [1, 2], correlation=0.5, overlap=-0.1)
    with pytest.raises(StatisticsInputError, match="count after: found 3"):
        moved_share_bounds(1, 2, 3, 2)
