"""One spelling for look-alikes: what patterns search, and where it stood in the text."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\ufe58\ufe63\uff0d\u00af\u02d7"
# Cyrillic and Greek letters that are drawn as Latin capitals or small letters.
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХаеорсухАΒΕΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxABEHIKMNOPTYXo"
)  # fmt: skip
_COMBINING = ("Cf", "Mn", "Me", "Cc")
_PLAIN = re.compile(r"[\n !-~åäöÅÄÖéÉüÜ]*")
# Written-out characters: HTML entities and the escapes of addresses.
_ESCAPES = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});|(?:%[0-9a-f]{2})+", re.I)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain characters, and the place of each in the original.

    Parameters
    ----------
    text
        Letters, digits, "-" for all dashes, " " for all blanks but the line break; the soft
        hyphen stays, other characters without width are gone.
    starts, ends
        For each character of `text`, where it begins and ends in the original; empty where
        nothing has moved.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of ``text[start:end]``."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def folded(text: str) -> Folded:
    """Fold a text: full-width and other digits, dashes, blanks, escapes, look-alike letters.

    Examples
    --------
    >>> folded("\uff10\uff11–02").text, folded("01&ndash;02").text
    ('01-02', '01-02')
    >>> folded("01&ndash;02").span(2, 3)
    (2, 9)
    """
    if _PLAIN.fullmatch(text) and not _ESCAPES.search(text):
        return Folded(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(text):
        for one in piece:
            for plain in _plain(one):
                characters.append(plain)
                starts.append(start)
                ends.append(end)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """Cut a text into single characters and escapes, each read as what it stands for."""
    pieces: list[tuple[str, int, int]] = []
    place = 0
    for found in _ESCAPES.finditer(text):
        pieces += [(text[at], at, at + 1) for at in range(place, found.start())]
        raw = found[0]
        read = html.unescape(raw) if raw.startswith("&") else unquote(raw)
        pieces.append((read, found.start(), found.end()))
        place = found.end()
    return [*pieces, *((text[at], at, at + 1) for at in range(place, len(text)))]


def _plain(one: str) -> str:
    if one.isascii() and (one.isprintable() or one == "\n"):
        return one
    if one == "\u00ad" or one in "åäöÅÄÖ":
        return one
    if one in _DASHES:
        return "-"
    if one.isspace():
        return "\n" if one in "\r\u2028\u2029\x0b\x0c\x85" else " "
    if unicodedata.category(one) in _COMBINING:
        return ""
    if one.isdecimal():
        return str(unicodedata.decimal(one))
    return unicodedata.normalize("NFKC", one).translate(_ALIKE)
