"""Microsoft Forms: a build sheet for each language, and the workbook of responses read back.

Microsoft documents no format in which Forms takes in a questionnaire, nor the columns of its
workbook. Programs that read such workbooks agree on these: ID, Start time, Completion time, Email,
Name (and Last modified time) before the questions, which are headings by their texts; several
answers in one cell with a semicolon after each; a column for each row of a Likert question; and a
number behind a heading that repeats. Unverified until a real file is seen: the Finnish and Swedish
names of those columns, how days are stored, and what a form of several languages exports.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.by_hand.losses import losses_of
from surveys.platforms.by_hand.recognition import COMPLETED, STARTED
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.ms_forms.builder import BUILDER, OWN

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

NAME = BUILDER.name
TITLE = BUILDER.title
LAYOUTS = {"xlsx": "xlsx"}
IS_FORM = True
TAKES_EDITS = True
VERSION = "1"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return a build sheet for each language, and the mapping of texts to names and codes.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026", ["fi"])]
    ['coordinators.ms_forms.fi.docx', 'coordinators.ms_forms.names.json']
    """
    from surveys.platforms.by_hand.exporting import export_sheets

    return export_sheets(BUILDER, VERSION, instrument, wave, languages, fieldwork, {})


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a form in Microsoft Forms cannot carry."""
    return losses_of(instrument, BUILDER)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read the workbook of responses, or a CSV made of it."""
    from surveys.platforms.by_hand.exporting import read_file
    from surveys.platforms.by_hand.naming import text_mapping
    from surveys.platforms.by_hand.reading import read_texts
    from surveys.platforms.columns import check_numbers
    from surveys.platforms.ms_forms.timing import timed

    languages = instrument.at(wave).languages
    chosen = mapping or text_mapping(NAME, instrument, wave, languages, {})
    sheet = read_file(path)
    check_numbers(sheet, OWN.meta["response_id"])
    return timed(read_texts(sheet, instrument, wave, chosen, OWN), sheet)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as the workbook of responses, with a column for the language of each."""
    from surveys.platforms.ms_forms.layout import lay_out_responses

    layout_of(LAYOUTS, layout)
    return lay_out_responses(cells, instrument, wave)


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is the workbook of responses, or return None.

    Examples
    --------
    >>> recognise(Glimpse("a.xlsx", "workbook", headings=("ID", "Start time", "Completion time")))
    'the columns Start time and Completion time of Microsoft Forms'
    """
    if file.kind not in ("workbook", "text"):
        return None
    started, completed = (
        next((one for one in file.headings if one.strip() in names), None)
        for names in (STARTED, COMPLETED)
    )
    if started is None or completed is None:
        return None
    return f"the columns {started} and {completed} of Microsoft Forms"
