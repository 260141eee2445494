"""Sheets of Excel workbooks as tables of texts.

A cell is read as the text that a delimited file would have: whole numbers without a point, days
and moments as ISO dates. Cells with a formula count by the value that was stored with them.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError, listed, near
from surveys.platforms.sheets import Cell, Sheet, in_columns, other_sheets, storable
from surveys.platforms.workbook_checks import check_sheet, has_formulas
from surveys.platforms.writing import number_text

if TYPE_CHECKING:
    from openpyxl import Workbook

_EXPECTED = "an Excel workbook (.xlsx)"
_VISIBLE = "visible"
_UNSEEN = " (hidden)"
_HIDDEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How the format writes characters that XML cannot hold (ECMA-376, part 1, clause 22.4.2.4)."""


def read_workbook(path: Path, sheet: str | None = None, *, aside: Collection[str] = ()) -> Sheet:
    """Read one sheet of a workbook; empty rows and columns at its end are left out.

    Parameters
    ----------
    path
        An .xlsx file.
    sheet
        Name of the sheet; when not given the first one that is in sight.
    aside
        Names of sheets that never hold answers: not reading them is not worth a word.

    Raises
    ------
    ResponseError
        The file is no workbook or has no such sheet; the sheet is empty, has merged cells or
        errors, or formulas without values; or another sheet in sight has the same headings.
    """
    with _opened(path, values=True) as book:
        title = _title(book, sheet, path.name)
        part = str(_sheet(book, title)._worksheet_path)
        lines = [*_lines(book, title)]
        others = {} if sheet else _others(book, title, lines, path.name)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part)
    check_sheet(xml, title, path.name)
    if has_formulas(xml):
        _check_formulas(path, title)
    beside = {name: told for name, told in others.items() if name not in aside}
    seen = tuple(name for name, told in beside.items() if not told.endswith(_UNSEEN))
    if not lines:
        raise ResponseError(
            "an empty sheet",
            expected="a header and responses",
            where=path.name,
            advice=other_sheets(title, seen),
        )
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
        notices=tuple(_notices(title, [*beside.values()])),
        keeps_empty=False,
        title=title,
        others=seen,
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
    """Return the names of the sheets of a workbook that are in sight, in order, without charts.

    Raises
    ------
    ResponseError
        The file is no workbook, or has no such sheet.
    """
    with _opened(path, values=True) as book:
        return _in_sight(book, path.name)


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
        except (zipfile.BadZipFile, AttributeError, KeyError, TypeError, ValueError) as error:
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
        return _in_sight(book, where)[0]
    titles = [one.title for one in book.worksheets]
    if sheet not in titles:
        raise ResponseError(
            f"no sheet {sheet!r}",
            expected=f"one of {listed(titles)}",
            where=where,
            advice=near(sheet, titles),
        )
    return sheet


def _in_sight(book: Workbook, where: str) -> tuple[str, ...]:
    titles = tuple(one.title for one in book.worksheets if one.sheet_state == _VISIBLE)
    if not titles:
        raise ResponseError(
            f"no sheet in sight among {listed(book.sheetnames)}",
            expected="a sheet of cells with the answers",
            where=where,
            advice="Unhide the sheet with the answers.",
        )
    return titles


def _sheet(book: Workbook, title: str) -> Any:
    return book[title]


def _others(book: Workbook, title: str, lines: Sequence[list[Cell]], where: str) -> dict[str, str]:
    """Return the sheets that are not read and not empty: title → how it is called in a notice."""
    found: dict[str, str] = {}
    for one in book.worksheets:
        if one.title == title:
            continue
        beginning = [*islice(_lines(book, one.title), 2)]
        if one.sheet_state == _VISIBLE and len(beginning) > 1 and beginning[:1] == lines[:1]:
            raise ResponseError(
                f"the same headings in the sheets {title!r} and {one.title!r}",
                expected="all answers in one sheet",
                where=where,
                advice="Copy the rows of one under those of the other, or delete or hide the "
                "sheet that is not to be read.",
            )
        if beginning:
            hidden = "" if one.sheet_state == _VISIBLE else _UNSEEN
            found[one.title] = f"{one.title!r}{hidden}"
    return found


def _notices(title: str, others: Sequence[str]) -> Iterator[str]:
    if others:
        yield f"the sheet {title!r} was read, and not {listed(others)}"


def _lines(book: Workbook, title: str) -> Iterator[list[Cell]]:
    return _trimmed([_text(cell) for cell in row] for row in _rows(book, title))


def _rows(book: Workbook, title: str) -> Iterator[tuple[Any, ...]]:
    sheet = _sheet(book, title)
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
            return str(value).upper()
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
            return _shown(str(value))


def _shown(text: str) -> str:
    r"""Return a text with the characters that the format hides in it.

    Examples
    --------
    >>> _shown("_x0041_ _x005F_x0041_ _xD83D__xDE00_"), _shown("_x0000_ _xD83D_")
    ('A _x0041_ 😀', '� �')
    """
    if "_x" not in text:
        return text
    plain = _HIDDEN.sub(lambda found: chr(int(found[1], 16)), text)
    return storable(plain)


def _check_formulas(path: Path, title: str) -> None:
    """Refuse formulas that were never reckoned: their cells would be taken for empty ones."""
    with _opened(path, values=False) as formulas, _opened(path, values=True) as values:
        both = zip(_rows(formulas, title), _rows(values, title), strict=False)
        for line, (written, stored) in enumerate(both, start=1):
            for place, (formula, value) in enumerate(zip(written, stored, strict=False), start=1):
                if value is None and formula is not None:
                    raise _unreckoned(path.name, title, line, place)


def _unreckoned(where: str, title: str, line: int, place: int) -> ResponseError:
    from openpyxl.utils import get_column_letter

    return ResponseError(
        f"a formula without a value in cell {get_column_letter(place)}{line} of sheet {title!r}",
        expected="values, or formulas that were reckoned",
        where=where,
        advice="Open the file in a spreadsheet and save it, so that the formula gets its value.",
    )
