"""Delimited text as it is written: records of cells, with or without quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from surveys.platforms.sheets import Cell

Marks: TypeAlias = Literal["always", "as needed"]
"""Where quotation marks stand: around each cell that is something, or where one needs them."""


def delimited(
    rows: Iterable[Sequence[Cell]],
    separator: str = ";",
    *,
    marks: Marks = "always",
    end: str = "\n",
) -> str:
    r"""Write records as delimited text.

    With marks always, nothing (None) and an empty text differ.

    Parameters
    ----------
    rows
        The headings and the records.
    separator
        Between cells.
    marks
        Where quotation marks stand.
    end
        Of each record.

    Examples
    --------
    >>> delimited([["a", "b"], ["", None]])
    '"a";"b"\n"";\n'
    >>> delimited([["a", "b, c"], ["", None]], ",", marks="as needed", end="\r\n")
    'a,"b, c"\r\n,\r\n'
    """
    if marks == "always":
        return "".join(separator.join(map(quoted, row)) + end for row in rows)
    return "".join(
        separator.join(_where_needed(cell, separator) for cell in row) + end for row in rows
    )


def table_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Return a table for spreadsheets: UTF-8 with a byte order mark, so that Excel shows ä and ö.

    Examples
    --------
    >>> table_csv([["a", "b"], ["1", None]]).decode("utf-8-sig")
    '"a";"b"\r\n"1";\r\n'
    """
    return delimited(rows, end="\r\n").encode("utf-8-sig")


def quoted(cell: Cell) -> str:
    """Write a cell always in quotation marks, nothing as nothing.

    Examples
    --------
    >>> quoted('a "b" c'), quoted(""), quoted(None)
    ('"a ""b"" c"', '""', '')
    """
    return "" if cell is None else '"' + cell.replace('"', '""') + '"'


def _where_needed(cell: Cell, separator: str) -> str:
    needs = cell is not None and any(mark in cell for mark in (separator, '"', "\n", "\r"))
    return quoted(cell) if needs else cell or ""
