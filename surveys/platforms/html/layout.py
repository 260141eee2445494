"""Writes answers as the offline form saves them, all in one JSON array."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from surveys.model import Instrument, content_hash
from surveys.platforms.html.form import FORMAT, FORMAT_VERSION
from surveys.platforms.writing import column_texts

if TYPE_CHECKING:
    import pandas as pd


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str) -> bytes:
    """Return a JSON array of these answers, one response on each line.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    """
    lines = [json.dumps(one, ensure_ascii=False) for one in saved(cells, instrument, wave)]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def saved(cells: pd.DataFrame, instrument: Instrument, wave: str) -> list[dict[str, Any]]:
    """Return what the form saves for each response."""
    asked = instrument.at(wave)
    texts = {str(name): column_texts(cells, str(name)) for name in cells.columns}
    names = [one.name for one in asked.asked_fields]
    version = content_hash(asked)
    return [
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "instrument": asked.name,
            "wave": wave,
            "content_hash": version,
            "response_id": texts["response_id"][row],
            "submitted": texts["submitted"][row],
            "language": texts["language"][row],
            "answers": {name: texts[name][row] for name in names},
        }
        for row in range(len(cells))
    ]
