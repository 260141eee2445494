from __future__ import annotations

import sys
from collections.abc import Mapping
from types import ModuleType

import pytest

from surveys.anonymisation.free_text import lexicon
from surveys.anonymisation.free_text.lexicon import (
    BareLexicon,
    Lexica,
    Reading,
    SimplemmaLexicon,
    VoikkoLexicon,
    lexica,
)
from surveys.errors import UsageError

ANALYSES: dict[str, list[Mapping[str, str]]] = {
    "liisan": [{"CLASS": "etunimi"}],
    "kemissä": [{"CLASS": "paikannimi"}],
    "onni": [{"CLASS": "etunimi"}, {"CLASS": "nimisana"}],
    "toivon": [{"CLASS": "sukunimi"}, {"CLASS": "teonsana"}],
    "odd": [{}],
}
LEMMAS = {"Lisa": "Lisa", "björn": "björn", "arbete": "arbete", "liv": "liv", "plats": "plats"}


def analyse(word: str) -> list[Mapping[str, str]]:
    return ANALYSES.get(word, [])


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("Liisan", Reading(person=True, noun=False)),
        ("kemissä", Reading(place=True, noun=False)),
        ("Onni", Reading(person=True, common=True)),
        ("toivon", Reading(person=True, common=True, noun=False)),
        ("odd", Reading(noun=False)),
        ("zzz", Reading(noun=False)),
    ],
)
def test_voikkos_classes_are_read(word: str, reading: Reading) -> None:
    one = VoikkoLexicon(analyse)
    assert one.read(word) == reading
    assert one.read(word.upper()) == reading


@pytest.mark.parametrize(
    ("word", "person", "common"),
    [
        ("Lisa", True, False),
        ("lisas", True, False),
        ("Björn", False, True),
        ("arbetsplats", False, True),
        ("arbetslivsplats", False, True),
        ("arbeteliv", False, False),
        ("livzzz", False, False),
        ("zzzlivplats", False, False),
        ("zz", False, False),
    ],
)
def test_simplemmas_table_is_read(word: str, person: bool, common: bool) -> None:
    table = {**LEMMAS, "arbet": "arbet", "livs": "liv"}
    one = SimplemmaLexicon("sv", table)
    found = one.read(word)
    assert (found.person, found.common) == (person, common)
    assert one.read(word) is found


def test_finnish_first_parts_have_no_binding_s() -> None:
    one = SimplemmaLexicon("fi", {"työ": "työ", "paikka": "paikka"})
    assert one.read("työpaikka").common
    assert not one.read("työspaikka").common


def test_a_report_says_what_was_used_and_that_recall_is_lower() -> None:
    bare, table = BareLexicon(), SimplemmaLexicon("fi", {})
    assert Lexica(VoikkoLexicon(analyse), table).caution == ""
    told = Lexica(table, bare).caution
    assert told == (
        "Finnish names were sought with simplemma (fi) instead of Voikko; Swedish names were "
        "sought without a dictionary: more names than usual are missed."
    )
    assert str(Lexica(table, bare)) == "Finnish: simplemma (fi), Swedish: none"


@pytest.fixture
def fresh() -> object:
    """Forget what is installed, before and after."""
    for one in (lexicon.voikko, lexicon.simplemma):
        one.cache_clear()
    yield
    for one in (lexicon.voikko, lexicon.simplemma):
        one.cache_clear()


def module(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    made = ModuleType(name)
    vars(made).update(members)
    monkeypatch.setitem(sys.modules, name, made)


class VoikkoError(Exception):
    pass


def without_dictionary(language: str) -> None:
    raise VoikkoError(language)


class Handle:
    def __init__(self, language: str) -> None:
        self.language = language

    def analyze(self, word: str) -> list[Mapping[str, str]]:
        return analyse(word)


class Factory:
    def get_dictionary(self, language: str) -> dict[str, str]:
        return LEMMAS


TABLES = "simplemma.strategies.dictionaries"


@pytest.mark.usefixtures("fresh")
def test_the_best_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    module(monkeypatch, "libvoikko", Voikko=Handle, VoikkoException=VoikkoError)
    module(monkeypatch, TABLES, DefaultDictionaryFactory=Factory)
    assert str(lexica()) == "Finnish: Voikko, Swedish: simplemma (sv)"
    assert str(lexica("simplemma")) == "Finnish: simplemma (fi), Swedish: simplemma (sv)"
    assert lexica().fi.read("Liisan").person


@pytest.mark.usefixtures("fresh")
def test_voikko_without_its_dictionary_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    module(monkeypatch, "libvoikko", Voikko=without_dictionary, VoikkoException=VoikkoError)
    module(monkeypatch, TABLES, DefaultDictionaryFactory=Factory)
    assert str(lexica()) == "Finnish: simplemma (fi), Swedish: simplemma (sv)"


@pytest.mark.usefixtures("fresh")
def test_nothing_installed_leaves_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libvoikko", None)
    monkeypatch.setitem(sys.modules, TABLES, None)
    assert str(lexica()) == "Finnish: none, Swedish: none"
    with pytest.raises(UsageError, match="found no dictionary 'voikko'; expected libvoikko"):
        lexica("voikko")


def test_an_unknown_dictionary_is_refused() -> None:
    with pytest.raises(UsageError, match="found dictionary 'hunspell'; expected one of voikko"):
        lexica("hunspell")
