"""ODK and KoboToolbox: the form as an XLSForm, and the exports of both servers.

The forms are judged by JavaRosa, the engine of ODK Collect, and taken by pyxform and ODK Validate.
The layouts of exports were read in the source of central-backend and formpack; KoboToolbox's own
columns in that of kpi. None was tried against a running server.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.mapping import NameMapping, mapping_file
from surveys.platforms.odk.cells import choices_columns, survey_columns
from surveys.platforms.odk.computed import randomising_losses
from surveys.platforms.odk.equality import equality_losses
from surveys.platforms.odk.names import published
from surveys.platforms.odk.recognition import recognise
from surveys.platforms.odk.turns import repeat_losses
from surveys.platforms.odk.xlsform import SETTINGS, form
from surveys.platforms.shared_losses import unique_losses

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

NAME = "odk"
TITLE = "ODK and KoboToolbox"
LAYOUTS = {"csv": "csv", "json": "json", "zip": "zip", "kobo": "csv"}
"""ODK Central's CSV, OData and zipped CSV, and KoboToolbox's CSV with XML values and headers."""
IS_FORM = True
TAKES_EDITS = False
VERSION = "XLSForm"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the XLSForm to upload to ODK Central or KoboToolbox, and the mapping of names.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked; each wave is a form of its own.
    languages
        In which the form can be answered.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026")]
    ['coordinators.odk.xlsx', 'coordinators.odk.names.json']
    """
    from surveys.platforms.workbook_writing import workbook

    sheets = form(instrument, wave, languages, fieldwork)
    content = workbook(
        {
            "survey": (survey_columns(languages), sheets.survey),
            "choices": (choices_columns(languages), sheets.choices),
            "settings": (SETTINGS, [sheets.settings]),
        }
    )
    fields = instrument.at(wave).asked_fields
    mapping = mapping_file(
        NAME,
        VERSION,
        instrument,
        wave,
        fields={one.name: published(one) for one in fields},
        codes={
            one.name: {code: code for code in one.codes.names}
            for one in fields
            if one.codes is not None
        },
    )
    return FormFile(f"{instrument.name}.{NAME}.xlsx", content), mapping


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument an ODK form cannot carry."""
    return (
        *(loss for item in instrument.asked for loss in randomising_losses(item)),
        *repeat_losses(instrument),
        *equality_losses(instrument),
        *unique_losses(instrument),
    )


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read what ODK Central or KoboToolbox exports; see `odk.exports` for the kinds of file."""
    from surveys.platforms.odk.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as an export of ODK Central or KoboToolbox; see `LAYOUTS`."""
    from surveys.platforms.odk.layout import lay_out_responses

    return lay_out_responses(cells, instrument, wave, layout_of(LAYOUTS, layout))
