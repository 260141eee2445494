"""Writes answers as Qualtrics exports them: CSV with numeric values and three rows of headings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from surveys.model import Field, Instrument, Item, Kind, MultipleChoice
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.qualtrics import names as own
from surveys.platforms.qualtrics.names import Names, names_of
from surveys.platforms.sheets import Cell
from surveys.platforms.versions import slashed_version
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd

_ZONED = ("startDate", "endDate", "recordedDate")
_IMPORT_IDS = (
    "startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished",
    "recordedDate", "_recordId", "recipientLastName", "recipientFirstName", "recipientEmail",
    "externalDataReference", "locationLatitude", "locationLongitude", "distributionChannel",
    "userLanguage",
)  # fmt: skip


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str) -> bytes:
    """Return the CSV export of these answers, multiple choices split into columns.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    """
    asked, names = instrument.at(wave), names_of(instrument, wave)
    headings: list[tuple[str, str, str]] = []
    columns: list[Sequence[Cell]] = []
    for name, import_id, texts in zip(own.META, _IMPORT_IDS, _meta(cells), strict=True):
        headings.append((name, name, _import_id(import_id)))
        columns.append(texts)
    for number, item in enumerate(asked.asked, start=1):
        for one in item.fields:
            headings.append(
                (names.column(one), _label(one), _question_id(number, one, item, names))
            )
            texts = column_texts(cells, one.name)
            columns.append([_cell(text, one, names) for text in texts])
    marks: Mapping[str, Sequence[Cell]] = {
        own.VERSION: [slashed_version(instrument, wave)] * len(cells),
        own.LANGUAGE: column_texts(cells, "language"),
    }
    headings += [(name, name, _import_id(name)) for name in marks]
    columns += marks.values()
    lines = [*zip(*headings, strict=True), *zip(*columns, strict=True)]
    return delimited(lines, ",", marks="as needed").encode("utf-8-sig")


def _meta(cells: pd.DataFrame) -> list[Sequence[Cell]]:
    count = len(cells)
    submitted = [_time(text) for text in column_texts(cells, "submitted")]
    recorded = [time or "2000-01-01 00:00:00" for time in submitted]
    known: Mapping[str, Sequence[Cell]] = {
        "StartDate": recorded,
        "EndDate": recorded,
        "Status": ["0"] * count,
        "Progress": ["100" if time else "50" for time in submitted],
        "Finished": ["1" if time else "0" for time in submitted],
        "RecordedDate": recorded,
        "ResponseId": column_texts(cells, "response_id"),
        "DistributionChannel": ["anonymous"] * count,
        "UserLanguage": [(text or "").upper() for text in column_texts(cells, "language")],
    }
    return [known.get(name, [""] * count) for name in own.META]


def _time(text: Cell) -> Cell:
    """Return a moment in whole seconds."""
    found = moment(text)
    return None if found is None else found.replace(microsecond=0).isoformat(" ")


def _label(one: Field) -> str:
    return one.text["en"]


def _import_id(name: str, **more: str) -> str:
    zone = {"timeZone": "Z"} if name in _ZONED else {}
    return json.dumps({"ImportId": name, **zone, **more}, separators=(",", ":"))


def _question_id(number: int, one: Field, item: Item, names: Names) -> str:
    question = f"QID{number}"
    if isinstance(item, MultipleChoice):
        return _import_id(question, choiceId=names.places[item.name][one.part])
    if one.part:
        return _import_id(f"{question}_{names.places[item.name][one.part]}")
    return _import_id(question if one.kind is Kind.CODE else f"{question}_TEXT")


def _cell(text: Cell, one: Field, names: Names) -> Cell:
    match one.kind:
        case Kind.CODE:
            return names.recodes[one.item].get(text, text) if text else text
        case Kind.FLAG:
            return "1" if text == "1" else None
        case Kind.DATE:
            return text.replace("-", "/") if text else text
        case _:
            return text
