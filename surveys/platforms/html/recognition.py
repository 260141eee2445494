"""What shows that a file holds answers saved by the offline form."""

from __future__ import annotations

import base64
import re

from surveys.platforms.encodings import encoding_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.html.form import FORMAT

SEALED_TYPE = f"{FORMAT}+json"
"""Content type in the header of sealed answers."""
_MARK = re.compile(rf'"format"\s*:\s*"{FORMAT}"')
_NAMES = re.compile(r"(?:.*/)?[a-z0-9_]+-\w+-[0-9a-z]{16}(?: ?\(\d+\))?\.(?:json|jwe)")


def recognise(file: Glimpse) -> str | None:
    """Say what shows that these are answers to an offline form, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b'{"format": "tkk-answers", "instrument": "x"}', "a.json"))
    'JSON that calls itself tkk-answers'
    >>> recognise(glimpse_of_text(b'[{"role": "local"}]', "a.json"))
    """
    if file.kind in ("folder", "zip"):
        fitting = [name for name in file.headings if _NAMES.fullmatch(name)]
        if fitting:
            return f"file {fitting[0]}, named as the offline form does"
        if file.kind == "zip":
            return None
    text = file.head.decode(encoding_of(file.head), "replace")
    if file.kind in ("json", "folder") and _MARK.search(text):
        return f"JSON that calls itself {FORMAT}"
    if file.kind in ("text", "folder") and is_sealed(text):
        return f"an encrypted file (JWE) that says that it holds {FORMAT}"
    return None


def is_sealed(text: str) -> bool:
    """Return whether a text begins as answers that the form encrypted."""
    first, dot, _ = text.strip().partition(".")
    if not dot or not first.startswith("eyJ"):
        return False
    try:
        header = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4))
    except ValueError:
        return False
    return f'"{SEALED_TYPE}"'.encode() in header
