"""What is built, question by question: which type to choose, what to paste and what to set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from surveys.conditions import AnyOf, IsAnswered
from surveys.model import (
    Allocation,
    Date,
    Instrument,
    Item,
    Language,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
    is_shuffled,
)
from surveys.platforms.by_hand import messages
from surveys.platforms.by_hand.texts import numbered, option_texts
from surveys.platforms.limits import no_longer_than
from surveys.platforms.writing import LIST_MOST
from surveys.printed import AT_MOST, PrintedQuestion, skipped_after
from surveys.printed.choices import Said, clause

Kind: TypeAlias = Literal[
    "one", "list", "several", "grid", "number", "day", "line", "text", "page", "label"
]
"""What a platform calls differently: one answer (from a long list), several, a grid, …"""


@dataclass(frozen=True, slots=True)
class Builder:
    """A platform on which forms are built by hand.

    Parameters
    ----------
    name, title
        As its module has them.
    kinds
        What to choose there for each kind.
    shuffles
        What can be shuffled there: "one", "several", "grid".
    exporting
        How answers are taken out so that they can be read.
    """

    name: str
    title: str
    kinds: Mapping[Kind, Text]
    shuffles: tuple[Kind, ...]
    exporting: Text


@dataclass(frozen=True, slots=True)
class Task:
    """One question to build.

    Parameters
    ----------
    number
        Of the question or its part.
    kind
        What to choose.
    text, help
        To paste.
    options
        Text to paste and code, in order.
    rows
        Texts to paste, in order.
    settings
        What to set, in sentences.
    """

    number: str
    kind: Kind
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    rows: tuple[str, ...]
    settings: tuple[str, ...]


def kind_of(item: Item) -> Kind:
    """Return what a question is built as.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> kind_of(coordinators["ely"]), kind_of(coordinators["support"])
    ('list', 'grid')
    """
    match item:
        case SingleChoice(codes=codes):
            return "one" if len(codes) <= LIST_MOST else "list"
        case MultipleChoice():
            return "several"
        case LikertGrid():
            return "grid"
        case Number() | Allocation():
            return "number"
        case Date():
            return "day"
        case LongText():
            return "text"
        case _:
            return "line"


def branches(item: Item, asked: Instrument) -> bool:
    """Return whether jumps after the answers to one question keep an item from all others.

    Who leaves that question empty is not sent anywhere.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> asked = coordinators.at("2026")
    >>> branches(asked["role_other"], asked), branches(asked["employment_area"], asked)
    (True, False)
    """
    condition = asked.condition_of(item.name)
    if condition is None:
        return True
    match clause(condition, asked):
        case Said(test=AnyOf(item=name) | IsAnswered(item=name)) as said if name in asked:
            question = asked[name]
            return isinstance(question, SingleChoice) and all(
                item in skipped_after(question, code, asked)
                for code in question.codes
                if code.code not in _shown(said, question)
            )
        case _:
            return False


def _shown(said: Said, question: SingleChoice) -> Collection[str]:
    """Return the codes after which an item is asked that hangs on them."""
    codes = said.test.codes if isinstance(said.test, AnyOf) else question.codes.answer_names
    if said.holds:
        return codes
    return [code for code in question.codes.names if code not in codes]


def tasks(
    question: PrintedQuestion, asked: Instrument, builder: Builder, language: Language
) -> Iterator[Task]:
    """Yield what to build for a question: a question for each part of an allocation."""
    settings = tuple(_settings(question, asked, builder, language))
    kind = kind_of(question.item)
    if isinstance(question.item, Allocation):
        for row in question.rows:
            text = numbered(f"{question.text} – {row.text}", row.number)
            yield Task(row.number, kind, text, _help(question, language), (), (), settings)
        return
    codes = question.item.options
    texts = {} if codes is None else option_texts(codes, language)
    yield Task(
        number=question.number,
        kind=kind,
        text=numbered(question.text, question.number),
        help=_help(question, language),
        options=tuple((text, code) for code, text in texts.items()),
        rows=tuple(numbered(row.text, row.number) for row in question.rows),
        settings=settings,
    )


def _help(question: PrintedQuestion, language: Language) -> str:
    """Return what stands under a question: what no platform enforces is said in words."""
    said = [question.condition, question.help, _in_units(question, language)]
    if not isinstance(question.item, SingleChoice | LikertGrid):
        said.append(question.instruction or _length(question.item, language))
    return " ".join(part for part in (*said, question.limits) if part)


def _length(item: Item, language: Language) -> str:
    """Say how long an answer may be where no printed form says so."""
    return no_longer_than(item.max_length)[language] if isinstance(item, ShortText) else ""


def _in_units(question: PrintedQuestion, language: Language) -> str:
    return messages.IN_UNITS[language].format(unit=question.unit) if question.unit else ""


def _settings(
    question: PrintedQuestion, asked: Instrument, builder: Builder, language: Language
) -> Iterator[str]:
    item = question.item
    yield (messages.REQUIRED if question.required else messages.NOT_REQUIRED)[language]
    if isinstance(item, MultipleChoice) and item.at_most is not None:
        yield AT_MOST[language].format(n=item.at_most)
    if is_shuffled(item) and kind_of(item) in builder.shuffles:
        yield messages.SHUFFLE[language]
    if isinstance(item, Number):
        yield question.instruction
    yield from _logic(question, asked, language)


def _logic(question: PrintedQuestion, asked: Instrument, language: Language) -> Iterator[str]:
    for option in question.options:
        if option.go_to:
            yield messages.JUMP[language].format(option=option.text, go_to=option.go_to)
    if question.condition:
        simple = branches(question.item, asked)
        yield (messages.LOGIC if simple else messages.NO_LOGIC)[language].format(
            condition=question.condition
        )
