"""Which column holds which field where the headings are the texts of the questions.

Questions may share a text ("What else?"). LimeSurvey writes columns in the order of the form; so
where all headings of the answers stand in just that order, each tells its field. In a file with
columns moved or left out, only texts that no other question has are accepted. Headings that
LimeSurvey cut to a length are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from surveys.errors import ResponseError
from surveys.model import Instrument, Language
from surveys.platforms import columns
from surveys.platforms.limesurvey.wording import ADVICE, bare, heading
from surveys.platforms.sheets import Sheet

_CUT = re.compile(r"\.\.(?: |\]|$)")
"""How LimeSurvey ends a text that it cut."""


def by_texts(
    sheet: Sheet, instrument: Instrument, asked: Instrument, own: Collection[int], advice: str
) -> tuple[Mapping[str, int], Language]:
    """Return canonical field name → place of its column, and the language of the export.

    Parameters
    ----------
    sheet
        The file.
    instrument, asked
        The instrument with all of its waves, and as asked in the one that was answered.
    own
        Places of LimeSurvey's own columns.
    advice
        How to export the file rightly.

    Raises
    ------
    ResponseError
        Columns are missing or are none of this wave, or headings are cut or ambiguous.
    """
    texts = [bare(name) for name in sheet.header]
    language, headings = _headings(texts, asked)
    wanted = {name: bare(text) for name, text in headings.items()}
    found = {name: text for name, text in headings.items() if wanted[name] in texts}
    if len(found) < len(headings):
        _check_whole(sheet)
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    columns.check_complete(sheet, found, headings, place, advice)
    fields = _in_order(texts, wanted) or _each_alone(sheet, texts, wanted)
    _check_no_strangers(sheet, fields, own, instrument, language, place)
    return fields, language


def _headings(texts: list[str], asked: Instrument) -> tuple[Language, dict[str, str]]:
    """Return the language of the export, in which most headings are found, and all of them."""
    there = set(texts)
    every: dict[Language, dict[str, str]] = {
        language: {one.name: heading(one, asked, language) for one in asked.asked_fields}
        for language in asked.languages
    }
    language = max(every, key=lambda one: sum(bare(text) in there for text in every[one].values()))
    return language, every[language]


def _check_whole(sheet: Sheet) -> None:
    for name in sheet.header:
        if _CUT.search(name):
            raise ResponseError(
                f"headings that are cut, such as {name!r}",
                expected="question codes or whole texts as headings",
                where=sheet.name,
                advice=ADVICE,
            )


def _in_order(texts: list[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Return the places of the fields when all stand in the order of the form, else nothing."""
    known = set(wanted.values())
    places = [place for place, text in enumerate(texts) if text in known]
    if [texts[place] for place in places] != list(wanted.values()):
        return {}
    return dict(zip(wanted, places, strict=True))


def _each_alone(sheet: Sheet, texts: list[str], wanted: Mapping[str, str]) -> dict[str, int]:
    """Return the places of the fields; refuse a text that stands for two, or twice in the file."""
    asked, there = Counter(wanted.values()), Counter(texts)
    for name, text in wanted.items():
        if asked[text] > 1 or there[text] > 1:
            raise ResponseError(
                f"heading {sheet.header[texts.index(text)]!r}, which does not tell which column "
                f"is {name}",
                expected="headings that tell the questions apart, or columns in the order of the "
                "form",
                where=sheet.name,
                advice=ADVICE,
            )
    return {name: texts.index(text) for name, text in wanted.items()}


def _check_no_strangers(
    sheet: Sheet,
    fields: Mapping[str, int],
    own: Collection[int],
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
    taken = {*fields.values(), *own}
    strangers = {
        name: others.get(bare(name), "")
        for number, name in enumerate(sheet.header)
        # What is computed has a formula for a heading, of which nothing is left to compare.
        if number not in taken and bare(name) and (first < number < last or bare(name) in others)
    }
    elsewhere = {name: wave for name, wave in strangers.items() if wave}
    known = [sheet.header[number] for number in fields.values()]
    columns.check_no_strangers(sheet, strangers, known, elsewhere, place, ADVICE)
