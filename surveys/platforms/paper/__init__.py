"""Paper: a form to print in Word and PDF for each language, and a table to type answers into.

The table is a workbook or CSV with a column for each field; codes stand on the form beside every
option, and on the second sheet of the workbook.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.paper.losses import losses_of
from surveys.printed import printed

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

NAME = "paper"
TITLE = "Paper"
LAYOUTS = {"entry": "xlsx", "csv": "csv"}
IS_FORM = True
TAKES_EDITS = True
VERSION = "1"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the form in Word and PDF for each language, the entry table and its mapping.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> for file in export(coordinators, "2026", ["sv"]):
    ...     print(file.name)
    coordinators.paper.sv.docx
    coordinators.paper.sv.pdf
    coordinators.paper.entry.xlsx
    coordinators.paper.names.json
    """
    from surveys.platforms.paper.content import content
    from surveys.platforms.paper.document import document
    from surveys.platforms.paper.entry import entry_mapping, entry_table
    from surveys.platforms.paper.pdf import pdf
    from surveys.platforms.tabular.naming import written_mapping

    start, files = f"{instrument.name}.{NAME}", []
    for language in languages:
        form = content(printed(instrument.at(wave), language, fieldwork))
        files.append(FormFile(f"{start}.{language}.docx", document(form)))
        files.append(FormFile(f"{start}.{language}.pdf", pdf(form)))
    files.append(FormFile(f"{start}.entry.xlsx", entry_table(instrument, wave)))
    mapping = entry_mapping(NAME, instrument, wave)
    return (*files, written_mapping(mapping, VERSION, instrument))


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a form on paper cannot carry."""
    return losses_of(instrument)


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read an entry table, as a workbook or as CSV.

    A form without a day of return is one that was not finished.
    """
    from surveys.platforms.delimited import read_sheet
    from surveys.platforms.glimpse import glimpse
    from surveys.platforms.paper.entry import CODES, entry_mapping
    from surveys.platforms.tabular.reader import read_table
    from surveys.platforms.workbooks import read_workbook

    is_workbook = glimpse(path).kind == "workbook"
    sheet = read_workbook(path, aside=[CODES]) if is_workbook else read_sheet(path)
    own = mapping or entry_mapping(NAME, instrument, wave)
    return read_table(sheet, instrument, wave, own, guarded=not is_workbook)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as an entry table that was filled in."""
    from surveys.platforms.paper.entry import entered

    return entered(cells, instrument, wave, layout_of(LAYOUTS, layout))


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is an entry table, or return None."""
    from surveys.platforms.paper.entry import META

    if file.kind in ("workbook", "text") and set(META.values()) <= set(file.headings):
        return f"the columns {', '.join(META.values())} of an entry table"
    return None
