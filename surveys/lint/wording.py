"""Wording: one thing at a time, in one direction, short enough to be read.

What asks two things at once, and statements that deny, are recognised by words alone: these are
hints to be looked at. On both see Dillman, Smyth & Christian (2014), Internet, Phone, Mail, and
Mixed-Mode Surveys, ch. 4 (cited from memory).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.conditions import Mean, field_name, fields_of
from surveys.lint.findings import Finding
from surveys.lint.lists import followed, is_rating
from surveys.model import (
    LANGUAGES,
    Instrument,
    Item,
    Language,
    LikertGrid,
    Section,
    SingleChoice,
    Text,
)

LONG_QUESTION = 200
LONG_HELP = 400
LONG_OPTION = 100
"""Characters in the source language."""

_JOINED: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(ja|sekä|tai|eikä)\b", re.IGNORECASE),
    "sv": re.compile(r"\b(och|eller|samt)\b", re.IGNORECASE),
    "en": re.compile(r"\b(and|or)\b", re.IGNORECASE),
}
_ADDED: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\b(ja|sekä)\b", re.IGNORECASE),
    "sv": re.compile(r"\b(och|samt)\b", re.IGNORECASE),
    "en": re.compile(r"\band\b", re.IGNORECASE),
}
"""To 'this or that?' one can answer yes or no; to 'this and that?' not always."""
_STATING: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"[.!?]$|\b(minä|minua|minulla|olen|on|ovat|saan|voin|oma)\b|\w+(ni|mme)\b"),
    "sv": re.compile(
        r"[.!?]$|\b(jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra|är|har|kan|får)\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"[.!?]$|\b(I|me|my|we|us|our|is|are|was|has|have|can|do|does|gets?)\b", re.IGNORECASE
    ),
}
"""A sentence rather than the name of a thing: a full stop, a person or a common verb."""
_DENYING: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(ei|en|et|emme|ette|eivät|eikä|ilman|vailla|puuttuu|puuttuvat|puutteelli\w+)\b",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"\b(inte|ej|ingen|inget|inga|utan|saknar|saknas|aldrig|brist|brister)\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(not|no|none|never|without|lacks?|lacking|missing|cannot)\b|n[’']t\b", re.IGNORECASE
    ),
}


def double_barrelled(instrument: Instrument) -> Iterator[Finding]:
    """Find statements to be rated, and yes-or-no questions, that hold two things."""
    for item in instrument.asked:
        words = _JOINED if is_rating(item) else _ADDED if _is_either_or(item) else {}
        for place, text in _statements(item) if words else ():
            joined = _speaking(text, words)
            if len(joined) >= _enough(text) and _speaking(text, _STATING):
                yield Finding(
                    place,
                    f"two things in one statement: {text[instrument.source]!r}",
                    "one thing to be answered at a time",
                    "Split it: whoever agrees with one half only cannot answer.",
                )


def _is_either_or(item: Item) -> bool:
    return isinstance(item, SingleChoice) and len(item.codes.answers) == 2


def _statements(item: Item) -> Iterator[tuple[str, Text]]:
    if isinstance(item, LikertGrid):
        yield from ((field_name(item.name, row.code), row.text) for row in item.rows)
    else:
        yield item.name, item.text


def _speaking(text: Text, words: dict[Language, re.Pattern[str]]) -> list[Language]:
    return [one for one in LANGUAGES if text.has(one) and words[one].search(text[one])]


def _enough(text: Text) -> int:
    """Return in how many languages a word must stand: two, where there are two."""
    return min(2, sum(map(text.has, LANGUAGES)))


def denying(instrument: Instrument) -> Iterator[Finding]:
    """Find rows of scored grids that deny something and are not declared negative."""
    scored = {
        one.name
        for item in instrument.items
        if isinstance(item.quantity, Mean)
        for name in item.quantity.names
        for one in fields_of(name, instrument.fields)
    }
    for item in instrument.asked:
        if not isinstance(item, LikertGrid):
            continue
        for row in item.rows:
            place = field_name(item.name, row.code)
            undeclared = place in scored and row.code not in item.negative
            if undeclared and len(_speaking(row.text, _DENYING)) >= _enough(row.text):
                yield Finding(
                    place,
                    f"a statement that denies, among those that are scored: "
                    f"{row.text[instrument.source]!r}",
                    "statements that share a direction, or negative=(…) where one does not",
                    "Declare it negative and reverse it in the score, or reword it.",
                )


def long_texts(instrument: Instrument) -> Iterator[Finding]:
    """Find questions, helps and options that are long."""
    for item in instrument.asked:
        yield from _long(item.name, "a question text", item.text, LONG_QUESTION, instrument)
        if item.help is not None:
            yield from _long(item.name, "a help text", item.help, LONG_HELP, instrument)
        for name in ("codes", "rows", "parts"):
            for code in getattr(item, name, None) or ():
                place = f"{item.name}.{name}.{code.code}"
                yield from _long(place, "a text", code.text, LONG_OPTION, instrument)


def _long(
    place: str, what: str, text: Text, most: int, instrument: Instrument
) -> Iterator[Finding]:
    length = len(text[instrument.source])
    if length > most:
        yield Finding(
            place,
            f"{what} of {length} characters",
            f"{most} at most",
            "Shorten it, or move a part of it into the help or the section's introduction.",
            (instrument.source,),
        )


def same_questions(instrument: Instrument) -> Iterator[Finding]:
    """Find questions that are asked twice in the same words about the same things."""
    first: dict[tuple[object, ...], Item] = {}
    for item in instrument.asked:
        text = item.text[instrument.source]
        rows = getattr(item, "rows", None) or getattr(item, "parts", None)
        other = first.setdefault((text, rows), item)
        if other is not item and not _may_repeat(instrument, item, other):
            yield Finding(
                item.name,
                f"the question of {other.name} again: {text!r}",
                "questions that differ",
                "Reword one, or ask it once.",
                (instrument.source,),
            )


def _may_repeat(instrument: Instrument, item: Item, other: Item) -> bool:
    """Return whether the two ask what another answer is, or stand in sections built alike."""
    return all(any(followed(one)) for one in (item, other)) or _alike(
        instrument.section_of(item.name), instrument.section_of(other.name), instrument.source
    )


def _alike(one: Section, other: Section, language: Language) -> bool:
    """Return whether all that one of two sections asks is asked in the other too."""
    if one is other:
        return False
    if one.repeat is not None and other.repeat is not None:
        return one.repeat.group == other.repeat.group
    here, there = (
        {item.text[language] for item in section.items if item.asked} for section in (one, other)
    )
    return len(here | there) > 1 and (here <= there or there <= here)
