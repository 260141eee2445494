"""Reads the CSV exports of ODK Central and, with XML values and headers, of KoboToolbox.

A server only gets finished forms, and an empty cell does not tell whether its question was shown:
that follows from the conditions. So every empty cell is passed on as an empty text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms import columns
from surveys.platforms.delimited import Cell, Row, Sheet, read_sheet
from surveys.platforms.odk import names
from surveys.platforms.odk.review import check_accepted, check_readable
from surveys.responses import Responses, typed

_ADVICE = (
    "In ODK Central download all submissions as CSV; in KoboToolbox export CSV with XML values "
    "and headers."
)
_DELETED = (
    "If an earlier version of the form had it, export without the deleted fields: in ODK Central "
    "leave out that option, in KoboToolbox do not include fields from all versions."
)
_IDS = ("KEY", "meta-instanceID", "instanceID", "meta/instanceID", "_uuid", "_id")
_TIMES = ("SubmissionDate", "_submission_time", names.END)
_VERSIONS = ("FormVersion", "__version__")
_META = frozenset((
    *_IDS, *_TIMES, *_VERSIONS, "SubmitterID", "SubmitterName", "AttachmentsPresent",
    "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "instanceName",
    "rootUuid", "deprecatedID", "start", "end", "today", "username", "phonenumber", "deviceid",
))  # fmt: skip
"""Columns of the servers, and what KoboToolbox's form builder can add."""
_GENERATED = re.compile(r"(?:generated_table_list_label|reserved_name_for_field_list_labels)_\d+")
_VERSION = re.compile(r"(?P<wave>.+)-[0-9a-f]{8}")


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
        The file is no such export, is of another wave, or does not have the columns of this one;
        or it has submissions that are not decrypted or that a reviewer rejected.
    """
    asked = instrument.at(wave)
    sheet = read_sheet(path)
    columns.check_each_once(sheet)
    found = _Columns.of(sheet, asked)
    _check(sheet, found, instrument, asked)
    columns.check_has_responses(sheet)
    _check_version(sheet, wave)
    cells = {**_meta(sheet)}
    check_readable(sheet, cells["response_id"])
    check_accepted(sheet, cells["response_id"])
    for item in asked.asked:
        cells.update(_answers(sheet, found, item))
    shown = {one.name: sheet.header[found.place(one)] for one in asked.asked_fields}
    return typed(pd.DataFrame(cells, dtype=object), asked, wave, sheet.name, shown)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in the file each node stands, and each option that has a column of its own."""

    nodes: Mapping[str, int]
    options: Mapping[tuple[str, str], int]
    strangers: tuple[str, ...]

    @classmethod
    def of(cls, sheet: Sheet, asked: Instrument) -> _Columns:
        """Match headings by their last parts: groups may stand before them or not."""
        fields = asked.asked_fields
        parts = {(one.item, one.part) for one in fields if one.kind is Kind.FLAG}
        known = {names.node(one) for one in fields} | {names.LANGUAGE}
        # What the form computed is computed again from the answers, so that it always fits them.
        computed = {item.name for item in asked.items if not item.asked}
        nodes: dict[str, int] = {}
        options: dict[tuple[str, str], int] = {}
        strangers = []
        for place, heading in enumerate(sheet.header):
            *before, last = re.split("[-/]", heading)
            if before and (before[-1], last) in parts:
                options[before[-1], last] = place
            elif last in known and last not in nodes:
                nodes[last] = place
            elif last not in computed and not _is_own(heading, last):
                strangers.append(heading)
        return cls(nodes, options, tuple(strangers))

    def has(self, one: Field) -> bool:
        return names.node(one) in self.nodes or (one.item, one.part) in self.options

    def place(self, one: Field) -> int:
        own = self.options.get((one.item, one.part))
        return self.nodes[names.node(one)] if own is None else own


def _is_own(heading: str, last: str) -> bool:
    """Tell whether a column is the server's or the form's own and holds no answer."""
    return (
        heading.startswith(("_", "formhub/", "meta/", "meta-"))
        or heading in _META
        or last in _META
        or last.endswith("_")
        or _GENERATED.fullmatch(last) is not None
    )


def _check(sheet: Sheet, found: _Columns, instrument: Instrument, asked: Instrument) -> None:
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    fields = asked.asked_fields
    there = {one.name: sheet.header[found.place(one)] for one in fields if found.has(one)}
    expected = {one.name: names.node(one) for one in fields}
    if not any(name in sheet.header for name in _IDS):
        raise ResponseError(
            f"no column {listed(_IDS)} among the {len(sheet.header)} of the first line",
            expected="an export of ODK Central or KoboToolbox",
            where=sheet.name,
            advice=_ADVICE,
        )
    columns.check_complete(sheet, there, expected, place, _ADVICE)
    elsewhere = {
        heading: columns.waves_of(instrument, one.item)
        for item in instrument.asked
        for one in item.fields
        for heading in found.strangers
        if re.split("[-/]", heading)[-1] == names.node(one)
    }
    columns.check_no_strangers(
        sheet, found.strangers, tuple(expected.values()), elsewhere, place, _DELETED
    )


def _check_version(sheet: Sheet, wave: str) -> None:
    """Refuse answers of another wave: the form's version begins with its wave."""
    place = next((sheet.header.index(name) for name in _VERSIONS if name in sheet.header), None)
    if place is None:
        return
    for row in sheet.rows:
        match = _VERSION.fullmatch(row.cells[place] or "")
        if match is not None and match["wave"] != wave:
            raise ResponseError(
                f"form version {match.group()!r} on line {row.line}, which is of wave "
                f"{match['wave']}",
                expected=f"answers of wave {wave}",
                where=f"{sheet.name}, column {sheet.header[place]}",
                advice=f"Read it as wave {match['wave']}.",
            )


def _meta(sheet: Sheet) -> dict[str, list[Cell]]:
    return {
        "response_id": [_id(sheet, row) for row in sheet.rows],
        "submitted": _first(sheet, _TIMES),
        "language": _first(sheet, (names.LANGUAGE,)),
    }


def _id(sheet: Sheet, row: Row) -> str:
    for name in _IDS:
        text = row.cells[sheet.header.index(name)] if name in sheet.header else None
        if text:
            return text
    raise ResponseError(
        f"a response without an id on line {row.line}",
        expected=f"an id in {listed(_IDS)}",
        where=sheet.name,
        advice=_ADVICE,
    )


def _first(sheet: Sheet, headings: tuple[str, ...]) -> list[Cell]:
    """Return the first of these columns that the file has, under any group."""
    last_parts = [re.split("[-/]", heading)[-1] for heading in sheet.header]
    for name in headings:
        if name in last_parts:
            place = last_parts.index(name)
            return [row.cells[place] or None for row in sheet.rows]
    return [None for _ in sheet.rows]


def _answers(sheet: Sheet, found: _Columns, item: Item) -> dict[str, list[Cell]]:
    if item.fields[0].kind is not Kind.FLAG:
        return {
            one.name: [_text(row.cells[found.place(one)]) for row in sheet.rows]
            for one in item.fields
        }
    if item.name in found.nodes:
        return _from_joined(sheet, found.nodes[item.name], item)
    return _from_split(sheet, found.place, item)


def _text(cell: Cell) -> str:
    return (cell or "").replace("\r\n", "\n")


def _from_joined(sheet: Sheet, place: int, item: Item) -> dict[str, list[Cell]]:
    """Split the codes of one cell; a stray one is put in the first option, where it is reported."""
    known = {one.part for one in item.fields}
    chosen = [(row.cells[place] or "").split() for row in sheet.rows]
    flags: dict[str, list[Cell]] = {
        one.name: [("1" if one.part in codes else "0") if codes else "" for codes in chosen]
        for one in item.fields
    }
    first = flags[item.fields[0].name]
    for row, codes in enumerate(chosen):
        stray = [code for code in codes if code not in known]
        if stray:
            first[row] = f"option {stray[0]}"
    return flags


def _from_split(sheet: Sheet, place: Callable[[Field], int], item: Item) -> dict[str, list[Cell]]:
    """Options in columns of their own hold 0 for not chosen, also where nothing was shown."""
    flags = {one.name: [_flag(row.cells[place(one)]) for row in sheet.rows] for one in item.fields}
    blank = [
        not any(column[row] == "1" for column in flags.values()) for row in range(len(sheet.rows))
    ]
    return {
        name: [
            "" if empty and flag == "0" else flag for flag, empty in zip(column, blank, strict=True)
        ]
        for name, column in flags.items()
    }


def _flag(cell: Cell) -> str:
    return {"": "", "0": "0", "1": "1", "False": "0", "True": "1"}.get(cell or "", cell or "")
