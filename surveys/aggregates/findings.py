"""What `tkk figures` finds, and what a rule that finds it looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from surveys.aggregates.reading import Aggregates
from surveys.errors import listed


class Level(StrEnum):
    """How grave a finding is: an error cannot be true, a warning wants looking at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in published figures.

    Parameters
    ----------
    figures
        Names of those that it is about.
    found, expected, advice
        What is there, what would be right, what to do.

    Examples
    --------
    >>> print(Finding(("women",), "52 percent of no stated base", "a base", "Look it up."))
    women: found 52 percent of no stated base; expected a base. Look it up.
    """

    figures: tuple[str, ...]
    found: str
    expected: str
    advice: str

    def __str__(self) -> str:
        place = listed(self.figures)
        return f"{place}: found {self.found}; expected {self.expected}. {self.advice}"


Search: TypeAlias = Callable[[Aggregates], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A question that is put to every file of figures.

    Parameters
    ----------
    name
        How findings and accepted deviations call it.
    level
        How grave what it finds is.
    search
        Finds it.
    """

    name: str
    level: Level
    search: Search


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its rule, and why it was accepted if it was."""

    rule: str
    level: Level
    finding: Finding
    accepted: str = ""

    def __str__(self) -> str:
        if self.accepted:
            return f"accepted: {self.finding} [{self.rule}] Because: {self.accepted}"
        return f"{self.level}: {self.finding} [{self.rule}]"
