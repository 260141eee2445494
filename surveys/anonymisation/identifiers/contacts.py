"""Finds e-mail addresses, telephone numbers, web addresses and names in social media."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.anonymisation.identifiers.finding import Finding, IdentifierKind

_S = r"[ \u00ad]{0,2}"
_AT = (
    rf"(?:{_S}@{_S}|{_S}[(\[{{<]{_S}(?:at|ät|@|a|miukumauku|snabel-a){_S}[)\]}}>]{_S}"
    rf"| (?:at|ät|miukumauku|snabel-a) )"
)
_DOT = rf"(?:\.|{_S}[(\[{{]{_S}(?:\.|piste|punkt|dot){_S}[)\]}}]{_S}| (?:piste|punkt|dot) )"
_TOP = r"(?:fi|ax|se|ee|eu|com|net|org|info|io|me|example|invalid|test)"
_LOCAL = r"(?<![\w.+%\-])[\w.+%\-]{1,64}+"
# Blanks round the sign are common slips, so the end of the address must then be a known one.
_EMAIL = re.compile(
    rf"{_LOCAL}(?:@\w[\w\-]{{0,62}}(?:\.[\w\-]{{1,62}}){{0,6}}"
    rf"|{_AT}\w[\w\-]{{0,62}}(?:{_DOT}[\w\-]{{1,62}}){{0,5}}{_DOT}{_TOP}\b"
    rf"|{_S}[(\[{{]{_S}(?:at|ät|miukumauku"
    rf"|snabel-a){_S}[)\]}}]{_S}\w[\w\-]{{0,62}}(?:\.[\w\-]{{1,62}}){{1,6}})",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<![\w@.])@[A-Za-zÅÄÖåäö_][\w.]{2,30}"
    r"|\b(?:instagram|facebook|linkedin|tiktok|snapchat|telegram|twitter|ig"
    r"|fb)[: ]{1,2}@?[\w.]*[_.0-9][\w.]*",
    re.IGNORECASE,
)
_URL = re.compile(
    rf"\b(?:https?|ftp)://[^\s<>\"]{{1,500}}|\bwww\.[^\s<>\"]{{1,500}}"
    rf"|(?<![\w.@])[a-z0-9\-]{{2,40}}(?:\.[a-z0-9\-]{{2,40}}){{0,3}}\.{_TOP}/[^\s<>\"]{{1,500}}"
    rf"|(?<![\w.])(?:[0-9]{{1,3}}\.){{3}}[0-9]{{1,3}}(?![\w.]|,[0-9])",
    re.IGNORECASE,
)

_BREAK = r"[\s\u00ad\-/().]{0,3}"
_STOP = r"(?![^\W_])"
_ABROAD = rf"(?:\+[ ]?|(?<![\w.,])00[ ]?)[1-9](?:{_BREAK}[0-9]){{6,14}}{_STOP}"
# Mobile and area prefixes of the Finnish numbering plan (Traficom regulation 32).
_PREFIX = r"(?:4[0-9]|50|2|3|5|6|8|9|1[0-9]|29|7[135])"
_NARROW = r"[\s\u00ad\-/()]{0,3}"
_HOME = rf"(?<![\w.,+\-])\(?0{_PREFIX}(?:{_NARROW}[0-9]){{5,9}}{_STOP}"
# Only mobile numbers are sought with dots, or with the letter O: dates and times have dots too.
_MOBILE = rf"(?<![\w,+])\(?[0O][\s\-.]?(?:4[0-9]|50)\)?(?:{_BREAK}[0-9]){{6,8}}{_STOP}"
_COUNTRY = rf"(?<![\w.,])\(?358\)?{_BREAK}(?:\(0\))?{_BREAK}[1-9](?:{_BREAK}[0-9]){{6,11}}{_STOP}"
_PHONE = re.compile(f"{_ABROAD}|{_COUNTRY}|{_HOME}|{_MOBILE}", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:puh|puhelin|puhelinnumero|puhnro|p|gsm|tel|kännykkä|numerosta|numeroon|numero|soita"
    r"|soittaa|whatsapp|tfn|telefon|mobil|ring|ringa|phone)"
    rf"(?:ni|nsa)?[.:\s]{{1,3}}(?:on |är |till "
    rf"|nro )?(?P<number>[0-9](?:{_NARROW}[0-9]){{5,12}}){_STOP}",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"\(?[0-3]?[0-9][\s\-/.][01]?[0-9][\s\-/.](?:(?:19|20)[0-9][0-9]|[0-9]{2})"
    r"|0[0-9][\s.][0-5][0-9]\s?-\s?[0-2]?[0-9][\s.][0-5][0-9]"
)


def emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses, also with a written-out at sign or dot."""
    return (Finding(IdentifierKind.EMAIL, *one.span()) for one in _EMAIL.finditer(text))


def links(text: str) -> Iterator[Finding]:
    """Find web and network addresses."""
    for one in _URL.finditer(text):
        yield Finding(IdentifierKind.URL, one.start(), one.start() + len(one[0].rstrip(".,;:)!?")))


def handles(text: str) -> Iterator[Finding]:
    """Find names in social media."""
    return (Finding(IdentifierKind.HANDLE, *one.span()) for one in _HANDLE.finditer(text))


def phones(text: str) -> Iterator[Finding]:
    """Find telephone numbers: international, Finnish, and any that is called one."""
    for one in _PHONE.finditer(text):
        if not _NO_PHONE.fullmatch(one[0]):
            yield Finding(IdentifierKind.PHONE, *one.span())
    for one in _CALLED.finditer(text):
        yield Finding(IdentifierKind.PHONE, *one.span("number"))
