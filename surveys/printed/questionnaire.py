"""The questionnaire as a person reads it: numbered, in one language, conditions in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.conditions import Condition
from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import (
    Code,
    Field,
    Instrument,
    Item,
    Kind,
    Language,
    Section,
    SingleChoice,
    Text,
    with_pipes,
)
from surveys.printed.conditions import in_words
from surveys.printed.instructions import instruction
from surveys.printed.numbering import numbers
from surveys.printed.quantities import Quantities
from surveys.printed.skipping import skipped_after

_ANSWER_IF = Text(fi="Vastaa, jos {test}.", sv="Svara om {test}.", en="Answer if {test}.")
_SECTION_IF = Text(
    fi="Vastaa tämän osan kysymyksiin, jos {test}.",
    sv="Svara på frågorna i den här delen om {test}.",
    en="Answer the questions in this section if {test}.",
)
_GO_TO = Text(fi="siirry kysymykseen {number}", sv="gå till fråga {number}",
              en="go to question {number}")  # fmt: skip
_GO_TO_END = Text(fi="siirry loppuun", sv="gå till slutet", en="go to the end")


@dataclass(frozen=True, slots=True)
class PrintedNotice:
    """What is said of personal data: a heading, and parts with a heading and a text each."""

    heading: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedOption:
    """Something to choose.

    Parameters
    ----------
    code
        As data hold it.
    text
        What the respondent reads.
    exclusive
        Whether nothing else may be chosen with it.
    go_to
        Where to go on when questions after this one are skipped for certain: "siirry kysymykseen
        7". Empty when the next question is the next one.
    """

    code: str
    text: str
    exclusive: bool = False
    go_to: str = ""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a grid or a part of an allocation: its number, field and text."""

    number: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """One question.

    Parameters
    ----------
    number
        "12".
    item
        What it is made from.
    name
        Of the item.
    text, help
        As respondents read them, with a blank for each earlier answer.
    instruction
        How it is answered.
    condition
        A sentence that says when it is answered; empty when always.
    options
        What can be chosen; of a grid, on each row.
    rows
        Of a grid or an allocation.
    unit
        What a number is in.
    limits
        What an answer must fulfil besides, compared with other answers.
    required
        Whether it may not be left without an answer.
    """

    number: str
    item: Item
    name: str
    text: str
    help: str
    instruction: str
    condition: str
    options: tuple[PrintedOption, ...]
    rows: tuple[PrintedRow, ...]
    unit: str
    limits: str
    required: bool


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section that asks something; numbers count these sections alone."""

    number: str
    name: str
    title: str
    intro: str
    condition: str
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A questionnaire in one language."""

    language: Language
    title: str
    intro: str
    notice: PrintedNotice
    sections: tuple[PrintedSection, ...]
    thanks: str

    @property
    def questions(self) -> tuple[PrintedQuestion, ...]:
        """The questions of all sections, in order."""
        return tuple(one for section in self.sections for one in section.questions)


def printed(asked: Instrument, language: Language, fieldwork: Fieldwork = NO_FIELDWORK) -> Printed:
    """Return the questionnaire as a person reads it.

    Parameters
    ----------
    asked
        As asked in one wave: `instrument.at(wave)`.
    language
        Of everything in it.
    fieldwork
        Whose notice of personal data it shows.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = printed(coordinators.at("2026"), "fi")
    >>> third = found.questions[2]
    >>> third.number, third.condition
    ('3', 'Vastaa, jos valitsit kysymyksessä 2 vaihtoehdon ”Muu tehtävä”.')
    """
    return _Printer(asked, language).printed(fieldwork)


class _Printer:
    def __init__(self, asked: Instrument, language: Language) -> None:
        self.asked = asked
        self.language = language
        self.numbers = numbers(asked)
        self.quantities = Quantities(asked, language, self.numbers)

    def printed(self, fieldwork: Fieldwork) -> Printed:
        say = self.text
        parts = tuple((say(head), say(body)) for head, body in privacy_texts(fieldwork))
        return Printed(
            language=self.language,
            title=say(self.asked.title),
            intro=say(self.asked.intro),
            notice=PrintedNotice(say(HEADING), parts),
            sections=tuple(self.sections()),
            thanks=say(self.asked.thanks),
        )

    def sections(self) -> Iterator[PrintedSection]:
        asking = [one for one in self.asked.sections if any(item.asked for item in one.items)]
        for number, section in enumerate(asking, start=1):
            yield PrintedSection(
                number=str(number),
                name=section.name,
                title=self.text(section.title),
                intro=self.piped(section.intro),
                condition=self.sentence(_SECTION_IF, section.condition),
                questions=tuple(self.questions(section)),
            )

    def questions(self, section: Section) -> Iterator[PrintedQuestion]:
        for item in section.items:
            if item.asked:
                yield self.question(item)

    def question(self, item: Item) -> PrintedQuestion:
        return PrintedQuestion(
            number=self.numbers[item.name],
            item=item,
            name=item.name,
            text=self.piped(item.text),
            help=self.piped(item.help),
            instruction=instruction(item, self.language),
            condition=self.sentence(_ANSWER_IF, item.condition),
            options=tuple(self.option(item, code) for code in item.options or ()),
            rows=tuple(
                self.row(one) for one in item.fields if one.part and one.name in self.numbers
            ),
            unit=self.text(getattr(item, "unit", None)),
            limits=self.text(item.valid_message),
            required=item.required,
        )

    def row(self, one: Field) -> PrintedRow:
        return PrintedRow(self.numbers[one.name], one.name, self.text(one.text))

    def option(self, item: Item, code: Code) -> PrintedOption:
        alone = code.exclusive or (code.missing is not None and item.fields[0].kind is Kind.FLAG)
        go_to = self.go_to(item, code) if isinstance(item, SingleChoice) else ""
        return PrintedOption(code.code, self.text(code.text), alone, go_to)

    def go_to(self, item: SingleChoice, code: Code) -> str:
        skipped = skipped_after(item, code, self.asked)
        if not skipped:
            return ""
        following = int(self.numbers[skipped[-1].name]) + 1
        if following > len(self.asked.asked):
            return self.text(_GO_TO_END)
        return self.quantities.say(_GO_TO, number=str(following))

    def sentence(self, text: Text, condition: Condition | None) -> str:
        if condition is None:
            return ""
        test = in_words(condition, self.asked, self.language, self.numbers)
        return self.quantities.say(text, test=test)

    def text(self, text: Text | None) -> str:
        return "" if text is None else text[self.language]

    def piped(self, text: Text | None) -> str:
        """Return a text with what is to be thought of in the place of earlier answers."""
        return with_pipes(self.text(text), self.blank)

    def blank(self, name: str) -> str:
        """Name an answer by its question; a computed number by what it is called."""
        one = self.asked.fields[name]
        if one.value is not None:
            return f"[{one.text[self.language]}]"
        return f"[{self.quantities.answer(name)}]"
