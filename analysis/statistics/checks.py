"""Is the input of a numerical function usable? If not, say what to do about it."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from surveys.errors import AnalysisError, listed, near

FloatArray: TypeAlias = npt.NDArray[np.float64]


class StatisticsInputError(AnalysisError, ValueError):
    """Numbers were handed over that the method cannot use."""


def sample(values: npt.ArrayLike, *, where: str, least: int = 1) -> FloatArray:
    """Return `values` as a finite one-dimensional float array with at least `least` values.

    Parameters
    ----------
    values
        Shape (n,): numbers or booleans, nothing missing.
    where
        What the values are called in the error message.
    least
        Smallest usable n.

    Raises
    ------
    StatisticsInputError
        Not numeric, not one-dimensional, missing or infinite values, or too few.

    Examples
    --------
    >>> sample([1, 2, 3], where="scores")
    array([1., 2., 3.])
    """
    array = _vector(values, where)
    bad = np.flatnonzero(~np.isfinite(array))
    if bad.size:
        raise StatisticsInputError(
            found=f"{bad.size} missing or infinite value(s), the first at position {bad[0]}",
            expected="finite numbers",
            where=where,
            advice="Drop incomplete answers first and report how many were dropped.",
        )
    _enough(array.size, least, where)
    return array


def sample_with_gaps(values: npt.ArrayLike, *, where: str, least: int = 1) -> FloatArray:
    """Return `values` as a one-dimensional float array in which NaN means missing.

    Examples
    --------
    >>> sample_with_gaps([1, None, 3], where="scores")
    array([ 1., nan,  3.])
    """
    array = _vector(values, where)
    if np.isinf(array).any():
        raise StatisticsInputError(
            found="infinite values", expected="numbers, or NaN for missing", where=where
        )
    _enough(array.size, least, where)
    return array


def pairs(
    before: npt.ArrayLike, after: npt.ArrayLike, *, least: int = 1
) -> tuple[FloatArray, FloatArray]:
    """Return two equally long finite arrays, the same unit at the same position.

    Examples
    --------
    >>> pairs([1, 2], [2, 2])
    (array([1., 2.]), array([2., 2.]))
    """
    first = sample(before, where="before", least=least)
    second = sample(after, where="after", least=least)
    same_length(first, second)
    return first, second


def same_length(first: FloatArray, second: FloatArray) -> None:
    """Refuse a before and an after that cannot be pairs.

    Examples
    --------
    >>> same_length(np.array([1.0]), np.array([2.0]))
    """
    if first.size != second.size:
        raise StatisticsInputError(
            found=f"{first.size} values before and {second.size} after",
            expected="one value of each for every pair",
            advice="Link the answers first, or use a method for unlinked samples.",
        )


def variance(values: FloatArray) -> float:
    """Return the variance (n - 1), exactly 0 when all values are equal.

    Equal decimals such as 0.1 leave a rounding error in the ordinary formula, and a t
    statistic of 1e16 after it.

    Parameters
    ----------
    values
        Shape (n,), at least two.

    Examples
    --------
    >>> variance(np.array([0.1, 0.1, 0.1])), variance(np.array([1.0, 2.0, 3.0]))
    (0.0, 1.0)
    """
    if float(np.ptp(values)) <= 1e-12 * float(np.abs(values).max()):
        return 0.0
    return float(values.var(ddof=1))


def count(value: int, *, where: str, least: int = 0, most: int | None = None) -> int:
    """Return a whole number between `least` and `most`.

    Examples
    --------
    >>> count(3, where="count", most=5)
    3
    """
    try:
        whole = operator.index(value)
    except TypeError:
        raise StatisticsInputError(
            found=repr(value), expected="a whole number", where=where
        ) from None
    if whole < least or (most is not None and whole > most):
        upper = "" if most is None else f" and at most {most}"
        raise StatisticsInputError(
            found=str(whole), expected=f"at least {least}{upper}", where=where
        )
    return whole


def share_of(number: int, n: int, *, where: str = "count") -> tuple[int, int]:
    """Return a count and the positive total that it is part of.

    Examples
    --------
    >>> share_of(3, 10)
    (3, 10)
    """
    total = count(n, where=f"n of {where}", least=1)
    return count(number, where=where, most=total), total


def confidence(level: float) -> float:
    """Return a confidence level strictly between 0 and 1.

    Examples
    --------
    >>> confidence(0.95)
    0.95
    """
    if not 0.0 < level < 1.0:
        raise StatisticsInputError(
            found=str(level),
            expected="a share between 0 and 1, such as 0.95",
            where="confidence level",
        )
    return float(level)


def choice(value: str, known: Iterable[str], *, where: str) -> str:
    """Return `value` if it is one of the known names.

    Examples
    --------
    >>> choice("exact", ("exact", "mid_p"), where="method")
    'exact'
    """
    names = tuple(known)
    if value not in names:
        raise StatisticsInputError(
            found=repr(value),
            expected=f"one of {listed(names)}",
            where=where,
            advice=near(str(value), names),
        )
    return value


def _vector(values: npt.ArrayLike, where: str) -> FloatArray:
    # None and pandas' NA become NaN only by way of an object array.
    try:
        array: Any = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise StatisticsInputError(
            found="values that are not numbers", expected="numbers", where=where
        ) from None
    if array.ndim != 1:
        raise StatisticsInputError(
            found=f"an array of {array.ndim} dimensions", expected="one dimension", where=where
        )
    return np.asarray(array, dtype=np.float64)


def _enough(size: int, least: int, where: str) -> None:
    if size < least:
        raise StatisticsInputError(
            found=f"{size} value(s)", expected=f"at least {least}", where=where
        )
