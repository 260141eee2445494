"""Finds street addresses, postal codes and coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from surveys.anonymisation.identifiers.finding import Finding, IdentifierKind
from surveys.areas.municipalities import periods
from surveys.model import LANGUAGES

# The vowels of the endings of both harmonies; consonant gradation turns katu into kadulla.
_CASE = r"(?:n|a|ä|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|an|än|en|in|on|un|yn|ö[nö]|seen)?"
_STREET = (
    r"(?:katu|kadu|kuja|kuj|bulevardi|bulevardi|puistikko|esplanadi|raitti|raiti|väylä|väyl"
    r"|aukio|tori|laituri"
    r"|penger|penkere)"
)
_ROAD = (
    r"(?:tie|polku|polu|ranta|rinne|rintee|mäki|mäe|portti|porti|kaari|kaare|piha|linja|silta"
    r"|silla|kulma|puisto)"
)
_SWEDISH = (
    r"(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|torg|esplanaden|allén|backen"
    r"|stranden|kajen"
    r"|bågen|svängen|parken|planen|stråket|ringen)"
)
_NUMBER = (
    r"\s{1,2}[0-9]{1,4}(?:\s?-\s?[0-9]{1,3})?(?:\s?[A-Za-zÅÄÖåäö](?![^\W0-9_]))?(?:\s?"
    r"(?:as\.?|bst\.?|lgh)?\s?[0-9]{1,3}(?![0-9]|[.:,][0-9]|\s?%))?(?![0-9%])"
)
_WORD = r"[^\W0-9_][\w'\-]{1,30}"
_ADDRESS = re.compile(rf"\b(?:{_WORD}{_STREET}{_CASE}|{_WORD}{_SWEDISH}s?){_NUMBER}", re.IGNORECASE)
# Roads and shores are also paths of care and of services, so these want a capital.
_CAPITAL = re.compile(rf"\b[A-ZÅÄÖ][\w'\-]{{1,30}}{_ROAD}{_CASE}{_NUMBER}")
_WORDS = re.compile(
    rf"\b[A-ZÅÄÖ][\w'\-]{{1,30}} (?:[A-ZÅÄÖ][\w'\-]{{1,30}} )?(?:{_STREET}|{_ROAD}"
    rf"|{_SWEDISH}){_CASE}{_NUMBER}"
)
_BOX = re.compile(r"\b(?:PL|PB|P\.\s?O\.\s?Box|postilokero|postbox)\.? {0,2}[0-9]{1,5}\b")
_NO_STREET = re.compile(
    r"(?:palvelu|hoito|asiakas|kuntoutus|ura|opinto|työ|koulutus|potilas|vård|service|klient"
    r"|raportti|tilasto"
    r"|tuki|vertailu|keskus|markkina)-?"
    rf"(?:{_STREET}|{_ROAD}|{_SWEDISH})",
    re.IGNORECASE,
)
# A postal code stands with FI or AX, after a comma or an address, or before a name in capitals.
_POSTAL = re.compile(
    r"(?<![\w.,\-])(?:(?:FI|AX"
    r"|FIN)[\s\-]{0,2}(?P<code>[0-9]{5})\b(?:\s{1,2}[A-ZÅÄÖ][\wåäö\-]{2,20})?"
    r"|[0-9]{5}\s{1,2}(?:[A-ZÅÄÖ]{2,20}|(?P<place>[A-ZÅÄÖ][a-zåäö]{2,20}))(?![^\W_]))"
)
_CALLED_POSTAL = re.compile(
    r"\b(?:posti(?:numero|nro|numeroni|numeroalue\w{0,5})|postnummer|postnr|postal code"
    r"|zip)[\s:]{1,3}(?:on |är )?(?P<code>[0-9]{5})\b",
    re.IGNORECASE,
)
_NORTH, _EAST = r"(?:59|6[0-9]|70)", r"(?:19|2[0-9]|3[0-2])"
_COORDINATES = re.compile(
    rf"(?<![\w.,]){_NORTH}[.,][0-9]{{3,10}}\s?°?\s?N?[\s,;/]{{1,3}}{_EAST}[.,][0-9]{{3,10}}"
    rf"(?:\s?°?\s?[EI])?(?![0-9])"
    rf"|(?<![\w.,]){_NORTH}\s?°\s?[0-9]{{1,2}}\s?['′][^\n]{{0,30}}?"
    rf"{_EAST}\s?°\s?[0-9]{{1,2}}\s?['′](?:[0-9.,]{{0,6}}[\"″])?",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Finding]:
    """Find street addresses with a number, Finnish in any case and Swedish, and post boxes."""
    for pattern in (_ADDRESS, _CAPITAL, _WORDS):
        for one in pattern.finditer(text):
            if not _NO_STREET.match(one[0]):
                yield Finding(IdentifierKind.ADDRESS, *one.span())
    for one in _BOX.finditer(text):
        yield Finding(IdentifierKind.ADDRESS, *one.span())


def postal_codes(text: str) -> Iterator[Finding]:
    """Find postal codes that stand with a country, a place or their name."""
    for one in _POSTAL.finditer(text):
        place = one["place"]
        if place and not (
            one[0].startswith("0") or place.lower().startswith(tuple(municipality_names()))
        ):
            continue
        yield Finding(IdentifierKind.POSTAL_CODE, *one.span())
    for one in _CALLED_POSTAL.finditer(text):
        yield Finding(IdentifierKind.POSTAL_CODE, *one.span("code"))


def coordinates(text: str) -> Iterator[Finding]:
    """Find pairs of degrees that lie in Finland."""
    return (Finding(IdentifierKind.COORDINATES, *one.span()) for one in _COORDINATES.finditer(text))


@cache
def municipality_names() -> frozenset[str]:
    """Return the Finnish and Swedish names of all municipalities since 2013, in small letters.

    Examples
    --------
    >>> {"kemi", "vasa"} <= municipality_names()
    True
    """
    return frozenset(one.text[language].lower() for one in periods() for language in LANGUAGES)
