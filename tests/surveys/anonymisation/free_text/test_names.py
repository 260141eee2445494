"""Names by rule, with small dictionaries of the tests' own."""

from __future__ import annotations

import time

import pytest

from surveys.anonymisation.free_text import Lexica, Reading, lexica, names_in
from surveys.anonymisation.free_text.finder import found_in, usual_lexica, without_names
from surveys.anonymisation.free_text.inflection import Names, bases, stems
from surveys.anonymisation.free_text.languages import spoken
from surveys.anonymisation.free_text.places import is_place
from surveys.anonymisation.free_text.words import words_in

BARE = lexica("none")


class Small:
    """A dictionary of a few words; `names` are names in any form given."""

    name = "small"
    complete = True

    def __init__(self, common: str, people: str = "", places: str = "") -> None:
        self._sets = [frozenset(one.split()) for one in (people, places, common)]

    def read(self, word: str) -> Reading:
        return Reading(*(word in some for some in self._sets))


class Finnish(Small):
    name = "Voikko"


FI = Finnish(
    "kysyin kerroin asiaa oli hyvä tuki lumi lumessa sukka tapasin sorsa arvion arvio tekee lääkäri työ "
    "valmentaja talo kävi vääräniemi puhuin lehtinen lehtisen asiasta soitin arkiruoka",
    "pekka pekan sorsa zorbalta arvoon",
    "zemissä talo",
)
SV = Small("jag frågade arbetet viktigt björn skog träffade stig plats kommer", "Zorba lisbeth")
BOTH = Lexica(FI, SV)


def found(text: str, used: Lexica = BOTH, language: str | None = None) -> list[str]:
    hits = names_in(text, used, language)  # type: ignore[arg-type] # the tests' own words
    return [text[one.start : one.end] for one in hits]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kysyin Pekalta asiaa, ja hyvä niin.", ["Pekalta"]),
        ("kysyin pekan kanssa asiaa", ["pekan"]),
        ("Kysyin asiaa, ja hän kävi Zorbalta.", ["Zorbalta"]),
        ("Kysyin kun Lumi oli paikalla.", ["Lumi"]),
        ("Lumi oli hyvä tuki, ja se on kiva.", ["Lumi"]),
        ("Lumessa on hyvä, ja se on kiva.", []),
        ("Asiakas Sorsa ei tullut.", ["Sorsa"]),
        ("Sorsa lentää, ja se on hyvä.", []),
        ("Sorsa on lintu, ja se on hyvä.", ["Sorsa"]),
        ("Arvion tekee lääkäri, ja se on hyvä.", []),
        ("Tapasin M. Virtasen ja hän on hyvä.", ["M. Virtasen"]),
        ("Tapasin Merja K. ja hän on hyvä.", ["Merja K"]),
        ("Asiakas L. on hyvä.", ["L"]),
        ("Puhuin Katariina af Zyxin kanssa, ja se oli hyvä.", ["Katariina af Zyxin"]),
        ("Anna-Liisa ja Virtanen-Korhonen olivat.", ["Anna-Liisa", "Virtanen-Korhonen"]),
        ("Kysyin Zyx-Wyvern on hyvä.", ["Zyx-Wyvern"]),
        ("Kysyin Teams-palaverista, ja se on hyvä.", []),
        ("Kysyin Liisa-niminen on hyvä.", ["Liisa-niminen"]),
        ("kysyin anna-liisalta ja hän on", ["anna-liisalta"]),
        ("Tuki oli Kelan ja TE-toimiston asia, ja se on hyvä.", []),
        ("MATTI VIRTANEN EI OLE HYVÄ TUKI", ["MATTI VIRTANEN"]),
        ("Kysyin THL:n asiaa WXYZ, ja se on hyvä.", []),
        ("Vääräniemi kävi ja se on hyvä.", ["Vääräniemi"]),
        ("Arkiruoka on hyvä, ja se on.", []),
        ("Työvalmentaja on hyvä, ja se on.", []),
        ("Zyxxyvalmentaja on hyvä, ja se on.", []),
        ("Zyxxy on hyvä, ja se on.", ["Zyxxy"]),
        ("zyxxynen on hyvä, ja se on.", ["zyxxynen"]),
        ("Kysyin Kuopiossa ja Zemissä, ja se on.", ["Kuopiossa", "Zemissä"]),
        ("kysyin kuopiossa ja se on hyvä", ["kuopiossa"]),
        ("Kysyin Talo ja se on hyvä.", ["Talo"]),
        ("talo on hyvä, ja se on", []),
        ("Salossa on hyvä, ja se on.", ["Salossa"]),
        ("Toivon, että se on hyvä.", []),
        ("Kerroin, että Annan tuki on hyvä.", ["Annan"]),
        ("(Liisa) ja “Matti” sekä - Pekka", ["Liisa", "Matti", "Pekka"]),
        ("Puhuin Lehtisen kanssa ja Pekka Sorsa on.", ["Lehtisen", "Pekka Sorsa"]),
        ("", []),
        ("123 !? …", []),
        ("Kysyin Etelä-Savossa, ja se on hyvä.", ["Etelä-Savossa"]),
        ("ja pekka sorsa on hyvä", ["pekka sorsa"]),
    ],
)
def test_finnish(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jag frågade Lisbeth och hon är bra.", ["Lisbeth"]),
        ("Björn är den som kan det.", ["Björn"]),
        ("Björn i skog är inte bra.", []),
        ("Jag träffade Björn och det var bra.", ["Björn"]),
        ("Bergs familj har det svårt.", ["Bergs"]),
        ("jag frågade zyxström om det", ["zyxström"]),
        ("Arbetet är viktigt och bra.", []),
        ("Zemissä är viktigt och det är bra.", ["Zemissä"]),
        ("jag frågade pekan om det", ["pekan"]),
    ],
)
def test_swedish(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_english_and_other_texts() -> None:
    assert found("The support was not good for Wyvern and me.") == ["Wyvern"]
    assert found("Lisbeth") == ["Lisbeth"]
    assert found("Zorba zorba", language="sv") != []


def test_without_a_dictionary_the_lists_and_capitals_are_left() -> None:
    assert found("Kysyin Liisalta ja Zyxiltä.", BARE) == ["Liisalta", "Zyxiltä"]
    assert found("Zyx ei tiedä, zyxström ei.", BARE) == []


def test_what_is_certain_is_sure_and_the_rest_is_for_a_person() -> None:
    sure = {text: names_in(text, BOTH)[0].sure for text in ("Se on Liisa.", "Se on Zyxxy.")}
    assert sure == {"Se on Liisa.": True, "Se on Zyxxy.": False}


def test_a_word_longer_than_any_is_for_a_person() -> None:
    assert found(f"Se on {'ha' * 40} ja hyvä") == ["ha" * 40]


def test_identifiers_and_names_are_found_together() -> None:
    text = "Liisa Virtanen, 010195-910A, liisa.virtanen@kunta.fi, Kuopio"
    assert without_names(text, BARE) == "[name], [identity_code], [email], [place]"
    assert without_names("Liisa") == "[name]"
    assert usual_lexica() is usual_lexica()
    assert [one.kind.value for one in found_in("Se on Kuopio.", BARE)] == ["place"]


@pytest.mark.parametrize("piece", ["Aa-", "A. ", "Liisa ", "a@b.fi ", "liisa", "aa:a "])
def test_long_hostile_texts_take_no_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    found_in(text, BOTH)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("virtanen", "virtasen"), ("virtanen", "virtasta"), ("virtanen", "virtasten"),
        ("pekka", "pekallekin"), ("outi", "oudin"), ("lahti", "lahdesta"), ("markus", "markukselta"),
        ("tuomas", "tuomaan"), ("ahmed", "ahmedille"), ("andersson", "anderssons"),
        ("andersson", "anderssonin"), ("veikko", "veikkoon"), ("rantee", "ranteelle"), ("maire", "mairen"),
        ("tove", "tovelta"),
    ],
)  # fmt: skip
def test_forms_of_names(name: str, form: str) -> None:
    assert Names.of([name]).longest(form) > 0
    assert set(stems(name)) & set(bases(form)) or form.endswith("s")


def test_swedish_names_take_no_finnish_endings() -> None:
    names = Names.of(["tage"])
    assert (names.longest("taget", finnish=False), names.longest("taget")) == (0, 4)


def test_places_that_are_words() -> None:
    assert [is_place("salossa", known=known) for known in (False, True)] == [True, False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Asiakas ei ole saanut apua", "fi"), ("Klienten har inte fått hjälp", "sv"),
        ("The client has not been helped", "en"), ("Työpaikkaa", "fi"), ("Oy", None),
        ("du kan ei ole klient", "sv"), ("työssä ja och", "fi"), ("ja och", "sv"), ("och the", "sv"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    assert spoken(text) == language


def test_words_and_their_places_in_sentences() -> None:
    words = words_in("Hän sanoi: “Kyllä.” – Ei\nToinen rivi, THL:n väki")
    assert [word.text for word in words if word.first] == ["Hän", "Kyllä", "Ei", "Toinen"]
    assert [word.text for word in words if word.abbreviation] == ["THL"]
    far = words_in("Sanoi            Liisa")
    assert [word.first for word in far] == [True, False]
