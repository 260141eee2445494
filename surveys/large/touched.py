"""Steps that look at a few rows together: these are taken into memory, the others stay."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from surveys.cleaning import Correction, Frame, Step
from surveys.cleaning.names import unasked, without_unasked
from surveys.large.batches import Types, frame_of, table_of
from surveys.large.engine import Engine
from surveys.large.passes import Tally, Wave, compared


def repeated(column: str, data: str) -> str:
    """Return the SQL condition that another row has the same value."""
    return (
        f'coalesce("{column}" IN (SELECT "{column}" FROM {data} WHERE "{column}" IS NOT NULL '
        f'GROUP BY "{column}" HAVING count(*) > 1), false)'
    )


def among(column: str, values: Collection[str]) -> str:
    r"""Return the SQL condition that a row has one of some values.

    Examples
    --------
    >>> among("response_id", ["7", "it's"])
    'coalesce("response_id" IN (\'7\', \'it\'\'s\'), false)'
    >>> among("response_id", [])
    'false'
    """
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f'coalesce("{column}" IN ({quoted}), false)' if quoted else "false"


def corrected_ids(step: Step) -> list[str]:
    """Return the ids of the responses that the table of a step names."""
    rows = cast("Sequence[Correction | Mapping[str, object]]", step.options["table"])
    ids = (
        one.response_id if isinstance(one, Correction) else one.get("response_id", "")
        for one in rows
    )
    return sorted({str(one).strip() for one in ids})


def taken_together(
    engine: Engine, data: str, step: Step, wave: Wave, condition: str, began: str, types: Types
) -> tuple[str, Tally]:
    """Take a step on the rows that it can touch.

    Parameters
    ----------
    engine, data
        Where the rows are.
    step, wave
        What is done.
    condition
        SQL that is true for the rows that the step can change or drop.
    began
        The rows before the first step; the step may ask which responses were there.
    types
        Of the columns in pandas.

    Returns
    -------
    tuple
        The new data, and what the step changed.
    """
    names = ", ".join(f'"{name}"' for name in engine.schema(data).names)
    rows = engine.query(f"SELECT * FROM {data} WHERE {condition}")
    notes: list[str] = []
    supplied: dict[str, object] = {"wave": wave.name, "note": notes.append}
    if "read_ids" in step.supplied:
        read = engine.query(f'SELECT "response_id" FROM {began} WHERE {condition}')
        supplied["read_ids"] = frozenset(read["response_id"].to_pylist())
    after, tally = compared(*_stepped(frame_of(rows, types), step, wave, supplied))
    rest = engine.view(f"SELECT * FROM {data} WHERE NOT ({condition})")
    kept = engine.table(table_of(after))
    others = engine.query(f'SELECT count(*) AS "n" FROM {rest}')["n"][0].as_py()
    whole = Tally(tally.before + others, tally.after + others, tally.cells, tally.columns)
    both = engine.view(f"SELECT {names} FROM {rest} UNION ALL SELECT {names} FROM {kept}")
    return both, whole + Tally(notes=tuple(notes))


def _stepped(
    frame: Frame, step: Step, wave: Wave, supplied: Mapping[str, object]
) -> tuple[Frame, Frame]:
    gone = unasked(wave.whole or wave.instrument, wave.instrument)
    options = without_unasked(step.function, step.options, gone)
    assert options is not None
    given = {name: supplied[name] for name in step.supplied}
    return frame, step.function(frame, wave.instrument, **options, **given)
