"""Finds identity codes and dates of birth, damaged spellings included.

A code in its compact form is found whatever its check character is, and with one slip in it. A
code that is broken up, or whose sign is lost, must show by its check character that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.anonymisation.identifiers.finding import Finding, IdentifierKind
from surveys.anonymisation.identifiers.validity import identity_code_is_valid

_GAP = r"[\s\u00ad_.,/|*'\-]{0,3}"  # people type codes in groups, and lines break anywhere
_TIGHT = r"[ \u00ad]{0,2}"
_SIGN = r"(?:[\u00ad\-+~=A-FU-Y]|(?:väli|tavu)?viiva|(?:binde)?streck|mii?nus)"
_END = r"(?![^\W_])"
_BEFORE = r"(?<![0-9])"
_DAY = rf"(?:0{_GAP}[1-9]|[12]{_GAP}[0-9]|3{_GAP}[01])"
_MONTH = rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2])"
_LIKE = str.maketrans("OoIlL|", "001111")

_BROKEN = re.compile(
    rf"{_BEFORE}{_DAY}{_GAP}{_MONTH}{_GAP}(?P<century>(?:1{_GAP}[89]|2{_GAP}0){_GAP})??"
    rf"[0-9]{_GAP}[0-9](?P<sign>{_GAP}{_SIGN}?{_GAP})"
    rf"[0-9]{_GAP}[0-9]{_GAP}[0-9]{_GAP}(?P<check>[0-9A-Z]){_END}",
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(r"[0-9]{3}[A-Z]$", re.IGNORECASE)
_SIGNED = re.compile(r"[^\s.,/_|*']")
_COMPACT = re.compile(
    rf"{_BEFORE}[0-9]{{6}}{_TIGHT}[\u00ad\-+=~A-FU-Y]{_TIGHT}[0-9]{{3}} ?[0-9A-Z]{_END}", re.I
)
# One character too few or too many: then the last must be a letter, as a number of telephone
# or a range of numbers has none.
_SLIP = re.compile(
    rf"{_BEFORE}(?:[0-9]{{5}}|[0-9]{{7}}){_TIGHT}[\-+]{_TIGHT}[0-9]{{3}} ?[A-Z]{_END}"
    rf"|{_BEFORE}[0-9]{{6}}{_TIGHT}[\-+]{_TIGHT}(?:[0-9]{{2}}|[0-9]{{4}}) ?[A-Z]{_END}"
    rf"|{_BEFORE}[0-9]{{5,7}}[A-FU-Y](?:[0-9]{{2,4}}) ?[A-Z]{_END}"
    rf"|{_BEFORE}[0-9]{{6}}[\-+][0-9]{{3}}{_END}"
    rf"|{_BEFORE}[0-9]{{9}}[A-Z]{_END}",
    re.IGNORECASE,
)
_FULL_YEAR = re.compile(
    rf"{_BEFORE}[0-3]?[0-9]{_TIGHT}[./\-]?{_TIGHT}[01]?[0-9]{_TIGHT}[./\-]?{_TIGHT}(?:18|19"
    rf"|20)[0-9]{{2}}"
    rf"{_TIGHT}{_SIGN}?{_TIGHT}[0-9]{{3}} ?[A-Z]{_END}"
    rf"|{_BEFORE}[0-3]?[0-9][./][01]?[0-9][./][0-9]{{2}}{_TIGHT}{_SIGN}"
    rf"{_TIGHT}[0-9]{{3}} ?[A-Z]{_END}"
    rf"|{_BEFORE}(?:19|20)[0-9]{{2}}-?(?:0[1-9]|1[0-2])-?[0-3][0-9]{_TIGHT}{_SIGN}{_TIGHT}"
    rf"[0-9]{{3}} ?[0-9A-Z]{_END}",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    rf"(?<![^\W_])[0-9OoIlL|]{{6}}{_TIGHT}{_SIGN}{_TIGHT}[0-9OoIlL|]{{3}} ?[0-9A-Z]{_END}", re.I
)
_NAMED = re.compile(
    r"(?:\b(?:hetu|henkilötun|henkilötunnu|sosiaaliturvatun|sotu|syntymätun|loppuosa|tunnusosa"
    r"|personbeteckning|personnummer|personsignum|signum|identity code|social security)\w{0,8})"
    r"[\s:=(\-]{0,4}(?:(?:on|oli|är|var|is|no|nro|nr)\b[\s:.]{0,3})?"
    rf"(?P<code>(?=[0-9A-Z\-+]*[0-9]{{2}})[0-9A-Z](?:[ .\-+/]?[0-9A-Z]){{2,11}}"
    rf"|-[0-9]{{3}}[0-9A-Z]){_END}",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:s|synt|syntynyt|syntymäaika(?:ni|nsa)?|syntymäpäivä(?:ni|nsä)?|född|f|födelsedatum"
    r"|födelsetid"
    r"|born|date of birth|dob)\b[.:]?\s{0,2}(?:on\s|den\s)?"
    r"(?P<date>[0-3]?[0-9]\s?[./\-]\s?[01]?[0-9]\s?[./\-]\s?(?:[0-9]{4}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9])",
    re.IGNORECASE,
)


def identity_codes(text: str) -> Iterator[Finding]:
    """Find identity codes in a folded text; dates of birth that are called so too."""
    for match in _BROKEN.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        if match["century"]:
            digits = digits[:4] + digits[6:]
        end = "" if match["check"].isdecimal() else match["check"]
        signed = bool(_SIGNED.search(match["sign"]))
        valid = identity_code_is_valid(digits + end)
        if (valid and (signed or end)) or (signed and _LAST_FOUR.search(match[0])):
            yield _found(match.start(), match.end(), valid=valid)
    for pattern in (_COMPACT, _FULL_YEAR, _SLIP):
        for match in pattern.finditer(text):
            yield _found(match.start(), match.end(), valid=identity_code_is_valid(match[0]))
    for match in _LETTERS.finditer(text):
        if sum(one.isdecimal() for one in match[0]) > 5:
            code = match[0][:-1].translate(_LIKE) + match[0][-1]
            yield _found(match.start(), match.end(), valid=identity_code_is_valid(code))
    for match in _NAMED.finditer(text):
        yield _found(*match.span("code"), valid=identity_code_is_valid(match["code"]))
    for match in _BORN.finditer(text):
        yield Finding(IdentifierKind.BIRTH_DATE, *match.span("date"))


def _found(start: int, end: int, *, valid: bool) -> Finding:
    return Finding(IdentifierKind.IDENTITY_CODE, start, end, valid)
