"""Reads what ODK Central and KoboToolbox export; `exports` says which files.

A server only gets finished forms, and an empty cell does not tell whether its question was shown:
that follows from the conditions. So every empty cell is passed on as an empty text.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms import columns
from surveys.platforms.odk import names
from surveys.platforms.odk.exports import read_export
from surveys.platforms.odk.matching import ADVICE, IDS, TIMES, VERSIONS, Columns, check_columns
from surveys.platforms.odk.review import check_accepted, check_present, check_readable
from surveys.platforms.sheets import Cell, Sheet
from surveys.platforms.versions import checked_column
from surveys.responses import DURATION, Responses, Texts, seconds_between, typed


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read a response file of one wave.

    Parameters
    ----------
    path
        The file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        The file is no such export, is of another wave, or does not have the columns of this one;
        it has labels in the place of codes; it has submissions that are not decrypted or that a
        reviewer rejected; or more turns of a repeat than the instrument has.
    """
    asked = instrument.at(wave)
    sheet = read_export(path, asked)
    columns.check_each_once(sheet)
    found = Columns.of(sheet, asked)
    check_columns(sheet, found, instrument, asked)
    columns.check_has_responses(sheet)
    version = next((name for name in VERSIONS if name in sheet.header), VERSIONS[0])
    notices = checked_column(sheet, version, instrument, wave, others=True)
    cells = _meta(sheet)
    check_readable(sheet, cells["response_id"])
    check_accepted(sheet, cells["response_id"])
    check_present(sheet, cells["response_id"])
    for item in asked.asked:
        cells.update(_answers(sheet, found, item))
    shown = {one.name: sheet.header[found.place(one)] for one in asked.asked_fields}
    frame = pd.DataFrame(cells)
    return typed(frame, asked, wave, path.name, shown, (*sheet.notices, *notices))


def _meta(sheet: Sheet) -> dict[str, Texts]:
    return {
        "response_id": _ids(sheet),
        "submitted": _first(sheet, TIMES),
        "language": _first(sheet, (names.LANGUAGE,)),
        DURATION: seconds_between(
            _first(sheet, (names.START, "start")), _first(sheet, (names.END, "end"))
        ),
    }


def _ids(sheet: Sheet) -> Texts:
    """Return for each row the first id that it has."""
    found = [sheet.texts(name).replace("", None) for name in IDS if name in sheet.header]
    ids = found[0]
    for others in found[1:]:
        ids = ids.fillna(others)
    if ids.isna().any():
        raise ResponseError(
            f"a response without an id on line {sheet.line(int(ids.isna().to_numpy().argmax()))}",
            expected=f"an id in {listed(IDS)}",
            where=sheet.name,
            advice=ADVICE,
        )
    return ids


def _first(sheet: Sheet, headings: tuple[str, ...]) -> Texts:
    """Return the first of these columns that the file has, under any group."""
    last_parts = [re.split("[-/]", heading)[-1] for heading in sheet.header]
    for name in headings:
        if name in last_parts:
            return sheet.texts(last_parts.index(name)).replace("", None)
    return pd.Series([None] * len(sheet), dtype="str")


def _answers(sheet: Sheet, found: Columns, item: Item) -> dict[str, Texts]:
    if item.fields[0].kind is not Kind.FLAG:
        return {one.name: sheet.texts(found.place(one)).fillna("") for one in item.fields}
    if item.name in found.nodes:
        return _from_joined(sheet.texts(found.nodes[item.name]), item)
    return _from_split(
        {one.name: columns.each(sheet.texts(found.place(one)), _flag) for one in item.fields}
    )


def _from_joined(joined: Texts, item: Item) -> dict[str, Texts]:
    """Split the codes of one cell; a stray one is put in the first option, where it is reported."""
    known = {one.part for one in item.fields}
    first, *_ = item.fields

    def flag(one: Field, cell: Cell) -> str:
        codes = (cell or "").split()
        stray = [code for code in codes if code not in known]
        if stray and one == first:
            return f"option {stray[0]}"
        return str(int(one.part in codes)) if codes else ""

    return {one.name: columns.each(joined, partial(flag, one)) for one in item.fields}


def _from_split(flags: dict[str, Texts]) -> dict[str, Texts]:
    """Options in columns of their own hold 0 for not chosen, also where nothing was shown."""
    chosen = pd.DataFrame({name: column.eq("1") for name, column in flags.items()}).any(axis=1)
    return {name: column.mask(~chosen & column.eq("0"), "") for name, column in flags.items()}


def _flag(cell: Cell) -> str:
    return {"": "", "0": "0", "1": "1", "False": "0", "True": "1"}.get(cell or "", cell or "")
