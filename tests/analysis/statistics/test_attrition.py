from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    StatisticsInputError,
    change_by_assumed_share,
    linkage_range,
    mcnemar_p,
    tipping_point,
)

START = 27 / 721


def test_programme_tipping_point_as_reference(golden: Any) -> None:
    want = golden("real.tipping")
    point = tipping_point(86, 404, 721, START)
    assert (point.share_needed, point.reference, point.observed) == (
        want["rate_needed"],
        want["delta_zero"],
        want["mar"],
    )
    assert not point.reachable


def test_programme_curve_as_reference(golden: Any) -> None:
    want = golden("real2.sensitivity")
    assumed = [0.0, 0.05, 0.10, 86 / 404, 0.30, 0.50, 1.0]
    curve = change_by_assumed_share(86, 404, 721, START, assumed)
    names = ["r0", "r05", "r10", "rMAR", "r30", "r50", "r100"]
    assert curve.tolist() == [want[name] for name in names]


def test_programme_linkage_as_reference(golden: Any) -> None:
    want = golden("real.linked.range")
    possible = linkage_range(27, 86, 404)
    assert (possible.low, possible.high) == (want["diff_min"], want["diff_max"])
    assert possible.p_largest == want["p_worst"]


@given(st.integers(1, 99), st.floats(0.0, 1.0))
def test_the_curve_is_zero_at_the_tipping_point(number: int, reference: float) -> None:
    point = tipping_point(number, 100, 150, reference)
    if point.reachable and point.share_needed is not None:
        change = change_by_assumed_share(number, 100, 150, reference, [point.share_needed])
        assert change[0] == pytest.approx(0.0, abs=1e-12)


def test_nobody_missing_has_no_tipping_point() -> None:
    point = tipping_point(3, 10, 10, 0.5)
    assert (point.share_needed, point.reachable) == (None, False)


@given(st.integers(0, 6), st.integers(0, 6))
def test_linkage_by_listing(before: int, after: int) -> None:
    observed = 6
    worst, changes = 0.0, []
    for start in range(before + 1):
        for both in range(min(start, after) + 1):
            gained, lost = after - both, start - both
            if both + gained + lost <= observed:
                worst = max(worst, float(mcnemar_p(gained, lost)))
                changes.append((after - start) / observed)
    possible = linkage_range(before, after, observed)
    assert possible.p_largest == pytest.approx(worst)
    assert (possible.low, possible.high) == pytest.approx((min(changes), max(changes)))


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="reference: found values outside 0 to 1"):
        tipping_point(1, 10, 20, 1.2)
    with pytest.raises(StatisticsInputError, match="assumed: found values outside 0 to 1"):
        change_by_assumed_share(1, 10, 20, 0.2, [-0.1])
    with pytest.raises(StatisticsInputError, match="population: found 5; expected at least 10"):
        tipping_point(1, 10, 5, 0.2)
    with pytest.raises(StatisticsInputError, match="count after: found 11"):
        linkage_range(3, 11, 10)
