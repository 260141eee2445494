"""What shows that a file is LimeSurvey's CSV export."""

from __future__ import annotations

from surveys.platforms.glimpse import Glimpse

SIGNS = ("id", "submitdate", "lastpage", "startlanguage")
"""Columns that every export with codes as headings begins with."""


def recognise(file: Glimpse) -> str | None:
    """Say what shows that this is LimeSurvey's, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b"id;submitdate;lastpage;startlanguage;seed;role", "a.csv"))
    'columns id, submitdate, lastpage, startlanguage'
    >>> recognise(glimpse_of_text(b"name;age", "a.csv"))
    """
    return f"columns {', '.join(SIGNS)}" if set(SIGNS) <= set(file.headings) else None
