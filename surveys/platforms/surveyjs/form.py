"""An instrument as a SurveyJS form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import LANGUAGES, Field, Instrument, Language, Section, Text
from surveys.platforms.forms import main_language
from surveys.platforms.pipes import shown_in_texts
from surveys.platforms.surveyjs import messages, names
from surveys.platforms.surveyjs.conditions import calculation, visibility
from surveys.platforms.surveyjs.questions import Element, element
from surveys.platforms.surveyjs.wording import Wording
from surveys.platforms.versions import form_version
from surveys.platforms.writing import SHOWN_DECIMALS


def form(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> Element:
    """Return the form of an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    languages
        In which the form can be answered.
    fieldwork
        Who asks.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> form(coordinators, "2026", ["sv"])["locale"]
    'sv'
    """
    asked = instrument.at(wave)
    wording = Wording(languages, asked.fields)
    return {
        "title": wording.plain(asked.title),
        "locale": main_language(instrument, languages),
        # An answer that is hidden is no answer, also while the form is being filled in: conditions
        # on it must not go by what was answered before.
        "clearInvisibleValues": "onHiddenContainer",
        "completedHtml": wording.markup(asked.thanks),
        "pageNextText": wording.plain(messages.NEXT),
        "pagePrevText": wording.plain(messages.PREVIOUS),
        "completeText": wording.plain(messages.COMPLETE),
        "calculatedValues": list(_computed(asked, form_version(instrument, wave))),
        "pages": [_opening(asked, wording, fieldwork), *_pages(asked, wording)],
    }


def _opening(asked: Instrument, wording: Wording, fieldwork: Fieldwork) -> Element:
    intro = {"type": "html", "name": names.INTRO, "html": wording.markup(asked.intro)}
    notice = {
        "type": "panel",
        "name": names.NOTICE,
        "title": wording.plain(HEADING),
        "elements": [
            _said(number, heading, text, wording)
            for number, (heading, text) in enumerate(privacy_texts(fieldwork), 1)
        ],
    }
    return {"name": names.OPENING, "elements": [intro, notice]}


def _said(number: int, heading: Text, text: Text, wording: Wording) -> Element:
    return {
        "type": "panel",
        "name": f"{names.NOTICE}{number}_",
        "title": wording.plain(heading),
        "elements": [
            {
                "type": "html",
                "name": f"{names.NOTICE}{number}_text_",
                "html": wording.markup(text),
            }
        ],
    }


def _pages(asked: Instrument, wording: Wording) -> Iterator[Element]:
    """Return a page for every section that asks something."""
    for section in asked.sections:
        elements = [element(item, asked, wording) for item in section.items if item.asked]
        if elements:
            yield {**_head(section, asked, wording), "elements": elements}


def _head(section: Section, asked: Instrument, wording: Wording) -> Element:
    found: Element = {"name": section.name, "title": wording.plain(section.title)}
    if section.intro is not None:
        found["description"] = wording.piped(section.intro)
    shown = visibility(section.condition, asked)
    return {**found, "visibleIf": shown} if shown else found


def _computed(asked: Instrument, version: str) -> Iterator[Element]:
    """Return what the form computes: its own marks, and the items that are not asked."""
    yield _value(names.VERSION, f"'{version}'", kept=True)
    yield _value(names.LANGUAGE, f"{{{names.LOCALE}}}", kept=True)
    shown = shown_in_texts(asked)
    for one in asked.fields.values():
        if one.value is not None:
            yield _value(names.path(one), calculation(one, asked), kept=True)
            if one in shown:
                yield _value(names.shown(one), _worded(one, asked), kept=False)


def _worded(one: Field, asked: Instrument) -> str:
    """Return a computed number for texts: a text would show the name of one without a value."""
    return calculation(one, asked, SHOWN_DECIMALS, otherwise="' '")


def _value(name: str, expression: str, *, kept: bool) -> Element:
    return {"name": name, "expression": expression, "includeIntoResult": kept}
