"""A variable: one column of answers, and what an analysis has to know about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveys.comparability import Use, Verdict
from surveys.model import MOST_RATINGS, Code, Disclosure, Kind, Text
from surveys.platforms.writing import number_text


class Level(StrEnum):
    """Level of measurement: it decides which comparison is right."""

    BINARY = "binary"
    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    NUMERIC = "numeric"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class WaveChange:
    """How the asking of a variable changed from one wave to a later one.

    Parameters
    ----------
    before, after
        Names of the waves.
    verdicts
        What changed, the gravest first.
    """

    before: str
    after: str
    verdicts: tuple[Verdict, ...]

    @property
    def use(self) -> Use:
        """Whether the answers of the two waves can be compared."""
        return self.verdicts[0].use


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of answers.

    Parameters
    ----------
    name
        Column name.
    item
        The item it belongs to.
    kind
        What the cells hold.
    label
        What to call it in a table.
    question
        What was asked.
    codes
        Codes that are answers or missing reasons, in order; empty when the cells are no codes.
    disclosure
        What it can give away.
    waves
        The waves in which it was asked.
    universe
        The condition under which it was asked, as text; empty when always.
    scale
        Lowest and highest possible value of a scale score; None for all else.
    changes
        Where the answers of two waves are not the same thing: how it was asked had changed.
    number, section
        Number of the question, as conditions in words call it, and name of its section.
    help
        What stands under the question.
    asked_if
        `universe` in words, to stand after "if".
    limits
        Lowest and highest answer of a number or a date, as data hold them.
    unit, decimals, longest
        Of a number, what it is in and how many decimals it has; of a text, its most characters.
    required
        Whether forms may not be left without an answer.
    formula, sources
        What computes it, as text, and from which variables; empty when it is asked.
    treated
        What anonymisation did to its values, where they look like answers and are not.
    """

    name: str
    item: str
    kind: Kind
    label: Text
    question: Text
    codes: tuple[Code, ...]
    disclosure: Disclosure
    waves: tuple[str, ...]
    universe: str
    scale: tuple[float, float] | None = None
    changes: tuple[WaveChange, ...] = ()
    number: str = ""
    section: str = ""
    help: Text | None = None
    asked_if: Text | None = None
    limits: tuple[str, str] | None = None
    unit: Text | None = None
    decimals: int = 0
    longest: int = 0
    required: bool = False
    formula: str = ""
    sources: tuple[str, ...] = ()
    treated: Text | None = None

    def change_between(self, before: str, after: str) -> WaveChange | None:
        """Return how its asking changed between two waves, or None when it is the same."""
        return next(
            (one for one in self.changes if {one.before, one.after} == {before, after}), None
        )

    @property
    def answers(self) -> tuple[Code, ...]:
        """The codes that are answers."""
        return tuple(code for code in self.codes if code.missing is None)

    @property
    def ends(self) -> tuple[str, str] | None:
        """Lowest and highest value of a number, a date or a score, as text."""
        if self.scale is None:
            return self.limits
        low, high = map(number_text, self.scale)
        return low, high

    @property
    def level(self) -> Level:
        """Level of measurement."""
        if self.kind is Kind.CODE:
            if len(self.answers) == 2:
                return Level.BINARY
            numeric = all(code.code.isdecimal() for code in self.answers)
            counted = len(self.answers) <= MOST_RATINGS
            return Level.ORDINAL if numeric and counted else Level.NOMINAL
        by_kind = {
            Kind.FLAG: Level.BINARY,
            Kind.INTEGER: Level.NUMERIC,
            Kind.DECIMAL: Level.NUMERIC,
            Kind.DATE: Level.DATE,
            Kind.TEXT: Level.TEXT,
        }
        return by_kind[self.kind]
