"""The key columns as whole numbers, and the classes of records that share them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from math import prod
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from surveys.cleaning.frames import Frame, texts
from surveys.errors import DefinitionError, near
from surveys.model import Missing
from surveys.model.naming import MISSING_SUFFIX

Integers: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.signedinteger[Any]]
"""Whole numbers of any size, one row for each record and one column for each key."""

BLANK = -1
"""The code of a removed cell, and of a missing one without a reason."""

_REASONS = {
    str(reason): BLANK - number
    for number, reason in enumerate(sorted(Missing, key=lambda one: one is not Missing.REMOVED))
}
_DENSE = 1_000_000
"""Up to here, counting every possible combination is cheaper than sorting the records."""
_WIDEST = 2**62
_BLOCK = 2**17
"""Records counted at a time: what is worked on stays in the processor's cache."""


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
    codes = np.empty((len(frame), len(keys)), dtype=np.int64, order="F")
    for column, key in enumerate(keys):
        codes[:, column] = _column(frame, key)
    return codes


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
    values, _ = coded(frame, key)
    missing = f"{key}{MISSING_SUFFIX}"
    if missing not in frame.columns or (values >= 0).all():
        return values
    numbers, reasons = coded(frame, missing)
    known = np.asarray([*(_REASONS.get(one, BLANK) for one in reasons), BLANK], dtype=np.int64)
    return np.where(values < 0, known[numbers], values)


def coded(frame: Frame, name: str) -> tuple[Integers, list[Any]]:
    """Return a column as numbers of its sorted values, BLANK where missing, and the values."""
    encoded = _encoded(_arrow(frame, name))
    values = encoded.dictionary
    order = pc.sort_indices(values)
    ranks = np.full(len(values) + 1, BLANK, dtype=np.int64)
    ranks[order.to_numpy()] = np.arange(len(values))
    indices = encoded.indices.fill_null(len(values)).to_numpy(zero_copy_only=False)
    return ranks[indices], values.take(order).to_pylist()


def _arrow(frame: Frame, name: str) -> Any:
    try:
        return frame[name].to_arrow()
    except pa.ArrowException:  # values of several kinds in one column
        return pa.array(texts(frame, name), pa.string())


def _encoded(column: Any) -> Any:
    """Return an Arrow column as indices into its values; not-a-number is missing."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_decode()
    if pa.types.is_null(whole.type):
        whole = whole.cast(pa.int64())
    if pa.types.is_floating(whole.type):
        whole = pc.if_else(pc.is_nan(whole), None, whole)
    return whole.dictionary_encode()


@dataclass(frozen=True)
class Classes:
    """Which records share all their keys.

    Parameters
    ----------
    counts
        Records in each class; classes are in the order of their codes.
    weights
        Sum of the weights in each class, where there are weights.
    label
        What works out `labels`, which a count alone does not need.
    """

    counts: Integers
    weights: Floats | None
    label: Callable[[], Integers]

    @cached_property
    def labels(self) -> Integers:
        """For each record the number of its class."""
        return self.label()

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


def classes(codes: Codes, weights: Floats | None = None) -> Classes:
    """Group equal rows, and say which class each record is in; otherwise as `counted`."""
    found = counted(codes, weights)
    found.labels  # noqa: B018 # worked out now, so that the codes may change afterwards
    return found


def counted(codes: Codes, weights: Floats | None = None) -> Classes:
    """Count equal rows: in one pass where the keys' domain is small, else by sorting.

    The labels are only worked out when they are asked for, from the codes as they are then.

    Parameters
    ----------
    codes
        One row for each record, one column for each key.
    weights
        One for each record, or none.
    """
    if not codes.size:
        none = np.zeros(0)
        return Classes(none.astype(np.int64), weights, partial(none.astype, np.int64))
    lows, spans = _ranges(codes)
    domain = prod(spans)
    if domain >= _WIDEST:
        return _sorted(codes, weights, axis=0)
    if domain > _DENSE + 4 * len(codes):
        return _sorted(_mixed(codes, lows, spans), weights, axis=None)
    return _counted(codes, lows, spans, weights)


def _ranges(codes: Codes) -> tuple[list[int], list[int]]:
    """Return for each key its smallest code, and how many there are up to the largest."""
    ends = [
        [(int(column.min()), int(column.max())) for column in codes[block].T]
        for block in _blocks(len(codes))
    ]
    keys = list(zip(*ends, strict=True))
    lows = [min(low for low, _ in key) for key in keys]
    return lows, [
        max(high for _, high in key) - low + 1 for key, low in zip(keys, lows, strict=True)
    ]


def _sorted(rows: Codes, weights: Floats | None, axis: int | None) -> Classes:
    _, labels, counts = np.unique(rows, axis=axis, return_inverse=True, return_counts=True)
    sums = None if weights is None else np.bincount(labels.reshape(-1), weights).astype(float)
    return Classes(counts, sums, partial(labels.reshape, -1))


def _mixed(codes: Codes, lows: Sequence[int], spans: Sequence[int]) -> Integers:
    """Return each row as one number: the keys are the digits of a mixed radix."""
    mixed = codes[:, 0].astype(np.int64)
    first = lows[0]
    for column in range(1, codes.shape[1]):
        mixed *= spans[column]
        mixed += codes[:, column]
        first = first * spans[column] + lows[column]
    mixed -= (first + 2**63) % 2**64 - 2**63  # large codes run over the ends, and back again
    return mixed


def _blocks(records: int) -> Iterator[slice]:
    return (slice(start, start + _BLOCK) for start in range(0, records, _BLOCK))


def _counted(
    codes: Codes, lows: Sequence[int], spans: Sequence[int], weights: Floats | None
) -> Classes:
    domain = prod(spans)
    counts = np.zeros(domain, dtype=np.int64)
    sums = np.zeros(domain if weights is not None else 0)
    for block in _blocks(len(codes)):
        mixed = _mixed(codes[block], lows, spans)
        _add(counts, mixed, None)
        if weights is not None:
            _add(sums, mixed, weights[block])
    occupied = np.flatnonzero(counts)
    numbers = np.zeros(domain, dtype=np.int64)
    numbers[occupied] = np.arange(len(occupied))
    return Classes(
        counts[occupied],
        None if weights is None else sums[occupied],
        partial(_labelled, codes, lows, spans, numbers),
    )


def _add(totals: npt.NDArray[Any], mixed: Integers, weights: Floats | None) -> None:
    """Add a block's counts to the totals; few records among many cells are added one by one."""
    if len(totals) > 4 * len(mixed):
        np.add.at(totals, mixed, 1 if weights is None else weights)
    else:
        totals += np.bincount(mixed, weights=weights, minlength=len(totals))


def _labelled(
    codes: Codes, lows: Sequence[int], spans: Sequence[int], numbers: Integers
) -> Integers:
    labels = np.empty(len(codes), dtype=np.int64)
    for block in _blocks(len(codes)):
        labels[block] = numbers[_mixed(codes[block], lows, spans)]
    return labels
