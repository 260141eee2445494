"""What shows that a file holds responses of a Qualtrics survey."""

from __future__ import annotations

import re

from surveys.platforms.glimpse import Glimpse

SIGNS = ("StartDate", "ResponseId")
"""Columns that every export has."""
_IMPORT_ID = re.compile(r'\{"+ImportId"+')


def recognise(file: Glimpse) -> str | None:
    r"""Say what shows that these are Qualtrics', or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> head = b'StartDate,ResponseId,role\n,,\n"{""ImportId"":""startDate""'
    >>> recognise(glimpse_of_text(head, "a.csv"))
    'columns StartDate, ResponseId and a row of import ids'
    >>> recognise(glimpse_of_text(b"id,role", "a.csv"))
    """
    if file.kind != "text" or not set(SIGNS) <= set(file.headings):
        return None
    wide = file.head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = file.head[: len(file.head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    ids = " and a row of import ids" if _IMPORT_ID.search(text) else ""
    return f"columns {', '.join(SIGNS)}{ids}"
