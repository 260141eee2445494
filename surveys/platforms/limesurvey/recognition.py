"""What shows that a file is LimeSurvey's."""

from __future__ import annotations

from surveys.platforms.glimpse import Glimpse
from surveys.platforms.limesurvey.wording import META

SIGNS = ("id", "submitdate", "lastpage", "startlanguage")
"""Columns that every export with codes as headings begins with."""


def recognise(file: Glimpse) -> str | None:
    """Say what shows that this is LimeSurvey's, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b"id;submitdate;lastpage;startlanguage;seed;role", "a.csv"))
    'columns id, submitdate, lastpage, startlanguage'
    >>> recognise(glimpse_of_text(b"Response ID;Date submitted;Last page;Start language", "a.csv"))
    'columns Response ID, Date submitted'
    >>> recognise(glimpse_of_text(b"name;age", "a.csv"))
    """
    if file.kind == "json":
        found = b'"responses"' in file.head and all(
            f'"{one}"'.encode() in file.head for one in SIGNS
        )
        return f"responses with {', '.join(SIGNS)}" if found else None
    if file.kind not in ("text", "workbook"):
        return None
    if set(SIGNS) <= set(file.headings):
        return f"columns {', '.join(SIGNS)}"
    for first in META.values():
        if file.headings[:2] == first[:2]:
            return f"columns {', '.join(first[:2])}"
    return None
