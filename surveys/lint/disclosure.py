"""Disclosure: whether everything is declared that can give a respondent away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from surveys.lint.findings import Finding
from surveys.model import Date, Disclosure, Instrument, Item, LongText, Number, ShortText

_DIRECT = frozenset(
    (
        "firstname",
        "lastname",
        "surname",
        "email",
        "mail",
        "phone",
        "telephone",
        "mobile",
        "address",
        "street",
        "ssn",
        "hetu",
        "birthdate",
        "birthday",
        "henkilotunnus",
        "henkilötunnus",
        "etunimi",
        "sukunimi",
        "sahkoposti",
        "puhelin",
        "puhelinnumero",
        "osoite",
        "syntymaaika",
        "epost",
        "telefon",
        "adress",
        "personbeteckning",
    )
)
"""Words in item names that stand for direct identifiers."""
_PERHAPS = frozenset(("name", "nimi", "namn"))
"""The same, but of things as well: where it is declared as free text, that will do."""
_DIRECT_TEXT = re.compile(
    r"henkilötunnu|sähköpostiosoite|puhelinnumero|syntymäaika|etunimi|sukunimi|"
    r"personbeteckning|e-postadress|telefonnummer|födelsedatum|förnamn|efternamn|"
    r"personal identity code|email address|phone number|date of birth|first name|last name",
    re.IGNORECASE,
)
_INDIRECT = frozenset(
    (
        "age",
        "sex",
        "gender",
        "birthyear",
        "municipality",
        "county",
        "postcode",
        "zipcode",
        "ika",
        "sukupuoli",
        "kunta",
        "postinumero",
        "nationality",
        "citizenship",
    )
)
"""Words in item names that stand for what narrows down who somebody is."""
_PAIRS = (("birth", "date"), ("birth", "year"), ("postal", "code"), ("age", "group"))


def undeclared_texts(instrument: Instrument) -> Iterator[Finding]:
    """Find free text that anonymisation would let pass."""
    for item in instrument.asked:
        if isinstance(item, ShortText | LongText) and item.disclosure is Disclosure.NONE:
            yield Finding(
                item.name,
                "free text with the disclosure 'none'",
                "free_text, or identifier for a code",
                "People write names into free text: declare it, so that anonymisation handles it.",
            )


def undeclared_identifiers(instrument: Instrument) -> Iterator[Finding]:
    """Find items that ask for names, addresses and the like without saying so."""
    for item in instrument.asked:
        typed = isinstance(item, ShortText | LongText | Number | Date)
        if typed and item.disclosure is not Disclosure.IDENTIFIER and _asks_who(item):
            yield Finding(
                item.name,
                f"what looks like a direct identifier, with the disclosure '{item.disclosure}'",
                "identifier",
                "Do not ask for it, or declare it as an identifier.",
            )


def _asks_who(item: Item) -> bool:
    words = set(item.name.split("_")) | {"".join(pair) for pair in _adjacent(item)}
    texts = (item.text.fi, item.text.sv, item.text.en)
    if words & _PERHAPS and item.disclosure is not Disclosure.FREE_TEXT:
        return True
    return bool(words & _DIRECT) or any(_DIRECT_TEXT.search(text) for text in texts)


def _adjacent(item: Item) -> Iterator[tuple[str, str]]:
    words = item.name.split("_")
    yield from (pair for pair in pairwise(words) if pair in _PAIRS)


def undeclared_keys(instrument: Instrument) -> Iterator[Finding]:
    """Find age, place and the like that count as nothing in the risk of being recognised."""
    for item in instrument.asked:
        words = {item.name, item.name.replace("_", "")}
        words |= {word.removesuffix("group") for word in words}
        if item.disclosure is Disclosure.NONE and words & _INDIRECT:
            yield Finding(
                item.name,
                "what narrows down who somebody is, with the disclosure 'none'",
                "key",
                "Declare it as a key, so that the risk of being recognised is reckoned with it.",
            )
