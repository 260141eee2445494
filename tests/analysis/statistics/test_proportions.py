from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Result,
    StatisticsInputError,
    binomial_test,
    clopper_pearson,
    hypergeometric,
    wilson,
)


def limits(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    return result.interval.low, result.interval.high


# Newcombe (1998), Statistics in Medicine 17, 857-872, table I: methods 3 and 5.
NEWCOMBE_TABLE_1 = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]


@pytest.mark.parametrize(("number", "n", "score", "exact"), NEWCOMBE_TABLE_1)
def test_single_share_as_published(
    number: int, n: int, score: tuple[float, float], exact: tuple[float, float]
) -> None:
    assert limits(wilson(number, n)) == pytest.approx(score, abs=5e-5)
    assert limits(clopper_pearson(number, n)) == pytest.approx(exact, abs=5e-5)


@pytest.mark.parametrize(
    ("identity", "number", "n"), [("prop.86_404", 86, 404), ("prop.27_721", 27, 721)]
)
def test_single_share_as_reference(golden: Any, identity: str, number: int, n: int) -> None:
    want = golden(identity)
    assert wilson(number, n).estimate == want["p"]
    assert limits(wilson(number, n)) == (want["w_lo"], want["w_hi"])
    assert limits(clopper_pearson(number, n)) == (want["cp_lo"], want["cp_hi"])


@pytest.mark.parametrize(
    ("identity", "number", "n"),
    [
        ("real2.ends_of_starts", 404, 721),
        ("real2.ends_of_clients", 404, 774),
        ("real2.companies", 245, 574),
        ("real2.women", 402, 774),
    ],
)
def test_programme_shares_as_reference(golden: Any, identity: str, number: int, n: int) -> None:
    want = golden(identity)
    result = wilson(number, n)
    assert (result.estimate, *limits(result)) == (want["p"], want["lo"], want["hi"])


def test_women_against_half_as_reference(golden: Any) -> None:
    assert binomial_test(402, 774, 0.5).p == golden("real2.women")["p_50"]


def test_binomial_test_as_published() -> None:
    # Conover (1999), 3.1 example 2: Mendel's 243 tall of 925 against 1/4 (normal approximation
    # .3822; R's binom.test gives 0.3825 for 682 successes against 3/4).
    assert binomial_test(682, 925, 0.75).p == pytest.approx(0.3825, abs=5e-5)


def test_finite_population_as_reference(golden: Any) -> None:
    want = golden("fpc.hypergeom.45_60_80")
    result = hypergeometric(45, 60, 80)
    assert (result.estimate, *limits(result)) == (want["p"], want["p_lo"], want["p_hi"])
    assert result.se == want["se_fpc"]


def possible_numbers(number: int, n: int, population: int, tail: float) -> list[int]:
    """All population counts that neither tail rejects, by counting with whole numbers."""
    ways = math.comb(population, n)

    def chance(k: int, big: int) -> float:
        return math.comb(big, k) * math.comb(population - big, n - k) / ways

    return [
        big
        for big in range(population + 1)
        if sum(chance(k, big) for k in range(number + 1)) > tail
        and sum(chance(k, big) for k in range(number, n + 1)) > tail
    ]


@pytest.mark.parametrize(("number", "n", "population"), [(3, 8, 15), (0, 5, 20), (12, 12, 13)])
def test_finite_population_by_counting(number: int, n: int, population: int) -> None:
    possible = possible_numbers(number, n, population, 0.025)
    low, high = limits(hypergeometric(number, n, population))
    assert (low * population, high * population) == pytest.approx((possible[0], possible[-1]))


def test_everybody_observed_leaves_no_doubt() -> None:
    result = hypergeometric(7, 20, 20)
    assert limits(result) == (0.35, 0.35)
    assert result.se == 0.0


def test_one_of_many_has_no_standard_error() -> None:
    assert hypergeometric(1, 1, 50).se is None


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_hold_the_estimate_and_mirror(counts: tuple[int, int]) -> None:
    number, n = counts
    for method in (wilson, clopper_pearson):
        low, high = limits(method(number, n))
        assert 0 <= low <= number / n <= high <= 1
        assert limits(method(n - number, n)) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_finite_population_never_widens_the_exact_interval(counts: tuple[int, int]) -> None:
    number, n = counts
    low, high = limits(hypergeometric(number, n, 3 * n))
    wide_low, wide_high = limits(clopper_pearson(number, n))
    assert low <= number / n <= high
    assert low >= wide_low - 1 / (3 * n)
    assert high <= wide_high + 1 / (3 * n)


@pytest.mark.parametrize(("number", "n"), [(-1, 10), (11, 10), (0, 0), (1.5, 10)])
def test_impossible_counts_are_refused(number: Any, n: int) -> None:
    for method in (wilson, clopper_pearson):
        with pytest.raises(StatisticsInputError):
            method(number, n)


def test_refusals_name_what_was_found() -> None:
    with pytest.raises(StatisticsInputError, match="count: found 11; expected at least 0 and at"):
        wilson(11, 10)
    with pytest.raises(StatisticsInputError, match="population: found 10; expected at least 20"):
        hypergeometric(1, 20, 10)
    with pytest.raises(StatisticsInputError, match="confidence level: found 95"):
        wilson(1, 10, level=95)
    with pytest.raises(StatisticsInputError, match="expected share: found 50"):
        binomial_test(1, 10, 50)
