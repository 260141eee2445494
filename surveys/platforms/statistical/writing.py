"""Writes files of SPSS and Stata: labels, formats and missing values, with cases or without."""

from __future__ import annotations

import datetime as dt
import re
import struct
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from surveys.model import Kind
from surveys.platforms.statistical.labels import Labels, shortened
from surveys.platforms.statistical.programs import SPSS, Program
from surveys.platforms.statistical.variables import Variable

_CASES_AT = 80
"""Where the header of an SPSS file says how many cases it has (a 4-byte integer)."""
_WRITTEN_AT = 92
"""Where it says when it was written: a day of 9 and a time of 8 characters."""
_SPSS_MOMENT, _STATA_MOMENT = b"01 Jan 0000:00:00", b"01 Jan 2000 00:00"
_DIGITS = 8
_MOST_DISCRETE = 3
_EARLY = dt.date(2000, 1, 1)


def write_data(
    variables: Sequence[Variable],
    labels: Labels,
    title: str,
    program: Program,
    cases: Mapping[str, Sequence[object]] | None = None,
) -> bytes:
    """Return a file.

    Parameters
    ----------
    variables
        In their order.
    labels
        In the language of the file.
    title
        Of the file; cut to what the program keeps.
    program
        Whose file it is.
    cases
        Name in the file → one value for each case: numbers, texts, days, moments, the letters of
        Stata's missing values, and None. Without them the file has no cases.
    """
    if cases is None:
        return _empty(variables, labels, title, program)
    return _written(variables, labels, title, program, cases)


def _empty(variables: Sequence[Variable], labels: Labels, title: str, program: Program) -> bytes:
    """Return a file without cases.

    A text variable gets the width of its longest text. So that people can type in an SPSS file
    without cases, it is written with texts of the full width, and these are taken off again.
    """
    if program is not SPSS:
        nobody: dict[str, list[object]] = {one.name: [] for one in variables}
        return _written(variables, labels, title, program, nobody)
    case = {one.name: _blank(one) for one in variables}
    once = {name: [value] for name, value in case.items()}
    twice = {name: [value] * 2 for name, value in case.items()}
    content = _written(variables, labels, title, program, once)
    width = len(_written(variables, labels, title, program, twice)) - len(content)
    bare = bytearray(content[: len(content) - width])
    struct.pack_into("<i", bare, _CASES_AT, 0)
    return bytes(bare)


def _blank(one: Variable) -> object:
    match one.kind:
        case Kind.TEXT:
            return " " * max(one.width, 1)
        case Kind.DATE:
            return dt.datetime.combine(_EARLY, dt.time()) if one.moment else _EARLY
        case _:
            return 0.0


def _written(
    variables: Sequence[Variable],
    labels: Labels,
    title: str,
    program: Program,
    cases: Mapping[str, Sequence[object]],
) -> bytes:
    import pyreadstat

    frame = _frame(variables, cases)
    options: dict[str, Any] = {
        "file_label": shortened(title, program.longest_title, program),
        "column_labels": dict(labels.variables),
        "variable_value_labels": {name: dict(texts) for name, texts in labels.meanings.items()},
        "variable_format": {one.name: form for one in variables if (form := _format(one, program))},
    }
    missing = {one.name: list(one.missing) for one in variables if one.missing}
    write: Any = pyreadstat.write_sav if program is SPSS else pyreadstat.write_dta
    if program is SPSS:
        options["missing_ranges"] = {name: _ranges(values) for name, values in missing.items()}
        options["variable_measure"] = {one.name: one.measure for one in variables}
    else:
        options["missing_user_values"] = missing
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"data.{program.ending}")
        write(frame, path, **options)
        return _undated(path.read_bytes(), program)


def _undated(content: bytes, program: Program) -> bytes:
    """Put a fixed moment in the place of that of writing: the same data are the same file."""
    if program is SPSS:
        end = _WRITTEN_AT + len(_SPSS_MOMENT)
        return content[:_WRITTEN_AT] + _SPSS_MOMENT + content[end:]
    return re.sub(rb"(?<=<timestamp>\x11).{17}(?=</timestamp>)", _STATA_MOMENT, content, count=1)


def _frame(variables: Sequence[Variable], cases: Mapping[str, Sequence[object]]) -> Any:
    import pandas as pd

    def column(one: Variable) -> pd.Series[Any]:
        values = list(cases[one.name])
        if one.kind is Kind.TEXT:
            return pd.Series(["" if value is None else value for value in values], dtype=object)
        if any(isinstance(value, str) for value in values):
            # Whole numbers among letters would make a variable in which nothing is stored as 0.
            return pd.Series(
                [float(value) if isinstance(value, int) else value for value in values],
                dtype=object,
            )
        if one.kind is Kind.DATE and not one.moment and any(values):
            return pd.Series(values, dtype=object)
        if one.kind is Kind.DATE:
            return pd.Series(pd.to_datetime(pd.Series(values, dtype=object)))
        return pd.Series(values, dtype="float64")

    return pd.DataFrame({one.name: column(one) for one in variables})


def _ranges(values: Sequence[Any]) -> list[Any]:
    """Return missing values as SPSS takes them: three at most, or a range."""
    if len(values) <= _MOST_DISCRETE:
        return [float(value) for value in values]
    return [{"lo": float(min(values)), "hi": float(max(values))}]


def _format(one: Variable, program: Program) -> str:
    """Return the format of a variable; texts get theirs from their width."""
    if one.kind is Kind.TEXT:
        return ""
    if one.kind is Kind.DATE:
        shown = ("DATETIME20", "DATE11") if program is SPSS else ("%tc", "%td")
        return shown[0 if one.moment else 1]
    if program is SPSS:
        return f"F{_DIGITS}.{one.decimals}"
    return f"%{_DIGITS}.{one.decimals}f" if one.decimals else "%8.0g"
