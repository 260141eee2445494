"""Recognises Webropol's responses: the shape of its JSON, or the headings of our build sheet."""

from __future__ import annotations

import re

from surveys.platforms.by_hand.recognition import COMPLETED
from surveys.platforms.glimpse import Glimpse

_NUMBERED = re.compile(r".+ \[\d+[a-z]*\]", re.DOTALL)
_KEYS = (b'"SurveyAnswers"', b'"RespondentAnswers"')
_ENOUGH = 0.5
"""Share of headings that end with a number: some columns are the platform's own."""


def recognised(file: Glimpse) -> str | None:
    """Say what shows it, or return None.

    Examples
    --------
    >>> recognised(Glimpse("a.json", "json", b'{"SurveyAnswers": [{"RespondentAnswers": []}]}'))
    'the keys SurveyAnswers and RespondentAnswers of Webropol'
    """
    if file.kind == "json":
        there = all(key in file.head for key in _KEYS)
        return "the keys SurveyAnswers and RespondentAnswers of Webropol" if there else None
    if file.kind not in ("workbook", "text") or not file.headings:
        return None
    if any(heading.strip() in COMPLETED for heading in file.headings):
        return None
    numbered = [one for one in file.headings if _NUMBERED.fullmatch(one.strip())]
    if len(numbered) < _ENOUGH * len(file.headings):
        return None
    return f"{len(numbered)} headings that end with a number, as in the build sheet for Webropol"
