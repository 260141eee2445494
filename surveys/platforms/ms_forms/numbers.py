"""The numbers that Microsoft Forms gives responses: what has none is no response."""

from __future__ import annotations

import re
from collections.abc import Iterable

from surveys.errors import ResponseError
from surveys.platforms.sheets import Sheet

_NUMBER = re.compile(r"[0-9]+")


def check_numbers(sheet: Sheet, names: Iterable[str]) -> None:
    """See that every row is a response, and not a sum or a remark under the table.

    Parameters
    ----------
    sheet
        The workbook of responses.
    names
        How the column of numbers can be called; a sheet without it is left to others.

    Raises
    ------
    ResponseError
        A row has no whole number there.

    Examples
    --------
    >>> from surveys.platforms.sheets import sheet_of_records
    >>> check_numbers(sheet_of_records("a.xlsx", [{"ID": "1"}, {"ID": "Total"}]), ["ID"])
    Traceback (most recent call last):
    surveys.errors.ResponseError: a.xlsx, line 2, column 'ID': found 'Total'; expected the number \
of a response. Delete rows that are no responses, such as sums.
    """
    column = next((name for name in names if name in sheet.header), None)
    if column is None:
        return
    for row, cell in enumerate(sheet.columns[sheet.header.index(column)].to_pylist()):
        if not _NUMBER.fullmatch(cell or ""):
            raise ResponseError(
                "nothing" if not cell else repr(cell),
                expected="the number of a response",
                where=f"{sheet.name}, line {sheet.line(row)}, column {column!r}",
                advice="Delete rows that are no responses, such as sums.",
            )
