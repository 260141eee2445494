from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.risk import (
    approximate_risk,
    exact_risk,
    individual_risk,
    individual_risk_of,
)
from surveys.errors import DefinitionError, ResponseError, UsageError

from ..conftest import Make, framed, golden
from .conftest import WEIGHTED, numbers, read_columns


def by_series(f: int, p: float) -> float:
    """p/f · 2F1(1, 1; f + 1; 1 − p), summed in fractions until the rest is under 1e-20 of it."""
    q, term, total, k = 1 - Fraction(p), Fraction(1), Fraction(1), 0
    while term * (k + 2) > total * Fraction(1, 10**20):
        k += 1
        term = (term * q * Fraction(k, f + k)).limit_denominator(10**40)
        total += term
    return float(Fraction(p) / f * total)


# mpmath 1.4.1 with 60 digits: p^f/f * hyp2f1(f, f, f + 1, 1 - p)
HIGH_PRECISION = [
    (1, 1e-9, 2.0723265857669678e-8),
    (2, 0.1, 0.082684134654394502),
    (29, 0.499999, 0.01753843369359652),
    (157, 0.01, 6.409842899025919e-5),
    (1000, 0.001, 1.000999997995998e-6),
]


@pytest.mark.parametrize(("f", "p", "expected"), HIGH_PRECISION)
def test_exact_risk_agrees_with_sixty_digits(f: int, p: float, expected: float) -> None:
    assert exact_risk([f], [p])[0] == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("f", [1, 2, 3, 5, 28, 29, 30, 31, 156, 157, 1000, 10**9])
@pytest.mark.parametrize("p", [0.25, 0.499999, 0.5, 0.75, 0.999999])
def test_exact_risk_is_the_series(f: int, p: float) -> None:
    assert exact_risk([f], [p])[0] == pytest.approx(by_series(f, p), rel=1e-13)


@given(st.integers(1, 10**9), st.floats(1e-300, 1, exclude_min=True))
def test_exact_risk_is_a_chance_between_its_bounds(f: int, p: float) -> None:
    risk = float(exact_risk([f], [p])[0])
    # 1/F has its mean between p/f (Jensen) and 1/f
    assert p / f * (1 - 1e-12) <= risk <= (1 + 1e-12) / f


@pytest.mark.parametrize("p", [1e-12, 1e-6, 0.01, 0.3, 0.49])
def test_exact_risk_follows_its_recurrence(p: float) -> None:
    f = np.arange(1, 200)
    risk = exact_risk(f, p)
    assert risk[0] == pytest.approx(-p * math.log(p) / (1 - p), rel=1e-14)
    following = p / (1 - p) * (1 / f[:-1] - risk[:-1])
    assert risk[1:] == pytest.approx(following, rel=1e-11)


def test_everyone_asked() -> None:
    assert exact_risk([1, 2, 400], [1, 1, 1]).tolist() == [1, 0.5, 1 / 400]
    assert approximate_risk([1, 2, 400], [1, 1, 1]).tolist() == [1, 0.5, 1 / 400]
    risk = individual_risk(framed({"a": ["x", "x", "y"]}), ["a"])
    assert (risk.expected, risk.share, risk.highest, risk.records) == (2, 2 / 3, 1, 3)


def test_approximation_above_two() -> None:
    assert approximate_risk([2], [0.1])[0] == exact_risk([2], [0.1])[0]
    assert approximate_risk([3], [0.1])[0] == pytest.approx(0.1 / 2.1)


@pytest.mark.parametrize("case", list(WEIGHTED))
def test_agrees_with_sdcmicro_and_sixty_digits(case: str) -> None:
    facts = json.loads(golden("golden.json").read_text())[case]
    columns = read_columns(WEIGHTED[case])
    weights = [float(one or "nan") for one in columns[facts["weight"]]]
    frame = framed({**{key: columns[key] for key in facts["keyVars"]}, "w": weights})
    near = individual_risk(frame, facts["keyVars"], weights="w", formula="approximate")
    assert near.found.rows(near.found.people).tolist() == numbers(f"{case}_rows.csv", "Fk")
    assert near.rows == pytest.approx(numbers(f"{case}_rows.csv", "rk_approx"), rel=1e-13)
    assert near.expected == pytest.approx(facts["global_expected_reident_approx"], rel=1e-12)
    assert near.share == pytest.approx(facts["global_risk_approx"], rel=1e-11)
    exact = individual_risk(frame, facts["keyVars"], weights="w")
    digits = numbers(f"{case}_exact_risk_highprec.csv", "rk_mp")
    assert exact.rows == pytest.approx(digits, rel=1e-14)


def test_fewer_people_than_records_count_as_everyone() -> None:
    risk = individual_risk_of(np.zeros((4, 1), dtype=np.int64), np.full(4, 0.5))
    assert risk.rows.tolist() == [0.25] * 4


def test_no_records(make: Make) -> None:
    risk = individual_risk(make({"a": ["x"], "w": [1.0]}).head(0), ["a"], weights="w")
    assert (risk.expected, risk.share, risk.highest, risk.rows.tolist()) == (0, 0, 0, [])


def test_records_left_out_have_no_risk(make: Make) -> None:
    risk = individual_risk(make({"a": ["x", None, "x"]}), ["a"], blanks="ignored")
    assert risk.rows[[0, 2]].tolist() == [0.5, 0.5]
    assert math.isnan(risk.rows[1])


def test_errors(make: Make) -> None:
    frame = make({"area": ["x", "y"], "w": [1.0, -1.0]})
    unknown: Any = "approximat"
    with pytest.raises(UsageError, match="Did you mean 'approximate'"):
        individual_risk(frame, ["area"], formula=unknown)
    with pytest.raises(ResponseError, match="column w, first in row 2"):
        individual_risk(frame, ["area"], weights="w")
    with pytest.raises(DefinitionError, match="Did you mean 'area'"):
        individual_risk(frame, ["arae"])


@pytest.mark.parametrize(("records", "sampled"), [([0], [0.5]), ([1], [0.0]), ([1], [2.0])])
def test_classes_and_shares_that_cannot_be_are_refused(
    records: list[int], sampled: list[float]
) -> None:
    for function in (exact_risk, approximate_risk):
        with pytest.raises(UsageError, match="shares outside"):
            function(records, sampled)
