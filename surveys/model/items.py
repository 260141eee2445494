"""The kinds of question, and the fields (columns) that each of them fills."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeAlias

from surveys.conditions import Condition, as_condition
from surveys.errors import DefinitionError, listed, near
from surveys.model.codes import CodeList
from surveys.model.naming import MISSING_SUFFIX, PART, check_item_name
from surveys.model.text import Text


class Disclosure(StrEnum):
    """What an answer can give away; it decides what anonymisation does by default."""

    NONE = "none"
    IDENTIFIER = "identifier"
    KEY = "key"
    SENSITIVE = "sensitive"
    FREE_TEXT = "free_text"


class Kind(StrEnum):
    """What the cells of a field hold."""

    CODE = "code"
    FLAG = "flag"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of answers: an item, or one part of an item.

    Parameters
    ----------
    name
        Column name: the item's name, or item and part joined by two underscores.
    item
        Name of the item that fills it.
    kind
        What the cells hold.
    text
        What to call it in tables: the item's text, or the part's.
    codes
        The codes of a field of codes, else None.
    part
        The code of the part, or an empty string.
    """

    name: str
    item: str
    kind: Kind
    text: Text
    codes: CodeList | None = None
    part: str = ""

    @property
    def missing(self) -> str:
        """Name of the column that keeps why the cell is missing."""
        return f"{self.name}{MISSING_SUFFIX}"


@dataclass(frozen=True, slots=True)
class _Question:
    """What all items share."""

    name: str
    text: Text
    help: Text | None = field(default=None, kw_only=True)
    show_if: Condition | str | None = field(default=None, kw_only=True)
    valid_if: Condition | str | None = field(default=None, kw_only=True)
    valid_message: Text | None = field(default=None, kw_only=True)
    required: bool = field(default=False, kw_only=True)
    disclosure: Disclosure = field(default=Disclosure.NONE, kw_only=True)
    waves: tuple[str, ...] = field(default=(), kw_only=True)

    asked: ClassVar[bool] = True

    def __post_init__(self) -> None:
        check_item_name(self.name)
        object.__setattr__(
            self, "show_if", as_condition(self.show_if, f"item {self.name}, show_if")
        )
        object.__setattr__(
            self, "valid_if", as_condition(self.valid_if, f"item {self.name}, valid_if")
        )
        if (self.valid_if is None) != (self.valid_message is None):
            raise self._fault("valid_if or valid_message alone", "both or neither")

    def _fault(self, found: str, expected: str, advice: str = "") -> DefinitionError:
        return DefinitionError(found, expected=expected, where=f"item {self.name}", advice=advice)

    @property
    def condition(self) -> Condition | None:
        """The parsed `show_if`."""
        assert not isinstance(self.show_if, str)
        return self.show_if

    @property
    def constraint(self) -> Condition | None:
        """The parsed `valid_if`."""
        assert not isinstance(self.valid_if, str)
        return self.valid_if

    def _parts(
        self, parts: CodeList, kind: Kind, codes: CodeList | None = None
    ) -> tuple[Field, ...]:
        return tuple(
            Field(f"{self.name}{PART}{part.code}", self.name, kind, part.text, codes, part.code)
            for part in parts
        )

    def _whole(self, kind: Kind, codes: CodeList | None = None) -> tuple[Field, ...]:
        return (Field(self.name, self.name, kind, self.text, codes),)


@dataclass(frozen=True, slots=True)
class SingleChoice(_Question):
    """One answer from a list."""

    codes: CodeList = field(kw_only=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of codes."""
        return self._whole(Kind.CODE, self.codes)


@dataclass(frozen=True, slots=True)
class MultipleChoice(_Question):
    """Any number of answers from a list; nothing chosen counts as blank.

    A code that is no answer (don't know, refused) counts only when it is chosen alone.
    """

    codes: CodeList = field(kw_only=True)
    at_most: int | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _Question.__post_init__(self)
        if self.at_most is not None and not 1 <= self.at_most <= len(self.codes):
            raise self._fault(f"at_most={self.at_most}", f"1 to {len(self.codes)}")

    @property
    def fields(self) -> tuple[Field, ...]:
        """One yes/no field for each code."""
        return self._parts(self.codes, Kind.FLAG)


@dataclass(frozen=True, slots=True)
class LikertGrid(_Question):
    """Several statements answered on one scale.

    Parameters
    ----------
    rows
        The statements.
    codes
        The scale they share.
    negative
        Rows worded the other way round, so that agreeing means less of the matter.
    """

    rows: CodeList = field(kw_only=True)
    codes: CodeList = field(kw_only=True)
    negative: tuple[str, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        _Question.__post_init__(self)
        names = [row.code for row in self.rows]
        for row in self.negative:
            if row not in names:
                raise self._fault(
                    f"negative row {row!r}", f"one of {listed(names)}", near(row, names)
                )

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of codes for each row."""
        return self._parts(self.rows, Kind.CODE, self.codes)


@dataclass(frozen=True, slots=True)
class Number(_Question):
    """A number within limits, whole unless `decimals` says otherwise."""

    minimum: float = field(kw_only=True)
    maximum: float = field(kw_only=True)
    decimals: int = field(default=0, kw_only=True)
    unit: Text | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _Question.__post_init__(self)
        if self.minimum > self.maximum:
            raise self._fault(
                f"minimum {self.minimum} over maximum {self.maximum}", "minimum ≤ maximum"
            )

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of numbers."""
        return self._whole(Kind.DECIMAL if self.decimals else Kind.INTEGER)


@dataclass(frozen=True, slots=True)
class Allocation(_Question):
    """Whole numbers, one for each part, that sum to a total: shares of working time.

    A respondent need not write 0 where there is no share: when at least one part is answered and
    the answered ones sum exactly to the total, the parts left empty are read as 0. Otherwise an
    empty part is missing. So answers are the same from platforms that ask for the zeros and from
    those that do not.
    """

    parts: CodeList = field(kw_only=True)
    total: int = field(default=100, kw_only=True)
    unit: Text | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _Question.__post_init__(self)
        if len(self.parts) < 2 or self.total < 1:
            raise self._fault(
                f"{len(self.parts)} part(s) and total {self.total}",
                "two parts or more and a positive total",
            )

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of whole numbers for each part."""
        return self._parts(self.parts, Kind.INTEGER)


@dataclass(frozen=True, slots=True)
class Date(_Question):
    """A day within limits."""

    earliest: dt.date = field(kw_only=True)
    latest: dt.date = field(kw_only=True)

    def __post_init__(self) -> None:
        _Question.__post_init__(self)
        if self.earliest > self.latest:
            raise self._fault(f"earliest {self.earliest} after latest {self.latest}", "that order")

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of dates."""
        return self._whole(Kind.DATE)


@dataclass(frozen=True, slots=True)
class ShortText(_Question):
    """One line of text.

    Parameters
    ----------
    max_length
        Characters.
    unique
        Whether no two responses of a wave may give the same answer: a client's or link code.
    """

    max_length: int = field(default=200, kw_only=True)
    unique: bool = field(default=False, kw_only=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of text."""
        return self._whole(Kind.TEXT)


@dataclass(frozen=True, slots=True)
class LongText(_Question):
    """Text of several lines."""

    disclosure: Disclosure = field(default=Disclosure.FREE_TEXT, kw_only=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of text."""
        return self._whole(Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Scale:
    """How a score is counted from fields.

    Parameters
    ----------
    fields
        Names of the fields that make up the score, all on the same list of whole-number codes.
    reverse
        Those turned round first (lowest becomes highest).
    minimum_answered
        Fewer answers than this give no score.
    """

    fields: tuple[str, ...]
    minimum_answered: int
    reverse: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        stray = set(self.reverse) - set(self.fields)
        if stray or not 1 <= self.minimum_answered <= len(self.fields):
            raise DefinitionError(
                f"reverse {sorted(stray)} outside the scale"
                if stray
                else f"minimum_answered={self.minimum_answered}",
                expected=f"fields of the scale, and 1 to {len(self.fields)} answers",
                where=f"scale of {listed(self.fields)}",
            )


@dataclass(frozen=True, slots=True)
class ScaleScore(_Question):
    """The mean of the answers to several fields: computed, never asked."""

    scale: Scale = field(kw_only=True)

    asked: ClassVar[bool] = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of decimals."""
        return self._whole(Kind.DECIMAL)


Item: TypeAlias = (
    SingleChoice
    | MultipleChoice
    | LikertGrid
    | Number
    | Allocation
    | Date
    | ShortText
    | LongText
    | ScaleScore
)
