"""What stands on a paper form, the same for Word and PDF: plain values that can be laid out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from surveys.model import (
    Allocation,
    Date,
    Language,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms.paper import messages
from surveys.platforms.writing import number_text
from surveys.printed import Printed, PrintedNotice, PrintedOption, PrintedQuestion, PrintedSection

Kind: TypeAlias = Literal["options", "grid", "number", "shares", "date", "boxes", "lines"]

_FEW_LETTERS = 12
"""A text of so many characters gets a box for each."""
_LINE = 60
"""Letters that fit on a line."""
_SHORT_TEXT, _LONG_TEXT = 2, 5
"""Lines to write on."""
_MANY, _NARROW = 10, 38
"""From so many options on they stand in two columns, when none is longer than so many letters."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the answer to a question is marked or written.

    Parameters
    ----------
    kind
        What it looks like.
    mark
        "circle" where one is chosen, "box" where several are, "" where one writes.
    columns
        In how many columns options stand.
    room
        Lines to write on, or boxes for letters or digits.
    total
        What shares add up to.
    """

    kind: Kind
    mark: str = ""
    columns: int = 1
    room: int = 0
    total: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where it is answered."""

    number: str
    text: str
    required: bool
    condition: str
    notes: str
    options: tuple[PrintedOption, ...]
    rows: tuple[tuple[str, str], ...]
    unit: str
    body: Body


@dataclass(frozen=True, slots=True)
class Page:
    """A section."""

    number: str
    title: str
    intro: str
    condition: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole form in one language.

    Parameters
    ----------
    words
        The form's own words by their names in `messages`, lower-case.
    notes
        Codes and hints that stand under "how to answer".
    """

    language: Language
    title: str
    intro: str
    notice: PrintedNotice
    pages: tuple[Page, ...]
    thanks: str
    words: dict[str, str]
    notes: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as values that JSON can hold."""
        return asdict(self)


def content(form: Printed) -> Content:
    """Return what stands on the form.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.printed import printed
    >>> found = content(printed(coordinators.at("2026"), "fi"))
    >>> [question.body.kind for question in found.pages[0].questions][:3]
    ['boxes', 'options', 'lines']
    """
    return Content(
        language=form.language,
        title=form.title,
        intro=form.intro,
        notice=form.notice,
        pages=tuple(_page(section) for section in form.sections),
        thanks=form.thanks,
        words=_words(form.language),
        notes=tuple(_notes(form)),
    )


def _words(language: Language) -> dict[str, str]:
    return {
        name.lower(): text[language] for name, text in vars(messages).items()
        if isinstance(text, Text)
    }  # fmt: skip


def _notes(form: Printed) -> list[str]:
    starred = [messages.REQUIRED] if any(one.required for one in form.questions) else []
    return [text[form.language] for text in (*starred, messages.WRONG, messages.CODES)]


def _page(section: PrintedSection) -> Page:
    return Page(
        section.number,
        section.title,
        section.intro,
        section.condition,
        tuple(map(_question, section.questions)),
    )


def _question(one: PrintedQuestion) -> Question:
    notes = " ".join(part for part in (one.help, one.instruction, one.limits) if part)
    return Question(
        number=one.number,
        text=one.text,
        required=one.required,
        condition=one.condition,
        notes=notes,
        options=one.options,
        rows=tuple((row.number, row.text) for row in one.rows),
        unit=one.unit,
        body=_body(one),
    )


def _body(one: PrintedQuestion) -> Body:
    match one.item:
        case SingleChoice():
            return Body("options", "circle", _columns(one))
        case MultipleChoice():
            return Body("options", "box", _columns(one))
        case LikertGrid():
            return Body("grid", "circle")
        case Number(minimum=least, maximum=most, decimals=decimals):
            digits = max(len(number_text(int(limit))) for limit in (least, most))
            return Body("number", room=digits + decimals)
        case Allocation(total=total):
            return Body("shares", total=str(total), room=len(str(total)))
        case Date():
            return Body("date")
        case ShortText(max_length=most):
            if most <= _FEW_LETTERS:
                return Body("boxes", room=most)
            return _lines(1 if most <= _LINE else _SHORT_TEXT)
        case LongText():
            return _lines(_LONG_TEXT)
        case _:
            raise AssertionError(f"{one.name} is not asked")


def _lines(number: int) -> Body:
    return Body("lines", room=number)


def _columns(one: PrintedQuestion) -> int:
    # Codes are set in small letters.
    longest = max(len(own.text) + len(own.code) // 2 + len(own.go_to) for own in one.options)
    return 2 if len(one.options) >= _MANY and longest <= _NARROW else 1
