"""Can a model tell protected records from the original ones? Propensity score MSE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.utility.coarse import coarse
from surveys.errors import UsageError, listed

Floats = npt.NDArray[np.float64]
Columns: TypeAlias = Mapping[str, Sequence[str | float | None]]
"""Field → its codes or its numbers, None where missing."""

_ROUNDS = 50
_CLOSE = 1e-10
_STEEPEST = 30.0
"""On the logit scale: a probability of 1 but for 1e-13, where the two can be told apart."""


@dataclass(frozen=True, slots=True)
class Propensity:
    """How well original and protected records can be told apart, for the holder of both.

    Attributes
    ----------
    pmse
        Mean squared distance of the estimated probabilities of being protected from the share
        of protected records: 0 when nothing tells them apart, at most c(1 − c).
    ratio
        pMSE over its expectation if the protected records were drawn anew from a model that is
        true of the original ones: about 1 is good, over 10 is poor. Records that were changed,
        and not drawn anew, can give less than 1.
    standardised
        pMSE less that expectation, in its standard deviations.
    records, parameters
        Of both together, and of the model without its constant.
    """

    pmse: float
    ratio: float
    standardised: float
    records: int
    parameters: int

    def to_json(self) -> dict[str, object]:
        """Return it as plain values that may be released: sizes rounded up, see `coarse`."""
        return {
            "pmse": coarse(self.pmse),
            "ratio": coarse(self.ratio),
            "records": self.records,
            "parameters": self.parameters,
        }


def propensity(before: Columns, after: Columns, *, interactions: bool = True) -> Propensity:
    """Compare original and protected records by how well a logistic regression tells them apart.

    Parameters
    ----------
    before, after
        Field → its codes (texts) or its numbers, None where missing; the same fields in both.
        The rows need not match.
    interactions
        Whether squares and products of every two terms are in the model. Without them swapping
        and noise, which leave means alone, go unseen.

    Returns
    -------
    Propensity
        Missing answers count as a code of their own.

    Raises
    ------
    UsageError
        The fields differ or tell nothing, a side has no records, or there are more terms than
        half the records.

    Notes
    -----
    Sources: Woo, M.-J., Reiter, J. P., Oganian, A. & Karr, A. F. (2009), Journal of Privacy and
    Confidentiality 1, 111-124; Snoke, J., Raab, G. M., Nowok, B., Dibben, C. & Slavkovic, A.
    (2018), Journal of the Royal Statistical Society A 181, 663-688. With c the share of
    protected records and k the model's parameters without the constant, the expectation is
    k·c(1 − c)²/N and the standard deviation √(2k)·c(1 − c)²/N.

    Examples
    --------
    >>> found = propensity({"age": [1, 2, 3, 4.0] * 9}, {"age": [1, 2, 3, 4.0] * 9})
    >>> round(found.pmse, 9)
    0.0
    """
    design, protected = _design(before, after, interactions=interactions)
    share = float(protected.mean())
    fitted = _fitted(design, protected)
    parameters = int(np.linalg.matrix_rank(design)) - 1
    if parameters < 1:
        raise _fault("fields in which all records agree", "a field that has two answers")
    pmse = float(((fitted - share) ** 2).mean())
    unit = share * (1 - share) ** 2 / len(protected)
    return Propensity(
        pmse=pmse,
        ratio=pmse / (parameters * unit),
        standardised=(pmse - parameters * unit) / ((2 * parameters) ** 0.5 * unit),
        records=len(protected),
        parameters=parameters,
    )


def _fault(found: str, expected: str, advice: str = "") -> UsageError:
    return UsageError(found, expected=expected, where="propensity", advice=advice)


def _design(before: Columns, after: Columns, *, interactions: bool) -> tuple[Floats, Floats]:
    if set(before) != set(after) or not before:
        raise _fault(f"fields {listed(before)} and {listed(after)}", "the same fields, one or more")
    sizes = [{len(column) for column in side.values()} for side in (before, after)]
    if any(len(size) > 1 or 0 in size for size in sizes):
        raise _fault("a side without records, or columns of different lengths", "records in both")
    terms = [_terms([*before[name], *after[name]]) for name in before]
    columns = [column for group in terms for column in group]
    if interactions:
        columns += [one * other for a, b in combinations(terms, 2) for one in a for other in b]
        columns += [one**2 for group in terms for one in group if len(np.unique(one)) > 2]
    protected = np.repeat([0.0, 1.0], [*sizes[0], *sizes[1]])
    if len(columns) > len(protected) / 2:
        raise _fault(
            f"{len(columns)} terms for {len(protected)} records",
            "at most half as many terms as records",
            "Compare fewer fields, or say interactions=False.",
        )
    return np.column_stack([np.ones(len(protected)), *columns]), protected


def _terms(cells: Sequence[str | float | None]) -> list[Floats]:
    """Return numbers standardised, codes as one column for each but the first."""
    if any(isinstance(cell, str) for cell in cells):
        codes = sorted({str(cell) for cell in cells if cell is not None})
        flags = [np.asarray([cell == code for cell in cells], dtype=np.float64) for code in codes]
        return [*flags[1:], *_missing(cells)]
    numbers = np.asarray([np.nan if cell is None else cell for cell in cells], dtype=np.float64)
    there = ~np.isnan(numbers)
    missing = [(~there).astype(np.float64)] if 0 < there.sum() < there.size else []
    spread = np.ptp(numbers[there]) if there.any() else 0.0
    if not spread:
        return missing
    answered = numbers[there]
    standard = np.where(there, (numbers - answered.mean()) / answered.std(), 0.0)
    return [standard, *missing]


def _missing(cells: Sequence[str | float | None]) -> list[Floats]:
    flag = np.asarray([cell is None for cell in cells], dtype=np.float64)
    return [flag] if flag.any() else []


def _fitted(design: Floats, outcome: Floats) -> Floats:
    """Return probabilities of a logistic regression, by iteratively reweighted least squares.

    McCullagh, P. & Nelder, J. A. (1989), Generalized linear models, 2.5. Where records can be
    told apart for certain the coefficients have no end, so the logits have one.
    """
    logits, last, deviance, rounds = np.zeros(len(outcome)), np.inf, 0.0, 0
    while rounds < _ROUNDS and abs(last - deviance) > _CLOSE * (deviance + 1):
        chance = 1 / (1 + np.exp(-logits))
        weight = chance * (1 - chance)
        root = np.sqrt(weight)
        working = logits + (outcome - chance) / weight
        coefficients = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        logits = np.clip(design @ coefficients, -_STEEPEST, _STEEPEST)
        last, rounds = deviance, rounds + 1
        deviance = 2 * float(np.logaddexp(0, np.where(outcome > 0, -logits, logits)).sum())
    fitted: Floats = 1 / (1 + np.exp(-logits))
    return fitted
