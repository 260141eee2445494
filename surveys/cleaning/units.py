"""Units that people write after numbers, and what one of them is in another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal[
    "minutes", "hours", "days", "weeks", "months", "years", "euros", "percent", "count"
]

_WRITTEN: Mapping[Unit, str] = {
    "minutes": "min min. mins minuutti minuuttia minuutin minut minuten minuter minute minutes",
    "hours": "h h. t tunti tuntia tunnin tim tim. timme timmar timma hour hours hr hrs",
    "days": "pv pv. pvä päivä päivää päivän vrk vuorokausi vuorokautta dag dagar dygn day days",
    "weeks": "vk vk. vko vkoa viikko viikkoa viikon vecka veckor week weeks wk wks",
    "months": "kk kk. kuukausi kuukautta kuukauden mån mån. månad månader month months",
    "years": "v v. vuosi vuotta vuoden år year years yr yrs",
    "euros": "€ e eur euro euroa euron euros",
    "percent": "% pros pros. prosentti prosenttia procent percent",
    "count": "kpl kpl. st st. hlö hlö. hlöä henkilö henkilöä henkeä ihmistä asiakas asiakasta pers "
    "personer person klient klienter kund kunder people persons client clients kertaa krt gånger "
    "gång times",
}
WORDS: Mapping[str, Unit] = MappingProxyType(
    {word: unit for unit, words in _WRITTEN.items() for word in words.split()}
)
"""What is written → unit. A "v" is a year, as in Finnish: weeks are told from it by no reader."""

THOUSANDS: Mapping[str, tuple[float, Unit | None]] = MappingProxyType(
    {
        **dict.fromkeys(("tuhatta", "tuhat", "tusen", "thousand"), (1000, None)),
        **dict.fromkeys(("t€", "k€", "te", "ke", "teur", "keur"), (1000, "euros")),
        **dict.fromkeys(("milj", "milj.", "miljoonaa", "miljoner", "million"), (1_000_000, None)),
        **dict.fromkeys(("m€", "meur", "milj€"), (1_000_000, "euros")),
    }
)
"""What is written → how many, and of what where that is said in the same word."""

_SIZES: Mapping[Unit, tuple[str, float]] = MappingProxyType(
    {
        "minutes": ("time", 1), "hours": ("time", 60),
        "days": ("days", 1), "weeks": ("days", 7),
        "months": ("calendar", 1), "years": ("calendar", 12),
        "euros": ("euros", 1), "percent": ("percent", 1), "count": ("count", 1),
    }
)  # fmt: skip


def factor(unit: Unit, wanted: Unit) -> float | None:
    """Return what one `unit` is in `wanted`, or None where that hangs on something else.

    A day is 24 hours or a working day, and a month is four weeks or five: neither is turned
    into the other.

    Examples
    --------
    >>> factor("minutes", "hours") * 90, factor("years", "months"), factor("weeks", "months")
    (1.5, 12.0, None)
    """
    (family, size), (other, one) = _SIZES[unit], _SIZES[wanted]
    return size / one if family == other else None


def unit_in(words: str) -> Unit | None:
    """Return the unit that a text names, such as "vuotta" or "% työajasta", or None.

    Examples
    --------
    >>> unit_in("vuotta"), unit_in("clients in a year")
    ('years', None)
    """
    units = {WORDS[word] for word in words.casefold().split() if word in WORDS}
    return units.pop() if len(units) == 1 else None
