from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Result,
    StatisticsInputError,
    cohens_h,
    conditional_odds_ratio,
    katz_ratio,
    newcombe_difference,
)


def limits(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    return result.interval.low, result.interval.high


share = st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("counts", "interval"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 20), (-0.1611, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0000)),
    ],
)
def test_difference_as_published(
    counts: tuple[int, int, int, int], interval: tuple[float, float]
) -> None:
    assert limits(newcombe_difference(*counts)) == pytest.approx(interval, abs=5e-5)


@pytest.mark.parametrize(
    ("identity", "counts"),
    [
        ("prop2.newcombe.56_70_48_80", (56, 70, 48, 80)),
        ("real.diff.unlinked.newcombe", (86, 404, 27, 721)),
        ("real.diff.itt_lower.newcombe", (86, 721, 27, 721)),
    ],
)
def test_difference_as_reference(
    golden: Any, identity: str, counts: tuple[int, int, int, int]
) -> None:
    want = golden(identity)
    result = newcombe_difference(*counts)
    assert (result.estimate, *limits(result)) == (want["d"], want["lo"], want["hi"])


def test_ratio_as_published() -> None:
    # Agresti (2007), Introduction to Categorical Data Analysis, 2.2.3: heart attacks with
    # placebo and aspirin, 1.82 (1.43, 2.31).
    result = katz_ratio(189, 11034, 104, 11037)
    assert (result.estimate, *limits(result)) == pytest.approx((1.82, 1.43, 2.31), abs=5e-3)


def test_ratio_as_reference(golden: Any) -> None:
    want = golden("real.rr.rates")
    result = katz_ratio(86, 404, 27, 721)
    assert (result.estimate, *limits(result)) == (want["rr"], want["lo"], want["hi"])


def test_ratio_without_cases_is_left_open() -> None:
    assert katz_ratio(3, 10, 0, 10).estimate is None
    assert katz_ratio(0, 10, 3, 10).estimate == 0.0
    assert katz_ratio(0, 10, 3, 10).interval is None
    assert katz_ratio(5, 5, 7, 7).interval is None


def test_tea_tasting_as_published() -> None:
    # Fisher (1935); p = 34/70 two-sided. Odds ratio and lower limit: example of R's fisher.test.
    result = conditional_odds_ratio(3, 4, 1, 4)
    assert result.p == pytest.approx(34 / 70)
    assert result.estimate == pytest.approx(6.408309, rel=1e-5)
    assert limits(result)[0] == pytest.approx(0.2117329, rel=1e-4)


def test_tea_tasting_solves_its_own_equations() -> None:
    # The 1, 16, 36, 16, 1 ways of guessing 0 to 4 cups, weighted with the odds ratio.
    def chances(ratio: float) -> list[float]:
        ways = [math.comb(4, k) ** 2 * ratio**k for k in range(5)]
        return [way / sum(ways) for way in ways]

    result = conditional_odds_ratio(3, 4, 1, 4)
    low, high = limits(result)
    assert result.estimate is not None
    mean = sum(k * chance for k, chance in enumerate(chances(result.estimate)))
    assert mean == pytest.approx(3, rel=1e-6)
    assert sum(chances(low)[3:]) == pytest.approx(0.025, rel=1e-6)
    assert sum(chances(high)[:4]) == pytest.approx(0.025, rel=1e-6)


def test_tea_tasting_as_reference(golden: Any) -> None:
    want = golden("prop2.fisher.tea")
    result = conditional_odds_ratio(3, 4, 1, 4)
    assert (result.p, result.estimate) == (want["p"], want["or"])
    low, high = limits(result)
    assert low == want["lo"]
    # R finds 1 / upper limit to 0.0001 absolutely, so 621.9 stands for the exact 626.2.
    assert 1 / high == pytest.approx(1 / want["hi"].expected, abs=1.3e-4)


def test_odds_ratio_with_an_empty_cell_is_open_to_one_side() -> None:
    result = conditional_odds_ratio(5, 5, 2, 6)
    assert result.estimate == math.inf
    assert limits(result)[1] == math.inf


@pytest.mark.parametrize("counts", [(0, 5, 0, 6), (5, 5, 6, 6)])
def test_odds_ratio_without_variation_is_left_open(counts: tuple[int, int, int, int]) -> None:
    result = conditional_odds_ratio(*counts)
    assert result.estimate is None
    assert result.p == 1.0


def test_cohens_h_as_published() -> None:
    # Cohen (1988), table 6.2.2: phi(.60) = 1.772, phi(.50) = 1.571.
    assert cohens_h(60, 100, 50, 100).value == pytest.approx(1.772 - 1.571, abs=1e-3)


@given(share, share)
def test_contrasts_mirror_when_groups_are_swapped(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    result, swapped = newcombe_difference(*one, *other), newcombe_difference(*other, *one)
    low, high = limits(result)
    assert result.estimate is not None
    assert -1 <= low <= result.estimate + 1e-12
    assert result.estimate - 1e-12 <= high <= 1
    assert limits(swapped) == pytest.approx((-high, -low), abs=1e-12)
    h, back = cohens_h(*one, *other), cohens_h(*other, *one)
    assert h.value == pytest.approx(-back.value)
    assert h.interval is not None
    assert -math.pi <= h.interval.low <= h.value <= h.interval.high <= math.pi


def test_impossible_counts_are_refused() -> None:
    for method in (newcombe_difference, katz_ratio, conditional_odds_ratio, cohens_h):
        with pytest.raises(StatisticsInputError, match="second count"):
            method(1, 10, 11, 10)
