"""All that is looked for in a text by its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from surveys.anonymisation.identifiers.contacts import emails, handles, links, phones
from surveys.anonymisation.identifiers.finding import Finding, masked, without_overlaps
from surveys.anonymisation.identifiers.folding import folded
from surveys.anonymisation.identifiers.identity import identity_codes
from surveys.anonymisation.identifiers.places import addresses, coordinates, postal_codes
from surveys.anonymisation.identifiers.registers import business_ids, cases, ibans, plates

# Of two that overlap the first wins.
_FINDERS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    links, emails, identity_codes, ibans, business_ids, coordinates, addresses, postal_codes,
    cases, phones, plates, handles,
)  # fmt: skip
# Without any of these nothing of the kind can be there, as in most answers.
_WORTH = re.compile(r"[@/0-9_:]|www|\b(?:at|ät|miukumauku|snabel-a)\b", re.IGNORECASE)


def find(text: str) -> tuple[Finding, ...]:
    """Find what identifies by its form: codes, numbers and addresses, damaged ones too.

    Identity codes are found with all century signs (+, -, U–Y, A–F) and any dash, in lower
    case, full-width or with look-alike letters, broken up by blanks, dots, slashes or lines,
    with the full year, without the sign, and in the compact form with one slip. Names and
    places are found by `surveys.anonymisation.free_text.found_in`.

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
    plain = folded(text)
    if not _WORTH.search(plain.text):
        return ()
    found = without_overlaps(one for finder in _FINDERS for one in finder(plain.text))
    return tuple(_placed(one, plain.span(one.start, one.end)) for one in found)


def _placed(found: Finding, span: tuple[int, int]) -> Finding:
    return Finding(found.kind, *span, found.valid, found.sure)


def redact(text: str) -> str:
    """Put the kind of each identifier, in brackets, in its place.

    A redacted text is not anonymous: names, places and events stay in it.

    Examples
    --------
    >>> redact("Kirjoita matti.esimerkki@example.fi tai soita 050-1234567.")
    'Kirjoita [email] tai soita [phone].'
    """
    return masked(text, find(text))
