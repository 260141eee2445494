"""Tables of rows that a step takes: written in study.toml, or in a CSV file beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias, get_args, get_type_hints

from surveys.errors import DefinitionError, ResponseError, unreadable
from surveys.platforms.delimited import SEPARATORS, Row, decode, parse
from surveys.platforms.delimited_writing import table_csv

TABLE = "a list of rows, or the name of a CSV file"
"""Marks the options of steps that are tables."""
_HEADING = re.compile("[a-z_]{1,30}")

Rows: TypeAlias = Annotated[Sequence[Mapping[str, object]], TABLE]
"""A table: heading → cell, for each row."""
Load: TypeAlias = Callable[[str], Sequence[Mapping[str, str]]]
"""Returns the rows of the file of that name."""


def with_tables(
    function: Callable[..., object], options: Mapping[str, object], load: Load
) -> dict[str, object]:
    """Return a step's options with the rows in the place of names of files.

    Parameters
    ----------
    function
        Of the step; its annotations say which options are tables.
    options
        As they stand in the study file.
    load
        Such as ``tables_beside(folder)``.

    Examples
    --------
    >>> def mend(frame: object, instrument: object, *, table: Rows) -> object:
    ...     return frame
    >>> with_tables(mend, {"table": "late.csv"}, lambda name: [{"field": "role"}])
    {'table': [{'field': 'role'}]}
    """
    hints = get_type_hints(function, include_extras=True)
    return {
        name: load(value) if isinstance(value, str) and _is_table(hints.get(name)) else value
        for name, value in options.items()
    }


def is_table(function: Callable[..., object], option: str) -> bool:
    """Tell whether an option of a step is a table."""
    return _is_table(get_type_hints(function, include_extras=True).get(option))


def heading_shown(heading: str) -> str:
    """Return a heading for a message; what cannot be one may be somebody's words.

    Examples
    --------
    >>> heading_shown("respnse_id"), heading_shown("Matti Meikäläinen")
    ("'respnse_id'", '«…»')
    """
    return repr(heading) if _HEADING.fullmatch(heading) else "«…»"


def _is_table(hint: Any) -> bool:
    marked = TABLE in getattr(hint, "__metadata__", ())
    return marked or any(_is_table(one) for one in get_args(hint))


def tables_beside(folder: Path) -> Load:
    """Return what reads the tables in a folder; a name that leads out of it is refused."""

    def load(name: str) -> tuple[dict[str, str], ...]:
        if Path(name).name != name:
            raise DefinitionError(
                f"table {name!r}", expected="the name of a CSV file beside study.toml"
            )
        return read_table(folder / name)

    return load


def read_table(path: Path) -> tuple[dict[str, str], ...]:
    """Read a CSV file: UTF-8, with semicolons, commas or tabs, a heading over each column.

    Spaces around cells are left out, and so are lines without any text. A file with headings
    alone has no rows.

    Raises
    ------
    DefinitionError
        There is no such file; it is empty or no CSV in UTF-8; a heading is empty or stands
        twice; a row has more or fewer cells than there are headings. The message names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "a CSV file", DefinitionError) from None
    try:
        return rows_of(decode(content, path.name), path.name)
    except ResponseError as error:
        raise DefinitionError(
            error.found, expected=error.expected, where=error.where,
            advice="Save it as “CSV UTF-8” from the spreadsheet, or look at that line in a text "
            "editor.",
        ) from None  # fmt: skip


def rows_of(text: str, where: str) -> tuple[dict[str, str], ...]:
    r"""Return the rows of a CSV text; errors as `read_table`.

    Examples
    --------
    >>> rows_of('text;code\n"muu; mikä";other\n', "other.csv")
    ({'text': 'muu; mikä', 'code': 'other'},)
    """
    lines = [row for row in _parsed(text, where) if any(cell for cell in _cells(row))]
    if not lines:
        raise DefinitionError("an empty file", expected="headings and rows", where=where)
    headings = _cells(lines[0])
    _check_headings(headings, where)
    return tuple(_of_row(row, headings, where) for row in lines[1:])


def _parsed(text: str, where: str) -> tuple[Row, ...]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return parse(text, max(SEPARATORS, key=first.count), where)


def _cells(row: Row) -> list[str]:
    return [(cell or "").strip() for cell in row.cells]


def _check_headings(headings: Sequence[str], where: str) -> None:
    for place, heading in enumerate(headings, start=1):
        if not heading:
            raise DefinitionError(
                f"no heading over column {place}", expected="one over each", where=where
            )
        if heading in headings[: place - 1]:
            raise DefinitionError(
                f"the heading {heading_shown(heading)} twice", expected="each once", where=where
            )


def _of_row(row: Row, headings: Sequence[str], where: str) -> dict[str, str]:
    cells = _cells(row)
    if len(cells) != len(headings):
        raise DefinitionError(
            f"{len(cells)} cell(s) on line {row.line}",
            expected=f"{len(headings)}, one under each heading",
            where=where,
            advice="A separator or a quotation mark is missing or too many there.",
        )
    return dict(zip(headings, cells, strict=True))


def unrunnable(words: str) -> str:
    """Return words that a spreadsheet does not take for a formula.

    Examples
    --------
    >>> unrunnable("=1+1"), unrunnable("3-4")
    ("'=1+1", '3-4')
    """
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words


def table_file(rows: Sequence[Mapping[str, str]], headings: Sequence[str]) -> bytes:
    r"""Return rows as a CSV file that a spreadsheet opens as it is and `read_table` reads.

    Parameters
    ----------
    rows
        Heading → cell; a heading that a row lacks gives an empty cell.
    headings
        In the order of the columns.

    Examples
    --------
    >>> table_file([{"text": "muu; mikä"}], ["text", "code"]).decode("utf-8-sig")
    '"text";"code"\r\n"muu; mikä";""\r\n'
    """
    return table_csv([headings, *([row.get(name, "") for name in headings] for row in rows)])
