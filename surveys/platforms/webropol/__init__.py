"""Webropol: a build sheet for each language, and answers read back from Excel or its REST service.

Webropol documents no format in which it takes in a questionnaire. Question types are named as in
its manual of 2012. The JSON is that of the REST service as a client of somebody else's types it.
Unverified until a real file is seen: the columns of the Excel export, for which headings by
question text and several answers joined by semicolons are taken for granted, and whether questions
without an answer stand in the JSON. The mapping file can say otherwise: which heading is which, a
heading of its own for each option of a multiple choice with the cells that mean that it is ticked,
and under "meta" the columns of ids, times and languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.by_hand.losses import losses_of
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.webropol.builder import BUILDER, META, OWN
from surveys.platforms.webropol.recognition import recognised

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
LAYOUTS = {"xlsx": "xlsx", "json": "json"}
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
    ['coordinators.webropol.fi.docx', 'coordinators.webropol.names.json']
    """
    from surveys.platforms.by_hand.exporting import export_sheets

    return export_sheets(BUILDER, VERSION, instrument, wave, languages, fieldwork, META)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a form in Webropol cannot carry."""
    return losses_of(instrument, BUILDER)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read an Excel export, a CSV made of it, or the JSON of the REST service."""
    from surveys.platforms.by_hand.exporting import read_file
    from surveys.platforms.by_hand.naming import text_mapping
    from surveys.platforms.by_hand.reading import read_texts
    from surveys.platforms.glimpse import glimpse
    from surveys.platforms.webropol.results import read_results

    chosen = mapping or text_mapping(NAME, instrument, wave, instrument.at(wave).languages, META)
    if glimpse(path).kind == "json":
        return read_texts(read_results(path, chosen), instrument, wave, chosen, OWN)
    return read_texts(read_file(path), instrument, wave, chosen, OWN)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as an Excel export or as the JSON of the REST service."""
    from surveys.platforms.webropol.layout import lay_out_responses

    return lay_out_responses(cells, instrument, wave, layout_of(LAYOUTS, layout))


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is Webropol's, or return None."""
    return recognised(file)
