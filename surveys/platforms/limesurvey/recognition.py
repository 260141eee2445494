"""What shows that a file is LimeSurvey's CSV export."""

from __future__ import annotations

from surveys.platforms.delimited import headings_of

SIGNS = ("id", "submitdate", "lastpage", "startlanguage")
"""Columns that every export with codes as headings begins with."""


def recognise(head: bytes) -> str | None:
    """Say what shows that this is LimeSurvey's, or return None.

    Examples
    --------
    >>> recognise(b"id;submitdate;lastpage;startlanguage;seed;role")
    'columns id, submitdate, lastpage, startlanguage'
    >>> recognise(b"name;age") is None
    True
    """
    found = headings_of(head)
    return f"columns {', '.join(SIGNS)}" if set(SIGNS) <= set(found) else None
