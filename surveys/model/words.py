"""Lists and quotation marks as each language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from surveys.model.text import Language, Text

AND: Final = Text(fi="ja", sv="och", en="and")
OR: Final = Text(fi="tai", sv="eller", en="or")
_QUOTES: Final[dict[Language, tuple[str, str]]] = {
    "fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”"),
}  # fmt: skip


def quoted(text: str, language: Language) -> str:
    """Put a text in quotation marks.

    Examples
    --------
    >>> quoted("Ja", "sv"), quoted("Yes", "en")
    ('”Ja”', '“Yes”')
    """
    first, last = _QUOTES[language]
    return f"{first}{text}{last}"


def joined(texts: Sequence[str], word: str) -> str:
    """Join texts by commas, and the last by a word.

    Examples
    --------
    >>> joined(["3", "5", "7"], "ja"), joined(["3"], "ja"), joined([], "ja")
    ('3, 5 ja 7', '3', '')
    """
    if len(texts) < 2:
        return "".join(texts)
    *others, last = texts
    return f"{', '.join(others)} {word} {last}"
