"""A questionnaire as text in Qualtrics' Advanced Format.

The tags are those of Qualtrics' help, "Import & export surveys": a question and its type, its id,
choices and answers with recode values, embedded data, blocks. Texts are HTML, each on one line, and
square brackets in them are entities so that none is taken for a tag. Whether a recode value is also
taken over for choices of more than one answer, and whether ids may hold underscores, is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from surveys.fieldwork import Fieldwork
from surveys.model import (
    Allocation,
    Date,
    Instrument,
    Language,
    LikertGrid,
    LongText,
    MultipleChoice,
    SingleChoice,
)
from surveys.platforms.limits import total_is
from surveys.platforms.markup import plain_html
from surveys.platforms.qualtrics import names as own
from surveys.platforms.qualtrics.messages import WRITE_DATE
from surveys.platforms.qualtrics.names import Names, names_of
from surveys.platforms.versions import slashed_version
from surveys.platforms.writing import LIST_MOST
from surveys.printed import Printed, PrintedQuestion, PrintedSection, printed


def survey(instrument: Instrument, wave: str, language: Language, fieldwork: Fieldwork) -> str:
    """Return the text of one wave in one language.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    language
        Of the texts; ids and recode values are the same in all.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Examples
    --------
    >>> from surveys.fieldwork import NO_FIELDWORK
    >>> from surveys.instruments import coordinators
    >>> survey(coordinators, "2026", "sv", NO_FIELDWORK).splitlines()[0]
    '[[AdvancedFormat]]'
    """
    form, names = printed(instrument.at(wave), language, fieldwork), names_of(instrument, wave)
    parts = [
        ["[[AdvancedFormat]]"],
        [f"[[ED:{own.VERSION}:{slashed_version(instrument, wave)}]]"],
        [f"[[ED:{own.LANGUAGE}:{language}]]"],
        *_opening(form),
        *(lines for section in form.sections for lines in _section(section, language, names)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _opening(form: Printed) -> Iterator[list[str]]:
    notice = form.notice
    said = (line for heading, text in notice.parts for line in (_bold(heading), plain_html(text)))
    yield [f"[[Block:{plain_html(form.title)}]]"]
    yield _text(own.INTRO, [_bold(form.title), plain_html(form.intro)])
    yield _text(own.NOTICE, [_bold(notice.heading), *said])


def _section(section: PrintedSection, language: Language, names: Names) -> Iterator[list[str]]:
    yield [f"[[Block:{plain_html(section.title)}]]"]
    head = [_bold(section.title), *filter(None, [plain_html(section.intro)])]
    yield _text(names.ids[section.name], head)
    for question in section.questions:
        yield [*_question(question, language, names), *_lists(question, names)]


def _text(name: str, lines: Iterable[str]) -> list[str]:
    return ["[[Question:DB]]", f"[[ID:{name}]]", "<br>".join(lines)]


def _bold(text: str) -> str:
    return f"<b>{plain_html(text)}</b>"


def _question(question: PrintedQuestion, language: Language, names: Names) -> list[str]:
    texts = [question.text, question.help, f"({question.unit})" if question.unit else ""]
    match question.item:
        case Date():
            texts.append(WRITE_DATE[language])
        case Allocation(total=total):
            texts.append(total_is(total)[language])
    return [
        f"[[Question:{_kind(question)}]]",
        f"[[ID:{names.ids[question.name]}]]",
        "<br>".join(plain_html(text) for text in texts if text),
    ]


def _kind(question: PrintedQuestion) -> str:
    match question.item:
        case SingleChoice():
            return (
                "MC:DropDown" if len(question.options) > LIST_MOST else "MC:SingleAnswer:Vertical"
            )
        case MultipleChoice():
            return "MC:MultipleAnswer:Vertical"
        case LikertGrid():
            return "Matrix"
        case Allocation():
            return "ConstantSum"
        case LongText():
            return "TE:Essay"
        case _:
            return "TE:SingleLine"


def _lists(question: PrintedQuestion, names: Names) -> Iterator[str]:
    if question.rows:
        # Without numbers of their own, rows get their places.
        yield "[[Choices]]"
        yield from (plain_html(row.text) for row in question.rows)
    if question.options:
        tag = "Answer" if question.rows else "Choice"
        recodes = names.recodes[question.name]
        yield f"[[Advanced{tag}s]]"
        for option in question.options:
            yield f"[[{tag}:{recodes[option.code]}]]"
            yield plain_html(option.text)
