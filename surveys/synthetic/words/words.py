"""What a language must have for open answers to be made in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Forms: TypeAlias = Mapping[str, str]
"""Case → form of a word; "" is the form in dictionaries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sentences and what fills them.

    Parameters
    ----------
    mark
        What every text begins with: that it is synthetic.
    sentences
        Sentences that name nobody; `{slot}` is filled from `fillers`.
    identifying
        Sentences with something in them that can give someone away: `{name}`, `{phone}`,
        `{email}`, `{identity_code}`, `{address}`, `{workplace}`, `{place}`; `{name.gen}` is a
        case of it.
    short, short_identifying
        The same for answers of one line.
    fillers
        Slot → what can stand there.
    first_names
        Common first names.
    surnames, workplaces, places
        With their cases.
    streets
        Names of streets.
    """

    mark: str
    sentences: tuple[str, ...]
    identifying: tuple[str, ...]
    short: tuple[str, ...]
    short_identifying: tuple[str, ...]
    fillers: Mapping[str, tuple[str, ...]]
    first_names: tuple[str, ...]
    surnames: tuple[Forms, ...]
    workplaces: tuple[Forms, ...]
    places: tuple[Forms, ...]
    streets: tuple[str, ...]


def forms(*cases: str, names: tuple[str, ...] = ("",)) -> Forms:
    """Return the forms of one word by their cases.

    Examples
    --------
    >>> forms("Kuopio", "Kuopiossa", names=("", "ine"))
    {'': 'Kuopio', 'ine': 'Kuopiossa'}
    """
    return dict(zip(names, cases, strict=True))
