"""What `tkk check` finds, and the rules that find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from surveys.model import Instrument, Language


class Level(StrEnum):
    """How grave a finding is.

    An error is wrong for certain; a warning nearly always is; a hint wants looking at.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an instrument.

    Parameters
    ----------
    place
        Item, field, section or text (`role.codes.local`) that it is about.
    found, expected, advice
        What is there, what would be right, what to do.
    languages
        Those that it is about; empty when it is about none in particular.

    Examples
    --------
    >>> print(Finding("years", "a question text of 240 characters", "200 at most", "Shorten it."))
    years: found a question text of 240 characters; expected 200 at most. Shorten it.
    """

    place: str
    found: str
    expected: str
    advice: str
    languages: tuple[Language, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: found {self.found}; expected {self.expected}. {self.advice}"


Search: TypeAlias = Callable[[Instrument], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A question that is put to every instrument.

    Parameters
    ----------
    name
        How findings and `Accepted` call it.
    level
        How grave what it finds is.
    search
        Finds it.
    by_wave
        Whether it is put to the instrument as asked in each wave, instead of to the whole.
    in_every_wave
        Whether something is only found when it is so in every wave that has the place.
    """

    name: str
    level: Level
    search: Search
    by_wave: bool = False
    in_every_wave: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its rule, instrument and waves.

    Parameters
    ----------
    waves
        Those in which it is so; empty when it is about the instrument as a whole.
    """

    instrument: str
    waves: tuple[str, ...]
    rule: str
    level: Level
    finding: Finding

    @property
    def where(self) -> str:
        """Instrument and waves: `coordinators@2026`."""
        return f"{self.instrument}@{'+'.join(self.waves)}" if self.waves else self.instrument

    def __str__(self) -> str:
        return f"{self.where}: {self.level}: {self.finding} [{self.rule}]"
