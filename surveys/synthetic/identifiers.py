"""Identifiers that are nobody's: identity codes, telephone numbers, e-mail addresses, names.

Identity codes have an individual number of 900–999, which the population register gives to
nobody: such codes are for temporary use and for testing (Digital and Population Data Services
Agency). E-mail addresses lie in domains reserved for examples (RFC 2606). Swedish mobile numbers
are of the series that the Swedish Post and Telecom Authority keeps for fiction. No such series is
known to us for Finland: Finnish numbers have a subscriber part that begins with three zeros; that
it is given to nobody is not verified.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import numpy as np

from surveys.synthetic.words import Words

_Any = TypeVar("_Any")

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_FIRST_BIRTH = dt.date(1940, 1, 1)
_LAST_BIRTH = dt.date(2009, 12, 31)
_SIGNS = {19: "---YX", 20: "AAB"}
"""Century → signs of identity codes, the older ones more often."""
_DOMAINS = ("example.org", "example.com", "kunta.example", "tyo.example")
_FINNISH = ("040 000 {}", "050 000 {}", "040000{}", "050-000 {}", "+358 40 000 {}", "044 000{}")
_SWEDISH = "+46 70 174 06 {:02d}"
_FICTION = (5, 99)
"""First and last of the Swedish numbers kept for fiction: 070-174 06 05 to 070-174 06 99."""


class PlantedKind(StrEnum):
    """What can give someone away in an open answer."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY_CODE = "identity_code"
    ADDRESS = "address"
    WORKPLACE = "workplace"
    PLACE = "place"


def identity_code(birth: dt.date, number: int, sign: str) -> str:
    """Return the identity code of a birth date, an individual number and a century sign.

    The check character is the remainder of the nine digits divided by 31, looked up among 31
    characters (Digital and Population Data Services Agency, "The personal identity code").

    Examples
    --------
    >>> import datetime as dt
    >>> identity_code(dt.date(1995, 1, 1), 910, "-")
    '010195-910A'
    """
    day = f"{birth:%d%m%y}"
    return f"{day}{sign}{number:03d}{_CHECK[int(f'{day}{number:03d}') % len(_CHECK)]}"


class Inventor:
    """Invents identifiers for one text: the name and the e-mail address are one person's.

    Parameters
    ----------
    words
        Of the text's language.
    rng
        Where chance comes from.
    """

    def __init__(self, words: Words, rng: np.random.Generator) -> None:
        self.rng = rng
        self.first = self._one(words.first_names)
        self.surname = self._one(words.surnames)
        self.workplace = self._one(words.workplaces)
        self.place = self._one(words.places)
        self.words = words

    def invent(self, kind: PlantedKind, case: str) -> str:
        """Return an identifier of a kind, a name or place in a case."""
        makers: Mapping[PlantedKind, Callable[[], str]] = {
            PlantedKind.NAME: lambda: f"{self.first} {self.surname[case]}",
            PlantedKind.PHONE: self._phone,
            PlantedKind.EMAIL: self._email,
            PlantedKind.IDENTITY_CODE: self._identity_code,
            PlantedKind.ADDRESS: self._address,
            PlantedKind.WORKPLACE: lambda: self.workplace[case],
            PlantedKind.PLACE: lambda: self.place[case],
        }
        return makers[kind]()

    def _one(self, many: Sequence[_Any]) -> _Any:
        return many[int(self.rng.integers(len(many)))]

    def _phone(self) -> str:
        swedish = self.words.mark.startswith("Syntetiskt")
        if swedish and self.rng.random() < 0.5:
            return _SWEDISH.format(int(self.rng.integers(_FICTION[0], _FICTION[1] + 1)))
        return self._one(_FINNISH).format(f"{int(self.rng.integers(10_000)):04d}")

    def _email(self) -> str:
        plain = unicodedata.normalize("NFKD", f"{self.first}.{self.surname['']}")
        return f"{plain.encode('ascii', 'ignore').decode().lower()}@{self._one(_DOMAINS)}"

    def _identity_code(self) -> str:
        days = (_LAST_BIRTH - _FIRST_BIRTH).days
        birth = _FIRST_BIRTH + dt.timedelta(days=int(self.rng.integers(days + 1)))
        sign = self._one(tuple(_SIGNS[birth.year // 100]))
        return identity_code(birth, int(self.rng.integers(900, 1000)), sign)

    def _address(self) -> str:
        stair = f" {self._one(tuple('ABC'))} {int(self.rng.integers(1, 40))}"
        return (
            f"{self._one(self.words.streets)} {int(self.rng.integers(1, 90))}"
            f"{stair if self.rng.random() < 0.5 else ''}"
        )
