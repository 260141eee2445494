"""The texts to paste, made so that answers can be told apart when they come back as texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from surveys.model import (
    Allocation,
    CodeList,
    Field,
    Instrument,
    Language,
    LikertGrid,
    MultipleChoice,
)
from surveys.printed import Printed, printed

SEPARATOR = ";"
"""Stands between several answers in one cell."""


def plain(text: str) -> str:
    r"""Return a text on one line, with single spaces: as it comes back in a heading or a cell.

    Examples
    --------
    >>> plain(" Which\u00a0role? \n Choose. ")
    'Which role? Choose.'
    """
    return " ".join(text.split())


def numbered(text: str, number: str) -> str:
    """Return a text to paste: it ends with the number of its question or row.

    Examples
    --------
    >>> numbered("Which role?", "2")
    'Which role? [2]'
    """
    return f"{plain(text)} [{number}]"


def option_texts(codes: CodeList, language: Language) -> dict[str, str]:
    """Return code → text to paste.

    A text has no semicolon, which stands between answers, and ends with its code when another
    option has the same text in some language.

    Examples
    --------
    >>> from surveys.model import Code, CodeList, Text
    >>> same = CodeList("c", (Code("a", Text(en="Yes; now")), Code("b", Text(en="Yes; now"))))
    >>> option_texts(same, "en")
    {'a': 'Yes, now [a]', 'b': 'Yes, now [b]'}
    """
    texts = {one.code: _option(one.text[language]) for one in codes}
    meant = Counter(
        text
        for one in codes
        for text in {_option(own) for own in (one.text.fi, one.text.sv, one.text.en) if own}
    )
    return {code: f"{text} [{code}]" if meant[text] > 1 else text for code, text in texts.items()}


def _option(text: str) -> str:
    return plain(text.replace(SEPARATOR, ","))


def headings(asked: Instrument, language: Language) -> Mapping[str, str]:
    """Return field → heading under which its answers come back in one language.

    The options of a multiple choice share that of their question.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = headings(coordinators.at("2026"), "en")
    >>> found["support__known"], found["tasks__guidance"] == found["tasks__training"]
    ('Management knows what my work involves. [20b]', True)
    """
    return headings_of(printed(asked, language))


def headings_of(form: Printed) -> dict[str, str]:
    """Return the headings of a questionnaire that was made ready for people."""
    found: dict[str, str] = {}
    for question in form.questions:
        match question.item:
            case LikertGrid():
                found |= {row.field: numbered(row.text, row.number) for row in question.rows}
            case Allocation():
                found |= {
                    row.field: numbered(f"{question.text} – {row.text}", row.number)
                    for row in question.rows
                }
            case item:
                heading = numbered(question.text, question.number)
                found |= {one.name: heading for one in item.fields}
    return found


def codes_of(one: Field, asked: Instrument, language: Language) -> dict[str, str]:
    """Return code → text of a field's cells: of a ticked option only what it says when ticked."""
    item = asked[one.item]
    if isinstance(item, MultipleChoice):
        return {"1": option_texts(item.codes, language)[one.part]}
    return {} if one.codes is None else option_texts(one.codes, language)
