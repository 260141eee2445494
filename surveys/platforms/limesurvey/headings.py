"""Which column of a response file holds which field, whatever way its headings are written.

With codes (`tasks[guidance]`), with codes as expressions write them (`tasks_guidance`), or with the
texts of the questions in one language (`text_headings`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from surveys.errors import ResponseError, listed
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms import columns
from surveys.platforms.limesurvey.files import WIDEST
from surveys.platforms.limesurvey.names import META_COLUMNS, Names
from surveys.platforms.limesurvey.recognition import SIGNS
from surveys.platforms.limesurvey.text_headings import by_texts
from surveys.platforms.limesurvey.wording import META, OTHERS, bare
from surveys.platforms.sheets import Sheet, other_sheets

_EXTRA = re.compile(r"attribute_\d+|(?:group|question)time\d+|endtime", re.IGNORECASE)
_TIMING = re.compile(r"(?:Group|Question) time: .*", re.DOTALL)
_OWN = OTHERS.union(*META.values())


@dataclass(frozen=True, slots=True)
class Matched:
    """Where in a file everything stands.

    Parameters
    ----------
    fields
        Canonical field name → place of its column.
    meta
        Name of each of `SIGNS` → place of its column.
    language
        Of the export, where headings and answers are texts; None where they are codes.
    notices
        Which columns are not read.
    """

    fields: Mapping[str, int]
    meta: Mapping[str, int]
    language: Language | None = None
    notices: tuple[str, ...] = ()


def match(sheet: Sheet, instrument: Instrument, asked: Instrument, names: Names) -> Matched:
    """Find the columns of a file.

    Parameters
    ----------
    sheet
        The file.
    instrument, asked
        The instrument with all of its waves, and as asked in the one that was answered.
    names
        Of the instrument.

    Raises
    ------
    ResponseError
        The file is no export of this questionnaire and wave, or its headings are ambiguous.
    """
    if set(SIGNS) <= set(sheet.header):
        return _by_codes(sheet, instrument, asked, names)
    meta = _first_columns(sheet)
    _check_export(sheet, meta)
    taken = frozenset(meta.values())
    fields, language = by_texts(sheet, instrument, asked, taken, columns_advice(sheet))
    notices = _unread(sheet, taken.union(fields.values()))
    return Matched(fields, meta, language, tuple(notices))


def _first_columns(sheet: Sheet) -> dict[str, int]:
    """Return name of each of `SIGNS` → place: by known headings, and by order if these are none."""
    for words in META.values():
        known = dict(zip(SIGNS, words, strict=False))
        if set(known.values()) <= set(sheet.header):
            return {name: sheet.header.index(word) for name, word in known.items()}
    return {name: place for place, name in enumerate(SIGNS)}


def _unread(sheet: Sheet, taken: Collection[int]) -> Iterator[str]:
    """Say which columns are neither questions nor known to be LimeSurvey's own.

    Those of participants and times are among them when their headings are translated.
    """
    names = [
        name
        for place, name in enumerate(sheet.header)
        # What is computed has a formula for a heading, of which nothing is left.
        if place not in taken and bare(name) and not _is_own(name)
    ]
    if len(names) == 1:
        yield f"{sheet.name}: column {names[0]!r} was not read: it is no question of the form"
    elif names:
        every = listed([repr(name) for name in names])
        yield f"{sheet.name}: columns {every} were not read: they are no questions of the form"


def _is_own(name: str) -> bool:
    codes = name.lower() in META_COLUMNS or _EXTRA.fullmatch(name)
    return bool(codes or name in _OWN or _TIMING.fullmatch(name))


def _check_export(sheet: Sheet, meta: Mapping[str, int]) -> None:
    """Refuse a file whose first columns are not those that LimeSurvey writes.

    Rows that are no responses do not count; `columns.check_numbers` names them.
    """
    columns.check_has_responses(sheet)
    if len(sheet.header) > len(SIGNS) and not set(SIGNS) & set(sheet.header):
        ids, languages = sheet.texts(meta["id"]), sheet.texts(meta["startlanguage"])
        are_numbers = ids.str.strip().str.fullmatch(r"[0-9]+").eq(other=True)
        if (are_numbers & languages.isin(LANGUAGES)).any():
            return
    lacking = [name for name in SIGNS if name not in sheet.header]
    raise ResponseError(
        f"no column {listed(lacking)} among the {len(sheet.header)} of the first line",
        expected="LimeSurvey's export with codes as headings",
        where=sheet.name,
        advice=f"{columns_advice(sheet)} {other_sheets(sheet.title, sheet.others)}".strip(),
    )


def columns_advice(sheet: Sheet) -> str:
    """Return how to export, and that a workbook is cut when it is as wide as one can be."""
    if len(sheet.header) == WIDEST and not sheet.separator:
        return f"LimeSurvey writes only {WIDEST} columns into a workbook: export as CSV or JSON."
    return "In LimeSurvey export as CSV with question codes as headings and answer codes."


def _by_codes(sheet: Sheet, instrument: Instrument, asked: Instrument, names: Names) -> Matched:
    columns.check_each_once(sheet)
    fields = asked.asked_fields
    expected = {one.name: names.column(one) for one in fields}
    found = {
        one.name: column
        for one in fields
        for column in (names.column(one), names.variable(one))
        if column in sheet.header
    }
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    columns.check_complete(sheet, found, expected, place, columns_advice(sheet))
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
    places = {name: place for place, name in enumerate(sheet.header)}
    return Matched(
        {name: places[column] for name, column in found.items()},
        {name: places[name] for name in SIGNS},
    )
