"""Reads LimeSurvey's CSV export: question codes as headings, answer codes as answers.

An unquoted empty cell is nothing stored (not shown, or not reached); a quoted empty one was shown
and left empty. Numbers and dates have no such difference: LimeSurvey stores nothing for both.

An export may be asked to put an apostrophe before texts that begin with "=". It is taken away
again where the file can be such an export: not when an empty line ends it, as then it came through
the remote control or the command line, which write texts as they are; and not when any text begins
with "=". What is left cannot be told apart: in a file saved from the browser in which no text
begins with "=", a "'=" that a respondent wrote and a masked "=" are the same characters. Both are
read as "=".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed
from surveys.model import Field, Instrument, Kind
from surveys.platforms import columns
from surveys.platforms.delimited import Cell, Sheet, read_sheet
from surveys.platforms.limesurvey.names import META_COLUMNS, Names, names_of
from surveys.platforms.limesurvey.recognition import SIGNS
from surveys.responses import Responses, typed

_ADVICE = "In LimeSurvey export as CSV with question codes as headings and answer codes."
_EXTRA = re.compile(r"attribute_\d+|(?:group|question)time\d+|endtime", re.IGNORECASE)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?", re.ASCII
)
_TICKS = {"Y": "1", "": "0", "N": "0"}


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read a response file of one wave.

    Parameters
    ----------
    path
        The CSV file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        The file is no such export or does not have the columns of this wave.
    """
    asked, names = instrument.at(wave), names_of(instrument)
    sheet = read_sheet(path)
    _check_export(sheet)
    found = _match(sheet, instrument, asked, names)
    columns.check_has_responses(sheet)
    masked = _masked(sheet, asked, found)
    cells = _meta(sheet)
    for name, column in found.items():
        one = asked.fields[name]
        place = sheet.header.index(column)
        known = names.codes(one) if one.codes is not None else {}
        decode = _Decoder(one, {own: code for code, own in known.items()}, masked=masked)
        cells[name] = [decode(row.cells[place]) for row in sheet.rows]
    return typed(pd.DataFrame(cells, dtype=object), asked, wave, sheet.name, found)


def _check_export(sheet: Sheet) -> None:
    lacking = [name for name in SIGNS if name not in sheet.header]
    if lacking:
        raise ResponseError(
            f"no column {listed(lacking)} among the {len(sheet.header)} of the first line",
            expected="LimeSurvey's export with codes as headings",
            where=sheet.name,
            advice=_ADVICE,
        )
    columns.check_each_once(sheet)


def _match(sheet: Sheet, instrument: Instrument, asked: Instrument, names: Names) -> dict[str, str]:
    """Return canonical field name → column, for both ways LimeSurvey writes headings."""
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    fields = asked.asked_fields
    expected = {one.name: names.column(one) for one in fields}
    found = {
        one.name: column
        for one in fields
        for column in (names.column(one), names.variable(one))
        if column in sheet.header
    }
    columns.check_complete(sheet, found, expected, place, _ADVICE)
    others = {
        name: columns.waves_of(instrument, one.item)
        for item in instrument.asked
        for one in item.fields
        for name in (names.column(one), names.variable(one))
    }
    # What the form computed is computed again from the answers, so that it always fits them.
    computed = {names.questions[item.name] for item in asked.items if not item.asked}
    strangers = [
        name
        for name in sheet.header
        if name not in found.values()
        and name not in computed
        and name.lower() not in META_COLUMNS
        and not _EXTRA.fullmatch(name)
    ]
    columns.check_no_strangers(sheet, strangers, expected.values(), others, place)
    return found


def _meta(sheet: Sheet) -> dict[str, list[Cell]]:
    at = {name: sheet.header.index(name) for name in ("id", "submitdate", "startlanguage")}
    for row in sheet.rows:
        if not row.cells[at["id"]]:
            raise ResponseError(
                f"a response without an id on line {row.line}",
                expected="an id in column id",
                where=sheet.name,
                advice=_ADVICE,
            )
    return {
        "response_id": [row.cells[at["id"]] for row in sheet.rows],
        "submitted": [row.cells[at["submitdate"]] or None for row in sheet.rows],
        "language": [row.cells[at["startlanguage"]] or None for row in sheet.rows],
    }


def _masked(sheet: Sheet, asked: Instrument, found: Mapping[str, str]) -> bool:
    """Tell whether LimeSurvey can have put an apostrophe before texts that begin with "=".

    It does so for the whole file or not at all, as the export was asked. One text that begins
    with "=" shows that it did not, and so does an empty line at the end: only files written on
    the server end in one, and those are never masked.
    """
    if sheet.ends_blank:
        return False
    places = [
        sheet.header.index(column)
        for name, column in found.items()
        if asked.fields[name].kind is Kind.TEXT
    ]
    texts = (row.cells[place] or "" for row in sheet.rows for place in places)
    return not any(text.startswith("=") for text in texts)


def day(cell: Cell) -> Cell:
    """Cut a moment to its day: LimeSurvey keeps a time of day, for which our forms do not ask.

    Examples
    --------
    >>> day("2021-05-04 12:00"), day("2021-05-04"), day("4.5.2021 12:00")
    ('2021-05-04', '2021-05-04', '4.5.2021 12:00')
    """
    found = _MOMENT.fullmatch((cell or "").strip())
    return found.group(1) if found else cell


class _Decoder:
    """Turns the cells of one column into canonical texts; what is unknown stays as it is."""

    def __init__(self, one: Field, codes: Mapping[str, str], *, masked: bool) -> None:
        self.kind = one.kind
        self.codes = codes
        self.canonical = frozenset(codes.values())
        self.masked = masked

    def __call__(self, cell: Cell) -> Cell:
        match self.kind:
            case Kind.FLAG:
                return None if cell is None else _TICKS.get(cell, cell)
            case Kind.CODE:
                return self.code(cell)
            case Kind.TEXT:
                return self.text(cell)
            case Kind.DATE:
                return day(cell)
            case _:
                return cell

    def code(self, cell: Cell) -> Cell:
        if not cell or cell in self.codes:
            return self.codes[cell] if cell else cell
        # A code of ours that is none of the form's did not come from the form.
        return f"{cell} (no code of the form)" if cell in self.canonical else cell

    def text(self, cell: Cell) -> Cell:
        if cell is None:
            return None
        text = cell.replace("\r\n", "\n")
        return text[1:] if self.masked and text.startswith("'=") else text
