"""Translations: whether every text is there in every language, and seems to say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from surveys.lint.findings import Finding
from surveys.model import LANGUAGES, Instrument, Language, Text
from surveys.translation import reviewed

SAME_WORDS = 3
"""Texts of more words than this are not the same in two languages by chance."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+|[  ]\d{3}(?!\d))*")
_SEPARATOR = re.compile(r"[.,  ]")
_DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_MONTHS: dict[str, int] = {
    stem: number
    for stems in (
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, stem in enumerate(stems.split(), 1)
}
_NAMED_MONTH = re.compile(
    rf"(?<=\d[ .  ])\s?({'|'.join(_MONTHS)})\w*|\b({'|'.join(_MONTHS)})\w*(?=[  ]\d)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_ENDS = ".?!…:"
_CLOSING = "”’\"')"


def missing_languages(instrument: Instrument) -> Iterator[Finding]:
    """Find texts that lack a language; a language that is not there at all is found once."""
    for language in LANGUAGES:
        lacking = [place for place, text in instrument.texts.items() if not text.has(language)]
        whole = len(lacking) == len(instrument.texts)
        for place in lacking[:1] if whole else lacking:
            yield Finding(
                place,
                f"no text in {language!r}" + (" here or anywhere" if whole else ""),
                "a text in every language",
                "Translate it, or check only the languages that there are with --language.",
                (language,),
            )


def stale_translations(instrument: Instrument) -> Iterator[Finding]:
    """Find translations, and twins, whose source was reworded since they were reviewed."""
    for one in reviewed.stale(instrument):
        if one.state is reviewed.State.STALE:
            yield Finding(
                one.place,
                f"{one.language} {one.text!r}, though {one.reason}",
                f"a wording that goes with {one.source!r}",
                f"Reword it where it has to be, then: tkk translate reviewed {instrument.name}",
                (one.language,),
            )


def _pairs(instrument: Instrument) -> Iterator[tuple[str, Text, Language]]:
    """Return place, text and each language it has been translated into."""
    source = instrument.source
    for place, text in instrument.texts.items():
        for language in LANGUAGES:
            if language != source and text.has(language) and text.has(source):
                yield place, text, language


def untranslated(instrument: Instrument) -> Iterator[Finding]:
    """Find texts that are the same in two languages though they are long."""
    for place, text, language in _pairs(instrument):
        same = text[language] == text[instrument.source]
        if same and len(text[language].split()) > SAME_WORDS:
            yield Finding(
                place,
                f"the same text in {instrument.source!r} and {language!r}: {text[language]!r}",
                "a translation",
                "Translate it.",
                (instrument.source, language),
            )


def different_numbers(instrument: Instrument) -> Iterator[Finding]:
    """Find translations in which the numbers are not those of the source."""
    for place, text, language in _pairs(instrument):
        here, there = numbers_in(text[instrument.source]), numbers_in(text[language])
        if here != there:
            yield Finding(
                place,
                f"the numbers {_listed(there)} in {language!r}",
                f"those in {instrument.source!r}: {_listed(here)}",
                "Compare the texts.",
                (instrument.source, language),
            )


def numbers_in(text: str) -> Counter[str]:
    """Return the numbers of a text, however their parts are separated and months written.

    Examples
    --------
    >>> sorted(numbers_in("1 000 or 1,5").items())
    [('1000', 1), ('15', 1)]
    >>> numbers_in("1.3.2025") == numbers_in("1 March 2025") == numbers_in("den 1 mars 2025")
    True
    """
    words = _DATE.sub(r"\1 | \2 | \3", _LINK.sub("", text))
    words = _NAMED_MONTH.sub(lambda found: f"| {_MONTHS[(found[1] or found[2]).lower()]} |", words)
    found = _NUMBER.findall(words)
    return Counter(_SEPARATOR.sub("", one).lstrip("0") or "0" for one in found)


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements())) or "none"


def different_endings(instrument: Instrument) -> Iterator[Finding]:
    """Find translations that end as another kind of sentence."""
    for place, text, language in _pairs(instrument):
        here, there = _ending(text[instrument.source]), _ending(text[language])
        if here != there:
            yield Finding(
                place,
                f"{_shown(there)} at the end in {language!r}",
                f"{_shown(here)} as in {instrument.source!r}",
                "End both alike.",
                (instrument.source, language),
            )


def _shown(mark: str) -> str:
    return repr(mark) if mark else "no mark"


def _ending(text: str) -> str:
    last = text.rstrip().rstrip(_CLOSING)[-1:]
    return last if last in _ENDS else ""


def spacing(instrument: Instrument) -> Iterator[Finding]:
    """Find spaces at the ends of texts, and two in a row."""
    for place, language, words in _each(instrument):
        if words != words.strip() or "  " in words:
            yield Finding(
                place,
                f"spaces too many in {language!r}: {words[:60]!r}",
                "single spaces between words, none at the ends",
                "Take them away.",
                (language,),
            )


def straight_quotes(instrument: Instrument) -> Iterator[Finding]:
    """Find quotation marks and apostrophes of the typewriter."""
    for place, language, words in _each(instrument):
        if '"' in words or "'" in words:
            yield Finding(
                place,
                f"a straight quotation mark or apostrophe in {language!r}: {words[:60]!r}",
                "” or ’",
                "Write ” and ’ in all three languages, “ ” for English quotations.",
                (language,),
            )


def _each(instrument: Instrument) -> Iterator[tuple[str, Language, str]]:
    for place, text in instrument.texts.items():
        for language in LANGUAGES:
            if text.has(language):
                yield place, language, text[language]
