"""An instrument as a REDCap data dictionary in one language.

Everything is on one form. A section's title is a section header, at which REDCap begins a page
when the survey is set to show one section on each; what stands before the first is the first page.
REDCap's help says that a header is hidden when all fields under it are; elsewhere it is said that
it goes with the field it is attached to. So it is attached to a field that is shown whenever the
section is. The header of a grid would begin a page too, so that a grid's question stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import Instrument, Language, Section, Text
from surveys.platforms.markup import plain_html
from surveys.platforms.redcap import names as own
from surveys.platforms.redcap.names import names_of
from surveys.platforms.redcap.questions import Writer
from surveys.platforms.redcap.rows import SPACE, Row, Wording
from surveys.platforms.versions import slashed_version

_RECORD = Text(fi="Vastauksen tunnus", sv="Svarets id", en="Response id")


def dictionary(
    instrument: Instrument, wave: str, language: Language, fieldwork: Fieldwork = NO_FIELDWORK
) -> tuple[Row, ...]:
    """Return the fields of one wave in one language.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    language
        Of the texts; names and codes are the same in all.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [row.name for row in dictionary(coordinators, "2026", "sv")[:5]]
    ['record_id', 'form_version', 'form_language', 'form_intro', 'form_notice']
    """
    asked, names = instrument.at(wave), names_of(instrument)
    wording = Wording(language, asked, names)
    writer = Writer(asked, names, wording)
    opening = (
        Row(name=own.RECORD, form=names.form, kind="text", label=wording.label(_RECORD)),
        _mark(own.VERSION, slashed_version(instrument, wave), names.form),
        _mark(own.LANGUAGE, language, names.form),
        Row(
            name=own.INTRO,
            form=names.form,
            kind="descriptive",
            label=f"<b>{wording.label(asked.title)}</b><br>{wording.label(asked.intro)}",
        ),
        Row(
            name=own.NOTICE,
            form=names.form,
            kind="descriptive",
            label=_notice(fieldwork, language),
        ),
    )
    sections = (row for section in asked.sections for row in _section(section, writer))
    return (*opening, *sections)


def _mark(name: str, value: str, form: str) -> Row:
    """Return a field that nobody sees, filled in when the form is opened."""
    return Row(
        name=name, form=form, kind="text", label=name,
        annotation=f"{name} @HIDDEN @DEFAULT='{value}'",
    )  # fmt: skip


def _notice(fieldwork: Fieldwork, language: Language) -> str:
    """Return the notice; braces in it are no answers, as it belongs to no instrument."""
    said = [
        f"<b>{plain_html(heading[language])}</b><br>{plain_html(text[language])}"
        for heading, text in privacy_texts(fieldwork)
    ]
    return "<br>".join((f"<b>{plain_html(HEADING[language])}</b>", *said))


def _section(section: Section, writer: Writer) -> Iterator[Row]:
    rows = [row for item in section.items for row in writer.rows(item)]
    first = next((item for item in section.items if item.asked), None)
    if first is None:
        yield from rows
        return
    if section.intro is not None or first.condition is not None:
        label = SPACE if section.intro is None else writer.wording.label(section.intro)
        rows.insert(0, writer.text(section.name, label, section.condition))
    place = next(place for place, row in enumerate(rows) if row.kind != "calc")
    rows[place] = replace(rows[place], header=writer.wording.label(section.title))
    yield from rows
