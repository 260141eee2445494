"""Which column of a response file holds which field, whatever way its headings are written.

With codes (`tasks[guidance]`), with codes as expressions write them (`tasks_guidance`), or with the
texts of the questions in one language. Texts are accepted where each tells one field; headings that
LimeSurvey cut to a length are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from surveys.errors import ResponseError, listed
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms import columns
from surveys.platforms.limesurvey.files import WIDEST
from surveys.platforms.limesurvey.names import META_COLUMNS, Names
from surveys.platforms.limesurvey.recognition import SIGNS
from surveys.platforms.limesurvey.wording import ADVICE, bare, heading
from surveys.platforms.sheets import Sheet

_EXTRA = re.compile(r"attribute_\d+|(?:group|question)time\d+|endtime", re.IGNORECASE)
_CUT = re.compile(r"\.\.(?: |\]|$)")
"""How LimeSurvey ends a text that it cut."""


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
    """

    fields: Mapping[str, int]
    meta: Mapping[str, int]
    language: Language | None = None


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
    _check_export(sheet)
    return _by_texts(sheet, instrument, asked)


def _check_export(sheet: Sheet) -> None:
    """Refuse a file whose first columns are not those that LimeSurvey writes."""
    columns.check_has_responses(sheet)
    if len(sheet.header) > len(SIGNS) and not set(SIGNS) & set(sheet.header):
        ids, languages = sheet.texts(0), sheet.texts(SIGNS.index("startlanguage"))
        if ids.str.fullmatch(r"\d+").eq(other=True).all() and languages.isin(LANGUAGES).any():
            return
    lacking = [name for name in SIGNS if name not in sheet.header]
    raise ResponseError(
        f"no column {listed(lacking)} among the {len(sheet.header)} of the first line",
        expected="LimeSurvey's export with codes as headings",
        where=sheet.name,
        advice=columns_advice(sheet),
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


def _by_texts(sheet: Sheet, instrument: Instrument, asked: Instrument) -> Matched:
    there = Counter(map(bare, sheet.header))
    wanted = {
        language: {one.name: heading(one, asked, language) for one in asked.asked_fields}
        for language in asked.languages
    }
    language = max(
        wanted, key=lambda one: sum(bare(text) in there for text in wanted[one].values())
    )
    expected = wanted[language]
    bare_names = {name: bare(text) for name, text in expected.items()}
    found = {name: text for name, text in expected.items() if bare_names[name] in there}
    _check_whole(sheet, complete=len(found) == len(expected))
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    columns.check_complete(sheet, found, expected, place, columns_advice(sheet))
    _check_apart(sheet, bare_names, there)
    places = {bare(name): place for place, name in enumerate(sheet.header)}
    fields = {name: places[text] for name, text in bare_names.items()}
    _check_no_strangers(sheet, fields, instrument, language, place)
    return Matched(fields, {name: place for place, name in enumerate(SIGNS)}, language)


def _check_whole(sheet: Sheet, *, complete: bool) -> None:
    cut = [name for name in sheet.header if _CUT.search(name)]
    if cut and not complete:
        raise ResponseError(
            f"headings that are cut, such as {cut[0]!r}",
            expected="question codes or whole texts as headings",
            where=sheet.name,
            advice=ADVICE,
        )


def _check_apart(sheet: Sheet, bare_names: Mapping[str, str], there: Counter[str]) -> None:
    """Refuse headings that stand for two fields, or twice in the file."""
    asked = Counter(bare_names.values())
    for name, text in bare_names.items():
        if asked[text] > 1 or there[text] > 1:
            shown = next(one for one in sheet.header if bare(one) == text)
            raise ResponseError(
                f"heading {shown!r}, which does not tell which column is {name}",
                expected="headings that tell the questions apart",
                where=sheet.name,
                advice=ADVICE,
            )


def _check_no_strangers(
    sheet: Sheet,
    fields: Mapping[str, int],
    instrument: Instrument,
    language: Language,
    place: str,
) -> None:
    """Refuse columns among the answers that are none, and questions of other waves anywhere.

    LimeSurvey's own columns, which stand before and after them, have headings in its language.
    """
    others = {
        bare(heading(one, instrument, language)): columns.waves_of(instrument, one.item)
        for item in instrument.asked
        if item.text.has(language)
        for one in item.fields
    }
    first, last = min(fields.values()), max(fields.values())
    strangers = {
        name: others.get(bare(name), "")
        for number, name in enumerate(sheet.header)
        # What is computed has a formula for a heading, of which nothing is left to compare.
        if number not in fields.values()
        and number >= len(SIGNS)
        and bare(name)
        and (first < number < last or bare(name) in others)
    }
    elsewhere = {name: wave for name, wave in strangers.items() if wave}
    known = [sheet.header[number] for number in fields.values()]
    columns.check_no_strangers(sheet, strangers, known, elsewhere, place, ADVICE)
