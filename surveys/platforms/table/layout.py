"""Writes answers as a table: CSV in which nothing and an empty text differ, or a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from surveys.model import Instrument, Kind
from surveys.platforms.delimited_writing import table_csv
from surveys.platforms.sheets import Cell
from surveys.platforms.tabular.naming import META_NAMES
from surveys.platforms.workbook_writing import workbook_of_answers
from surveys.platforms.writing import column_texts, guarded_cell

if TYPE_CHECKING:
    import pandas as pd


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return answers as a table.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument, wave
        With all of its waves, and the one whose questions were asked.
    layout
        "csv" or "xlsx".
    """
    fields = instrument.at(wave).asked_fields
    headings = (*META_NAMES, *(one.name for one in fields))
    in_csv = layout == "csv"
    texts = {one.name for one in fields if one.kind is Kind.TEXT} if in_csv else set()
    columns = [
        [guarded_cell(cell) for cell in column_texts(cells, name)] if name in texts
        else column_texts(cells, name)
        for name in headings
    ]  # fmt: skip
    rows = [*zip(*columns, strict=True)]
    return table_csv([headings, *rows]) if in_csv else _workbook(headings, rows)


def _workbook(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as a workbook in which every cell is a text, so that none is a formula."""
    return workbook_of_answers(
        {
            "responses": (
                headings,
                [
                    {name: cell for name, cell in zip(headings, row, strict=True)
                     if cell is not None}
                    for row in rows
                ],
            )
        }
    )  # fmt: skip
