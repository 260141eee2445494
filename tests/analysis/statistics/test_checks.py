from __future__ import annotations

import dataclasses

import pytest

from analysis.statistics import Interval, Result, StatisticsInputError, wilson
from surveys.errors import AnalysisError


def test_refusals_are_both_the_toolkits_and_pythons() -> None:
    with pytest.raises(StatisticsInputError) as caught:
        wilson(1, 0)
    assert isinstance(caught.value, AnalysisError)
    assert isinstance(caught.value, ValueError)


def test_results_cannot_be_changed() -> None:
    interval = Interval(0.1, 0.2, 0.95, "wilson")
    with pytest.raises(dataclasses.FrozenInstanceError):
        interval.low = 0.0  # type: ignore[misc]  # the mistake under test
    assert Result(estimate=None, method="none").interval is None
