"""The key columns as whole numbers, and the classes of records that share them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

import narwhals as nw
import numpy as np
import numpy.typing as npt

from surveys.cleaning.frames import Frame
from surveys.errors import DefinitionError, near
from surveys.model import Missing
from surveys.model.naming import MISSING_SUFFIX

Integers: TypeAlias = npt.NDArray[np.int64]

BLANK = -1
"""The code of a removed cell, and of a missing one without a reason."""

_REASONS = {
    str(reason): BLANK - number
    for number, reason in enumerate(sorted(Missing, key=lambda one: one is not Missing.REMOVED))
}
_DENSE = 1_000_000
"""Up to here, counting every possible combination is cheaper than sorting the records."""
_WIDEST = 2**62


def key_codes(frame: Frame, keys: Sequence[str]) -> Integers:
    """Return the keys as codes, one row for each record and one column for each key.

    Values are numbered from 0 in their sorted order. Missing cells are negative, with another
    number for each reason: who refused can be told from who was not asked.

    Raises
    ------
    DefinitionError
        There are no keys, or one is not in the frame or stands twice.
    """
    check_keys(frame, keys)
    return np.column_stack([_column(frame, key) for key in keys])


def check_keys(frame: Frame, keys: Sequence[str]) -> None:
    """Raise DefinitionError unless the keys are some columns of the frame, each once."""
    if not keys or len(set(keys)) != len(keys):
        raise DefinitionError(
            f"keys {list(keys)}", expected="one key or more, each once", where="disclosure rule"
        )
    for key in keys:
        if key not in frame.columns:
            known = [name for name in frame.columns if not name.endswith(MISSING_SUFFIX)]
            raise DefinitionError(
                f"key {key!r}",
                expected="a column of the frame",
                where="disclosure rule",
                advice=near(key, known),
            )


def _column(frame: Frame, key: str) -> Integers:
    values = _coded(
        frame,
        key,
        {value: number for number, value in enumerate(sorted(frame[key].drop_nulls().unique()))},
    )
    missing = f"{key}{MISSING_SUFFIX}"
    if missing not in frame.columns:
        return values
    return np.where(values < 0, _coded(frame, missing, _REASONS), values)


def _coded(frame: Frame, name: str, codes: dict[object, int] | dict[str, int]) -> Integers:
    if frame[name].is_null().all():
        return np.full(len(frame), BLANK, dtype=np.int64)
    coded = frame[name].replace_strict(
        list(codes), list(codes.values()), default=BLANK, return_dtype=nw.Int64
    )
    return np.asarray(coded.to_numpy(), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Classes:
    """Which records share all their keys.

    Parameters
    ----------
    labels
        For each record the number of its class; classes are in the order of their codes.
    counts
        Records in each class.
    """

    labels: Integers
    counts: Integers

    @property
    def sizes(self) -> Integers:
        """For each record, the records in its class."""
        return self.counts[self.labels]

    @property
    def first(self) -> Integers:
        """For each class, one record of it."""
        first = np.zeros(len(self.counts), dtype=np.int64)
        first[self.labels[::-1]] = np.arange(len(self.labels))[::-1]
        return first


def classes(codes: Integers) -> Classes:
    """Group equal rows: one counting pass where the keys' domain is small, else by sorting."""
    if not codes.size:
        empty = np.zeros(0, dtype=np.int64)
        return Classes(empty, empty)
    shifted = codes - codes.min(axis=0)
    spans = [int(one) + 1 for one in shifted.max(axis=0)]
    domain = prod(spans)
    if domain >= _WIDEST:
        _, labels, counts = np.unique(shifted, axis=0, return_inverse=True, return_counts=True)
        return Classes(labels.reshape(-1), counts)
    mixed = _mixed_radix(shifted, spans)
    if domain > _DENSE + 4 * len(mixed):
        _, labels, counts = np.unique(mixed, return_inverse=True, return_counts=True)
        return Classes(labels, counts)
    return _counted(mixed, domain)


def _mixed_radix(shifted: Integers, spans: Sequence[int]) -> Integers:
    mixed = shifted[:, 0]
    for column, span in enumerate(spans[1:], start=1):
        mixed = mixed * span + shifted[:, column]
    return mixed


def _counted(mixed: Integers, domain: int) -> Classes:
    counts = np.bincount(mixed, minlength=domain)
    occupied = np.flatnonzero(counts)
    numbers = np.zeros(domain, dtype=np.int64)
    numbers[occupied] = np.arange(len(occupied))
    return Classes(numbers[mixed], counts[occupied])
