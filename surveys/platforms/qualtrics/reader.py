"""Reads responses of a Qualtrics survey: CSV or TSV with numeric values and three rows of headings.

A column is found by its name: the id of the question, with the place of a row or the recode value
of an option after it. The rows of a grid can be moved in Qualtrics after the import; then the
import id still says which row a column is, and is followed. A multiple choice may be split into a
column for each option, or be one column of recode values with commas between them.

Nothing is stored for what was not shown. An export can be asked to say -99 where a question was
seen and left empty, and 0 for an option that was seen and not chosen: both are kept apart from
nothing. A "-99" of a respondent's is taken for that only in files that say it in a list, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed
from surveys.model import Field, Instrument, Item, Kind, MultipleChoice
from surveys.platforms import columns
from surveys.platforms.delimited import read_sheet
from surveys.platforms.qualtrics import names as own
from surveys.platforms.qualtrics.decoding import (
    SEEN,
    Answer,
    Tick,
    language,
    moment_in,
    zone_of,
)
from surveys.platforms.qualtrics.export_rows import ADVICE, Export, responses_of, row_of
from surveys.platforms.qualtrics.names import Names, names_of
from surveys.platforms.versions import checked_column
from surveys.responses import DURATION, Responses, typed

_ID, _FINISHED, _RECORDED = _NEEDED = ("ResponseId", "Finished", "RecordedDate")
_TOOK = "Duration (in seconds)"
_EXTRA = re.compile(
    r".*_(?:First Click|Last Click|Page Submit|Click Count)|.*_DO(?:_.*)?|SC\d+|Q_\w+"
)
"""Timings, orders of display, scores and what Qualtrics says of a response's quality."""


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read a response file of one wave.

    Parameters
    ----------
    path
        The CSV or TSV file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        The file is no such export, holds choice texts, or does not have the columns of this wave.
    """
    asked = instrument.at(wave)
    sheet = read_sheet(path)
    columns.check_each_once(sheet)
    export = responses_of(sheet)
    found = _match(export, instrument, wave)
    columns.check_has_responses(export.sheet)
    older = checked_column(export.sheet, own.VERSION, instrument, wave)
    reader = _Reader(export, asked, names_of(instrument, wave), found)
    cells = {
        "response_id": export.sheet.texts(_ID),
        "submitted": reader.submitted(),
        "language": reader.language(),
        **({DURATION: export.sheet.texts(_TOOK)} if _TOOK in export.sheet.header else {}),
    }
    for item in asked.asked:
        cells |= dict(reader.ticks(item) if isinstance(item, MultipleChoice) else reader.item(item))
    notices = (*export.sheet.notices, *older, *export.notices)
    return typed(pd.DataFrame(cells), asked, wave, export.sheet.name, found, notices)


def _match(export: Export, instrument: Instrument, wave: str) -> dict[str, str]:
    """Return canonical field name → column."""
    asked, names, sheet = instrument.at(wave), names_of(instrument, wave), export.sheet
    place = f"{instrument.name}, wave {wave}"
    lacking = [one for one in _NEEDED if one not in sheet.header]
    if lacking:
        raise ResponseError(
            f"no column {listed(lacking)}",
            expected="an export with Qualtrics' own columns",
            where=sheet.name,
            advice=ADVICE,
        )
    headings = {_heading(name, export, names): name for name in sheet.header}
    expected = {one.name: names.column(one) for one in asked.asked_fields}
    found = {
        one.name: headings[heading]
        for one in asked.asked_fields
        for heading in (_other_heading(one, names), names.column(one))
        if heading in headings
    }
    columns.check_complete(sheet, found, expected, place, ADVICE)
    elsewhere = {
        names_of(instrument, other.name).column(one): columns.waves_of(instrument, one.item)
        for other in instrument.waves
        for one in instrument.at(other.name).asked_fields
    }
    known = {*own.META, own.VERSION, own.LANGUAGE, *found.values()}
    strangers = [one for one in sheet.header if one not in known and not _EXTRA.fullmatch(one)]
    columns.check_no_strangers(sheet, strangers, expected.values(), elsewhere, place, ADVICE)
    return found


def _other_heading(one: Field, names: Names) -> str:
    """Return what a column can be called besides: a whole multiple choice, or an entered text."""
    question = names.ids[one.item]
    return question if one.kind is Kind.FLAG else f"{question}_TEXT"


def _heading(name: str, export: Export, names: Names) -> str:
    """Return what a column is called by its import id, where it is a row that was moved."""
    question, _, end = name.rpartition("_")
    row = row_of(export.import_ids.get(name, {}))
    rows = {names.ids[item] for item in names.places}
    return f"{question}_{row}" if row and end.isdecimal() and question in rows else name


@dataclass(frozen=True)
class _Reader:
    """Turns the columns of an export into canonical texts."""

    export: Export
    asked: Instrument
    names: Names
    found: Mapping[str, str]

    def texts(self, one: Field) -> pd.Series[str]:
        return self.export.sheet.texts(self.found[one.name])

    def submitted(self) -> pd.Series[str]:
        """Return when finished responses were recorded; an unfinished one was not submitted."""
        sheet = self.export.sheet
        zone = zone_of(self.export.import_ids[_RECORDED].get("timeZone", "Z"), sheet.name)
        moments = columns.each(sheet.texts(_RECORDED), lambda cell: moment_in(zone, cell))
        return moments.where(sheet.texts(_FINISHED).eq("1"))

    def language(self) -> pd.Series[str]:
        """Return the language that the form says it has, else Qualtrics' own."""
        sheet = self.export.sheet
        texts = pd.Series(pd.NA, range(len(sheet)), "str")
        for name in (own.LANGUAGE, "UserLanguage"):
            if name in sheet.header:
                texts = texts.fillna(columns.each(sheet.texts(name), language))
        return texts

    @cached_property
    def recoded(self) -> bool:
        """Whether the export says -99, which is in no list."""
        lists = [one for one in self.asked.asked_fields if one.kind in (Kind.CODE, Kind.FLAG)]
        return any(self.texts(one).eq(SEEN).any() for one in lists)

    def item(self, item: Item) -> Iterator[tuple[str, pd.Series[str]]]:
        """Return the columns of an item."""
        codes = {own: code for code, own in self.names.recodes.get(item.name, {}).items()}
        for one in item.fields:
            answer = Answer(one.kind, codes, self.recoded)
            yield one.name, columns.each(self.texts(one), answer)

    def ticks(self, item: MultipleChoice) -> Iterator[tuple[str, pd.Series[str]]]:
        """Return the options of a multiple choice: nothing where none was seen or chosen."""
        recodes = self.names.recodes[item.name]
        known = frozenset(recodes.values())
        whole = {self.found[one.name] for one in item.fields} == {self.names.ids[item.name]}
        ticks = {
            one.name: columns.each(self.texts(one), Tick(recodes[one.part], known, whole))
            for one in item.fields
        }
        # What is unknown counts as chosen, so that it is reported.
        chosen = pd.DataFrame(
            {name: texts.fillna("0").ne("0") for name, texts in ticks.items()}
        ).any(axis=1)
        seen = pd.DataFrame(ticks).notna().any(axis=1)
        for name, texts in ticks.items():
            yield name, texts.fillna("0").where(chosen).mask(seen & ~chosen, "")
