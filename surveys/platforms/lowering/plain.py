"""Plain tests of single fields and plain arithmetic: what platforms write out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from surveys.conditions.expression import Operator
from surveys.conditions.quantities import Sign
from surveys.model import Field


@dataclass(frozen=True, slots=True)
class Always:
    """True or false whatever is answered."""

    value: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The field of codes holds one of these codes."""

    field: Field
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """The field of codes holds a code, but none of these, of which there is at least one."""

    field: Field
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """The option of a multiple choice is ticked."""

    field: Field


@dataclass(frozen=True, slots=True)
class Filled:
    """The field is not empty; of a multiple choice this is never asked."""

    field: Field


@dataclass(frozen=True, slots=True)
class Compared:
    """Two numbers, or two dates, compare so.

    Only looked at together with the tests that both are there.
    """

    left: Number
    operator: Operator
    right: Number


@dataclass(frozen=True, slots=True)
class Every:
    """All parts are true."""

    parts: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part is true."""

    parts: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """The part is false."""

    part: Plain


Plain: TypeAlias = Always | Chosen | Outside | Ticked | Filled | Compared | Every | Some | Opposite


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number or a date that is written out."""

    value: float | dt.date


@dataclass(frozen=True, slots=True)
class Value:
    """The number, whole-number code or date in a field; nothing is said of an empty field."""

    field: Field


@dataclass(frozen=True, slots=True)
class When:
    """The number when the test is true, else 0."""

    test: Plain
    number: Number


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts added up, from the left; two parts or more."""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """The days from one date to another."""

    start: Fixed | Value
    end: Fixed | Value


@dataclass(frozen=True, slots=True)
class Joined:
    """Two numbers joined; a divisor is not looked at when it is 0."""

    left: Number
    sign: Sign
    right: Number


Number: TypeAlias = Fixed | Value | When | Sum | DaysBetween | Joined


def every(tests: Iterable[Plain]) -> Plain:
    """Return the test that all of these are true, as short as it can be.

    Examples
    --------
    >>> every([Always(value=True), Always(value=False)])
    Always(value=False)
    """
    kept = _distinct(part for one in tests for part in _parts(Every, one))
    if Always(value=False) in kept:
        return Always(value=False)
    kept = [part for part in kept if part != Always(value=True)]
    if len(kept) < 2:
        return kept[0] if kept else Always(value=True)
    return Every(tuple(kept))


def some(tests: Iterable[Plain]) -> Plain:
    """Return the test that at least one of these is true, as short as it can be.

    Examples
    --------
    >>> some([Always(value=False)])
    Always(value=False)
    """
    kept = _distinct(part for one in tests for part in _parts(Some, one))
    if Always(value=True) in kept:
        return Always(value=True)
    kept = [part for part in kept if part != Always(value=False)]
    if len(kept) < 2:
        return kept[0] if kept else Always(value=False)
    return Some(tuple(kept))


def opposite(part: Plain) -> Plain:
    """Return the test that this one is false.

    Examples
    --------
    >>> opposite(Always(value=True))
    Always(value=False)
    """
    return Always(value=not part.value) if isinstance(part, Always) else Opposite(part)


def when(test: Plain, number: Number) -> Number:
    """Return the number when the test is true, else 0."""
    if isinstance(test, Always):
        return number if test.value else Fixed(0)
    return When(test, number)


def added(parts: Iterable[Number]) -> Number:
    """Return the sum of the parts; 0 when there are none."""
    every_part = tuple(parts)
    if len(every_part) < 2:
        return every_part[0] if every_part else Fixed(0)
    return Sum(every_part)


def _parts(kind: type[Every] | type[Some], test: Plain) -> tuple[Plain, ...]:
    return test.parts if isinstance(test, kind) else (test,)


def _distinct(tests: Iterable[Plain]) -> list[Plain]:
    found: list[Plain] = []
    for test in tests:
        if test not in found:
            found.append(test)
    return found
