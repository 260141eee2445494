"""Records of a REDCap project as JSON: an array of flat objects, as its API gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from surveys.errors import ResponseError, listed
from surveys.platforms.json_files import read_json
from surveys.platforms.sheets import Sheet, sheet_of_records

_EXPECTED = "a JSON array of flat records"
_ADVICE = "Export the records through the API with format=json, type=flat and raw values."


def read_records(path: Path) -> Sheet:
    """Read a JSON array of records as a sheet; "line" is then the number of the record.

    Raises
    ------
    ResponseError
        There is no such file, it holds something else, or a record lacks a field of the others:
        REDCap writes every field of every record, and "" where there is no answer.
    """
    found = read_json(path, _EXPECTED, _ADVICE, parse_int=str, parse_float=str)
    if not isinstance(found, list) or not found:
        raise _fault("no records" if found == [] else "no array", path.name)
    for number, one in enumerate(found, 1):
        _check_flat(one, f"{path.name}, record {number}")
    _check_alike(found, path.name)
    return sheet_of_records(path.name, found)


def _check_flat(record: object, where: str) -> None:
    if not isinstance(record, dict):
        raise _fault("no object", where)
    for key, value in record.items():
        if value is not None and not isinstance(value, str):
            raise _fault(f"no text under {key!r}", where)


def _check_alike(records: Sequence[Mapping[str, object]], where: str) -> None:
    every = dict.fromkeys(key for one in records for key in one)
    for number, one in enumerate(records, 1):
        missing = [key for key in every if key not in one]
        if missing:
            raise _fault(
                f"no {listed(map(repr, missing))}, which other records have",
                f"{where}, record {number}",
            )


def _fault(found: str, where: str) -> ResponseError:
    return ResponseError(found, expected=_EXPECTED, where=where, advice=_ADVICE)
