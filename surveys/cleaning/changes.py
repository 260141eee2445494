"""What did a step change? Compares two frames response by response."""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from surveys.cleaning.frames import Frame, texts
from surveys.model.naming import MISSING_SUFFIX

_ROW = "__row"
_TOTAL = "__total"
_BEFORE = "__before"


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

    A response that stands more than once is compared with the most similar of its
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


def _counts(before: Frame, after: Frame, shared: list[str]) -> dict[str, int]:
    pairs = _pairs(before, after)
    if not pairs:
        return {"response_id": len(after)}
    if not shared:
        return {}
    rows = nw.new_series(_ROW, [new for new, _ in pairs], nw.Int64, backend=after.implementation)
    beside = nw.concat(
        [
            rows.to_frame(),
            after[[new for new, _ in pairs]],
            _renamed(before[[old for _, old in pairs]]),
        ],
        how="horizontal",
    )
    old, new = before.schema, after.schema
    flags = beside.select(_ROW, *(_differs(old, new, name) for name in shared))
    best = _nearest(flags, shared)
    return {name: int(best[name].sum()) for name in shared}


def _pairs(before: Frame, after: Frame) -> list[tuple[int, int]]:
    """Return the rows of both frames that have one response id."""
    # No join: Arrow refuses to join columns of short and of long strings.
    places: dict[str | None, list[int]] = {}
    for row, one in enumerate(texts(before, "response_id")):
        places.setdefault(one, []).append(row)
    ids = texts(after, "response_id")
    return [(row, old) for row, one in enumerate(ids) for old in places.get(one, ())]


def _renamed(frame: Frame) -> Frame:
    return frame.rename({name: f"{name}{_BEFORE}" for name in frame.columns})


def _differs(before: nw.Schema, after: nw.Schema, name: str) -> nw.Expr:
    missing = f"{name}{MISSING_SUFFIX}"
    differs = _unequal(before, after, name)
    if missing in before and missing in after:
        differs = differs | _unequal(before, after, missing)
    return differs.cast(nw.Int64).alias(name)


def _unequal(before: nw.Schema, after: nw.Schema, name: str) -> nw.Expr:
    new, old = nw.col(name), nw.col(f"{name}{_BEFORE}")
    both_missing = new.is_null() & old.is_null()
    # Arrow gives a column without any value a type that cannot be compared.
    if before[name] != after[name] or after[name] == nw.Unknown:
        new, old = new.cast(nw.String), old.cast(nw.String)
    return (new != old).fill_null(value=True) & ~both_missing


def _nearest(flags: Frame, shared: list[str]) -> Frame:
    if flags[_ROW].n_unique() == len(flags):
        return flags
    total = nw.sum_horizontal(*shared).alias(_TOTAL)
    # Sorting by every flag makes the choice among equally similar namesakes free of row order.
    return (
        flags.with_columns(total)
        .sort(_TOTAL, *shared)
        .unique(subset=[_ROW], keep="first", maintain_order=True)
    )
