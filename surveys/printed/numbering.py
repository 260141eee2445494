"""The numbers under which a person finds questions: 1, 2, 3 …, and 12a, 12b for parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.model import Allocation, Instrument, LikertGrid


def numbers(asked: Instrument) -> Mapping[str, str]:
    """Return the number of every item that is asked, and of every part that is answered by itself.

    Parameters
    ----------
    asked
        As asked in one wave.

    Returns
    -------
    Mapping
        Name of an item, of a row of a grid or of a part of an allocation → its number.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = numbers(coordinators.at("2026"))
    >>> found["role"], found["support__known"]
    ('2', '20b')
    """
    found: dict[str, str] = {}
    for place, item in enumerate(asked.asked, start=1):
        found[item.name] = str(place)
        if isinstance(item, LikertGrid | Allocation):
            found |= {one.name: f"{place}{letters(row)}" for row, one in enumerate(item.fields)}
    return MappingProxyType(found)


def letters(place: int) -> str:
    """Return the letters of a part counted from 0: a to z, then aa.

    Examples
    --------
    >>> letters(0), letters(25), letters(26), letters(52)
    ('a', 'z', 'aa', 'ba')
    """
    rest, last = divmod(place, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("a") + last)
