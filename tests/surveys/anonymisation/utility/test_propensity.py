from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.utility import propensity
from surveys.anonymisation.utility.propensity import _fitted
from surveys.errors import UsageError

approx: Any = pytest.approx


def drawn(rows: int, seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    age = rng.normal(size=rows)
    return {
        "age": age.tolist(),
        "pay": (age + rng.normal(size=rows)).tolist(),
        "role": rng.choice(["a", "b", "c"], size=rows).tolist(),
    }


def test_probabilities_are_those_of_statsmodels() -> None:
    from statsmodels.discrete.discrete_model import Logit

    rng = np.random.default_rng(1)
    design = np.column_stack([np.ones(300), rng.normal(size=(300, 2))])
    outcome = (rng.uniform(size=300) < 1 / (1 + np.exp(-design @ [0.2, 1, -2]))).astype(float)
    theirs = Logit(outcome, design).fit(disp=False, tol=1e-12).predict(design)
    np.testing.assert_allclose(_fitted(design, outcome), theirs, atol=1e-8)


def again(before: dict[str, Any], rows: int, seed: int) -> dict[str, Any]:
    """Draw records from those before."""
    taken = np.random.default_rng(seed).integers(len(before["age"]), size=rows)
    return {name: [column[one] for one in taken] for name, column in before.items()}


def test_records_drawn_anew_have_a_ratio_of_one() -> None:
    before = drawn(300, 1)
    found = [propensity(before, again(before, 200, seed)) for seed in range(60)]
    # Squares of two numbers, products of the two and of each with two flags: 2 + 2 + 1 + 4 + 2.
    assert {one.parameters for one in found} == {11}
    ratios = [one.ratio for one in found]
    assert np.mean(ratios) == approx(1, abs=0.15)
    assert np.std([one.standardised for one in found]) == approx(1, abs=0.3)


def test_a_shift_is_seen_and_a_copy_is_not() -> None:
    before = drawn(300, 1)
    assert propensity(before, before).pmse == approx(0, abs=1e-12)
    shifted = {**before, "age": [one + 1 for one in before["age"]]}
    assert propensity(before, shifted).ratio > 10


def test_swapped_numbers_are_seen_by_their_products_alone() -> None:
    before = drawn(300, 1)
    swapped = {**before, "age": np.random.default_rng(2).permutation(before["age"]).tolist()}
    assert propensity(before, swapped, interactions=False).pmse == approx(0, abs=1e-3)
    assert propensity(before, swapped).ratio > 3


def test_records_that_can_be_told_apart_for_certain() -> None:
    found = propensity({"role": ["a", "b"] * 30}, {"role": ["c", "b"] * 30})
    # All with a are original, all with c protected, of those with b half: 2/3·… is by hand
    # (30·0.25 + 30·0.25)/120.
    assert found.pmse == approx(0.125, abs=1e-6)
    assert json.loads(json.dumps(found.to_json()))["records"] == 120


def test_missing_answers_are_a_code_of_their_own() -> None:
    ages = [20.0, 30, 40, 50] * 10
    gone = [None, None, 40, 50] * 10
    assert propensity({"age": ages}, {"age": gone}).ratio > 3
    assert propensity({"age": [7.0] * 20}, {"age": [None] * 20}).pmse == approx(0.25, abs=1e-6)
    assert propensity({"age": ["x"] * 20}, {"age": [None] * 20}).pmse == approx(0.25, abs=1e-6)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ({"a": [1.0]}, {"b": [1.0]}, "found fields a and b"),
        ({}, {}, "expected the same fields, one or more"),
        ({"a": [1.0]}, {"a": []}, "found a side without records"),
        ({"a": [1.0], "b": [1.0, 2.0]}, {"a": [1.0], "b": [1.0]}, "columns of different lengths"),
        ({"a": [1.0, 1]}, {"a": [1.0, 1]}, "found fields in which all records agree"),
        ({"a": [None]}, {"a": [None]}, "found fields in which all records agree"),
        ({"a": [1.0, 2.0]}, {"a": [3.0]}, "found 2 terms for 3 records"),
    ],
)
def test_what_cannot_be_compared_is_named(before: Any, after: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        propensity(before, after)
