"""When two wordings are the same, and what makes a translation unusable."""

from __future__ import annotations

import hashlib
import unicodedata

from surveys.errors import DefinitionError
from surveys.model import Language, Text, piped_fields

_DIGITS = 10
_UNWANTED = frozenset({"Cc", "Co", "Cn", "Cs"})
_REPLACED = "\N{REPLACEMENT CHARACTER}"
LINE_ENDS = dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
"""What some programs write for a new line."""


def tidy(words: str) -> str:
    r"""Return a wording as it is compared and kept: one way to write ä, one way to end a line.

    Examples
    --------
    >>> tidy(" Ja\r\nNej ") == tidy("Ja\nNej"), tidy("a\u0308") == tidy("ä")
    (True, True)
    """
    lines = words.replace("\r\n", "\n").replace("\r", "\n").translate(LINE_ENDS)
    return unicodedata.normalize("NFC", lines).strip()


def wording_hash(words: str) -> str:
    """Return 10 hex digits that stand for a wording.

    Examples
    --------
    >>> wording_hash("Ja") == wording_hash(" Ja "), len(wording_hash("Ja"))
    (True, 10)
    """
    return hashlib.sha256(tidy(words).encode()).hexdigest()[:_DIGITS]


def word_count(words: str) -> int:
    """Return how many words there are between spaces.

    Examples
    --------
    >>> word_count("Missä roolissa toimit?")
    3
    """
    return len(words.split())


def fault_in(words: str, language: Language, original: str, source: Language) -> str:
    """Return why a wording cannot be the translation of `original`, or an empty string.

    Examples
    --------
    >>> fault_in("Varför?", "sv", "Miksi {role}?", "fi")
    'the translation shows no answer, the source text shows {role}'
    >>> fault_in("VarfÃ¶r {role}?", "sv", "Miksi {role}?", "fi")
    "letters in a wrong encoding ('VarfÃ¶r {role}?')"
    >>> fault_in("Varför {role}?", "sv", "Miksi {role}?", "fi")
    ''
    """
    return _encoding_fault(tidy(words)) or _pipe_fault(words, language, original, source)


def _encoding_fault(words: str) -> str:
    unwanted = [one for one in words if one != "\n" and unicodedata.category(one) in _UNWANTED]
    if unwanted:
        return f"the character {unwanted[0]!r}, which no form can show"
    if _REPLACED in words or _was_read_wrongly(words):
        return f"letters in a wrong encoding ({words!r})"
    return ""


def _was_read_wrongly(words: str) -> bool:
    """Return whether UTF-8 was once read as the encoding of Windows: ä has become Ã¤."""
    if words.isascii():
        return False
    try:
        words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _pipe_fault(words: str, language: Language, original: str, source: Language) -> str:
    try:
        theirs = piped_fields(_in(language, words), "")
    except DefinitionError as error:
        return error.found
    ours = piped_fields(_in(source, original), "")
    if set(theirs) == set(ours):
        return ""
    return f"the translation shows {_shown(theirs)}, the source text shows {_shown(ours)}"


def _in(language: Language, words: str) -> Text:
    return Text(**{language: words})


def _shown(names: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "no answer"
