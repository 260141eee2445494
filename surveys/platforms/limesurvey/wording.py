"""How questions and answers are worded in exports with texts instead of codes.

A heading is the text of the question, and after it in square brackets that of the subquestion.
LimeSurvey takes the markup out of it, and may write signs as references and spaces as underscores;
so texts are compared without any of these (`bare`).

Checked in the source of LimeSurvey: how headings are put together (`Writer.getHeadingText`,
`viewHelper.getFieldText`) and what each kind of answer is written as (`SurveyObj.getFullAnswer`).
Seen in an export of 6.13: the Finnish headings of the first two columns. What was never seen: an
export in Swedish, and what becomes of earlier answers shown inside a question; these are left out
of the comparison.
"""

from __future__ import annotations

import html as references
import re
from collections import Counter
from collections.abc import Mapping

from surveys.errors import ResponseError
from surveys.model import Field, Instrument, Language
from surveys.platforms.limesurvey.xml import html, html_with_answers

ADVICE = "In LimeSurvey export with question codes as headings and answer codes."
META: dict[Language, tuple[str, ...]] = {
    "fi": ("Vastaus-ID", "Lähetys päivämäärä", "Viimeinen sivu", "Aloituskieli", "Siemenluku"),
    "sv": ("Svars-ID", "Inskickat den", "Sista sidan", "Startspråk", "Startvärde"),
    "en": ("Response ID", "Date submitted", "Last page", "Start language", "Seed"),
}
"""Headings of the first columns. They are found by their places, as translations change."""
OTHERS = frozenset((
    "Token", "Access code", "Date started", "Date last action", "IP address", "Referrer URL",
    "Total time",
))  # fmt: skip
"""Headings of other columns that are not answers, in English; the translations were never seen."""
TICKED: dict[Language, tuple[str, str]] = {
    "fi": ("Kyllä", "Ei"), "sv": ("Ja", "Nej"), "en": ("Yes", "No"),
}  # fmt: skip
"""What a multiple choice says of an option: chosen, not chosen."""
UNSEEN = "N/A"
"""What it says of an option that was not shown."""
_MARKUP = re.compile(r"<br\s*/?>|\{[^{}]*\}")


def bare(text: str) -> str:
    """Return what a text says without markup, references, spaces and answers shown inside it.

    Examples
    --------
    >>> bare("R&amp;D {role}<br />is &lt; 2"), bare("R&D_is < 2 ")
    ('R&Dis<2', 'R&Dis<2')
    """
    return re.sub(r"[\s_]+", "", references.unescape(_MARKUP.sub("", text)))


def heading(one: Field, asked: Instrument, language: Language) -> str:
    """Return the heading of a field, with the markup of the form.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> heading(coordinators.fields["tasks__guidance"], coordinators, "en").endswith("]")
    True
    """
    item = asked[one.item]
    text = html_with_answers(item.text[language], lambda name: f"{{{name}}}")
    if not one.part:
        return text
    assert item.parts_list is not None
    return f"{text} [{html(item.parts_list[one.part].text[language])}]"


def codes_of(one: Field, language: Language, where: str) -> Mapping[str, str]:
    """Return the label of each code, bare → the code.

    Raises
    ------
    ResponseError
        Two codes have the same label in this language.
    """
    assert one.codes is not None
    labels = {code.code: bare(html(code.text[language])) for code in one.codes}
    twice = [code for code, label in labels.items() if Counter(labels.values())[label] > 1]
    if twice:
        raise ResponseError(
            f"answers to item {one.item} as texts, where {twice[0]} and {twice[1]} have the same "
            f"text in language {language}",
            expected="texts that tell the answers apart",
            where=where,
            advice=ADVICE,
        )
    return {label: code for code, label in labels.items()}
