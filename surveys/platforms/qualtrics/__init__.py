"""Qualtrics: surveys as text in the Advanced Format, and responses exported as CSV.

The text is as Qualtrics' help describes it, the export as the help and others' exports show it;
neither has been tried in Qualtrics. QSF, which could carry the logic, is not documented, and its
maker advises against writing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.mapping import NameMapping, mapping_file
from surveys.platforms.qualtrics.names import names_of
from surveys.platforms.qualtrics.questions import survey
from surveys.platforms.qualtrics.recognition import recognise
from surveys.platforms.qualtrics.settings import losses_of, settings_list

if TYPE_CHECKING:
    import pandas as pd

    from surveys.responses import Responses

__all__ = [
    "IS_FORM",
    "LAYOUTS",
    "NAME",
    "TAKES_EDITS",
    "TITLE",
    "VERSION",
    "export",
    "lay_out",
    "losses",
    "read",
    "recognise",
]

NAME = "qualtrics"
TITLE = "Qualtrics"
LAYOUTS = {"csv": "csv"}
IS_FORM = True
TAKES_EDITS = False
VERSION = "Advanced Format"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return for each language a text to import and a list of settings, and the mapping of names.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    languages
        In which the form can be answered: each is a survey of its own.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> for file in export(coordinators, "2026", ["fi"]):
    ...     print(file.name)
    coordinators.qualtrics.fi.txt
    coordinators.qualtrics.fi.logic.txt
    coordinators.qualtrics.names.json
    """
    names, fields = names_of(instrument, wave), instrument.at(wave).asked_fields
    forms = []
    for language in languages:
        start = f"{instrument.name}.{NAME}.{language}"
        text = survey(instrument, wave, language, fieldwork)
        settings = settings_list(instrument, wave, language, fieldwork)
        forms.append(FormFile(f"{start}.txt", text.encode()))
        forms.append(FormFile(f"{start}.logic.txt", settings.encode()))
    mapping = mapping_file(
        NAME,
        VERSION,
        instrument,
        wave,
        fields={one.name: names.column(one) for one in fields},
        codes={one.name: names.recodes[one.item] for one in fields if one.codes is not None},
    )
    return (*forms, mapping)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument has to be set by hand after an import."""
    return losses_of(instrument)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read an export of numeric values with three rows of headings."""
    from surveys.platforms.qualtrics.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as an export of numeric values."""
    from surveys.platforms.qualtrics.layout import lay_out_responses

    layout_of(LAYOUTS, layout)
    return lay_out_responses(cells, instrument, wave)
