"""The kinds of question, and the fields (columns) that each of them fills."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import ClassVar, TypeAlias

from surveys.errors import listed, near
from surveys.model.codes import CodeList
from surveys.model.computed import Calculation, ScaleScore
from surveys.model.fields import Disclosure, Field, Kind
from surveys.model.question import Question
from surveys.model.text import Text


@dataclass(frozen=True, slots=True)
class SingleChoice(Question):
    """One answer from a list.

    Parameters
    ----------
    codes
        What can be chosen.
    randomise
        Whether each respondent gets the choices in an order of their own.
    """

    codes: CodeList = field(kw_only=True)
    randomise: bool = field(default=False, kw_only=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of codes."""
        return self._whole(Kind.CODE, self.codes)


@dataclass(frozen=True, slots=True)
class MultipleChoice(Question):
    """Any number of answers from a list; nothing chosen counts as blank.

    A code that is no answer (don't know, refused) counts only when it is chosen alone.
    """

    codes: CodeList = field(kw_only=True)
    at_most: int | None = field(default=None, kw_only=True)
    randomise: bool = field(default=False, kw_only=True)

    parts_name: ClassVar[str] = "codes"

    def __post_init__(self) -> None:
        Question.__post_init__(self)
        if self.at_most is not None and not 1 <= self.at_most <= len(self.codes):
            raise self._fault(f"at_most={self.at_most}", f"1 to {len(self.codes)}")

    @property
    def fields(self) -> tuple[Field, ...]:
        """One yes/no field for each code."""
        return tuple(
            replace(one, counted=not code.stands_alone)
            for one, code in zip(self._parts(self.codes, Kind.FLAG), self.codes, strict=True)
        )


@dataclass(frozen=True, slots=True)
class LikertGrid(Question):
    """Several statements answered on one scale.

    Parameters
    ----------
    rows
        The statements.
    codes
        The scale they share.
    negative
        Rows worded the other way round, so that agreeing means less of the matter.
    randomise
        Whether each respondent gets the rows in an order of their own.
    """

    rows: CodeList = field(kw_only=True)
    codes: CodeList = field(kw_only=True)
    negative: tuple[str, ...] = field(default=(), kw_only=True)
    randomise: bool = field(default=False, kw_only=True)

    parts_name: ClassVar[str] = "rows"

    def __post_init__(self) -> None:
        Question.__post_init__(self)
        for row in self.negative:
            if row not in self.rows:
                names = self.rows.names
                raise self._fault(
                    f"negative row {row!r}", f"one of {listed(names)}", near(row, names)
                )

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of codes for each row."""
        return self._parts(self.rows, Kind.CODE, self.codes)


@dataclass(frozen=True, slots=True)
class Number(Question):
    """A number within limits, whole unless `decimals` says otherwise."""

    minimum: float = field(kw_only=True)
    maximum: float = field(kw_only=True)
    decimals: int = field(default=0, kw_only=True)
    unit: Text | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        Question.__post_init__(self)
        if self.minimum > self.maximum:
            raise self._fault(
                f"minimum {self.minimum} over maximum {self.maximum}", "minimum ≤ maximum"
            )
        for one in self.revisions:
            least = self.minimum if one.minimum is None else one.minimum
            most = self.maximum if one.maximum is None else one.maximum
            if not self.minimum <= least <= most <= self.maximum:
                raise self._fault(
                    f"a revision with the limits {least} to {most}",
                    f"limits within {self.minimum} to {self.maximum}",
                    "The item covers the limits of all waves; revisions narrow them.",
                )

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of numbers."""
        return self._whole(Kind.DECIMAL if self.decimals else Kind.INTEGER)


@dataclass(frozen=True, slots=True)
class Allocation(Question):
    """Whole numbers, one for each part, that sum to a total: shares of working time.

    A respondent need not write 0 where there is no share: when at least one part is answered and
    the answered ones sum exactly to the total, the parts left empty are read as 0. Otherwise an
    empty part is missing. So answers are the same from platforms that ask for the zeros and from
    those that do not.
    """

    parts: CodeList = field(kw_only=True)
    total: int = field(default=100, kw_only=True)
    unit: Text | None = field(default=None, kw_only=True)

    parts_name: ClassVar[str] = "parts"

    def __post_init__(self) -> None:
        Question.__post_init__(self)
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
class Date(Question):
    """A day within limits."""

    earliest: dt.date = field(kw_only=True)
    latest: dt.date = field(kw_only=True)

    def __post_init__(self) -> None:
        Question.__post_init__(self)
        if self.earliest > self.latest:
            raise self._fault(f"earliest {self.earliest} after latest {self.latest}", "that order")

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of dates."""
        return self._whole(Kind.DATE)


@dataclass(frozen=True, slots=True)
class ShortText(Question):
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
class LongText(Question):
    """Text of several lines."""

    disclosure: Disclosure = field(default=Disclosure.FREE_TEXT, kw_only=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of text."""
        return self._whole(Kind.TEXT)


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
    | Calculation
)


def is_shuffled(item: Item) -> bool:
    """Return whether each respondent gets the choices or rows in an order of their own.

    Examples
    --------
    >>> from surveys.instruments import employers
    >>> is_shuffled(employers["hiring_obstacles"]), is_shuffled(employers["sector"])
    (True, False)
    """
    return isinstance(item, SingleChoice | MultipleChoice | LikertGrid) and item.randomise


def is_unique(item: Item) -> bool:
    """Return whether no two responses of a wave may give the same answer.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> is_unique(coordinators["link_code"]), is_unique(coordinators["role"])
    (True, False)
    """
    return isinstance(item, ShortText) and item.unique
