"""How many records each combination of keys could be confused with, under three rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, get_args

import narwhals as nw
import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import BLANK, Classes, Codes, Floats, Integers, classes, counted
from surveys.cleaning.frames import Frame
from surveys.errors import DefinitionError, ResponseError, UsageError, near

Blanks: TypeAlias = Literal["value", "wildcard", "ignored"]
"""How a missing key counts.

value: as a value like any other, a different one for each reason (the strictest rule);
wildcard: as whatever the others have; ignored: records with one are left out.
"""

RULES: tuple[Blanks, ...] = get_args(Blanks)

_Totals: TypeAlias = npt.NDArray[np.float64]
"""One row for each combination of keys, one column for each thing that is added up."""


@dataclass(frozen=True)
class Matches:
    """The combinations of keys that occur, and the records they could be confused with.

    Parameters
    ----------
    occurring
        Records that have each combination.
    records
        Records that each combination matches under the rule: f in the formulas of risk.
    people
        Sum of the weights of these: the estimated F. The records where there are no weights.
    label
        What works out `labels`, which counts alone do not need.
    """

    occurring: Integers
    records: Integers
    people: Floats
    label: Callable[[], Integers]

    @cached_property
    def labels(self) -> Integers:
        """For each record the number of its combination; -1 where the rule leaves it out."""
        return self.label()

    def rows(self, values: Floats) -> Floats:
        """Return what each record's combination has; not a number for records left out."""
        return np.append(values, np.nan)[self.labels]

    def under(self, k: int) -> int:
        """Return the records that match fewer than k."""
        return int(self.occurring[self.records < k].sum())


def matches(codes: Codes, blanks: Blanks = "value", weights: Floats | None = None) -> Matches:
    """Count for each combination of keys the records that it matches.

    Parameters
    ----------
    codes
        One row for each record, one column for each key; below zero where missing.
    blanks
        How a missing key counts. With "wildcard" a combination matches whatever differs from it
        in no key that both have, as sdcMicro counts.
    weights
        People that each record stands for.

    Raises
    ------
    UsageError
        `blanks` is no rule.

    Examples
    --------
    >>> import numpy as np
    >>> matches(np.array([[0], [0], [-1]]), "wildcard").records.tolist()
    [3, 3]
    """
    check_rule(blanks)
    if blanks == "ignored":
        return _complete(codes, weights)
    if blanks == "wildcard" and (codes < 0).any():
        return _wildcard(np.maximum(codes, BLANK), weights)
    return _plain(counted(codes, weights))


def check_rule(blanks: str) -> None:
    """Raise UsageError unless it is a rule for blanks."""
    if blanks not in RULES:
        raise UsageError(
            f"blanks = {blanks!r}",
            expected=f"one of {', '.join(RULES)}",
            advice=near(blanks, RULES),
        )


def weights_of(frame: Frame, name: str) -> Floats:
    """Return a column of weights.

    Raises
    ------
    DefinitionError
        The column is not there.
    ResponseError
        A weight is missing, no number, infinite, zero or negative.
    """
    weights = numbers_of(frame, name)
    check_weights(weights, where=f"column {name}")
    return weights


def numbers_of(frame: Frame, name: str) -> Floats:
    """Return a column of numbers, not a number where missing; errors as `weights_of`."""
    if name not in frame.columns:
        raise DefinitionError(
            f"no column {name!r}",
            expected="a column of numbers of people",
            advice=near(name, frame.columns),
        )
    if not (frame[name].dtype.is_numeric() or frame[name].is_null().all()):
        raise ResponseError(
            "values that are no numbers", expected="numbers of people", where=f"column {name}"
        )
    column = frame[name].cast(nw.Float64).to_arrow()
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)


def check_weights(weights: Floats, where: str = "weights") -> None:
    """Raise ResponseError unless all weights are finite and above zero."""
    if not len(weights) or (weights.min() > 0 and weights.max() < np.inf):
        return
    bad = np.flatnonzero(~(np.isfinite(weights) & (weights > 0)))
    raise ResponseError(
        f"{bad.size} weight(s) that are missing, infinite, zero or negative",
        expected="the number of people that a record stands for, above zero",
        where=f"{where}, first in row {bad[0] + 1}",
        advice="Leave out records that stand for nobody.",
    )


def _plain(found: Classes) -> Matches:
    return Matches(found.counts, found.counts, _people(found), lambda: found.labels)


def _people(found: Classes) -> Floats:
    return found.counts.astype(np.float64) if found.weights is None else found.weights


def _complete(codes: Codes, weights: Floats | None) -> Matches:
    kept = np.flatnonzero((codes >= 0).all(axis=1))
    found = counted(codes[kept], None if weights is None else weights[kept])

    def label() -> Integers:
        labels = np.full(len(codes), -1, dtype=np.int64)
        labels[kept] = found.labels
        return labels

    return Matches(found.counts, found.counts, _people(found), label)


def _wildcard(codes: Codes, weights: Floats | None) -> Matches:
    found = classes(codes, weights)
    totals = summed_over_matches(
        codes[found.first], np.column_stack([found.counts, _people(found)]).astype(np.float64)
    )
    records = np.rint(totals[:, 0]).astype(np.int64)
    return Matches(found.counts, records, totals[:, 1], lambda: found.labels)


def summed_over_matches(combinations: Codes, totals: _Totals) -> _Totals:
    """Add up for each combination the totals of all that differ in no key that both have."""
    summed = np.zeros_like(totals)
    patterns = classes((combinations < 0).astype(np.int64))
    groups = [np.flatnonzero(patterns.labels == one) for one in range(len(patterns.counts))]
    for mine in groups:
        for others in groups:
            summed[mine] += _matching(combinations[mine], combinations[others], totals[others])
    return summed


def _matching(mine: Codes, others: Codes, totals: _Totals) -> _Totals:
    both = (mine[0] >= 0) & (others[0] >= 0)
    if not both.any():
        return np.tile(totals.sum(axis=0), (len(mine), 1))
    joined = classes(np.vstack([mine[:, both], others[:, both]]))
    labels, known = joined.labels[: len(mine)], joined.labels[len(mine) :]
    columns = [
        np.bincount(known, weights=one, minlength=len(joined.counts))[labels] for one in totals.T
    ]
    matched: _Totals = np.column_stack(columns)
    return matched
