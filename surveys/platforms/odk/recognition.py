"""What shows that a file is an export of ODK Central or KoboToolbox."""

from __future__ import annotations

import re
import struct
import zlib

from surveys.platforms.delimited import headings_of
from surveys.platforms.glimpse import HEAD, Glimpse

_CENTRAL = ("SubmissionDate", "KEY")
_TURNS = ("PARENT_KEY", "KEY")
_ODATA = re.compile(rb'\$metadata#Submissions"|"__system"\s*:\s*\{')
_MEMBER = struct.Struct("<4s2xHH16xHH")
"""Of a member of a zipped file: signature, flags, method, length of its name and of more."""
_DEFLATED = 8


def recognise(file: Glimpse) -> str | None:
    """Say what shows that this is ODK Central's or KoboToolbox's, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b"SubmissionDate,background-role,KEY,FormVersion", "a.csv"))
    'columns SubmissionDate and KEY, as ODK Central writes them'
    >>> recognise(glimpse_of_text(b'"role";"_id";"_uuid";"_submission_time";"_index"', "a.csv"))
    'columns _uuid and _index, as KoboToolbox writes them'
    >>> recognise(glimpse_of_text(b'{"value": [{"__id": "uuid:1", "__system": {', "a.json"))
    'responses with __id and __system, as ODK Central serves them'
    """
    match file.kind:
        case "json":
            found = _ODATA.search(file.head) is not None and b'"__id"' in file.head
            return "responses with __id and __system, as ODK Central serves them" if found else None
        case "zip":
            name, headings = _first_member(file.head)
            evidence = _columns(headings)
            return None if evidence is None else f"{evidence}, in {name}"
        case "text" | "workbook":
            return _columns(file.headings)
        case _:
            return None


def _columns(found: tuple[str, ...]) -> str | None:
    if set(_CENTRAL) <= set(found):
        return "columns SubmissionDate and KEY, as ODK Central writes them"
    if set(_TURNS) <= set(found):
        return "columns PARENT_KEY and KEY, as ODK Central writes them"
    if "_index" in found and ("_uuid" in found or "_id" in found):
        own = "_uuid" if "_uuid" in found else "_id"
        return f"columns {own} and _index, as KoboToolbox writes them"
    return None


def _first_member(head: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the name and the headings of the first file in the beginning of a zipped one."""
    _, _, method, length, more = _MEMBER.unpack_from(head)
    name = head[_MEMBER.size : _MEMBER.size + length].decode("utf-8", "replace")
    packed = head[_MEMBER.size + length + more :]
    if method == _DEFLATED:
        try:
            packed = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, HEAD)
        except zlib.error:  # such as a file that is locked by a password
            return name, ()
    return name, tuple(headings_of(packed))
