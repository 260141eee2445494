"""The rows of a Qualtrics export: two more of headings, previews among the responses.

What the numbers of `Status` mean is said on the web; we have seen 0 and 1 in exports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from surveys.errors import ResponseError
from surveys.platforms.sheets import Sheet

ADVICE = (
    "In Qualtrics export as CSV with numeric values, and leave all rows of headings as they are."
)
_HEADINGS = 2
"""Rows of headings under the first: the texts of the questions, and the import ids."""
_PREVIEWS = frozenset(("1", "2", "9", "17"))
"""Survey preview, test response, and previews taken for spam or answered offline."""
_SPAM = frozenset(("8", "12"))


@dataclass(frozen=True, slots=True)
class Export:
    """Responses alone, and what the third row of headings says of each column."""

    sheet: Sheet
    import_ids: Mapping[str, Mapping[str, str]]
    notices: tuple[str, ...]


def responses_of(sheet: Sheet) -> Export:
    """Take the rows of headings and the previews away.

    Raises
    ------
    ResponseError
        The rows of headings are not there, or choices were exported as texts.
    """
    import_ids = _import_ids(sheet)
    body = _rows(sheet, [*range(_HEADINGS, len(sheet))])
    _check_numeric(body)
    if "Status" not in body.header:
        return Export(body, import_ids, ())
    status = body.texts("Status").fillna("").tolist()
    kept = [row for row, one in enumerate(status) if one not in _PREVIEWS]
    spam = sum(one in _SPAM for one in status)
    notices = []
    if len(kept) < len(status):
        notices.append(f"{sheet.name}: {len(status) - len(kept)} preview(s) were left out.")
    if spam:
        notices.append(f"{sheet.name}: {spam} response(s) that Qualtrics took for spam are kept.")
    return Export(_rows(body, kept), import_ids, tuple(notices))


def row_of(import_id: Mapping[str, str]) -> str:
    """Return which row of a grid a column is by its import id, or "".

    Examples
    --------
    >>> row_of({"ImportId": "QID7_2"}), row_of({"ImportId": "QID7"})
    ('2', '')
    """
    found = re.fullmatch(r"QID\d+_(\d+)", import_id.get("ImportId", ""))
    return found[1] if found else ""


def _rows(sheet: Sheet, rows: list[int]) -> Sheet:
    import pyarrow as pa

    def locate(row: int) -> int:
        return sheet.line(rows[row])

    places = pa.array(rows, pa.int64())
    columns = tuple(column.take(places) for column in sheet.columns)
    return replace(sheet, columns=columns, rows=len(rows), locate=locate)


def _import_ids(sheet: Sheet) -> dict[str, Mapping[str, str]]:
    cells = [column[_HEADINGS - 1].as_py() for column in sheet.columns] if len(sheet) > 1 else []
    found = {name: _parsed(cell) for name, cell in zip(sheet.header, cells, strict=False)}
    if not any("ImportId" in one for one in found.values()):
        raise ResponseError(
            "no row of import ids under the headings",
            expected="three rows of headings: names, texts and import ids",
            where=sheet.name,
            advice=ADVICE,
        )
    return found


def _parsed(cell: str | None) -> Mapping[str, str]:
    try:
        found: Any = json.loads(cell or "")
    except ValueError:
        return {}
    return {key: str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _check_numeric(sheet: Sheet) -> None:
    """Refuse choices as texts: two choices can have the same, and texts change in translation."""
    for name in ("Finished", "Status"):
        texts = set(sheet.texts(name).dropna()) if name in sheet.header else set()
        words = sorted(text for text in texts if text and not text.isdecimal())
        if words:
            raise ResponseError(
                f"{len(words)} text(s) in column {name}, as in an export of choice texts",
                expected="numeric values",
                where=sheet.name,
                advice=f"Two choices can have the same text, so that texts are not read. {ADVICE}",
            )
