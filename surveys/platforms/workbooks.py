"""Sheets of Excel workbooks as tables of texts.

A cell is read as the text that a delimited file would have: whole numbers without a point, days
and moments as ISO dates, TRUE and FALSE as 1 and 0. Cells with a formula count by the value that
was stored with them.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError, listed, near
from surveys.platforms.sheets import Cell, Sheet, in_columns
from surveys.platforms.writing import number_text

if TYPE_CHECKING:
    from openpyxl import Workbook

_EXPECTED = "an Excel workbook (.xlsx)"
_FORMULA = re.compile(rb"<f[ />]")


def read_workbook(path: Path, sheet: str | None = None) -> Sheet:
    """Read one sheet of a workbook; empty rows and columns at its end are left out.

    Parameters
    ----------
    path
        An .xlsx file.
    sheet
        Name of the sheet; the first one when not given.

    Raises
    ------
    ResponseError
        The file is no workbook or has no such sheet; the sheet is empty; or a cell has a formula
        and no value.
    """
    with _opened(path, values=True) as book:
        title = _title(book, sheet, path.name)
        lines = [*_trimmed([_text(cell) for cell in row] for row in _rows(book, title))]
    _check_formulas(path, title)
    if not lines:
        raise ResponseError("an empty sheet", expected="a header and responses", where=path.name)
    width = max(map(len, lines))
    full = [[*line, *[None] * (width - len(line))] for line in lines]
    header, *records = full
    kept = [place for place, record in enumerate(records) if any(cell for cell in record)]
    return Sheet(
        name=path.name,
        header=tuple((cell or "").strip() for cell in header),
        columns=in_columns((records[place] for place in kept), width),
        rows=len(kept),
        locate=lambda row: kept[row] + 2,
        keeps_empty=False,
    )


def first_row(path: Path, sheet: str | None = None) -> tuple[str, ...]:
    """Return the headings of a sheet without reading the rest.

    Raises
    ------
    ResponseError
        The file is no workbook or has no such sheet.
    """
    with _opened(path, values=True) as book:
        row = next(_rows(book, _title(book, sheet, path.name)), ())
        return tuple((_text(cell) or "").strip() for cell in row)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook, in order.

    Raises
    ------
    ResponseError
        The file is no workbook.
    """
    with _opened(path, values=True) as book:
        return tuple(book.sheetnames)


@contextmanager
def _opened(path: Path, *, values: bool) -> Iterator[Workbook]:
    from openpyxl import load_workbook

    try:
        # As a file, because by its path openpyxl would refuse a workbook with another ending.
        file = path.open("rb")
    except OSError as error:
        raise ResponseError(
            f"no readable workbook ({error.strerror})", expected=_EXPECTED, where=str(path)
        ) from None
    with file:
        try:
            book = load_workbook(file, read_only=True, data_only=values)
        except (zipfile.BadZipFile, KeyError, ValueError) as error:
            raise ResponseError(
                f"a damaged zipped file, or one that is no workbook ({error})",
                expected=_EXPECTED,
                where=path.name,
                advice="Save or export it again as .xlsx.",
            ) from None
        try:
            yield book
        finally:
            book.close()


def _title(book: Workbook, sheet: str | None, where: str) -> str:
    if sheet is None:
        return book.sheetnames[0]
    if sheet not in book.sheetnames:
        raise ResponseError(
            f"no sheet {sheet!r}",
            expected=f"one of {listed(book.sheetnames)}",
            where=where,
            advice=near(sheet, book.sheetnames),
        )
    return sheet


def _rows(book: Workbook, title: str) -> Iterator[tuple[Any, ...]]:
    sheet: Any = book[title]
    # Some programs write a wrong size of the sheet, by which rows would be cut.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _trimmed(rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    """Cut empty cells off the ends of rows, and empty rows off the end."""
    waiting: list[list[Cell]] = []
    for row in rows:
        while row and row[-1] is None:
            row.pop()
        waiting.append(row)
        if row:
            yield from waiting
            waiting = []


def _text(value: object) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return str(int(value))
        case int():
            return str(value)
        case float():
            return number_text(value)
        case dt.datetime():
            midnight = value.time() == dt.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


def _check_formulas(path: Path, title: str) -> None:
    """Refuse formulas that were never reckoned: their cells would be taken for empty ones."""
    if not _has_formulas(path):
        return
    with _opened(path, values=False) as formulas, _opened(path, values=True) as values:
        both = zip(_rows(formulas, title), _rows(values, title), strict=False)
        for line, (written, stored) in enumerate(both, start=1):
            for place, (formula, value) in enumerate(zip(written, stored, strict=False), start=1):
                if value is None and formula is not None:
                    raise _unreckoned(path.name, title, line, place)


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(name)) for name in parts if name.endswith(".xml"))


def _unreckoned(where: str, title: str, line: int, place: int) -> ResponseError:
    from openpyxl.utils import get_column_letter

    return ResponseError(
        f"a formula without a value in cell {get_column_letter(place)}{line} of sheet {title!r}",
        expected="values, or formulas that were reckoned",
        where=where,
        advice="Open the file in a spreadsheet and save it, so that the formula gets its value.",
    )
