from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import StatisticsInputError, mean_interval

# Student (1908): additional hours of sleep with the second drug: mean 2.33, SD 2.0022.
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_mean_as_published() -> None:
    # One-sample t of R's t.test: 0.8976775 to 3.7623225.
    result = mean_interval(DRUG_2)
    assert result.estimate == pytest.approx(2.33)
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx(
        (0.8976775, 3.7623225), abs=5e-8
    )


def test_share_in_a_finite_population_as_reference(golden: Any) -> None:
    want = golden("fpc.hypergeom.45_60_80")
    answers = [1] * 45 + [0] * 15
    assert mean_interval(answers, population=80).se == want["se_fpc"]
    assert mean_interval(answers).se == want["se_nofpc"]


def test_a_census_has_no_error(golden: Any) -> None:
    result = mean_interval([1, 4, 2], population=3)
    assert (result.se, result.method) == (golden("svy.census.mean")["se"], "census")
    assert result.interval is not None
    assert result.interval.low == result.interval.high == result.estimate


def test_one_value_has_no_interval() -> None:
    result = mean_interval([3.0])
    assert (result.estimate, result.se, result.interval) == (3.0, None, None)
    assert mean_interval([3.0], population=1).se == 0.0


def test_equal_values_do_not_claim_certainty() -> None:
    result = mean_interval([0.1, 0.1, 0.1])
    assert (result.se, result.interval) == (0.0, None)


varied = st.lists(st.integers(1, 5), min_size=2, max_size=40).filter(lambda v: len(set(v)) > 1)


@given(varied, st.integers(1, 100))
def test_knowing_the_population_narrows(values: list[int], more: int) -> None:
    free, finite = mean_interval(values), mean_interval(values, population=len(values) + more)
    assert free.interval is not None
    assert finite.interval is not None
    assert free.interval.low <= finite.interval.low <= np.mean(values) + 1e-12
    assert free.interval.high >= finite.interval.high


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="values: found 0 value"):
        mean_interval([])
    with pytest.raises(StatisticsInputError, match="population: found 2; expected at least 3"):
        mean_interval([1, 2, 3], population=2)
    with pytest.raises(StatisticsInputError, match="confidence level"):
        mean_interval([1, 2, 3], level=1.0)
