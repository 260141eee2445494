"""Puts waves, labels and small counts into words in three languages."""

from __future__ import annotations

import re

from analysis import numbers
from surveys.model import Language, Text
from surveys.model.words import quoted

_YEAR = re.compile(r"\d{4}")


def same(name: str) -> Text:
    """Return a text that is the same in every language.

    Examples
    --------
    >>> same("2024").sv
    '2024'
    """
    return Text(fi=name, sv=name, en=name)


def heading(label: Text, language: Language) -> str:
    """Return a label as the beginning of a sentence, before a colon; never inflected.

    Examples
    --------
    >>> heading(Text(fi="Johdon tuki", sv="Ledningens stöd", en="Support"), "fi")
    'Johdon tuki'
    >>> heading(Text(fi="Miksi?", sv="Varför?", en="Why?"), "en")
    '“Why?”'
    """
    text = label[language].strip()
    return quoted(text.removesuffix("."), language) if text[-1] in ".?!…" else text


def caption(*parts: str) -> str:
    """Join the parts of a caption by commas, after a question mark by a space.

    Examples
    --------
    >>> caption("Support", "2024–2026"), caption("Why?", "2024–2026"), caption("I agree.", "2024")
    ('Support, 2024–2026', 'Why? 2024–2026', 'I agree, 2024')
    """
    joined = ""
    for part in parts:
        before = joined.removesuffix(".")
        joined = before + ("" if not before else " " if before[-1] in "?!…" else ", ") + part
    return joined


def when(wave: str, language: Language) -> str:
    """Say at which wave: "in 2024", or "in wave start".

    Examples
    --------
    >>> when("2024", "fi"), when("start", "sv")
    ('vuonna 2024', 'i omgången ”start”')
    """
    if _YEAR.fullmatch(wave):
        return {"fi": f"vuonna {wave}", "sv": f"år {wave}", "en": f"in {wave}"}[language]
    name = quoted(wave, language)
    return {"fi": f"kierroksella {name}", "sv": f"i omgången {name}", "en": f"in wave {name}"}[
        language
    ]


def how_many(number: int, minimum: int, language: Language) -> str:
    """Write a count of people, or that there are fewer than the smallest group.

    Examples
    --------
    >>> how_many(12, 5, "fi"), how_many(2, 5, "en")
    (12, 'fewer than 5')
    """
    if number == 0 or number >= minimum:
        return numbers.integer(number, language=language)
    fewer = numbers.integer(minimum, language=language)
    return {"fi": f"alle {fewer}", "sv": f"färre än {fewer}", "en": f"fewer than {fewer}"}[language]


def when_after_number(wave: str, language: Language) -> str:
    """Say at which wave, right after a number without a unit: in Swedish, 3,1 år means years.

    Examples
    --------
    >>> when_after_number("2024", "sv"), when_after_number("2024", "fi")
    ('i omgången 2024', 'vuonna 2024')
    """
    if language == "sv" and _YEAR.fullmatch(wave):
        return f"i omgången {wave}"
    return when(wave, language)


def sentence_case(text: str) -> str:
    """Begin a text with a capital letter, the rest as it is.

    Examples
    --------
    >>> sentence_case("ökning i Åbo")
    'Ökning i Åbo'
    """
    return text[:1].upper() + text[1:]
