"""Reads files of SPSS and Stata as tables of texts: numbers as "3", days as "2026-03-31".

A NUL within a text cannot be told: what reads the files passes over it in those of SPSS, and ends
the text there in those of Stata.

A value that the file declares missing by hand (user-missing in SPSS, .a to .z in Stata) is kept:
whether it is an answer, a reason not to answer or a mistake is for the instrument to say. In
SPSS it is a number or text like any other, so it is marked; see `USER_MISSING`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from surveys.errors import ResponseError
from surveys.platforms.sheets import Cell, Sheet, column_of, counted
from surveys.platforms.statistical.programs import SPSS, Program
from surveys.platforms.statistical.values import value_text
from surveys.platforms.writing import number_text

USER_MISSING: Final = " (user-missing)"
"""Stands after a value that an SPSS file declares missing."""
NO_BREAK: Final = "\u00a0"
"""Stands for a blank at the end of a text, where SPSS keeps none."""


def read_data(path: Path, program: Program) -> tuple[Sheet, dict[str, dict[str, str]]]:
    """Read a file whole: its cases, and variable → value → label.

    Raises
    ------
    ResponseError
        It is no such file, it is damaged, or it has no variables.
    """
    frame, meta = _read(path, program)
    columns = [_texts(frame[name], name, meta, program) for name in meta.column_names]
    if not columns:
        raise ResponseError("no variables", expected="variables", where=path.name)
    arrays = tuple(map(column_of, columns))
    return Sheet(path.name, tuple(meta.column_names), arrays, len(frame), counted), {
        name: {_value(value, program): str(label) for value, label in labels.items()}
        for name, labels in meta.variable_value_labels.items()
    }


def _value(value: object, program: Program) -> str:
    """Return a labelled value as a text; letters are missing values of Stata."""
    if isinstance(value, float | int):
        return number_text(float(value))
    return value_text(str(value)) if program is not SPSS else str(value)


def _read(path: Path, program: Program) -> tuple[Any, Any]:
    import pyreadstat

    read = pyreadstat.read_sav if program is SPSS else pyreadstat.read_dta
    try:
        found: tuple[Any, Any] = read(str(path), user_missing=True)
    except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError, OSError, ValueError,
            OverflowError) as error:  # fmt: skip
        raise ResponseError(
            f"a file that cannot be read ({error})",
            expected=f"a {program.name} file (.{program.ending})",
            where=path.name,
            advice=f"Save it again in {program.name}, or as CSV.",
        ) from None
    return found


def _texts(column: Any, name: str, meta: Any, program: Program) -> list[Cell]:
    """Return a column as texts, each distinct value looked at once."""
    is_text = meta.readstat_variable_types[name] == "string"
    text = _stata(is_text=is_text) if program is not SPSS else _spss(
        meta.missing_ranges.get(name, ())
    )  # fmt: skip
    known: dict[object, Cell] = {}
    cells: list[Cell] = []
    for value, gone in zip(column.tolist(), column.isna().tolist(), strict=True):
        if gone:
            cells.append(None)
            continue
        if value not in known:
            known[value] = text(value)
        cells.append(known[value])
    return cells


def _stata(*, is_text: bool) -> Callable[[object], Cell]:
    """Return what turns a value of a Stata file into text; letters are missing in numbers."""

    def text(value: object) -> Cell:
        if isinstance(value, str) and not is_text:
            return value_text(value)
        return _plain(value)

    return text


def _spss(ranges: Sequence[dict[str, Any]]) -> Callable[[object], Cell]:
    """Return what turns a value of an SPSS file into text, marked when it is in a range."""

    def text(value: object) -> Cell:
        plain = _plain(value)
        return f"{plain}{USER_MISSING}" if any(_within(value, one) for one in ranges) else plain

    return text


def _within(value: object, limits: dict[str, Any]) -> bool:
    low, high = limits["lo"], limits["hi"]
    if isinstance(value, str) != isinstance(low, str) or isinstance(value, dt.date):
        return False
    return bool(low <= value <= high)


def _plain(value: object) -> Cell:
    match value:
        case str():
            end = len(value.rstrip(NO_BREAK))
            return value[:end] + " " * (len(value) - end) or None
        case float() | int():
            return number_text(float(value))
        case dt.datetime():
            return value.isoformat()
        case _:
            return str(value)
