"""What did a step change? Compares two frames response by response."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from surveys.cleaning.frames import Frame
from surveys.model.naming import MISSING_SUFFIX

if TYPE_CHECKING:
    Column: TypeAlias = pa.Array[Any]

Rows: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many cells differ, and the columns in which they do.

    Parameters
    ----------
    cells
        Cells whose value or reason differs, in responses and columns that both frames have.
    columns
        Columns with such cells, then added columns, then removed ones.
    """

    cells: int
    columns: tuple[str, ...]


def changes(before: Frame, after: Frame) -> Changes:
    """Compare two frames by `response_id`, whatever the order of their rows.

    Where the ids that are left stand in the same order, each row is compared with its own.
    Otherwise a response that stands more than once is compared with the most similar of its
    namesakes. When no id is left of those before, the ids themselves were replaced, and each
    counts as one cell.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> before = nw.from_native(pd.DataFrame({"response_id": ["1", "2"], "age": [40, 400]}))
    >>> after = nw.from_native(pd.DataFrame({"response_id": ["2", "1"], "age": [4, 40]}))
    >>> changes(before, after)
    Changes(cells=1, columns=('age',))
    """
    shared = [name for name in _values(before) if name in after.columns and name != "response_id"]
    counts = _counts(before, after, shared)
    added = tuple(name for name in _values(after) if name not in before.columns)
    removed = tuple(name for name in _values(before) if name not in after.columns)
    changed = tuple(name for name, count in counts.items() if count)
    return Changes(sum(counts.values()), (*changed, *added, *removed))


def _values(frame: Frame) -> list[str]:
    return [name for name in frame.columns if not name.endswith(MISSING_SUFFIX)]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Which row of the frame after goes with which before; None: with every one in its order."""

    old: Rows | None = None
    new: Rows | None = None


def _counts(before: Frame, after: Frame, shared: list[str]) -> dict[str, int]:
    pairs = _pairs(_ids(before), _ids(after))
    if pairs is None:
        return {"response_id": len(after)}
    flags: Iterator[tuple[str, Flags]]
    flags = ((name, _differs(before, after, name, pairs)) for name in shared)
    if pairs.new is not None and len(np.unique(pairs.new)) < len(pairs.new):
        flags = _nearest(dict(flags), pairs.new)
    return {name: int(np.count_nonzero(rows)) for name, rows in flags}


def _ids(frame: Frame) -> Column:
    return _column(frame, "response_id").cast(pa.large_string())


def _column(frame: Frame, name: str) -> Column:
    column: Column = frame[name].to_arrow()
    # Whether a column is one piece or several depends on what was done to it.
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _pairs(before: Column, after: Column) -> _Pairs | None:
    """Return the rows of both frames that have one response id; None when there are none."""
    if before.equals(after):
        return _Pairs()
    kept = pc.is_in(before, value_set=after)
    if before.filter(kept).equals(after):
        return _Pairs(old=np.flatnonzero(kept))
    both = pa.concat_arrays([before, after]).dictionary_encode("encode").indices.to_numpy()
    old, new = _matched(both[: len(before)], both[len(before) :])
    return _Pairs(old, new) if len(new) else None


def _matched(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return every pair of rows that have the same number."""
    order = np.argsort(before, kind="stable")
    starts = np.searchsorted(before[order], after, "left")
    times = np.searchsorted(before[order], after, "right") - starts
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return order[np.repeat(starts, times) + within], np.repeat(np.arange(len(after)), times)


def _differs(before: Frame, after: Frame, name: str, pairs: _Pairs) -> Flags:
    differs = _unequal(before, after, name, pairs)
    missing = f"{name}{MISSING_SUFFIX}"
    if missing in before.columns and missing in after.columns:
        differs = differs | _unequal(before, after, missing, pairs)
    return differs


def _unequal(before: Frame, after: Frame, name: str, pairs: _Pairs) -> Flags:
    old, new = _taken(before, name, pairs.old), _taken(after, name, pairs.new)
    if old.type != new.type:
        old, new = old.cast(pa.large_string()), new.cast(pa.large_string())
    # A column that a step left alone is the same memory, which Arrow sees at once.
    if old.equals(new):
        return np.zeros(len(new), dtype=np.bool_)
    both_missing = pc.and_(old.is_null(), new.is_null())
    differs = pc.and_not(pc.fill_null(pc.not_equal(old, new), fill_value=True), both_missing)
    return np.asarray(differs, dtype=np.bool_)


def _taken(frame: Frame, name: str, rows: Rows | None) -> Column:
    column = _column(frame, name)
    return column if rows is None else column.take(rows)


def _nearest(flags: dict[str, Flags], new: Rows) -> Iterator[tuple[str, Flags]]:
    """Leave for each row after the most similar of the rows before that have its id."""
    total = np.sum([*flags.values()], axis=0, dtype=np.int64)
    # Sorting by every flag makes the choice among equally similar namesakes free of row order.
    order = np.lexsort((*reversed(flags.values()), total, new))
    first = order[np.unique(new[order], return_index=True)[1]]
    return ((name, rows[first]) for name, rows in flags.items())
