"""Which language a short text is in, by its small words and letters."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from surveys.anonymisation.free_text.word_lists import words_of

Spoken: TypeAlias = Literal["fi", "sv", "en"]

_SMALL: dict[Spoken, frozenset[str]] = {
    "fi": words_of("small_fi"),
    "sv": words_of("small_sv"),
    "en": words_of("small_en"),
}
SMALL_WORDS = _SMALL["fi"] | _SMALL["sv"] | words_of("never_names")
"""Words that are never names, unless they have a capital inside a sentence."""
_WORD = re.compile(r"[^\W\d_]+")
_FINNISH_LETTERS = re.compile(
    r"[äöy]{2}|(?:aa|ee|ii|oo|uu|kk|nen\b|ssa\b|ssä\b|lla\b|llä\b|sta\b|lle\b)", re.I
)


def spoken(text: str) -> Spoken | None:
    """Return the likely language of a text, or None when it has no sign of one.

    Examples
    --------
    >>> spoken("Asiakas ei ole saanut apua"), spoken("Klienten har inte fått hjälp"), spoken("Oy")
    ('fi', 'sv', None)
    """
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best]:
        tied = [language for language, count in counts.items() if count == counts[best]]
        return best if len(tied) == 1 else _by_letters(text, tied)
    return "fi" if _FINNISH_LETTERS.search(text) else None


def _by_letters(text: str, tied: list[Spoken]) -> Spoken:
    if "fi" in tied and _FINNISH_LETTERS.search(text):
        return "fi"
    return tied[0] if tied[0] != "fi" else tied[1]
