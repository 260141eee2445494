"""Columns that look as if they told who somebody is, by their headings and by what stands in them.

A table may come from anywhere, so what it holds beside answers is not known. Nothing is decided
here: whoever reads the file is told, and anonymisation does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.platforms.sheets import Sheet

_WORDS = {
    "names": ("nimi", "etunimi", "sukunimi", "name", "firstname", "lastname", "surname", "namn",
              "förnamn", "efternamn"),
    "e-mail addresses": ("email", "sähköposti", "sposti", "epost", "mail"),
    "IP addresses": ("ip", "ipaddr", "ipaddress", "iposoite", "ipadress"),
    "telephone numbers": ("puhelin", "puhelinnumero", "phone", "telefon", "mobile", "gsm"),
    "personal identity codes": ("hetu", "henkilötunnus", "personbeteckning", "ssn"),
    "addresses": ("osoite", "katuosoite", "address", "adress"),
}  # fmt: skip
_SHAPES = {
    "e-mail addresses": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "IP addresses": r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F:.]+",
    "personal identity codes": r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]",
}


def personal_notices(sheet: Sheet) -> Iterator[str]:
    """Yield a sentence for each column that seems to hold names, addresses or the like."""
    for place, heading in enumerate(sheet.header):
        kind = _by_heading(heading) or _by_cells(sheet, place)
        if kind:
            yield (
                f"column {heading!r} seems to hold {kind}: see that it is pseudonymised or left "
                "out before the answers are used"
            )


def _by_heading(heading: str) -> str:
    """Return what a heading says the column holds, or an empty text.

    Examples
    --------
    >>> _by_heading("E-mail"), _by_heading("First name"), _by_heading("named_person")
    ('e-mail addresses', 'names', '')
    """
    word = re.sub(r"[\W_]", "", heading.lower())
    return next((kind for kind, words in _WORDS.items() if word in words), "")


def _by_cells(sheet: Sheet, place: int) -> str:
    texts = sheet.texts(place).str.strip()
    return next(
        (
            kind
            for kind, shape in _SHAPES.items()
            if texts.str.fullmatch(shape).eq(other=True).any()
        ),
        "",
    )
