"""Finds numbers of registers: accounts, businesses, vehicles, cases and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.anonymisation.identifiers.finding import Finding, IdentifierKind
from surveys.anonymisation.identifiers.validity import business_id_is_valid, iban_is_valid

_S = r"[ \u00ad]{0,2}"
_BREAK = r"[\s\u00ad\-.]{0,2}"
_STOP = r"(?![^\W_])"
# Fourteen or fifteen digits after FI are an account number with a slip.
_IBAN = re.compile(rf"(?<![^\W_])FI(?:{_BREAK}[0-9]){{15,17}}{_STOP}", re.I)
_BUSINESS = re.compile(rf"(?<![\w.,])[0-9]{{6,7}}{_S}-{_S}[0-9]{_STOP}", re.I)
_VAT = re.compile(rf"(?<![^\W_])FI[\s\-]{{0,2}}[0-9]{{7}}{_S}-?{_S}[0-9]{_STOP}", re.I)
_CALLED_BUSINESS = re.compile(
    r"\b(?:y[\s-]?tunnu\w{0,6}|y-tun|fo-nummer|fo-nr|alv[\s-]?(?:nro|numero|tunnus)|ly-tunnus"
    r"|momsnummer"
    rf"|business id|vat)[:\s.]{{0,3}}(?:on "
    rf"|är )?(?P<number>(?:FI)?(?:{_BREAK}[0-9]){{6,9}}){_STOP}",
    re.IGNORECASE,
)

_PLATE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{3}-[0-9]{3}(?![\w-])", re.I)
_NO_PLATE = re.compile(
    r"(?:ICD|ICF|ISO|ESF|EUR|THL|TYP|EAK|SRA|GAD|PHQ|BDI|WAI|SDQ|YTY|TKK)-", re.I
)
_CALLED_PLATE = re.compile(
    r"\b(?:auto\w{0,4}|rek(?:isteri)?\w{0,12}|rek\.|kilpi|ajoneuvo|bil(?:en)?|registernummer"
    r"|reg\.?(?:nr|nro)?"
    r"|car|mopo|moottoripyörä)[:\s.(]{1,3}(?:on |är )?"
    r"(?P<plate>(?:CD-?|C-?)?[A-ZÅÄÖ]{2,3}[\s-]?[0-9]{1,3}|CD?-[0-9]{2,5}"
    r"|[0-9]{1,3}-[A-Z]{2,3})(?![\w-])",
    re.IGNORECASE,
)

# Diary numbers are slashes between numbers, with letters in front or the word for them.
_DIARY = re.compile(
    r"(?<![\w/.])(?:[A-ZÅÄÖ]{1,8}[-\s]?[0-9]{0,7}/[0-9]{1,7}(?:[./\-][0-9]{1,7}){1,5}"
    r"|[0-9]{3,7}/[0-9]{1,7}(?:[./\-][0-9]{1,7}){1,5}"
    r"|[0-9]{1,7}/[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2})*/(?:19|20)[0-9]{2})(?![^\W_])"
)
_CALLED = re.compile(
    r"\b(?:dnro|dno|dnr|diaari\w{0,10}|diarie\w{0,8}|asia(?:kas|n|kirja)?n?(?:umero|umerolla"
    r"|umeroni|ro|tunnus)"
    r"|asianro|tapaus(?:numero|nro)|päätös(?:numero|nro)|hakemus(?:numero|nro)"
    r"|potilas(?:numero|nro|tunnus)"
    r"|jäsen(?:numero|nro)|vakuutus(?:numero|nro)|lasku(?:numero|nro)|viite(?:numero|nro)?"
    r"|kela[- ](?:numero|nro|asia)"
    r"|ärende(?:nummer|nr)|klient(?:nummer|nr)|kund(?:nummer|nr)|beslut(?:snummer|snr)"
    r"|ansökningsnummer"
    r"|patient(?:nummer|nr)|case (?:no|number|id)|passi\w{0,8}|pass(?:nummer|nr)"
    r"|ajokortti\w{0,8}|körkort\w{0,8})"
    r"[\s:.#]{0,4}(?:on |oli |är |var |nro |nr |no )?[:.#]?"
    r"(?P<number>(?=[^\s]{0,12}[0-9])[A-ZÅÄÖ0-9](?:[./\- ]?[A-ZÅÄÖ0-9]*[0-9]){1,8})(?![^\W_])",
    re.IGNORECASE,
)


def ibans(text: str) -> Iterator[Finding]:
    """Find Finnish account numbers, also with a digit too few or too many."""
    for one in _IBAN.finditer(text):
        yield Finding(IdentifierKind.IBAN, *one.span(), iban_is_valid(one[0]))


def business_ids(text: str) -> Iterator[Finding]:
    """Find business ids and VAT numbers; a wrong one where it is called one."""
    for one in _BUSINESS.finditer(text):
        if business_id_is_valid(f"{'' if len(_digits(one[0])) == 8 else '0'}{one[0]}"):
            yield Finding(IdentifierKind.BUSINESS_ID, *one.span())
    for one in _VAT.finditer(text):
        yield Finding(IdentifierKind.BUSINESS_ID, *one.span(), business_id_is_valid(one[0]))
    for one in _CALLED_BUSINESS.finditer(text):
        valid = business_id_is_valid(one["number"])
        yield Finding(IdentifierKind.BUSINESS_ID, *one.span("number"), valid)


def plates(text: str) -> Iterator[Finding]:
    """Find licence plates; unusual ones where a vehicle is spoken of."""
    for one in _PLATE.finditer(text):
        if not _NO_PLATE.match(one[0]):
            yield Finding(IdentifierKind.LICENCE_PLATE, *one.span())
    for one in _CALLED_PLATE.finditer(text):
        yield Finding(IdentifierKind.LICENCE_PLATE, *one.span("plate"))


def cases(text: str) -> Iterator[Finding]:
    """Find diary numbers, and numbers of cases, decisions, customers and documents."""
    for one in _DIARY.finditer(text):
        yield Finding(IdentifierKind.CASE_NUMBER, *one.span())
    for one in _CALLED.finditer(text):
        yield Finding(IdentifierKind.CASE_NUMBER, *one.span("number"))


def _digits(text: str) -> str:
    return "".join(one for one in text if one.isdecimal())
