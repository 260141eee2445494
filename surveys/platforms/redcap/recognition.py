"""What shows that a file holds records of a REDCap project."""

from __future__ import annotations

import re

from surveys.platforms.glimpse import Glimpse
from surveys.platforms.redcap import names

_RECORDS = re.compile(rf'\s*\[\s*{{\s*"{names.RECORD}"\s*:')
_OWN = re.compile(r"\w+(?:_complete|_timestamp|___\w+)|redcap_\w+")
"""Columns of a form's state, of an option, and of REDCap itself."""


def recognise(file: Glimpse) -> str | None:
    r"""Say what shows that these are records of a REDCap project, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b"record_id,x_timestamp,role,x_complete\n", "a.csv"))
    'columns record_id and x_timestamp'
    >>> recognise(glimpse_of_text(b'[{"record_id":"1","role":"local"}]', "a.json"))
    'a JSON array of records that begin with record_id'
    >>> recognise(glimpse_of_text(b"id,role", "a.csv"))
    """
    if file.kind == "json":
        if _RECORDS.match(file.head.decode("utf-8-sig", "replace")) is None:
            return None
        return f"a JSON array of records that begin with {names.RECORD}"
    found = next(filter(_OWN.fullmatch, file.headings), None)
    if file.kind != "text" or file.headings[:1] != (names.RECORD,) or found is None:
        return None
    return f"columns {names.RECORD} and {found}"
