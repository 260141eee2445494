"""Reads LimeSurvey's response files: codes or texts, as CSV, as JSON or in a workbook.

With codes in CSV or JSON, nothing (an unquoted empty cell, null) was not stored: not shown, or not
reached; an empty text was shown and left empty. Numbers and dates have no such difference:
LimeSurvey stores nothing for both. A workbook, and answers as texts, do not keep the difference
either; then a partial response is taken to have reached its last page, as LimeSurvey counts them.

A CSV export may be asked to put an apostrophe before texts that begin with "=". It is taken away
again where the file can be such an export: not when an empty line ends it, as then it came through
the remote control or the command line, which write texts as they are; and not when any text begins
with "=". What is left cannot be told apart: in a file saved from the browser in which no text
begins with "=", a "'=" that a respondent wrote and a masked "=" are the same characters. Both are
read as "=". In JSON and workbooks nothing is taken away. LimeSurvey writes a text that begins with
"=" into a workbook as a formula; such a workbook is refused.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from surveys.model import Instrument, Kind
from surveys.platforms import columns
from surveys.platforms.limesurvey.decoding import decoded, decoded_texts
from surveys.platforms.limesurvey.files import WIDEST, open_sheet
from surveys.platforms.limesurvey.headings import Matched, match
from surveys.platforms.limesurvey.names import Names, names_of
from surveys.platforms.limesurvey.wording import codes_of
from surveys.platforms.sheets import Sheet
from surveys.responses import DURATION, Responses, Texts, seconds_between, typed

_TOOK = ("interviewtime", "Total time")
_STARTED = ("startdate", "Date started")
"""Headings with codes, and the English ones; the translations were never seen."""


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
        The file is no such export or does not have the columns of this wave.
    """
    asked, names = instrument.at(wave), names_of(instrument)
    sheet = open_sheet(path)
    matched = match(sheet, instrument, asked, names)
    columns.check_has_responses(sheet)
    columns.check_numbers(sheet, [sheet.header[matched.meta["id"]]])
    cells = {**_meta(sheet, matched), **_answers(sheet, matched, asked, names)}
    if matched.language is not None or not sheet.keeps_empty:
        _reach(cells, sheet, matched, asked)
    headings = {name: sheet.header[place] for name, place in matched.fields.items()}
    return typed(pd.DataFrame(cells), asked, wave, sheet.name, headings, _notices(sheet, matched))


def _notices(sheet: Sheet, matched: Matched) -> tuple[str, ...]:
    notices = (*sheet.notices, *matched.notices)
    if sheet.keeps_empty or len(sheet.header) != WIDEST:
        return notices
    cut = (
        f"{sheet.name}: {WIDEST} columns, which is all that LimeSurvey writes into a workbook. All "
        "answers are among them, but later columns may be lacking."
    )
    return (*notices, cut)


def _meta(sheet: Sheet, matched: Matched) -> dict[str, Texts]:
    submitted = sheet.texts(matched.meta["submitdate"]).replace("", None)
    return {
        "response_id": sheet.texts(matched.meta["id"]),
        "submitted": submitted,
        "language": sheet.texts(matched.meta["startlanguage"]).replace("", None),
        **_duration(sheet, submitted),
    }


def _duration(sheet: Sheet, submitted: Texts) -> dict[str, Texts]:
    """Return how long answering took: the time that was measured, else from start to end."""
    for heading in _TOOK:
        if heading in sheet.header:
            return {DURATION: sheet.texts(heading)}
    for heading in _STARTED:
        if heading in sheet.header:
            return {DURATION: seconds_between(sheet.texts(heading), submitted)}
    return {}


def _answers(sheet: Sheet, matched: Matched, asked: Instrument, names: Names) -> dict[str, Texts]:
    masked = _masked(sheet, matched, asked)
    cells: dict[str, Texts] = {}
    for name, place in matched.fields.items():
        one, texts = asked.fields[name], sheet.texts(place)
        if matched.language is not None:
            labels = codes_of(one, matched.language, sheet.name) if one.codes is not None else {}
            cells[name] = decoded_texts(texts, one, labels, masked=masked)
        else:
            known = names.codes(one) if one.codes is not None else {}
            codes = {own: code for code, own in known.items()}
            cells[name] = decoded(texts, one, codes, masked=masked)
    return cells


def _masked(sheet: Sheet, matched: Matched, asked: Instrument) -> bool:
    """Tell whether LimeSurvey can have put an apostrophe before texts that begin with "=".

    It does so for the whole file or not at all, as the export was asked. One text that begins
    with "=" shows that it did not, and so does an empty line at the end: only files written on
    the server end in one, and those are never masked.
    """
    if sheet.ends_blank or not sheet.separator:
        return False
    return not any(
        sheet.texts(place).str.startswith("=", na=False).any()
        for name, place in matched.fields.items()
        if asked.fields[name].kind is Kind.TEXT
    )


def _reach(cells: dict[str, Texts], sheet: Sheet, matched: Matched, asked: Instrument) -> None:
    """Tell empty answers on pages that were reached from those on later ones.

    LimeSurvey counts the pages of all groups, shown or not.
    """
    pages = sheet.texts(matched.meta["lastpage"])
    last = np.asarray(pd.to_numeric(pages, errors="coerce").fillna(0))
    for page, section in enumerate(asked.sections, start=1):
        for item in section.items:
            for one in item.fields if item.asked else ():
                texts = cells[one.name]
                empty = texts.isna() | texts.eq("")
                blank = "0" if one.kind is Kind.FLAG else ""
                reached = texts.mask(empty & (last >= page), blank)
                cells[one.name] = reached.mask(empty & (last < page), None)
