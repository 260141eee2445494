"""Every text is there in three languages, and each is a translation and not a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import combinations

import pytest

from surveys.codelists import areas
from surveys.instruments import INSTRUMENTS
from surveys.model import LANGUAGES, CodeList, Instrument, Text

AREA_LISTS = {areas.ELY, areas.COUNTIES, areas.EMPLOYMENT_AREAS}
"""Their names are proper names, which may be the same in all languages."""
SAME_WORD = {"Man"}
"""Words that two of the languages share."""

all_instruments = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)


def texts_of(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, CodeList) and value in AREA_LISTS:
        return
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def texts_in(instrument: Instrument) -> list[Text]:
    found = list(texts_of(instrument))
    assert len(found) > 60
    return found


@all_instruments
def test_no_text_is_empty(instrument: Instrument) -> None:
    assert all(text[one].strip() for text in texts_in(instrument) for one in LANGUAGES)


@all_instruments
def test_languages_differ(instrument: Instrument) -> None:
    for text in texts_in(instrument):
        for one, other in combinations(LANGUAGES, 2):
            assert text[one] != text[other] or text[one] in SAME_WORD, text


@all_instruments
def test_sentences_end_alike_in_every_language(instrument: Instrument) -> None:
    for text in texts_in(instrument):
        ends = {text[language].rstrip("”")[-1] for language in LANGUAGES}
        assert ends == ends & {"?", ".", "!"} or not ends & {"?", ".", "!"}, text
        assert len(ends & {"?", ".", "!"}) < 2, text


@all_instruments
def test_typing_is_clean(instrument: Instrument) -> None:
    for text in texts_in(instrument):
        for language in LANGUAGES:
            assert text[language] == " ".join(text[language].split()), text
            assert not set("\"'") & set(text[language]), text


@all_instruments
def test_old_and_plain_wrong_words_are_not_used(instrument: Instrument) -> None:
    unwanted = {
        "fi": ("esimies", "vajaakuntoi", "vajaatyökyky", "e-mail"),
        "sv": ("förman ", "ely-central", "arbetsförmågakoordinator", "landskapsområde"),
        "en": ("handicap", "wellbeing area", "program ", "organiz"),
    }
    for text in texts_in(instrument):
        for language in LANGUAGES:
            found = [word for word in unwanted[language] if word in text[language].lower()]
            assert found == [], text
