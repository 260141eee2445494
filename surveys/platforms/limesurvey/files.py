"""LimeSurvey's response files as tables of texts: CSV, JSON and Excel workbooks.

JSON keeps nothing (null) apart from an empty text as CSV does; a workbook does not. LimeSurvey 6
writes one object for each response; older releases put each into an object of its own, under the
response's number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from surveys.errors import ResponseError, unreadable
from surveys.platforms.delimited import read_sheet
from surveys.platforms.json_files import read_json
from surveys.platforms.sheets import Cell, Sheet, sheet_of_records

WIDEST = 255
"""Columns that LimeSurvey's remote control writes into a workbook; it leaves out the rest."""
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
_EXPECTED = 'LimeSurvey\'s export: {"responses": [{"id": …}, …]}'
_ADVICE = "In LimeSurvey export the responses as JSON or CSV again."


def open_sheet(path: Path) -> Sheet:
    """Read a response file of LimeSurvey, whichever of its formats it is in.

    Raises
    ------
    ResponseError
        There is no such file, or it is none of them.
    """
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        from surveys.platforms.workbooks import read_workbook

        return read_workbook(path)
    return _from_json(path) if _JSON.match(head) else read_sheet(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise unreadable(path, error) from None


def _from_json(path: Path) -> Sheet:
    responses = _responses(path)
    header = tuple(responses[0]) if responses else ()
    for number, response in enumerate(responses, start=1):
        if tuple(response) != header:
            raise ResponseError(
                f"other columns in response {number} than in the first one",
                expected="the same columns in all of them",
                where=path.name,
                advice=_ADVICE,
            )
    cells = [{name: _cell(value) for name, value in one.items()} for one in responses]
    return sheet_of_records(path.name, cells)


def _responses(path: Path) -> list[dict[str, object]]:
    found = read_json(path, _EXPECTED, _ADVICE, parse_float=Decimal)
    responses = found.get("responses") if isinstance(found, dict) else None
    if not isinstance(responses, list) or not all(isinstance(one, dict) for one in responses):
        raise ResponseError(
            "JSON of another kind", expected=_EXPECTED, where=path.name, advice=_ADVICE
        )
    inner = [next(iter(one.values())) if len(one) == 1 else one for one in responses]
    return inner if all(isinstance(one, dict) for one in inner) else responses


def _cell(value: object) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return str(int(value))
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
