"""Length: how much there is to read, and about how long answering takes.

The time is an estimate and no measurement. Reading: 68 ms a character aloud on average of 14
languages with Latin, Greek or Cyrillic letters, Finnish, Swedish and English among them
(Trauzettel-Klosinski & Dietz 2012, Investigative Ophthalmology & Visual Science 53(9)), times
183/238, as silent reading is faster than reading aloud (Brysbaert 2019, Journal of Memory and
Language 109). Answering: seconds of our own choice on top of reading, set so that an ordinary
question takes some 10 seconds in all, as Pew Research Center (2022, How we keep our online surveys
from running too long) finds in its panel.

Not everybody sees everything: of questions with a condition half are counted, and of a repeat
group the first turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.lint.findings import Finding
from surveys.model import (
    LANGUAGES,
    Allocation,
    Date,
    Instrument,
    Item,
    Language,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)

SECONDS_A_CHARACTER = 0.068 * 183 / 238
CONDITIONAL = 0.5
"""Share of respondents that is taken to see a question with a condition."""
ENOUGH = 0.6
"""A promise of less than this share of the estimate is found."""

_CHOOSING, _RATING, _TICKING, _TYPING, _DATING = 4.0, 3.0, 1.0, 5.0, 6.0
_SHARING, _SHORT, _LONG = 4.0, 12.0, 45.0
_MINUTES: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?\s*minuut", re.IGNORECASE),
    "sv": re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?\s*minut", re.IGNORECASE),
    "en": re.compile(r"(\d+)(?:\s*(?:[–-]|to)\s*(\d+))?\s*minute", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a questionnaire is in one language.

    Parameters
    ----------
    questions
        Items that are asked.
    words, characters
        Of everything that can be read, once.
    least, typical, most
        Estimated minutes: without questions that have a condition, with half of them, with all.
    promised
        The minutes that the introduction names (the greater of two); None when it names none.
    """

    questions: int
    words: int
    characters: int
    least: float
    typical: float
    most: float
    promised: int | None


def length_of(instrument: Instrument, language: Language | None = None) -> Length:
    """Return how long a questionnaire is.

    Parameters
    ----------
    instrument
        As asked in one wave.
    language
        The source language when not given.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> length = length_of(coordinators.at("2024"))
    >>> length.promised, length.least < length.typical < length.most
    (15, True)
    """
    language = language or instrument.source
    texts = [text[language] for text in _read(instrument)]
    times = list(_times(instrument, language))
    opening = sum(len(text[language]) for text in _opening(instrument)) * SECONDS_A_CHARACTER
    shares = ((0.0, 0.0), (CONDITIONAL, 0.0), (1.0, 1.0))
    least, typical, most = (
        (opening + sum(one.seconds * one.share(half, turns) for one in times)) / 60
        for half, turns in shares
    )
    return Length(
        len(instrument.asked),
        sum(len(text.split()) for text in texts),
        sum(map(len, texts)),
        least,
        typical,
        most,
        promised(instrument, language),
    )


def promised(instrument: Instrument, language: Language) -> int | None:
    """Return the minutes that the introduction promises.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> promised(coordinators, "sv")
    15
    """
    found = _MINUTES[language].search(instrument.intro[language])
    return int(found[2] or found[1]) if found else None


def too_long(instrument: Instrument) -> Iterator[Finding]:
    """Find promises of a time in which few will be done."""
    for language in LANGUAGES:
        length = length_of(instrument, language)
        minutes = length.promised
        if minutes is not None and minutes < ENOUGH * length.typical:
            yield Finding(
                "intro",
                f"{minutes} minutes promised in {language!r}",
                f"about {length.typical:.0f}, as an estimate from reading and answering",
                "Time it with people, then promise more or ask less.",
                (language,),
            )


@dataclass(frozen=True, slots=True)
class _Time:
    """Seconds for one item, and who sees it."""

    seconds: float
    conditional: bool
    turn: int

    def share(self, conditional: float, turns: float) -> float:
        return (conditional if self.conditional else 1.0) if self.turn == 1 else turns


def _times(instrument: Instrument, language: Language) -> Iterator[_Time]:
    for section in instrument.sections:
        turn = section.repeat.number if section.repeat is not None else 1
        for item in section.items:
            if item.asked:
                reading = sum(len(text[language]) for text in _of_item(item)) * SECONDS_A_CHARACTER
                conditional = instrument.condition_of(item.name) is not None
                yield _Time(reading + _answering(item), conditional, turn)


def _answering(item: Item) -> float:
    """Return the seconds that answering takes once the question is read."""
    match item:
        case SingleChoice():
            return _CHOOSING
        case MultipleChoice(codes=codes):
            return _CHOOSING + _TICKING * len(codes)
        case LikertGrid(rows=rows):
            return _RATING * len(rows)
        case Allocation(parts=parts):
            return _SHARING * len(parts)
        case Number():
            return _TYPING
        case Date():
            return _DATING
        case ShortText():
            return _SHORT
        case _:
            return _LONG


def _read(instrument: Instrument) -> Iterator[Text]:
    yield from _opening(instrument)
    for item in instrument.asked:
        yield from _of_item(item)


def _opening(instrument: Instrument) -> Iterator[Text]:
    yield from (instrument.title, instrument.intro, instrument.thanks)
    for section in instrument.sections:
        yield section.title
        if section.intro is not None:
            yield section.intro


_SCANNED = 11
"""Options of a list that are read; a longer one (areas, months) is looked through for one's own."""


def _of_item(item: Item) -> Iterator[Text]:
    yield item.text
    if item.help is not None:
        yield item.help
    for name in ("rows", "parts", "codes"):
        yield from (code.text for code in tuple(getattr(item, name, None) or ())[:_SCANNED])
