"""With which probability does an answer become another? Matrices of PRAM, and how to undo them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.perturbation.blocks import Floats
from surveys.errors import DefinitionError, UsageError, listed, near

_ROUNDING = 1e-9
"""Probabilities are written with a few decimals: 1/3 three times is a little under 1."""


def diagonal(size: int, stays: float) -> Floats:
    """Return the matrix in which an answer stays with one probability, the rest shared evenly.

    Examples
    --------
    >>> diagonal(3, 0.8).round(2).tolist()
    [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]
    """
    if size < 2:
        return np.ones((size, size))
    matrix: Floats = np.full((size, size), (1 - stays) / (size - 1))
    np.fill_diagonal(matrix, stays)
    return matrix


def declared(codes: Sequence[str], rows: Mapping[str, Mapping[str, float]]) -> Floats:
    """Return a matrix that is written out: code → code it can become → probability.

    Raises
    ------
    DefinitionError
        A code has no row or is unknown, or a row is no distribution.

    Examples
    --------
    >>> declared(["a", "b"], {"a": {"a": 0.9, "b": 0.1}, "b": {"b": 1.0}}).tolist()
    [[0.9, 0.1], [0.0, 1.0]]
    """
    for name in (*rows, *(code for row in rows.values() for code in row)):
        if name not in codes:
            raise _fault(f"code {name!r}", f"one of {listed(codes)}", near(name, codes))
    matrix = np.zeros((len(codes), len(codes)))
    for place, code in enumerate(codes):
        if code not in rows:
            raise _fault(f"no row for code {code!r}", "a row for every code")
        row = [float(rows[code].get(other, 0.0)) for other in codes]
        if min(row) < 0 or not abs(sum(row) - 1) <= _ROUNDING:
            raise _fault(f"row {code!r} that sums to {sum(row):g}", "probabilities that sum to 1")
        matrix[place] = np.asarray(row) / sum(row)
    return matrix


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where="step pram, matrix", advice=advice)


def invariant(start: Floats, counts: npt.ArrayLike) -> Floats:
    """Return the matrix that changes answers but not their expected frequencies.

    An answer is first changed by `start` and then turned back by Bayes' rule, to any of the
    answers from which the changed one can have come (two-stage PRAM). A code that nobody chose
    becomes the others' and is never met.

    Parameters
    ----------
    start
        Shape (codes, codes): row = from, column = to; rows sum to 1.
    counts
        Shape (codes,): how many chose each code.

    Returns
    -------
    numpy.ndarray
        R with ``counts @ R == counts`` (rounding apart); its rows sum to 1.

    Notes
    -----
    Source: Gouweleeuw, J. M., Kooiman, P., Willenborg, L. C. R. J. & de Wolf, P.-P. (1998), Post
    randomisation for statistical disclosure control, Journal of Official Statistics 14, 463-478.

    Examples
    --------
    >>> matrix = invariant(diagonal(2, 0.8), [30, 10])
    >>> (np.array([30, 10]) @ matrix).round(9).tolist()
    [30.0, 10.0]
    """
    known = np.asarray(counts, dtype=np.float64)
    flow = start * known[:, None]
    arriving = flow.sum(axis=0)
    there = arriving > 0
    back = np.eye(len(known))
    back[there] = (flow[:, there] / arriving[there]).T
    matrix: Floats = start @ back
    return matrix


def softened(matrix: Floats, alpha: float) -> Floats:
    """Return the matrix applied with probability `alpha`, and nothing done otherwise."""
    mixed: Floats = alpha * matrix + (1 - alpha) * np.eye(len(matrix))
    return mixed


def original_counts(observed: npt.ArrayLike, matrix: npt.ArrayLike) -> Floats:
    """Estimate how many truly chose each code, from the counts after PRAM.

    The expected counts after PRAM are Rᵀ · true, so the estimate is (Rᵀ)⁻¹ · observed: unbiased,
    not always between 0 and n, and less sure than counts of answers that were not changed.
    Counts under an invariant matrix need no correction.

    Parameters
    ----------
    observed
        Shape (codes,), or (codes, m) for a table.
    matrix
        Shape (codes, codes): row = true, column = observed; rows sum to 1.

    Returns
    -------
    numpy.ndarray
        The shape of `observed`.

    Raises
    ------
    UsageError
        The matrix has another shape, its rows do not sum to 1, or it cannot be undone.

    Notes
    -----
    Source: Gouweleeuw et al. (1998), as `invariant`.

    Examples
    --------
    >>> original_counts([26, 14], [[0.8, 0.2], [0.2, 0.8]]).round(9).tolist()
    [30.0, 10.0]
    """
    chances = np.asarray(matrix, dtype=np.float64)
    counts = np.asarray(observed, dtype=np.float64)
    if chances.shape != (len(counts), len(counts)):
        raise _not_undone(f"a matrix of shape {chances.shape}", f"one row per code: {len(counts)}")
    if (np.abs(chances.sum(axis=1) - 1) > _ROUNDING).any():
        raise _not_undone("rows that do not sum to 1", "row = true code, column = observed code")
    if np.linalg.matrix_rank(chances) < len(chances):
        raise _not_undone("a matrix that cannot be undone", "rows that differ")
    return np.asarray(np.linalg.solve(chances.T, counts), dtype=np.float64)


def _not_undone(found: str, expected: str) -> UsageError:
    return UsageError(found, expected=expected, where="original_counts")
