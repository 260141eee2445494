"""Writes answers as a backend of a SurveyJS form stores them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from surveys.model import Allocation, Field, Instrument, Item, Kind, LikertGrid, MultipleChoice
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited import Cell
from surveys.platforms.surveyjs import names
from surveys.platforms.versions import form_version
from surveys.platforms.writing import column_texts

if TYPE_CHECKING:
    import pandas as pd

Row: TypeAlias = Mapping[str, Cell]
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d*)?", re.ASCII)


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
    asked = instrument.at(wave)
    texts: dict[str, Sequence[Cell]] = {name: column_texts(cells, name) for name in cells.columns}
    texts |= computed_texts(cells, asked)
    version = form_version(instrument, wave)
    lines = [
        json.dumps(
            result({name: column[row] for name, column in texts.items()}, asked, version),
            ensure_ascii=False,
        )
        for row in range(len(cells))
    ]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def result(row: Row, asked: Instrument, version: str) -> dict[str, Any]:
    """Return one response: the envelope, the answers, and what the form computes."""
    found: dict[str, Any] = {
        names.IDS[0]: row["response_id"],
        names.TIMES[1]: row["submitted"],
        **{names.question(item.name): _answer(item, row) for item in asked.asked},
        **{names.question(item.name): _number(row[item.name])
           for item in asked.items if not item.asked},
        names.VERSION: version,
        names.LANGUAGE: row["language"],
    }  # fmt: skip
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}


def _answer(item: Item, row: Row) -> object:
    if isinstance(item, MultipleChoice):
        return [names.option(one.part) for one in item.fields if row[one.name] == "1"]
    if isinstance(item, LikertGrid | Allocation):
        parts = {names.part(one.part): _value(row[one.name], one) for one in item.fields}
        return {part: value for part, value in parts.items() if value not in (None, "")}
    (one,) = item.fields
    return _value(row[one.name], one)


def _value(text: Cell, one: Field) -> object:
    match one.kind:
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(text)
        case Kind.CODE:
            return None if text is None else names.option(text)
        case _:
            return text


def _number(text: Cell) -> object:
    """Return a number as the form stores it; what is none stays a text."""
    written = (text or "").strip().replace(",", ".")
    if not _NUMBER.fullmatch(written):
        return text
    value = float(written)
    return int(value) if value.is_integer() else value
