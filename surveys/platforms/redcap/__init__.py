"""REDCap: data dictionaries, one for each language, and records exported as CSV or JSON.

The dictionary follows REDCap's help as it is quoted on the web, and a model of the dictionary made
by others; neither the form nor an export has been tried in a running REDCap.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.mapping import NameMapping, mapping_file
from surveys.platforms.redcap.dictionary import dictionary
from surveys.platforms.redcap.losses import losses_of
from surveys.platforms.redcap.names import names_of
from surveys.platforms.redcap.recognition import recognise
from surveys.platforms.redcap.rows import written

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

NAME = "redcap"
TITLE = "REDCap"
LAYOUTS = {"csv": "csv", "json": "json"}
IS_FORM = True
TAKES_EDITS = False
VERSION = "16"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return a data dictionary for each language, and the mapping of names.

    Parameters
    ----------
    instrument
        With all of its waves: names are the same in each.
    wave
        The wave whose questions are asked.
    languages
        In which the form can be answered: each is a project of its own.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Raises
    ------
    UsageError
        There is no such wave.
    DefinitionError
        Codes cannot be kept apart by REDCap's rules.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026", ["fi"])]
    ['coordinators.redcap.fi.csv', 'coordinators.redcap.names.json']
    """
    names, fields = names_of(instrument), instrument.at(wave).asked_fields
    forms = [
        FormFile(
            f"{instrument.name}.{NAME}.{language}.csv",
            written(dictionary(instrument, wave, language, fieldwork)),
        )
        for language in languages
    ]
    mapping = mapping_file(
        NAME,
        VERSION,
        instrument,
        wave,
        fields={one.name: names.column(one) for one in fields},
        codes={
            one.name: {code: code for code in one.codes.names}
            for one in fields
            if one.codes is not None
        },
    )
    return (*forms, mapping)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a data dictionary cannot carry."""
    return losses_of(instrument)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read an export of raw data, as CSV or JSON."""
    from surveys.platforms.redcap.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as an export of raw data."""
    from surveys.platforms.redcap.layout import lay_out_responses

    return lay_out_responses(cells, instrument, wave, layout_of(LAYOUTS, layout))
