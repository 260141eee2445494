"""SPSS: a data file to type answers in, and data files (.sav) read back, LimeSurvey's too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.spss.limesurvey import is_limesurveys, limesurvey_mapping
from surveys.platforms.statistical import answers
from surveys.platforms.statistical.programs import SPSS

if TYPE_CHECKING:
    import pandas as pd

    from surveys.responses import Responses

__all__ = [
    "IS_FORM",
    "LAYOUTS",
    "NAME",
    "TAKES_EDITS",
    "TITLE",
    "export",
    "lay_out",
    "losses",
    "read",
    "recognise",
]

NAME = "spss"
TITLE = "SPSS"
LAYOUTS = {"sav": "sav"}
IS_FORM = False
TAKES_EDITS = True


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return a data file without cases for each language, and the mapping of names and values.

    The file is for those who type in answers from paper; respondents never see it, so there is no
    privacy notice in it. Labels that SPSS would cut are listed in full in a file beside it.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026", ["fi"])]
    ['coordinators.spss.fi.sav', 'coordinators.spss.names.json']
    """
    return answers.templates(instrument, wave, languages, NAME, SPSS)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument an SPSS file cannot carry."""
    return answers.losses(instrument, SPSS)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read a data file: our own, one made by LimeSurvey, or any through a mapping.

    The mapping decodes values; labels that name other codes are refused, but for LimeSurvey's,
    which are not reliable. A user-missing value is the reason that the instrument gives its code,
    or else a problem.
    """
    from surveys.platforms.statistical.labelled import check_labels
    from surveys.platforms.statistical.reading import read_data
    from surveys.platforms.tabular.reader import read_table

    sheet, labels = read_data(path, SPSS)
    if is_limesurveys(sheet.header):
        own = mapping or limesurvey_mapping(NAME, instrument, wave, sheet.header)
        return read_table(sheet, instrument, wave, own)
    chosen = mapping or answers.mapping_of(instrument, wave, NAME, SPSS)
    notices = check_labels(labels, instrument, wave, chosen, sheet.name)
    return read_table(sheet, instrument, wave, chosen, notices=notices)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as a data file with labels."""
    layout_of(LAYOUTS, layout)
    return answers.lay_out(cells, instrument, wave, SPSS)


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is SPSS's, or return None."""
    if file.kind != "sav":
        return None
    maker = ", with the variables that LimeSurvey writes" if is_limesurveys(file.headings) else ""
    return f"an SPSS data file{maker}"
