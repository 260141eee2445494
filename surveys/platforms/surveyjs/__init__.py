"""SurveyJS: the form as the JSON that its library loads, and results stored as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.mapping import NameMapping, mapping_file
from surveys.platforms.shared_losses import unique_losses
from surveys.platforms.surveyjs import names
from surveys.platforms.surveyjs.form import form
from surveys.platforms.surveyjs.recognition import recognise

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

NAME = "surveyjs"
TITLE = "SurveyJS"
LAYOUTS = {"json": "json"}
IS_FORM = True
TAKES_EDITS = False
VERSION = "3.1"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the JSON to give to SurveyJS's `Model`, and the mapping of names.

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

    Notes
    -----
    The form opens in the language that the instrument was written in. SurveyJS shows no choice of
    languages: the page around the form sets `survey.locale`, and imports `survey-core/survey.i18n`
    for the words of the library itself in Finnish and Swedish. The page also stores the results;
    what it may put around them is said in `surveys.platforms.surveyjs.results`.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026")]
    ['coordinators.surveyjs.json', 'coordinators.surveyjs.names.json']
    """
    content = (
        json.dumps(form(instrument, wave, languages, fieldwork), ensure_ascii=False, indent=1)
        + "\n"
    )
    fields = [one for item in instrument.at(wave).asked for one in item.fields]
    mapping = mapping_file(
        NAME,
        VERSION,
        instrument,
        wave,
        fields={one.name: names.published(one) for one in fields},
        codes={
            one.name: {code.code: names.option(code.code) for code in one.codes}
            for one in fields
            if one.codes is not None
        },
    )
    return FormFile(f"{instrument.name}.{NAME}.json", content.encode()), mapping


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a SurveyJS form cannot carry."""
    return tuple(unique_losses(instrument))


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read a JSON array of results."""
    from surveys.platforms.surveyjs.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as a JSON array of results."""
    from surveys.platforms.surveyjs.layout import lay_out_responses

    layout_of(LAYOUTS, layout)
    return lay_out_responses(cells, instrument, wave)
