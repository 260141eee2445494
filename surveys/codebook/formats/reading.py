"""The codebook in one language as a person reads it: what a page and a document both show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.codebook.codebook import Codebook
from surveys.codebook.formats import words
from surveys.codebook.formats.order import chapters_of, questions_of
from surveys.codebook.variable import Level, Variable
from surveys.model import Kind, Language
from surveys.platforms.statistical import CHOSEN, NOT_CHOSEN
from surveys.printed import day, digits, span

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadableTable:
    """A table: what it shows, its column headings, and its rows of texts."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadableQuestion:
    """One question, or one computed item.

    Parameters
    ----------
    name, number
        Of the item; what is computed has no number.
    text, help
        As they were asked.
    facts
        What else is to be known: heading and text.
    tables
        Its variables, when there are several, and its codes.
    """

    name: str
    number: str
    text: str
    help: str
    facts: Facts
    tables: tuple[ReadableTable, ...]


@dataclass(frozen=True, slots=True)
class ReadableChapter:
    """A section of the questionnaire."""

    name: str
    title: str
    questions: tuple[ReadableQuestion, ...]


@dataclass(frozen=True, slots=True)
class Readable:
    """A codebook in one language."""

    language: Language
    heading: str
    title: str
    facts: Facts
    waves: ReadableTable
    chapters: tuple[ReadableChapter, ...]


def readable(codebook: Codebook, language: Language) -> Readable:
    """Return what a person reads of a codebook.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> book = readable(codebook_of(coordinators, ["2026"]), "fi")
    >>> book.heading, book.chapters[0].questions[1].number
    ('Muuttujakuvaus', '2')
    """
    return Readable(
        language=language,
        heading=words.CODEBOOK[language],
        title=codebook.title[language],
        facts=(
            (words.INSTRUMENT[language], codebook.instrument),
            (words.VARIABLES[language], str(len(codebook.variables))),
        ),
        waves=_waves(codebook, language),
        chapters=tuple(
            ReadableChapter(
                chapter.name,
                chapter.title[language],
                tuple(_question(some, language) for some in questions_of(variables)),
            )
            for chapter, variables in chapters_of(codebook)
        ),
    )


def _waves(codebook: Codebook, language: Language) -> ReadableTable:
    periods = [span(day(opens, language), day(closes, language))
               for opens, closes in codebook.periods] or [""] * len(codebook.waves)  # fmt: skip
    return ReadableTable(
        words.WAVES[language],
        (words.WAVE[language], words.PERIOD[language], words.VERSION[language]),
        tuple(zip(codebook.waves, periods, codebook.hashes, strict=True)),
    )


def _question(some: Sequence[Variable], language: Language) -> ReadableQuestion:
    first = some[0]
    return ReadableQuestion(
        name=first.item,
        number="" if first.formula else first.number.rstrip("abcdefghijklmnopqrstuvwxyz"),
        text=first.question[language],
        help=first.help[language] if first.help else "",
        facts=tuple(_facts(first, language)),
        tables=tuple(_tables(some, language)),
    )


def _facts(one: Variable, language: Language) -> Iterator[tuple[str, str]]:
    if one.asked_if is not None and one.asked_if.has(language):
        yield "", words.ASKED_IF[language].format(test=one.asked_if[language])
    if one.universe:
        yield words.EXPRESSION[language], one.universe
    yield words.TYPE[language], words.KINDS[one.kind][language]
    if one.level not in (Level.TEXT, Level.DATE):
        yield words.LEVEL[language], words.LEVELS[one.level][language]
    if one.ends is not None:
        low, high = (_end(end, one.kind, language) for end in one.ends)
        yield words.LIMITS[language], span(low, high)
    if one.unit is not None:
        yield words.UNIT[language], one.unit[language]
    if one.longest:
        yield words.LONGEST[language], digits(one.longest, language)
    if one.required:
        yield words.REQUIRED[language], words.YES[language]
    if one.formula:
        yield words.FORMULA[language], one.formula
    if one.treated is not None:
        yield words.TREATED[language], one.treated[language]
    yield words.WAVES[language], ", ".join(one.waves)
    for change in one.changes:
        yield words.CHANGES[language], words.changed(change)[language]


def _end(end: str, kind: Kind, language: Language) -> str:
    if kind is Kind.DATE:
        return day(dt.date.fromisoformat(end), language)
    return digits(float(end), language)


def _tables(some: Sequence[Variable], language: Language) -> Iterator[ReadableTable]:
    item = some[0].item
    if len(some) > 1:
        yield ReadableTable(
            f"{words.VARIABLES[language]}: {item}",
            (words.VARIABLE[language], words.LABEL[language]),
            tuple((one.name, one.label[language]) for one in some),
        )
    meanings = tuple(_meanings(some[0], language))
    if meanings:
        headings = (words.CODE[language], words.MEANING[language], words.NOTE[language])
        shown = len(headings) if any(note for *_, note in meanings) else len(headings) - 1
        yield ReadableTable(
            f"{words.CODES[language]}: {item}",
            headings[:shown],
            tuple(row[:shown] for row in meanings),
        )


def _meanings(one: Variable, language: Language) -> Iterator[tuple[str, str, str]]:
    if one.kind is Kind.FLAG:
        yield "1", CHOSEN[language], ""
        yield "0", NOT_CHOSEN[language], ""
    for code in one.codes:
        note = ""
        if code.missing is not None:
            reason = words.NOT_AN_ANSWER[code.missing][language]
            note = words.NO_ANSWER[language].format(reason=reason)
        yield code.code, code.text[language], note
