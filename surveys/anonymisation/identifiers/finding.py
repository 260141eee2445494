"""What was found in a text and where; never what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What kind of identifier was found."""

    IDENTITY_CODE = "identity_code"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    URL = "url"
    IBAN = "iban"
    BUSINESS_ID = "business_id"
    CASE_NUMBER = "case_number"
    PHONE = "phone"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    COORDINATES = "coordinates"
    LICENCE_PLATE = "licence_plate"
    HANDLE = "handle"
    NAME = "name"
    PLACE = "place"


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
    sure
        Whether it can hardly be anything else; what is not sure is for a person to decide.
    """

    kind: IdentifierKind
    start: int
    end: int
    valid: bool = True
    sure: bool = True


def without_overlaps(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep of overlapping findings the one that comes first in the argument, then sort by place.

    Examples
    --------
    >>> phone = Finding(IdentifierKind.PHONE, 0, 10)
    >>> without_overlaps([phone, Finding(IdentifierKind.URL, 5, 12)]) == (phone,)
    True
    """
    starts: list[int] = []
    taken: list[Finding] = []
    for one in findings:
        at = bisect_left(starts, one.start)
        free_before = at == 0 or taken[at - 1].end <= one.start
        if free_before and (at == len(taken) or one.end <= taken[at].start):
            starts.insert(at, one.start)
            taken.insert(at, one)
    return tuple(taken)


def masked(text: str, findings: Iterable[Finding]) -> str:
    """Put the kind of each finding, in brackets, in its place.

    Examples
    --------
    >>> masked("Soita 040 1234567", [Finding(IdentifierKind.PHONE, 6, 17)])
    'Soita [phone]'
    """
    pieces: list[str] = []
    end = 0
    for found in findings:
        pieces += [text[end : found.start], f"[{found.kind}]"]
        end = found.end
    return "".join([*pieces, text[end:]])
