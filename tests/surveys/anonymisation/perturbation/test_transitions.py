from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.perturbation import invariant, original_counts
from surveys.anonymisation.perturbation.transitions import declared, diagonal, softened
from surveys.errors import DefinitionError, UsageError


@given(
    st.lists(st.integers(0, 50), min_size=1, max_size=7),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_an_invariant_matrix_keeps_the_counts(
    counts: list[int], stays: float, alpha: float
) -> None:
    matrix = softened(invariant(diagonal(len(counts), stays), counts), alpha)
    assert (matrix >= 0).all()
    np.testing.assert_allclose(matrix.sum(axis=1), 1)
    np.testing.assert_allclose(np.asarray(counts) @ matrix, counts, atol=1e-9)


def test_an_invariant_matrix_worked_by_hand() -> None:
    # 0.8 of 30 and 0.2 of 10 arrive at the first: 24 + 2; of these 24/26 came from it.
    matrix = invariant(diagonal(2, 0.8), [30, 10])
    assert matrix[0, 0] == pytest.approx(0.8 * 24 / 26 + 0.2 * 6 / 14)
    assert matrix[1, 0] == pytest.approx(0.2 * 24 / 26 + 0.8 * 6 / 14)


def test_an_answer_that_all_gave_cannot_change() -> None:
    assert invariant(diagonal(3, 0.5), [0, 8, 0])[1].tolist() == [0, 1, 0]


def test_counts_are_estimated_from_changed_ones() -> None:
    matrix = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.0, 0.3, 0.7]]
    true = np.array([[40.0, 1], [30, 2], [20, 3]])
    estimated = original_counts(np.asarray(matrix).T @ true, matrix)
    np.testing.assert_allclose(estimated, true)


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1.0]], "found a matrix of shape"),
        ([[0.5, 0.4], [0.1, 0.9]], "found rows that do not sum to 1"),
        ([[0.5, 0.5], [0.5, 0.5]], "found a matrix that cannot be undone"),
    ],
)
def test_matrices_that_undo_nothing_are_named(matrix: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        original_counts([10, 20], matrix)


def test_a_declared_matrix_may_leave_out_zeros() -> None:
    rows = {"a": {"b": 1 / 3, "a": 0.666666667}, "b": {"b": 1.0}}
    matrix = declared(["a", "b"], rows)
    assert matrix[0].sum() == pytest.approx(1, abs=1e-15)
    assert matrix[1].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"a": {"a": 1.0}}, "found no row for code 'b'"),
        ({"a": {"a": 1.0}, "b": {"b": 0.9}}, "found row 'b' that sums to 0.9"),
        (
            {"a": {"a": 1.5, "b": -0.5}, "b": {"b": 1}},
            "found row 'a' that sums to 1; expected prob",
        ),
        ({"a": {"a": float("nan")}, "b": {"b": 1}}, "found row 'a' that sums to nan"),
        ({"a": {"a": 1.0}, "b": {"bb": 1.0}}, "found code 'bb'; expected one of a, b. Did"),
        ({"a": {"a": 1.0}, "b": {"b": 1.0}, "c": {}}, "found code 'c'"),
    ],
)
def test_a_declared_matrix_is_checked(rows: Any, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        declared(["a", "b"], rows)


def test_one_code_has_a_matrix_of_one() -> None:
    assert diagonal(1, 0.2).tolist() == [[1]]
    assert diagonal(0, 0.2).shape == (0, 0)
