"""Reads records of a REDCap project: its export of raw data as CSV, or as JSON.

The record id stands first. A choice is its raw code; a multiple choice is a column of 0 and 1 for
each option, also where it was never shown, so that one without any 1 is empty. REDCap does not
store whether a field was shown: empty is nothing. A survey that was completed has its moment in
`<form>_timestamp`, one that was not "[not completed]"; the moment is in the zone of the server,
which the file does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed
from surveys.model import Instrument, Item, Kind
from surveys.platforms import columns
from surveys.platforms.delimited import read_sheet
from surveys.platforms.glimpse import glimpse
from surveys.platforms.redcap import names as own
from surveys.platforms.redcap.names import Names, names_of
from surveys.platforms.redcap.records import read_records
from surveys.platforms.sheets import Cell, Sheet
from surveys.platforms.versions import checked_column
from surveys.responses import Responses, typed

_ADVICE = (
    "In REDCap export all fields of the form as CSV with raw data, with the survey identifier "
    "field and survey timestamps."
)
_EVENT = "redcap_event_name"
_REPEATS = ("redcap_repeat_instrument", "redcap_repeat_instance")
_SYSTEM = (_EVENT, *_REPEATS, "redcap_survey_identifier", "redcap_data_access_group")
_LABELS = frozenset(("Checked", "Unchecked", "Complete", "Incomplete", "Unverified"))
_NOT_COMPLETED = "[not completed]"
_COMPLETE = "2"


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read a response file of one wave.

    Parameters
    ----------
    path
        The CSV or JSON file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        The file is no such export, holds labels, repeated forms or several events, or does not
        have the columns of this wave.
    """
    asked, names = instrument.at(wave), names_of(instrument)
    sheet = read_records(path) if glimpse(path).kind == "json" else read_sheet(path)
    columns.check_each_once(sheet)
    found = _match(sheet, instrument, asked, names)
    columns.check_has_responses(sheet)
    _check_raw(sheet, asked, names)
    _check_once_each(sheet)
    older = checked_column(sheet, own.VERSION, instrument, wave)
    submitted, notices = _submitted(sheet, names)
    cells = {
        "response_id": sheet.texts(own.RECORD),
        "submitted": submitted,
        "language": _texts(sheet, own.LANGUAGE),
    }
    for item in asked.asked:
        cells |= dict(_item(item, sheet, found))
    notices = (*sheet.notices, *older, *notices)
    return typed(pd.DataFrame(cells), asked, wave, sheet.name, found, notices)


def _match(sheet: Sheet, instrument: Instrument, asked: Instrument, names: Names) -> dict[str, str]:
    """Return canonical field name → column."""
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    if own.RECORD not in sheet.header:
        raise ResponseError(
            f"no column {own.RECORD}",
            expected="REDCap's export of raw data, with variable names as headings",
            where=sheet.name,
            advice=_ADVICE,
        )
    expected = {one.name: names.column(one) for one in asked.asked_fields}
    found = {name: column for name, column in expected.items() if column in sheet.header}
    columns.check_complete(sheet, found, expected, place, _ADVICE)
    if names.timestamp not in sheet.header:
        raise ResponseError(
            f"no column {names.timestamp}, so that it is not known which responses were submitted",
            expected="an export with survey timestamps",
            where=sheet.name,
            advice=_ADVICE,
        )
    elsewhere = {
        names.column(one): columns.waves_of(instrument, one.item)
        for item in instrument.asked
        for one in item.fields
    }
    # What the form computed is computed again from the answers, so that it always fits them.
    computed = {names.variable(one) for one in asked.fields.values() if one.value is not None}
    known = {
        own.RECORD, own.VERSION, own.LANGUAGE, names.complete, names.timestamp, *_SYSTEM,
        *computed, *found.values(),
    }  # fmt: skip
    strangers = [name for name in sheet.header if name not in known]
    columns.check_no_strangers(sheet, strangers, expected.values(), elsewhere, place, _ADVICE)
    return found


def _texts(sheet: Sheet, column: str) -> pd.Series[str]:
    """Return a column in which an empty text is nothing: REDCap does not tell them apart."""
    if column not in sheet.header:
        return pd.Series(pd.NA, range(len(sheet)), "str")
    return columns.each(sheet.texts(column), lambda cell: cell or None)


def _check_raw(sheet: Sheet, asked: Instrument, names: Names) -> None:
    """Refuse an export of labels, which name no codes."""
    flags = [names.column(one) for one in asked.asked_fields if one.kind is Kind.FLAG]
    for name in (*flags, names.complete):
        labels = sorted(_LABELS.intersection(_given(sheet, name)))
        if labels:
            raise ResponseError(
                f"the label {labels[0]!r} in column {name}",
                expected="raw data: codes, and 0 or 1 for each option",
                where=sheet.name,
                advice=f"Labels of several choices can be alike, so that they are not read. "
                f"{_ADVICE}",
            )


def _check_once_each(sheet: Sheet) -> None:
    """Refuse repeated forms and several events: a record would be several responses."""
    repeated = [name for name in _REPEATS if _given(sheet, name)]
    if repeated:
        raise ResponseError(
            f"repeated forms (column {repeated[0]})",
            expected="one row for each record",
            where=sheet.name,
            advice="Make the form one that does not repeat; each response is a record of its own.",
        )
    events = _given(sheet, _EVENT)
    if len(events) > 1:
        raise ResponseError(
            f"{len(events)} events: {listed(events)}",
            expected="the records of one event",
            where=sheet.name,
            advice="Export each event by itself, and read it as the wave that it is.",
        )


def _given(sheet: Sheet, column: str) -> list[str]:
    return sorted(set(_texts(sheet, column).dropna()))


def _submitted(sheet: Sheet, names: Names) -> tuple[pd.Series[str], tuple[str, ...]]:
    """Return when responses were submitted, and how many were completed by somebody else."""
    moments = columns.each(sheet.texts(names.timestamp), _moment)
    complete = _texts(sheet, names.complete).eq(_COMPLETE)
    count = int((complete & moments.isna()).sum())
    if not count:
        return moments, ()
    notice = (
        f"{sheet.name}: {count} record(s) are marked complete and have no time in "
        f"{names.timestamp}: they were not submitted as surveys, and count as partial."
    )
    return moments, (notice,)


def _moment(cell: Cell) -> Cell:
    return None if cell in (None, "", _NOT_COMPLETED) else cell


def _item(item: Item, sheet: Sheet, found: dict[str, str]) -> Iterator[tuple[str, pd.Series[str]]]:
    cells = {one.name: _texts(sheet, found[one.name]) for one in item.fields}
    if any(one.kind is Kind.FLAG for one in item.fields):
        ticked = pd.DataFrame({name: texts.fillna("0").ne("0") for name, texts in cells.items()})
        some = ticked.any(axis=1)
        cells = {name: texts.where(some) for name, texts in cells.items()}
    yield from cells.items()
