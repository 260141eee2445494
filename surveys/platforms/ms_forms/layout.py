"""Writes answers as the workbook of responses of Microsoft Forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model import Instrument
from surveys.platforms.by_hand.layout import rows_of_texts
from surveys.platforms.by_hand.texts import headings
from surveys.platforms.forms import main_language
from surveys.platforms.workbook_writing import workbook
from surveys.platforms.writing import column_texts

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("ID", "Start time", "Completion time", "Email", "Name", "Language")
_NOBODY = "anonymous"


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str) -> bytes:
    """Return the workbook of these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    """
    asked = instrument.at(wave)
    language = main_language(instrument, asked.languages)
    own = zip(*(column_texts(cells, name) for name in ("response_id", "submitted", "language")),
              strict=True)  # fmt: skip
    rows = [
        {
            "ID": id_ or "",
            "Start time": submitted or "",
            "Completion time": submitted or "",
            "Email": _NOBODY,
            "Language": spoken or "",
            **answers,
        }
        for (id_, submitted, spoken), answers in zip(
            own, rows_of_texts(cells, asked, language), strict=True
        )
    ]
    columns = (*_COLUMNS, *dict.fromkeys(headings(asked, language).values()))
    return workbook({"Sheet1": (columns, rows)})
