"""The chance that a record is recognised, from its class in the sample and its weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import Codes, Floats, key_codes
from surveys.anonymisation.risk.matching import Blanks, Matches, check_weights, matches, weights_of
from surveys.cleaning.frames import Frame
from surveys.errors import UsageError, near

Formula: TypeAlias = Literal["exact", "approximate"]
FORMULAS: tuple[Formula, ...] = get_args(Formula)

_TERMS = 56
"""Terms of the series until the rest is under 1e-16 of the sum, where the series is used."""
_SMALL = 30
"""Classes under this size are worked out step by step where the sampled share is under a half."""


@dataclass(frozen=True)
class IndividualRisk:
    """The risk of each combination of keys, and what follows for all records.

    Parameters
    ----------
    found
        The combinations and their records, in the sample and as estimated in the population.
    risks
        For each combination the chance that a record with it is recognised.
    """

    found: Matches
    risks: Floats

    @property
    def rows(self) -> Floats:
        """For each record its risk; not a number for records that the rule leaves out."""
        return self.found.rows(self.risks)

    @property
    def records(self) -> int:
        """Records that count."""
        return int(self.found.occurring.sum())

    @property
    def expected(self) -> float:
        """Records that are expected to be recognised."""
        return float(self.found.occurring @ self.risks)

    @property
    def share(self) -> float:
        """The expected share of records that are recognised; 0 when there are no records."""
        return self.expected / max(self.records, 1)

    @property
    def highest(self) -> float:
        """The largest risk of all; 0 when there are no records."""
        return float(self.risks.max(initial=0.0))


def individual_risk(
    frame: Frame,
    keys: Sequence[str],
    *,
    weights: str | None = None,
    blanks: Blanks = "value",
    formula: Formula = "exact",
) -> IndividualRisk:
    """Return the risk of each record (Benedetti & Franconi 1998; Franconi & Polettini 2004).

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    weights
        Column of the number of people each record stands for. Without it everyone was asked,
        and the risk is one in the number of records with the same keys; so it is in a class
        whose weights add up to fewer people than it has records.
    blanks
        How a missing key counts.
    formula
        "exact" is the posterior mean of one in the people with the same keys; "approximate" is
        what sdcMicro computes, simpler for classes over two.

    Returns
    -------
    IndividualRisk

    Raises
    ------
    DefinitionError
        A column is not in the frame.
    ResponseError
        A weight is missing, infinite, zero or negative.
    UsageError
        `blanks` or `formula` is unknown.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(area=["a", "a", "b"], people=[10.0, 30.0, 4.0])
    >>> individual_risk(frame, ["area"], weights="people").rows.round(3).tolist()
    [0.044, 0.044, 0.462]
    >>> individual_risk(frame, ["area"]).rows.tolist()
    [0.5, 0.5, 1.0]
    """
    codes = key_codes(frame, keys)
    known = None if weights is None else weights_of(frame, weights)
    return individual_risk_of(codes, known, blanks=blanks, formula=formula)


def individual_risk_of(
    codes: Codes,
    weights: Floats | None = None,
    *,
    blanks: Blanks = "value",
    formula: Formula = "exact",
) -> IndividualRisk:
    """Return the risk of each record, from codes; otherwise as `individual_risk`.

    Records are counted in one pass; risks of single records are looked up when asked for.

    Parameters
    ----------
    codes
        One row for each record, one column for each key; below zero where missing.
    weights
        One for each record, or none.
    """
    if formula not in FORMULAS:
        raise UsageError(
            f"formula {formula!r}",
            expected=f"one of {', '.join(FORMULAS)}",
            advice=near(formula, FORMULAS),
        )
    if weights is not None:
        check_weights(weights)
    found = matches(codes, blanks, weights)
    function = exact_risk if formula == "exact" else approximate_risk
    return IndividualRisk(found, function(found.records, _sampled(found)))


def _sampled(found: Matches) -> Floats:
    """Return the share of a class's people that was sampled; there are no fewer than records."""
    share: Floats = found.records / np.maximum(found.people, found.records)
    return share


def exact_risk(records: npt.ArrayLike, sampled: npt.ArrayLike) -> Floats:
    """Return the posterior mean of 1/F for classes of f records, of which a share p was sampled.

    Parameters
    ----------
    records
        f, from 1 to any size.
    sampled
        p, above 0 and up to 1.

    Returns
    -------
    numpy array
        p^f/f · 2F1(f, f; f + 1; 1 − p), to about 1e-14 of its value.

    Raises
    ------
    UsageError
        A class has no records, or a share is outside its limits.

    Notes
    -----
    By Euler's transformation this is p/f · 2F1(1, 1; f + 1; 1 − p), a series of positive terms
    that shrink quickly where p is a half or more, or f is large. Elsewhere the integral
    r(f) = p ∫ s^(f−1)/(p + (1 − p)s) ds over 0…1 gives r(1) = −p·log(p)/(1 − p) and
    r(f + 1) = p/(1 − p) · (1/f − r(f)), whose errors shrink from step to step.

    Source: Benedetti & Franconi 1998; Polettini 2003 (transformation of the posterior mean).

    Examples
    --------
    >>> [float(one.round(6)) for one in exact_risk([1, 200, 10**9], [0.1, 0.01, 1.0])]
    [0.255843, 5e-05, 0.0]
    """
    f, p = _checked(records, sampled)
    result = _series(f, p)
    steps = (f < _SMALL) & (p < 0.5)
    result[steps] = _recurrence(f[steps], p[steps])
    return result


def _checked(records: npt.ArrayLike, sampled: npt.ArrayLike) -> tuple[Floats, Floats]:
    f, p = np.broadcast_arrays(
        np.asarray(records, dtype=np.float64), np.asarray(sampled, dtype=np.float64)
    )
    if not ((f >= 1) & (p > 0) & (p <= 1)).all():
        raise UsageError(
            "classes without records, or shares outside 0…1",
            expected="1 record or more, and a share above 0 and up to 1",
            where="individual risk",
        )
    return f, p


def _series(f: Floats, p: Floats) -> Floats:
    q = 1 - p
    total = np.ones_like(p)
    for term in range(_TERMS, 0, -1):
        total = 1 + q * (term / (f + term)) * total
    return p / f * total


def _recurrence(f: Floats, p: Floats) -> Floats:
    odds = p / (1 - p)
    risk = -odds * np.log(p)
    for size in range(1, _SMALL - 1):
        risk = np.where(f > size, odds * (1 / size - risk), risk)
    return risk


def approximate_risk(records: npt.ArrayLike, sampled: npt.ArrayLike) -> Floats:
    """Return the risk as sdcMicro approximates it: exact up to 2 records, p/(f − 1 + p) above.

    Parameters as `exact_risk`.

    Examples
    --------
    >>> [float(one.round(6)) for one in approximate_risk([1, 200], [0.1, 0.01])]
    [0.255843, 5e-05]
    """
    f, p = _checked(records, sampled)
    return np.where(f <= 2, exact_risk(f, p), p / (f - (1 - p)))
