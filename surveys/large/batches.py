"""Batches of rows: as Arrow tables between passes, as frames inside the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa

from surveys.cleaning import Frame
from surveys.errors import ResponseError, near
from surveys.model import Instrument, Kind
from surveys.responses.answers import META

HELPER = "__"
"""Begins the names of columns that serve the run itself and never leave it."""

_SQL = {
    Kind.CODE: "STRING",
    Kind.TEXT: "STRING",
    Kind.FLAG: "BOOLEAN",
    Kind.INTEGER: "BIGINT",
    Kind.DECIMAL: "DOUBLE",
    Kind.DATE: "TIMESTAMP",
}
_PANDAS = {
    pa.string(): pd.StringDtype(na_value=float("nan")),
    pa.large_string(): pd.StringDtype(na_value=float("nan")),
    pa.bool_(): pd.BooleanDtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
}


def typed_columns(names: Sequence[str], instrument: Instrument, source: str) -> str:
    """Return the SQL that selects a wave's columns with the types that steps expect.

    Parameters
    ----------
    names
        The columns of the source.
    instrument
        As asked in the wave.
    source
        For the message.

    Raises
    ------
    ResponseError
        A column is no field of the instrument, or one that every response has is not there.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> typed_columns(("response_id", "submitted", "language"), coordinators, "answers.parquet")
    'CAST("response_id" AS STRING) AS "response_id", CAST("submitted" AS TIMESTAMP) AS \
"submitted", CAST("language" AS STRING) AS "language"'
    """
    types = {name: _SQL[Kind.DATE if name == "submitted" else Kind.TEXT] for name in META}
    for field in instrument.fields.values():
        types |= {field.name: _SQL[field.kind], field.missing: _SQL[Kind.TEXT]}
    for name in META:
        if name not in names:
            raise ResponseError(f"no column {name!r}", expected=f"{META}", where=source)
    for name in names:
        if name not in types:
            raise ResponseError(
                f"column {name!r}",
                expected=f"the fields of instrument {instrument.name}",
                where=source,
                advice=near(name, types),
            )
    return ", ".join(f'CAST("{name}" AS {types[name]}) AS "{name}"' for name in names)


Types: TypeAlias = Mapping[str, Any]
"""Column → its type in pandas, where that is another than reading a response file gives."""


def frame_of(rows: pa.Table, types: Types) -> Frame:
    """Return rows as the frame that reading a response file gives, or that a step has left."""
    frame = rows.to_pandas(types_mapper=_PANDAS.get, coerce_temporal_nanoseconds=False)
    return nw.from_native(frame.astype(dict(types)), eager_only=True)


def types_of(frame: Frame) -> Types:
    """Return the types that `frame_of` cannot know: a calculation may give plain numbers."""
    kinds = nw.to_native(frame).dtypes.items()
    return {
        str(name): kind for name, kind in kinds if isinstance(kind, np.dtype) and kind.kind in "fib"
    }


def table_of(frame: Frame) -> pa.Table:
    """Return a frame as rows, with one type for each kind of column."""
    table = pa.Table.from_pandas(nw.to_native(frame), preserve_index=False)
    return table.cast(pa.schema([_plain(field) for field in table.schema]))


def _plain(field: pa.Field) -> pa.Field:
    """Return the field as every engine reads it back."""
    if pa.types.is_large_string(field.type) or pa.types.is_null(field.type):
        return pa.field(field.name, pa.string())
    if pa.types.is_timestamp(field.type):
        return pa.field(field.name, pa.timestamp("us"))
    if pa.types.is_integer(field.type):
        return pa.field(field.name, pa.int64())
    return pa.field(field.name, field.type)


def beside_helpers(names: Sequence[str]) -> list[str]:
    """Return the names that are not the run's own.

    Examples
    --------
    >>> beside_helpers(["response_id", "__tally", "ely__missing"])
    ['response_id', 'ely__missing']
    """
    return [name for name in names if not name.startswith(HELPER)]
