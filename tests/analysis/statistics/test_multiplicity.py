from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import StatisticsInputError, adjusted, benjamini_hochberg, holm

# Benjamini & Hochberg (1995), section 3.2: fifteen hypotheses on thrombolysis.
THROMBOLYSIS = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]
METHODS = ["holm", "hochberg", "bonferroni", "benjamini_hochberg", "benjamini_yekutieli"]

p_values = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30)


def test_thrombolysis_as_published() -> None:
    # The paper: controlling any false claim rejects three hypotheses, the false discovery rate four.
    assert int((holm(THROMBOLYSIS) <= 0.05).sum()) == 3
    assert int((benjamini_hochberg(THROMBOLYSIS) <= 0.05).sum()) == 4
    assert benjamini_hochberg(THROMBOLYSIS)[3] == pytest.approx(15 * 0.0095 / 4)


@pytest.mark.parametrize(
    ("identity", "method"),
    [
        ("multi.holm", "holm"),
        ("multi.hochberg", "hochberg"),
        ("multi.BY", "benjamini_yekutieli"),
        ("multi.bonferroni", "bonferroni"),
    ],
)
def test_adjusted_as_reference(golden: Any, column: Any, identity: str, method: str) -> None:
    want = golden(identity)
    assert adjusted(column("pvals25.csv", "p"), method).tolist() == list(want.values())


@pytest.mark.parametrize("method", METHODS)
@given(p_values)
def test_adjusted_never_smaller_and_in_the_same_order(method: str, raw: list[float]) -> None:
    result = adjusted(raw, method)
    assert (result >= np.array(raw) - 1e-15).all()
    assert (result <= 1).all()
    assert (np.diff(result[np.argsort(raw, kind="stable")]) >= 0).all()


@given(p_values)
def test_holm_between_hochberg_and_bonferroni(raw: list[float]) -> None:
    assert (adjusted(raw, "hochberg") <= holm(raw) + 1e-15).all()
    assert (holm(raw) <= adjusted(raw, "bonferroni") + 1e-15).all()


@pytest.mark.parametrize("method", METHODS)
def test_tests_that_could_not_be_done_do_not_count(method: str) -> None:
    with_gap = adjusted([0.01, np.nan, 0.04], method)
    assert np.isnan(with_gap[1])
    assert with_gap[[0, 2]].tolist() == adjusted([0.01, 0.04], method).tolist()
    assert np.isnan(adjusted([np.nan], method)).all()
    assert adjusted([], method).size == 0


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="outside 0 to 1"):
        holm([0.5, 1.5])
    with pytest.raises(StatisticsInputError, match="Did you mean 'holm'"):
        adjusted([0.5], "holms")
