from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from surveys.anonymisation.perturbation import mdav
from surveys.anonymisation.utility import number_utility
from surveys.errors import UsageError

GOLDEN = Path(__file__).parents[5] / "shared" / "golden" / "disclosure"
approx: Any = pytest.approx
NAN = float("nan")


@pytest.mark.parametrize("k", [3, 4, 5, 10])
def test_il1s_on_casc_is_that_of_sdcmicro(k: int) -> None:
    if not GOLDEN.exists():
        pytest.skip("reference values are not at hand")
    values = pd.read_csv(GOLDEN / "data" / "CASCrefmicrodata.csv")
    expected = json.loads((GOLDEN / "golden.json").read_text(encoding="utf-8"))["mdav_casc"]
    numbers = values.to_numpy()
    found = number_utility(numbers, mdav(numbers, k).means, names=list(values.columns))
    assert found.il1s == approx(expected[f"k{k}"]["IL1s"], rel=1e-12)
    ratios = [expected[f"k{k}"]["sds"][name] / values[name].std() for name in values]
    assert found.sd_ratio == approx(ratios, rel=1e-9)
    assert found.mean_drift == approx([0] * 13, abs=1e-12)
    # Thirteen eigenvalues, one of them 0 but for rounding; sdcMicro divides by it.
    assert found.eigenvalue_drift is not None
    assert found.eigenvalue_drift >= 0


def test_measures_worked_by_hand() -> None:
    before: Any = [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [NAN, 7.0]]
    after: Any = [[1.0, 1.0], [1.0, 3.0], [4.0, NAN], [NAN, 7.0]]
    found = number_utility(before, after, names=["a", "b"])
    # The spread of 0, 2, 4 is 2; 1 + 1 of movement; the second field did not move.
    assert found.il1s == approx(2 / (np.sqrt(2) * 2))
    assert found.il1s_mean == approx(2 / (np.sqrt(2) * 2) / 6)
    assert (found.cells, found.lost) == (7, 1)
    assert found.mean_drift == approx((0, (11 / 3 - 4) / np.std([1, 3, 5, 7], ddof=1)))
    assert found.sd_ratio[0] == approx(np.std([1, 1, 4], ddof=1) / 2)


def test_correlations_and_eigenvalues_drift() -> None:
    before: Any = [[1.0, 1], [2, 2], [3, 3], [4, 4]]
    after: Any = [[1.0, 2], [2, 1], [3, 4], [4, 3]]
    found = number_utility(before, after)
    assert found.fields == ("1", "2")
    assert found.correlation_drift == approx(0.4)
    assert found.eigenvalue_drift == approx(0.2)  # 2 and 0 become 1.6 and 0.4


def test_what_is_released_is_too_coarse_to_solve_for_an_answer() -> None:
    before = np.array([20.0, 30, 40, 50, 77])
    after = np.array([20.0, 30, 40, 50, NAN])
    found = number_utility(before, after, names=["age"])
    told = json.loads(json.dumps(found.to_json()))
    # Mean 43.4 and spread 21.8 before, 35 and 12.9 after.
    assert found.mean_drift == approx((-8.4 / before.std(ddof=1),))
    assert told == {
        "fields": ["age"], "cells": 5, "lost": 1, "il1s": 0, "il1s_mean": 0,
        "mean_drift": [0.5], "sd_drift": [0.5], "correlation_drift": None,
        "eigenvalue_drift": None,
    }  # fmt: skip
    # Others could have been hidden in the place of 77, with the same report.
    others = [number_utility([20.0, 30, 40, 50, age], after, names=["age"]) for age in (70, 75, 85)]
    assert all(one.to_json() == found.to_json() for one in others)


def test_rows_need_not_match() -> None:
    found = number_utility([1.0, 2, 3], [1.0, 3], matched=False)
    assert (found.il1s, found.il1s_mean, found.lost) == (None, None, 1)
    assert found.mean_drift == (0,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([5.0, 5, 5], [5.0, 5, 6]),
        ([NAN, NAN, 5.0], [1.0, 2, 3]),
        ([], []),
    ],
)
def test_without_spread_there_is_nothing_to_measure_by(
    before: list[float], after: list[float]
) -> None:
    found = number_utility(before, after)
    assert (found.il1s, found.il1s_mean) == (None, None)
    assert (found.mean_drift, found.sd_ratio) == ((None,), (None,))
    assert (found.correlation_drift, found.eigenvalue_drift) == (None, None)


def test_what_is_gone_has_no_spread() -> None:
    before, gone = np.array([[1.0, 2], [2, 1], [4, 4]]), np.array([[NAN, 1.0], [NAN, 1], [NAN, 1]])
    found = number_utility(before, gone)
    assert (found.mean_drift[0], found.sd_ratio) == (None, (None, None))
    assert (found.lost, found.correlation_drift) == (3, None)
    constant = number_utility(before[:2], np.array([[1.0, 2], [1, 2]]))
    assert (constant.correlation_drift, constant.eigenvalue_drift) == (None, None)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ([[1.0]], [[1.0, 2.0]], r"found tables of shapes \(1, 1\) and \(1, 2\)"),
        ([1.0, 2.0], [1.0], "expected as many columns, and as many rows"),
    ],
)
def test_tables_that_do_not_fit_are_refused(before: Any, after: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        number_utility(before, after)
