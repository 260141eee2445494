"""Stata: a data file to type answers in, and data files (.dta) read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.statistical import answers
from surveys.platforms.statistical.programs import STATA

if TYPE_CHECKING:
    import pandas as pd

    from surveys.responses import Responses

NAME = "stata"
TITLE = "Stata"
LAYOUTS = {"dta": "dta"}
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
    privacy notice in it. Names over 27 characters are shortened, labels over 80 are listed in full
    in a file beside it.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import fidelity
    >>> [file.name for file in export(fidelity, fidelity.wave().name, ["fi"])]
    ['fidelity.stata.fi.dta', 'fidelity.stata.names.json']
    """
    return answers.templates(instrument, wave, languages, NAME, STATA)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a Stata file cannot carry."""
    return answers.losses(instrument, STATA)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read a data file: our own, or any through a mapping.

    An extended missing value (.a to .z) is the reason that the instrument gives its code, or else
    a problem; the plain missing value is an empty cell. Labels that name other codes are refused.
    """
    from surveys.platforms.statistical.labelled import check_labels
    from surveys.platforms.statistical.reading import read_data
    from surveys.platforms.tabular.reader import read_table

    chosen = mapping or answers.mapping_of(instrument, wave, NAME, STATA)
    sheet, labels = read_data(path, STATA)
    notices = check_labels(labels, instrument, wave, chosen, sheet.name)
    return read_table(sheet, instrument, wave, chosen, notices=notices)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as a data file with labels."""
    layout_of(LAYOUTS, layout)
    return answers.lay_out(cells, instrument, wave, STATA)


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is Stata's, or return None.

    Examples
    --------
    >>> recognise(Glimpse("a.dta", "dta"))
    'a Stata data file'
    """
    return "a Stata data file" if file.kind == "dta" else None
