"""Small operations on a wave's frame that steps share; the same on every eager engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import narwhals as nw

from surveys.errors import DefinitionError, listed, near
from surveys.model import Field, Instrument, Missing
from surveys.model.naming import MISSING_SUFFIX

Frame: TypeAlias = nw.DataFrame[Any]
"""One row for each response: META, then each field and why it is missing."""

ANSWERING = (str(Missing.DONT_KNOW), str(Missing.REFUSED))
"""Reasons that a respondent chose: a don't know is an answer to the question."""
UNASKED = (str(Missing.NOT_ASKED), str(Missing.NOT_IN_WAVE))

Cell: TypeAlias = str | int | float | bool | dt.datetime | None
"""What a cell can hold; None where it is missing."""

_MARK = "__marked"


def framed(**columns: Sequence[Any]) -> Frame:
    """Return a small frame of columns, as examples use it.

    Examples
    --------
    >>> framed(response_id=["1", "2"], age=[40, None])["age"].to_list()
    [40, <NA>]
    """
    import pandas as pd

    return nw.from_native(pd.DataFrame(columns).convert_dtypes(), eager_only=True)


def rows_where(frame: Frame, condition: nw.Expr) -> list[bool]:
    """Return for each row whether the condition holds; unknown counts as no."""
    marked = frame.select("response_id", marked=condition.fill_null(value=False))["marked"]
    # Most conditions hold nowhere, and a list of one value is made a hundred times as fast.
    return marked.to_arrow().to_pylist() if marked.any() else [False] * len(frame)


def rows_kept(frame: Frame, rows: Sequence[bool]) -> Frame:
    """Return the rows that are marked, in their order."""
    return frame.filter(list(rows)) if any(rows) else frame.head(0)


def replaced(
    frame: Frame, name: str, rows: Sequence[bool], value: Cell, reason: Missing | None
) -> Frame:
    """Return the frame with the cells of one field in the marked rows set anew.

    Parameters
    ----------
    frame
        Any frame; the column of reasons may be absent.
    name
        The field.
    rows
        One flag for each row of the frame.
    value
        None empties the cells.
    reason
        Why the cells are missing now; None when `value` is an answer.
    """
    mark = nw.new_series(_MARK, list(rows), nw.Boolean, backend=frame.implementation)
    columns = [_cell(name, value)]
    missing = f"{name}{MISSING_SUFFIX}"
    if missing in frame.columns:
        columns.append(_cell(missing, None if reason is None else str(reason)))
    return frame.with_columns(mark).with_columns(columns).drop(_MARK)


def _cell(name: str, value: Cell) -> nw.Expr:
    if value is None:
        return nw.when(~nw.col(_MARK)).then(nw.col(name)).alias(name)
    return nw.when(nw.col(_MARK)).then(nw.lit(value)).otherwise(nw.col(name)).alias(name)


def emptied(
    frame: Frame, name: str, rows: Sequence[bool], reason: Missing = Missing.REMOVED
) -> Frame:
    """Return the frame without the answers to one field in the marked rows.

    Cells that are missing already keep their reason.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> answers = pd.DataFrame({"response_id": ["1", "2"], "age": [40, 400],
    ...                         "age__missing": pd.Series([None, None], dtype="str")})
    >>> emptied(nw.from_native(answers), "age", [False, True])["age__missing"].to_list()
    [nan, 'removed']
    """
    answered = rows_where(frame, ~nw.col(name).is_null())
    hit = [row and there for row, there in zip(rows, answered, strict=True)]
    return replaced(frame, name, hit, None, reason) if any(hit) else frame


def texts(frame: Frame, name: str) -> list[str | None]:
    """Return a column's cells as texts, None where missing."""
    column = frame[name]
    if column.dtype == nw.String:
        cells: list[str | None] = column.to_arrow().to_pylist()
        return cells
    nulls = column.is_null().to_list()
    return [
        None if null else str(value) for value, null in zip(column.to_list(), nulls, strict=True)
    ]


def with_texts(frame: Frame, name: str, values: Iterable[str | None]) -> Frame:
    """Return the frame with a column of texts put in or replaced."""
    series = nw.new_series(name, list(values), nw.String, backend=frame.implementation)
    return frame.with_columns(series)


def is_answered(frame: Frame, name: str) -> nw.Expr:
    """Tell where a field has an answer, a don't know or a refusal among them."""
    answered = ~nw.col(name).is_null()
    missing = f"{name}{MISSING_SUFFIX}"
    return answered | nw.col(missing).is_in(ANSWERING) if missing in frame.columns else answered


def fields_in(frame: Frame, instrument: Instrument) -> Iterator[Field]:
    """Yield the instrument's fields that the frame still has, in the instrument's order."""
    present = set(frame.columns)
    return (field for field in instrument.fields.values() if field.name in present)


def named_fields(
    frame: Frame, instrument: Instrument, names: Sequence[str], step: str
) -> tuple[Field, ...]:
    """Return the fields that names of fields or items stand for.

    Raises
    ------
    DefinitionError
        A name is neither, or its column is not in the frame.
    """
    return tuple(field for name in names for field in _fields_of(frame, instrument, name, step))


def named_field(frame: Frame, instrument: Instrument, name: str, step: str) -> Field:
    """Return the one field of that name; DefinitionError as `named_fields`."""
    named_fields(frame, instrument, (name,), step)
    return the_field(instrument, name, step)


def the_field(instrument: Instrument, name: str, step: str) -> Field:
    """Return the one field that a name of a field or an item stands for.

    Raises
    ------
    DefinitionError
        The name is unknown, or of an item with several fields.
    """
    fields = _meant(instrument, name, step)
    if len(fields) != 1:
        raise DefinitionError(
            f"{name!r}, which has {len(fields)} fields",
            expected=f"one of {listed(field.name for field in fields)}",
            where=f"step {step}",
        )
    return fields[0]


def _meant(instrument: Instrument, name: str, step: str) -> list[Field]:
    fields = [field for field in instrument.fields.values() if name in (field.name, field.item)]
    if not fields:
        raise DefinitionError(
            f"field {name!r}",
            expected=f"a field of instrument {instrument.name}",
            where=f"step {step}",
            advice=near(name, [*instrument.fields, *(item.name for item in instrument)]),
        )
    return fields


def _fields_of(frame: Frame, instrument: Instrument, name: str, step: str) -> Iterator[Field]:
    for field in _meant(instrument, name, step):
        if field.name not in frame.columns:
            raise DefinitionError(
                f"field {name!r}, which the frame no longer has",
                expected=f"a field of instrument {instrument.name} that earlier steps have left",
                where=f"step {step}",
            )
        yield field
