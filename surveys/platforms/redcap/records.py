"""Records of a REDCap project as JSON: an array of flat objects, as its API gives them."""

from __future__ import annotations

import json
from pathlib import Path

from surveys.errors import ResponseError
from surveys.platforms.decoding import decode
from surveys.platforms.sheets import Sheet, in_columns

_EXPECTED = "a JSON array of flat records"
_ADVICE = "Export the records through the API with format=json, type=flat and raw values."


def read_records(path: Path) -> Sheet:
    """Read a JSON array of records as a sheet; "line" is then the number of the record.

    Raises
    ------
    ResponseError
        There is no such file, or it holds something else.
    """
    try:
        found = json.loads(decode(path.read_bytes(), path.name), parse_int=str, parse_float=str)
    except OSError as error:
        raise ResponseError(
            f"no readable file ({error.strerror})", expected="a response file", where=str(path)
        ) from None
    except (ValueError, RecursionError) as error:
        raise _fault(f"text that is not JSON ({error})", path.name) from None
    if not isinstance(found, list) or not found:
        raise _fault("no records" if found == [] else "no array", path.name)
    for number, one in enumerate(found, 1):
        _check_flat(one, f"{path.name}, record {number}")
    header = tuple(dict.fromkeys(key for one in found for key in one))
    rows = [[one.get(key) for key in header] for one in found]
    return Sheet(path.name, header, in_columns(rows, len(header)), len(rows), lambda row: row + 1)


def _check_flat(record: object, where: str) -> None:
    if not isinstance(record, dict):
        raise _fault("no object", where)
    for key, value in record.items():
        if value is not None and not isinstance(value, str):
            raise _fault(f"no text under {key!r}", where)


def _fault(found: str, where: str) -> ResponseError:
    return ResponseError(found, expected=_EXPECTED, where=where, advice=_ADVICE)
