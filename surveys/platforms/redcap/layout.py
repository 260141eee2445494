"""Writes answers as REDCap exports its records: raw data as CSV, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from surveys.model import Field, Instrument, Kind
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.redcap import names as own
from surveys.platforms.redcap.names import names_of
from surveys.platforms.sheets import Cell
from surveys.platforms.versions import slashed_version
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return the export of these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    layout
        "csv" or "json".
    """
    columns = _columns(cells, instrument, wave)
    header = [*columns]
    rows = [*zip(*columns.values(), strict=True)]
    if layout == "json":
        records = [dict(zip(header, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False).encode()
    return delimited([header, *rows], ",", marks="as needed").encode()


def _columns(cells: pd.DataFrame, instrument: Instrument, wave: str) -> dict[str, list[str]]:
    asked, names = instrument.at(wave), names_of(instrument)
    count = len(cells)
    submitted = [_time(text) for text in column_texts(cells, "submitted")]
    computed = computed_texts(cells, asked)
    found: dict[str, Sequence[Cell]] = {
        own.RECORD: column_texts(cells, "response_id"),
        "redcap_survey_identifier": [""] * count,
        names.timestamp: [time or "[not completed]" for time in submitted],
        own.VERSION: [slashed_version(instrument, wave)] * count,
        own.LANGUAGE: column_texts(cells, "language"),
    }
    for one in asked.fields.values():
        texts = computed[one.name] if one.value is not None else column_texts(cells, one.name)
        found[names.column(one)] = [_cell(text, one) for text in texts]
    found[names.complete] = ["2" if time else "0" for time in submitted]
    return {name: [text or "" for text in texts] for name, texts in found.items()}


def _time(text: Cell) -> Cell:
    """REDCap keeps whole seconds."""
    found = moment(text)
    return None if found is None else found.replace(microsecond=0).isoformat(" ")


def _cell(text: Cell, one: Field) -> Cell:
    """Return a cell; an option is 0 also where it was never shown."""
    return text or "0" if one.kind is Kind.FLAG else text
