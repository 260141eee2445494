"""Any table: CSV or Excel with one column for each field, decoded through a mapping file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.glimpse import Glimpse
from surveys.platforms.mapping import NameMapping
from surveys.platforms.tabular.naming import META_NAMES, canonical_mapping, written_mapping

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

NAME = "table"
TITLE = "Table (CSV or Excel)"
LAYOUTS = {"csv": "csv", "xlsx": "xlsx"}
IS_FORM = False
TAKES_EDITS = True
_VERSION = "1"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return a table with headings alone, and the mapping to edit for a table of somebody else's.

    In the mapping each field has the headings under which its answers may stand and each code the
    cells that mean it. `meta` names the columns of response ids, times of submission and languages;
    columns that hold no answers are listed under `ignored`.

    Raises
    ------
    UsageError
        There is no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026")]
    ['coordinators.table.csv', 'coordinators.table.names.json']
    """
    from surveys.platforms.delimited_writing import table_csv

    mapping = canonical_mapping(NAME, instrument, wave)
    headings = (*META_NAMES, *mapping.fields)
    return (
        FormFile(f"{instrument.name}.{NAME}.csv", table_csv([headings])),
        written_mapping(mapping, _VERSION, instrument),
    )


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a table cannot carry."""
    return (
        "a table is no form: questions, skip logic, limits and required answers are not in it; all "
        "but the wording are checked when it is read",
    )


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read a table; without a mapping under the instrument's own names and codes."""
    from surveys.platforms.delimited import read_sheet
    from surveys.platforms.tabular.reader import read_table
    from surveys.platforms.workbooks import read_workbook

    is_workbook = path.suffix.lower() in (".xlsx", ".xlsm")
    sheet = read_workbook(path) if is_workbook else read_sheet(path)
    chosen = mapping or canonical_mapping(NAME, instrument, wave)
    return read_table(sheet, instrument, wave, chosen, guarded=not is_workbook)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as a table under the instrument's own names and codes."""
    from surveys.platforms.table.layout import lay_out_responses

    return lay_out_responses(cells, instrument, wave, layout_of(LAYOUTS, layout))


def recognise(file: Glimpse) -> str | None:
    """Say what shows that a file is such a table, or return None: only our own headings do.

    Examples
    --------
    >>> recognise(Glimpse("a.csv", "text", headings=("response_id", "submitted", "language", "a")))
    'the headings response_id, submitted, language of our table'
    >>> recognise(Glimpse("a.csv", "text", headings=("id", "a")))
    """
    if file.kind not in ("text", "workbook") or file.headings[: len(META_NAMES)] != META_NAMES:
        return None
    return f"the headings {', '.join(META_NAMES)} of our table"
