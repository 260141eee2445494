"""How a text is repaired, and when two spellings are the same identifier."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BREAKS = re.compile(r"\r\n|[\r\u2028\u2029\x85]")
_SPACES = re.compile(r"[^\S\n]+")
_TIDY = re.compile(r"[!-~]+(?: [!-~]+)*")
"""Texts that are as they should be at first sight: most codes and many answers."""
_MINUS = "\u2212"


def repaired(text: str) -> str:
    r"""Return the text composed (NFC), trimmed and with single spaces; line breaks stay.

    Invisible characters (soft hyphen, zero-width space, byte order mark) are removed.

    Examples
    --------
    >>> repaired("  Työ\u00a0 ja  toimi \r\n kunto ")
    'Työ ja toimi\nkunto'
    """
    if _TIDY.fullmatch(text):
        return text
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    lines = _SPACES.sub(" ", _BREAKS.sub("\n", visible)).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def folded(text: str) -> str:
    """Return what all spellings of one identifier share.

    Compatibility forms are unified (NFKC), every dash becomes a hyphen, case is folded, and
    spaces and invisible characters are removed.

    Examples
    --------
    >>> folded(" AB – 12 ") == folded("ab-12")
    True
    """
    if text.isascii() and text.isprintable():
        return text.lower().replace(" ", "")  # what follows comes to the same, ten times slower
    unified = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # A removed space can leave an accent beside its letter, so the result is composed anew.
    return unicodedata.normalize("NFKC", "".join(_kept(character) for character in unified))


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd" or character == _MINUS:
        return "-"
    return "" if category in ("Cf", "Cc", "Zs", "Zl", "Zp") else character
