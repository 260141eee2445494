"""The nodes of a condition, how they are built in Python and printed back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias, cast

Value: TypeAlias = str | int | float | dt.date
Operator: TypeAlias = OneOf["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in a field."""

    field: str

    def __str__(self) -> str:
        return self.field


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written into the condition: a code, a number or a date."""

    value: Value

    def __str__(self) -> str:
        if isinstance(self.value, dt.date):
            return f'date("{self.value.isoformat()}")'
        if isinstance(self.value, str):
            return json.dumps(self.value, ensure_ascii=False)
        return repr(self.value)


Operand: TypeAlias = Answer | Literal


class _Combinable:
    """Lets conditions be joined with &, | and ~."""

    __slots__ = ()

    def __and__(self, other: Condition) -> And:
        return And((*_parts_of(And, cast("Condition", self)), *_parts_of(And, other)))

    def __or__(self, other: Condition) -> Or:
        return Or((*_parts_of(Or, cast("Condition", self)), *_parts_of(Or, other)))

    def __invert__(self) -> Not:
        return Not(cast("Condition", self))


@dataclass(frozen=True, slots=True)
class Comparison(_Combinable):
    """Compares two operands; false when an answer in it is missing."""

    left: Operand
    operator: Operator
    right: Operand

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


@dataclass(frozen=True, slots=True)
class AnyOf(_Combinable):
    """Whether one of the codes was chosen, in a single or a multiple choice."""

    item: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"any_of({', '.join((self.item, *(str(Literal(code)) for code in self.codes)))})"


@dataclass(frozen=True, slots=True)
class IsAnswered(_Combinable):
    """Whether the item or field has an answer (don't know and refusing are none)."""

    item: str

    def __str__(self) -> str:
        return f"is_answered({self.item})"


@dataclass(frozen=True, slots=True)
class And(_Combinable):
    """True when all parts are; two parts or more."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(part, And, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or(_Combinable):
    """True when a part is; two parts or more."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not(_Combinable):
    """True when the part is false."""

    part: Condition

    def __str__(self) -> str:
        return f"not {_bracketed(self.part, And, Or)}"


Condition: TypeAlias = Comparison | AnyOf | IsAnswered | And | Or | Not


def names_in(condition: Condition | None) -> tuple[str, ...]:
    """Return the items and fields that a condition names, in order and as often as it does.

    Examples
    --------
    >>> names_in(is_answered("role") | any_of("tasks", "other"))
    ('role', 'tasks')
    """
    match condition:
        case And(parts=parts) | Or(parts=parts):
            return tuple(name for part in parts for name in names_in(part))
        case Not(part=part):
            return names_in(part)
        case AnyOf(item=item) | IsAnswered(item=item):
            return (item,)
        case Comparison(left=left, right=right):
            return tuple(side.field for side in (left, right) if isinstance(side, Answer))
        case None:
            return ()


def _bracketed(part: Condition, *weaker: type) -> str:
    return f"({part})" if isinstance(part, weaker) else str(part)


def _parts_of(kind: type[And] | type[Or], condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, kind) else (condition,)


def all_of_conditions(conditions: Iterator[Condition | None]) -> Condition | None:
    """Join those that are not None by 'and'; None when there are none.

    Examples
    --------
    >>> print(all_of_conditions(iter([None, is_answered("role"), any_of("tasks", "other")])))
    is_answered(role) and any_of(tasks, "other")
    """
    parts = [part for one in conditions if one is not None for part in _parts_of(And, one)]
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))


class answer:  # noqa: N801 - reads as a verb in definitions: answer("role") == "regional"
    """Start a comparison in Python.

    Examples
    --------
    >>> print((answer("role") == "regional") & ~(answer("years") < 2))
    role == "regional" and not years < 2
    """

    __slots__ = ("_field",)

    def __init__(self, field: str) -> None:
        self._field = field

    def _compare(self, operator: Operator, other: object) -> Comparison:
        right = Answer(other._field) if isinstance(other, answer) else Literal(_value(other))
        return Comparison(Answer(self._field), operator, right)

    def __eq__(self, other: object) -> Comparison:  # type: ignore[override] # builds a condition
        return self._compare("==", other)

    def __ne__(self, other: object) -> Comparison:  # type: ignore[override] # builds a condition
        return self._compare("!=", other)

    def __lt__(self, other: object) -> Comparison:
        return self._compare("<", other)

    def __le__(self, other: object) -> Comparison:
        return self._compare("<=", other)

    def __gt__(self, other: object) -> Comparison:
        return self._compare(">", other)

    def __ge__(self, other: object) -> Comparison:
        return self._compare(">=", other)

    __hash__ = None  # type: ignore[assignment] # comparing builds a condition, so no hashing


def _value(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, str | int | float | dt.date):
        raise TypeError(f"a condition compares with text, a number or a date, not {value!r}")
    return value


def any_of(item: str, *codes: str) -> AnyOf:
    """Ask whether one of the codes was chosen.

    Examples
    --------
    >>> print(any_of("tasks", "guidance", "training"))
    any_of(tasks, "guidance", "training")
    """
    return AnyOf(item, codes)


def is_answered(item: str) -> IsAnswered:
    """Ask whether the item has an answer.

    Examples
    --------
    >>> print(~is_answered("role"))
    not is_answered(role)
    """
    return IsAnswered(item)
