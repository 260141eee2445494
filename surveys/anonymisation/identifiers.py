"""Finds Finnish identifiers in free text, damaged spellings included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_SPACE = r"[^\S\n]"
_DASH = "\\-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DIGITS = "0123456789"
_CHECK = f"{_DIGITS}ABCDEFHJKLMNPRSTUVWXY"
_FI = "1518"  # the letters F and I as ISO 7064 counts them
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


class IdentifierKind(StrEnum):
    """What kind of identifier was found."""

    IDENTITY_CODE = "identity_code"
    EMAIL = "email"
    IBAN = "iban"
    BUSINESS_ID = "business_id"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where an identifier stands; never what it is, as findings end up in logs.

    Parameters
    ----------
    kind
        What it looks like.
    start, end
        Its place: ``text[start:end]``.
    valid
        Whether its check digit is right; a slip of the pen is still an identifier.
    """

    kind: IdentifierKind
    start: int
    end: int
    valid: bool = True


# One gap between any two characters: people type codes in groups.
_GAP = rf"{_SPACE}{{0,2}}"
_DATE_GAP = rf"{_SPACE}{{0,2}}[./]?{_SPACE}{{0,2}}"
_DAY = rf"(?:0{_GAP}[1-9]|[12]{_GAP}[0-9]|3{_GAP}[01])"
_MONTH = rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2])"
_IDENTITY = re.compile(
    rf"(?<![\w]){_DAY}{_DATE_GAP}{_MONTH}{_DATE_GAP}[0-9]{_GAP}[0-9]{_GAP}"
    rf"(?P<sign>[{_DASH}+A-FU-Y]?){_GAP}[0-9]{_GAP}[0-9]{_GAP}[0-9]{_GAP}(?P<check>[0-9A-Z])(?!\w)",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    rf"[0-9]{{6}}{_GAP}[{_DASH}+A-FU-Y]{_GAP}[0-9]{{3}}{_SPACE}?[0-9A-Z]", re.IGNORECASE
)
_AT = rf"(?:{_GAP}@{_GAP}|{_GAP}[(\[{{]{_GAP}(?:at|ät|miukumauku){_GAP}[)\]}}]{_GAP})"
_EMAIL = re.compile(rf"[\w.+%-]+{_AT}\w[\w-]*(?:\.\w[\w-]*)+", re.IGNORECASE)
_IBAN = re.compile(rf"(?<!\w)FI(?:{_GAP}[0-9]){{16}}(?!\w)", re.IGNORECASE)
_BUSINESS = re.compile(
    rf"(?<![\w.,])(?:[0-9]{{7}}{_GAP}[{_DASH}]{_GAP}[0-9]|FI{_GAP}[0-9]{{8}})(?![\w])",
    re.IGNORECASE,
)
_BREAK = rf"[\s{_DASH}/()]{{0,3}}"
_ABROAD = rf"(?:\+|(?<!\w)00)[1-9](?:{_BREAK}[0-9]){{6,14}}(?!\w)"
# Mobile and area prefixes of the Finnish numbering plan (Traficom regulation 32).
_PREFIX = r"(?:4[0-9]|50|2|3|5|6|8|9|1[0-9]|29|7[135])"
_HOME = rf"(?<![\w.,+{_DASH}])\(?0{_PREFIX}(?:{_BREAK}[0-9]){{5,9}}(?!\w)"
_PHONE = re.compile(f"{_ABROAD}|{_HOME}")
_LIKE_A_DATE = re.compile(rf"[0-3][0-9][\s{_DASH}/][01][0-9][\s{_DASH}/](?:19|20)[0-9][0-9]")


def find(text: str) -> tuple[Finding, ...]:
    """Find identity codes, e-mail addresses, IBANs, business ids and telephone numbers.

    Identity codes are found with all century signs (+, -, U–Y, A–F), with any dash, in
    lower case, with dots in the date and with spaces between any characters. In its compact
    form a code with a wrong check character is found too (`valid` is False); a spelling that
    is broken up must have the right one, and one without a sign must end in a letter.
    Names, addresses and places are not looked for.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    tuple of Finding
        In order of place, without overlaps.

    Notes
    -----
    Check character: Digital and Population Data Services Agency, "The personal identity
    code"; business id: Finnish Tax Administration; IBAN: ISO 13616, ISO 7064 (mod 97-10).

    Examples
    --------
    >>> [found.kind.value for found in find("Asiakas 010195 – 910a, p. 040 123 4567")]
    ['identity_code', 'phone']
    """
    taken: list[Finding] = []
    for finder in (_emails, _identity_codes, _ibans, _business_ids, _phones):
        taken += [one for one in finder(text) if not any(_overlap(one, other) for other in taken)]
    return tuple(sorted(taken, key=lambda one: one.start))


def redact(text: str) -> str:
    """Put the kind of each identifier, in brackets, in its place.

    A redacted text is not anonymous: names, places and events stay in it.

    Examples
    --------
    >>> redact("Kirjoita matti.esimerkki@example.fi tai soita 050-1234567.")
    'Kirjoita [email] tai soita [phone].'
    """
    pieces: list[str] = []
    end = 0
    for found in find(text):
        pieces += [text[end : found.start], f"[{found.kind}]"]
        end = found.end
    return "".join([*pieces, text[end:]])


def identity_code_is_valid(code: str) -> bool:
    """Tell whether the nine digits of an identity code fit its check character.

    Examples
    --------
    >>> identity_code_is_valid("010195-910A"), identity_code_is_valid("010195-910B")
    (True, False)
    """
    digits = "".join(one for one in code[:-1] if one in _DIGITS)
    return _CHECK[int(digits) % len(_CHECK)] == _capital(code[-1])


def business_id_is_valid(number: str) -> bool:
    """Tell whether eight digits are a business id (Y-tunnus) with its right check digit.

    Examples
    --------
    >>> business_id_is_valid("0737546-2"), business_id_is_valid("0737546-3")
    (True, False)
    """
    digits = [int(one) for one in number if one.isdecimal()]
    rest = sum(w * d for w, d in zip(_WEIGHTS, digits[:7], strict=True)) % 11
    return rest != 1 and digits[7] == (11 - rest) % 11


def iban_is_valid(iban: str) -> bool:
    """Tell whether a Finnish IBAN has its right check digits (modulo 97 is 1).

    Examples
    --------
    >>> iban_is_valid("FI21 1234 5600 0007 85"), iban_is_valid("FI22 1234 5600 0007 85")
    (True, False)
    """
    digits = "".join(one for one in iban if one in _DIGITS)
    return int(f"{digits[2:]}{_FI}{digits[:2]}") % 97 == 1


def _capital(letter: str) -> str:
    """Return the capital; a long s or a Kelvin sign, which patterns take for s and k, too."""
    return letter.casefold().upper()


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _identity_codes(text: str) -> Iterator[Finding]:
    for match in _IDENTITY.finditer(text):
        valid = identity_code_is_valid(match[0])
        signed = bool(match["sign"]) or match["check"].isalpha()
        written = bool(_COMPACT.fullmatch(match[0])) and _capital(match["check"]) in _CHECK
        if written or (valid and signed):
            yield Finding(IdentifierKind.IDENTITY_CODE, match.start(), match.end(), valid)


def _emails(text: str) -> Iterator[Finding]:
    return _all(IdentifierKind.EMAIL, _EMAIL, text, lambda found: True)


def _ibans(text: str) -> Iterator[Finding]:
    for match in _IBAN.finditer(text):
        yield Finding(IdentifierKind.IBAN, match.start(), match.end(), iban_is_valid(match[0]))


def _business_ids(text: str) -> Iterator[Finding]:
    return _all(IdentifierKind.BUSINESS_ID, _BUSINESS, text, business_id_is_valid)


def _phones(text: str) -> Iterator[Finding]:
    return _all(IdentifierKind.PHONE, _PHONE, text, lambda found: not _LIKE_A_DATE.fullmatch(found))


def _all(
    kind: IdentifierKind, pattern: re.Pattern[str], text: str, wanted: Callable[[str], bool]
) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        if wanted(match[0]):
            yield Finding(kind, match.start(), match.end())
