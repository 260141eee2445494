"""How surprising is a p-value among many? Adjusted p-values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from analysis.statistics.checks import FloatArray, StatisticsInputError, choice, sample_with_gaps


def holm(p_values: npt.ArrayLike) -> FloatArray:
    """Holm's adjusted p-values: control of any false claim in a primary family.

    Parameters
    ----------
    p_values
        Shape (tests,), each in [0, 1]. NaN means that a test could not be done: it stays
        NaN and does not count among the tests.

    Returns
    -------
    numpy.ndarray
        Shape (tests,), in the order given.

    Raises
    ------
    StatisticsInputError
        A value outside [0, 1].

    Notes
    -----
    Source: Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, float("nan"), 0.03])
    array([0.03, 0.06,  nan, 0.06])
    """
    return adjusted(p_values, "holm")


def benjamini_hochberg(p_values: npt.ArrayLike) -> FloatArray:
    """Benjamini-Hochberg adjusted p-values: expected share of false claims, exploratory.

    Parameters, missing values and errors as in `holm`.

    Notes
    -----
    Source: Benjamini, Y. & Hochberg, Y. (1995), JRSS B 57, 289-300.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    array([0.03, 0.04, 0.04])
    """
    return adjusted(p_values, "benjamini_hochberg")


def adjusted(p_values: npt.ArrayLike, method: str) -> FloatArray:
    """Adjust p-values by the method of that name.

    Parameters
    ----------
    p_values
        As in `holm`.
    method
        ``"holm"``, ``"hochberg"``, ``"bonferroni"``, ``"benjamini_hochberg"`` or
        ``"benjamini_yekutieli"``.

    Notes
    -----
    Sources: as above; Hochberg, Y. (1988), Biometrika 75, 800-802; Benjamini, Y. &
    Yekutieli, D. (2001), Annals of Statistics 29, 1165-1188.

    Examples
    --------
    >>> adjusted([0.01, 0.04], "bonferroni")
    array([0.02, 0.08])
    """
    choice(method, _METHODS, where="method")
    given = sample_with_gaps(p_values, where="p-values", least=0)
    done = ~np.isnan(given)
    if ((given[done] < 0) | (given[done] > 1)).any():
        raise StatisticsInputError(
            found="values outside 0 to 1", expected="p-values", where="p-values"
        )
    result = np.full(given.size, np.nan)
    result[done] = _in_order_given(given[done], _METHODS[method])
    return result


def _in_order_given(p_values: FloatArray, adjust: Callable[[FloatArray], FloatArray]) -> FloatArray:
    order = np.argsort(p_values, kind="stable")
    result = np.empty(p_values.size)
    result[order] = np.minimum(1.0, adjust(p_values[order]))
    return result


def _step_down(ordered: FloatArray) -> FloatArray:
    left = ordered.size - np.arange(ordered.size)
    return np.maximum.accumulate(left * ordered)


def _step_up(ordered: FloatArray, factors: FloatArray) -> FloatArray:
    return np.asarray(np.minimum.accumulate((factors * ordered)[::-1])[::-1], dtype=np.float64)


def _hochberg(ordered: FloatArray) -> FloatArray:
    return _step_up(ordered, np.arange(ordered.size, 0, -1, dtype=np.float64))


def _false_discovery(ordered: FloatArray) -> FloatArray:
    ranks = np.arange(1, ordered.size + 1, dtype=np.float64)
    return _step_up(ordered, ordered.size / ranks)


def _yekutieli(ordered: FloatArray) -> FloatArray:
    ranks = np.arange(1, ordered.size + 1, dtype=np.float64)
    harmonic = float((1 / ranks).sum())
    return _step_up(ordered, harmonic * ordered.size / ranks)


def _bonferroni(ordered: FloatArray) -> FloatArray:
    return ordered * ordered.size


_METHODS: dict[str, Callable[[FloatArray], FloatArray]] = {
    "holm": _step_down,
    "hochberg": _hochberg,
    "bonferroni": _bonferroni,
    "benjamini_hochberg": _false_discovery,
    "benjamini_yekutieli": _yekutieli,
}
