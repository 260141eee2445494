"""What shows that a file holds results of a SurveyJS form."""

from __future__ import annotations

import re

from surveys.platforms.surveyjs import names

_ARRAY = re.compile(r"\s*\[\s*[{\]]")


def recognise(head: bytes) -> str | None:
    """Say what shows that these are results of a SurveyJS form, or return None.

    Examples
    --------
    >>> recognise(b'[{"id": "1", "role": "local", "form_version_": "coordinators@2026-12345678"}]')
    'a JSON array of results with the key form_version_, as our SurveyJS forms add it'
    >>> recognise(b'[{"role": "local"}]')
    'a JSON array of objects, as SurveyJS results are stored'
    >>> recognise(b'role,KEY')
    """
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head[: len(head) // 2 * 2].decode("utf-16" if wide else "utf-8-sig", "replace")
    if not _ARRAY.match(text):
        return None
    if f'"{names.VERSION}"' in text:
        return f"a JSON array of results with the key {names.VERSION}, as our SurveyJS forms add it"
    return "a JSON array of objects, as SurveyJS results are stored"
