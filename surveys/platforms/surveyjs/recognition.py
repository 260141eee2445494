"""What shows that a file holds results of a SurveyJS form."""

from __future__ import annotations

import re

from surveys.platforms.glimpse import Glimpse
from surveys.platforms.surveyjs import names

_ARRAY = re.compile(r"\s*\[\s*[{\]]")


def recognise(file: Glimpse) -> str | None:
    """Say what shows that these are results of a SurveyJS form, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> head = b'[{"id": "1", "role": "local", "form_version_": "coordinators@2026-12345678"}]'
    >>> recognise(glimpse_of_text(head, "a.json"))
    'a JSON array of results with the key form_version_, as our SurveyJS forms add it'
    >>> recognise(glimpse_of_text(b'[{"role": "local"}]', "a.json"))
    >>> recognise(glimpse_of_text(b"role,KEY", "a.csv"))
    """
    if file.kind != "json":
        return None
    head = file.head
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head[: len(head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    if not _ARRAY.match(text):
        return None
    if f'"{names.VERSION}"' in text:
        return f"a JSON array of results with the key {names.VERSION}, as our SurveyJS forms add it"
    return None
