"""Writes answers as a table: CSV in which nothing and an empty text differ, or a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from surveys.model import Instrument, Kind
from surveys.platforms.delimited import Cell, quoted
from surveys.platforms.tabular.naming import META_NAMES
from surveys.platforms.workbook_writing import workbook_of_answers
from surveys.platforms.writing import column_texts, guarded

if TYPE_CHECKING:
    import pandas as pd

_SEPARATOR = ";"


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
        [_guarded(cell) for cell in column_texts(cells, name)] if name in texts
        else column_texts(cells, name)
        for name in headings
    ]  # fmt: skip
    rows = [*zip(*columns, strict=True)]
    return csv_bytes(headings, rows) if in_csv else _workbook(headings, rows)


def _guarded(cell: Cell) -> Cell:
    return None if cell is None else guarded(cell)


def csv_bytes(headings: Iterable[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Return a table as CSV: UTF-8 with a byte order mark, so that Excel shows ä and ö.

    Examples
    --------
    >>> csv_bytes(["a", "b"], [("1", None), ("", "x")]).decode("utf-8-sig")
    '"a";"b"\r\n"1";\r\n"";"x"\r\n'
    """
    lines = (_SEPARATOR.join(map(quoted, row)) for row in ([*headings], *rows))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


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
