"""What in a sheet of a workbook would make answers be lost or misread: looked for in its XML.

A library that reads workbooks gives the cells under a merged one as empty, and errors such as
#REF! as texts. The parts are those of ECMA-376, part 1, clauses 18.3.1.4 (c) and 18.3.1.54
(mergeCell).
"""

from __future__ import annotations

import re
from typing import Final

from surveys.errors import ResponseError, listed

_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=[\"']([A-Z0-9:]+)")
_ERROR: Final = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*?\bt=[\"']e[\"'])[^>]*>(.*?)</(?:\w+:)?c>", re.S)
_PLACE: Final = re.compile(rb"\br=[\"']([A-Z]+[0-9]+)")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")


def check_sheet(xml: bytes, title: str, where: str) -> None:
    """See that no cells of a sheet are merged, and that none holds an error.

    Parameters
    ----------
    xml
        The part of the workbook in which the sheet is.
    title, where
        Of the sheet, and of the file, for messages.

    Raises
    ------
    ResponseError
        There are such cells.

    Examples
    --------
    >>> check_sheet(b'<c r="B2" t="s"><v>0</v></c>', "Answers", "a.xlsx")
    >>> check_sheet(b'<mergeCell ref="A1:B1"/>', "Answers", "a.xlsx")
    Traceback (most recent call last):
    surveys.errors.ResponseError: a.xlsx, sheet 'Answers': found merged cells A1:B1; expected a \
cell for each answer and one row of headings. Unmerge them, fill in what was under them, and see \
that the headings are the first row.
    """
    place = f"{where}, sheet {title!r}"
    merged = [found[1].decode() for found in _MERGED.finditer(xml)]
    if merged:
        raise ResponseError(
            f"merged cells {listed(merged)}",
            expected="a cell for each answer and one row of headings",
            where=place,
            advice="Unmerge them, fill in what was under them, and see that the headings are the "
            "first row.",
        )
    wrong = [*map(_described, _ERROR.finditer(xml))]
    if wrong:
        raise ResponseError(
            f"cells with errors: {listed(wrong)}",
            expected="values",
            where=place,
            advice="Type in what was answered, or empty the cells.",
        )


def _described(found: re.Match[bytes]) -> str:
    place, value = _PLACE.search(found[0]), _VALUE.search(found[1])
    return " ".join(one[1].decode() for one in (place, value) if one)


def has_formulas(xml: bytes) -> bool:
    """Tell whether some cell of a sheet is a formula."""
    return bool(_FORMULA.search(xml))
