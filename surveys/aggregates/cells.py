"""The cells of a table of figures, from CSV or a workbook, and numbers as they are printed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveys.aggregates.layout import DeclaredLayout
from surveys.errors import ResponseError, StoreError, listed, near, unknown

_WHOLE = re.compile(r"^-?[0-9]+$")
_DECIMALS = re.compile(r"^[0-9]*$")
_SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")
_MINUS = str.maketrans("\N{MINUS SIGN}", "-")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the file, and its cells by heading."""

    number: int
    cells: dict[str, str]


def read_rows(path: Path, layout: DeclaredLayout) -> tuple[Row, ...]:
    """Return the rows of a table under its headings; empty rows are left out.

    Raises
    ------
    StoreError
        There is no such file, or it is not of its kind.
    ResponseError
        It has no headings, one twice, or rows that are longer or shorter.
    """
    if not path.is_file():
        raise StoreError("no file", expected="a table of figures", where=str(path))
    lines = _workbook_lines(path, layout) if path.suffix == ".xlsx" else _csv_lines(path, layout)
    return rows_of(lines, layout, path.name)


def rows_of(lines: Sequence[Sequence[str]], layout: DeclaredLayout, name: str) -> tuple[Row, ...]:
    """Return the rows below the headings of a table."""
    headings = list(lines[layout.header - 1]) if len(lines) >= layout.header else []
    _check_headings(headings, layout, f"{name}, row {layout.header}")
    rows = enumerate(lines[layout.header :], layout.header + 1)
    return tuple(
        _row(number, cells, headings, f"{name}, row {number}")
        for number, cells in rows
        if any(cells)
    )


def csv_lines(text: str, separator: str) -> list[list[str]]:
    """Return the cells of a CSV text, without spaces around them."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [[cell.strip() for cell in line] for line in lines]


def number(text: str, layout: DeclaredLayout, where: str) -> tuple[float, float]:
    """Return a printed number, and to what it was rounded (1 for whole numbers).

    Raises
    ------
    ResponseError
        It is no number as the layout says that numbers are written.
    """
    plain = text.translate(_MINUS)
    plain = plain.translate(_SPACES) if layout.thousands == " " else plain
    plain = plain.replace(layout.thousands, "") if layout.thousands else plain
    whole, _, decimals = plain.partition(layout.decimal)
    if not _WHOLE.match(whole) or not _DECIMALS.match(decimals) or plain.endswith(layout.decimal):
        raise ResponseError(
            f"value {text!r}",
            expected=f"a number with the decimal sign {layout.decimal!r} and "
            + (f"{layout.thousands!r} between thousands" if layout.thousands else "no spaces"),
            where=where,
            advice="The layout says how numbers are written: decimal, thousands, missing.",
        )
    return float(f"{whole}.{decimals}"), 10.0 ** -len(decimals)


def _csv_lines(path: Path, layout: DeclaredLayout) -> list[list[str]]:
    try:
        return csv_lines(path.read_text(encoding="utf-8-sig"), layout.separator)
    except UnicodeDecodeError:
        raise StoreError(
            "text that is not UTF-8",
            expected="UTF-8",
            where=str(path),
            advice="Save it as “CSV UTF-8”.",
        ) from None


def _workbook_lines(path: Path, layout: DeclaredLayout) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, OSError):
        raise StoreError(
            "a file that is no workbook", expected="an .xlsx file", where=str(path)
        ) from None
    sheet = layout.sheet or book.sheetnames[0]
    if sheet not in book.sheetnames:
        raise unknown("sheet", sheet, book.sheetnames, where=path.name, error=ResponseError)
    lines = [[_plain(cell) for cell in line] for line in book[sheet].iter_rows(values_only=True)]
    book.close()
    return lines


def _plain(cell: object) -> str:
    """Return a cell of a workbook as text: 3 for 3.0, nothing for an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell).strip()


def _check_headings(headings: list[str], layout: DeclaredLayout, where: str) -> None:
    wanted = [*layout.columns.values(), *(one.column for one in layout.values)]
    wanted += [layout.named_by] if layout.named_by else []
    if missing := [name for name in wanted if name not in headings]:
        raise ResponseError(
            f"no column {listed(missing)}",
            expected=f"the headings of the layout; there are {listed(headings) or 'none'}",
            where=where,
            advice=near(missing[0], headings),
        )
    if twice := {name for name in wanted if headings.count(name) > 1}:
        raise ResponseError(f"column {listed(sorted(twice))} twice", expected="once", where=where)


def _row(number: int, cells: Sequence[str], headings: list[str], where: str) -> Row:
    if len(cells) != len(headings):
        raise ResponseError(
            f"{len(cells)} cells",
            expected=f"{len(headings)}",
            where=where,
            advice="Put texts that hold the separator in quotation marks.",
        )
    return Row(number, dict(zip(headings, cells, strict=True)))
