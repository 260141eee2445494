"""Suppression of a wave that is larger than memory: decided in short, applied row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from surveys.anonymisation import suppression
from surveys.cleaning import Frame
from surveys.cleaning.frames import replaced
from surveys.errors import DisclosureError
from surveys.large.batches import HELPER
from surveys.large.engine import Engine
from surveys.large.passes import Tally, compared
from surveys.large.short import RECORDS, Short, in_short
from surveys.model import Missing
from surveys.model.naming import MISSING_SUFFIX

_LOST = f"{HELPER}lost__"
_RANK = f"{HELPER}rank"
_OVER = f"{HELPER}over"
_UP_TO = f"{HELPER}up_to"
_REST = f"{HELPER}rest"

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RemoveAct:
    """Removes the key cells that were decided on, as flags beside them say."""

    keys: tuple[str, ...]

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Remove the cells and the flags."""
        flags = {key: frame[f"{_LOST}{key}"].to_list() for key in self.keys}
        before = frame.drop([f"{_LOST}{key}" for key in self.keys])
        after = before
        for key, lost in flags.items():
            if any(lost):
                after = replaced(after, key, lost, None, Missing.REMOVED)
        return compared(before, after)


def with_losses(engine: Engine, data: str, options: Mapping[str, object]) -> str:
    """Decide which key cells are removed; return the data with a flag for each key.

    Parameters
    ----------
    engine, data
        Where the rows are.
    options
        Of the step `suppress`.

    Raises
    ------
    DisclosureError, DefinitionError
        As `surveys.anonymisation.suppression`.
    """
    keys = keys_of(options)
    _check_ids(engine, data)
    unit = options.get("unit")
    short = in_short(engine, data, (*keys, *([str(unit)] if unit else [])))
    if options.get("blanks", "value") == "value" and not unit:
        short = short.lowered(int(str(options["k"])))
    found = losses(short, keys, options)
    names = [name for name in short.combinations.column_names if name in found.column_names]
    return _beside(engine, data, engine.table(found), names, keys)


def keys_of(options: Mapping[str, object]) -> tuple[str, ...]:
    """Return the keys that the options of a step name."""
    return tuple(cast("Sequence[str]", options["keys"]))


def _check_ids(engine: Engine, data: str) -> None:
    counted = engine.query(
        'SELECT count(*) AS "n" FROM (SELECT "response_id" FROM '
        f'{data} GROUP BY "response_id" HAVING count(*) > 1) AS "twice"'
    )
    if counted["n"][0].as_py():
        raise DisclosureError(
            "response ids that stand more than once",
            expected="each once",
            where="step suppress",
            advice="Clean with the step keep_last first.",
        )


def losses(short: Short, keys: Sequence[str], options: Mapping[str, object]) -> pa.Table:
    """Return which keys the rows of each combination lose, from which rank of their ids on.

    Of large combinations only the rows with the lowest ids may lose cells, which makes several
    entries; the last one is for the rest of them.
    """
    frame = short.frame()
    after = suppression(frame, **cast("dict[str, Any]", options)).frame
    lost = np.column_stack([_removed(frame, after, key) for key in keys])
    labels = short.labels
    rest = np.append(labels[1:] != labels[:-1], True)[: len(labels)]
    ends = np.flatnonzero(rest | np.append((lost[1:] != lost[:-1]).any(axis=1), True)[: len(rest)])
    begins = (np.cumsum(short.records) - short.records)[labels[ends]]
    over = np.maximum(np.append(-1, ends[:-1])[: len(ends)] + 1, begins) - begins
    return pa.table(
        {
            **dict(_columns(short.combinations.take(pa.array(labels[ends])))),
            _OVER: over,
            _UP_TO: ends - begins + 1,
            _REST: rest[ends],
            **{f"{_LOST}{key}": lost[ends, column] for column, key in enumerate(keys)},
        }
    )


def _columns(rows: pa.Table) -> Iterator[tuple[str, pa.ChunkedArray]]:
    return ((name, rows[name]) for name in rows.column_names if name != RECORDS)


def _removed(before: Frame, after: Frame, key: str) -> Flags:
    """Tell which cells of a key suppression took, a missing one that lost its reason included."""
    missing = f"{key}{MISSING_SUFFIX}"
    column = missing if missing in before.columns else key
    old, new = (frame[column].to_arrow() for frame in (before, after))
    removed = pc.equal(new, str(Missing.REMOVED)) if column == missing else new.is_null()
    was = pc.equal(old, str(Missing.REMOVED)) if column == missing else old.is_null()
    found = pc.and_not(pc.fill_null(removed, fill_value=False), pc.fill_null(was, fill_value=False))
    return np.asarray(found, dtype=np.bool_)


def _beside(
    engine: Engine, data: str, losses: str, names: Sequence[str], keys: Sequence[str]
) -> str:
    """Put the flags beside the rows that they are for."""
    flags = [f"{_LOST}{key}" for key in keys]
    same = " AND ".join(f'd."{name}" IS NOT DISTINCT FROM l."{name}"' for name in names)
    parts = ", ".join(f'd."{name}"' for name in names)
    told = ", ".join(f'l."{flag}"' for flag in flags)
    lowest = engine.table(
        engine.query(
            f'SELECT d."response_id", {told} FROM (SELECT d.*, row_number() OVER '
            f'(PARTITION BY {parts} ORDER BY d."response_id") AS "{_RANK}" FROM '
            f'(SELECT d."response_id", {parts} FROM {data} AS d JOIN {losses} AS l ON {same} '
            f'AND l."{_REST}" AND l."{_OVER}" > 0) AS d) AS d JOIN {losses} AS l ON {same} '
            f'AND NOT l."{_REST}" AND d."{_RANK}" > l."{_OVER}" AND d."{_RANK}" <= l."{_UP_TO}"'
        )
    )
    settled = ", ".join(f'coalesce(m."{flag}", l."{flag}", false) AS "{flag}"' for flag in flags)
    return engine.view(
        f"SELECT d.*, {settled} FROM {data} AS d LEFT JOIN {losses} AS l ON {same} "
        f'AND l."{_REST}" LEFT JOIN {lowest} AS m ON d."response_id" = m."response_id"'
    )
