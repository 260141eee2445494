from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from scipy.stats.contingency import association

from surveys.anonymisation.utility import code_utility, cramers_v
from surveys.errors import UsageError

approx: Any = pytest.approx


def test_margins_and_tables_worked_by_hand() -> None:
    before: Any = {"a": ["x", "x", "y", "y"], "b": ["u", "u", "v", "v"]}
    after: Any = {"a": ["x", "x", "y", None], "b": ["u", "v", "u", "v"]}
    found = code_utility(before, after)
    assert found.margins == {"a": 0.25, "b": 0}
    # xu, xu, yv, yv become xu, xv, yu and v without the first.
    assert found.tables == {("a", "b"): 0.75}
    # 1 before; of the three who answered both afterwards the table is (1 1 / 1 0).
    assert found.cramers_v[("a", "b")] == approx(0.5 - 1)
    assert (found.largest_margin, found.largest_table) == (0.25, 0.75)
    assert json.loads(json.dumps(found.to_json())) == {
        "margins": {"a": 0.5, "b": 0},
        "tables": [{"fields": ["a", "b"], "drift": 1, "cramers_v_drift": 0.5}],
    }


def test_cramers_v_is_that_of_scipy() -> None:
    counts = np.random.default_rng(1).integers(1, 30, size=(4, 3))
    assert cramers_v(counts) == approx(association(counts, method="cramer"))
    assert cramers_v([[3, 4], [0, 0]]) is None
    assert cramers_v(np.zeros((0, 0))) is None


def test_one_answer_has_no_association() -> None:
    same = {"a": ["x", "x"], "b": ["u", "v"]}
    assert code_utility(same, same).cramers_v == {("a", "b"): None}
    only = {"a": ["x"]}
    found = code_utility(only, {"a": [None]})
    assert (found.margins, found.largest_table) == ({"a": 1}, 0)


def test_nobody_drifts_from_nobody() -> None:
    assert code_utility({"a": []}, {"a": []}).margins == {"a": 0}
    assert code_utility({}, {}).largest_margin == 0


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ({"a": ["x"]}, {"b": ["x"]}, "found fields a before and b after"),
        ({"a": ["x"], "b": []}, {"a": ["x"], "b": ["x"]}, "columns of different lengths"),
    ],
)
def test_sides_that_do_not_fit_are_refused(before: Any, after: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        code_utility(before, after)
