"""The nodes of a condition, and how they are printed back."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast
from typing import Literal as OneOf

from surveys.conditions.names import with_new_item
from surveys.conditions.quantities import (
    Literal,
    Quantity,
    names_in_quantity,
    renamed_quantity,
)

Operator: TypeAlias = OneOf["==", "!=", "<", "<=", ">", ">="]

COMPARE: dict[Operator, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""What compares two values, or two columns."""
TURNED: dict[Operator, Operator] = {
    "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=",
}  # fmt: skip
"""Which operator says the same when the sides change places."""


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
    """Compares two quantities; false when one of them is missing."""

    left: Quantity
    operator: Operator
    right: Quantity

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


Test: TypeAlias = Comparison | AnyOf | IsAnswered
"""A condition that is not made of others."""
Condition: TypeAlias = Test | And | Or | Not


def names_in(condition: Condition | None) -> tuple[str, ...]:
    """Return the items and fields that a condition names, in order and as often as it does.

    Examples
    --------
    >>> names_in(IsAnswered("role") | AnyOf("tasks", ("other",)))
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
            return (*names_in_quantity(left), *names_in_quantity(right))
        case None:
            return ()


def rewritten(condition: Condition, leaf: Callable[[Test], Condition]) -> Condition:
    """Return the condition with something else in the place of each of its tests.

    Examples
    --------
    >>> print(rewritten(~IsAnswered("role"), lambda test: AnyOf(test.item, ("other",))))
    not any_of(role, "other")
    """
    match condition:
        case And(parts=parts):
            return And(tuple(rewritten(part, leaf) for part in parts))
        case Or(parts=parts):
            return Or(tuple(rewritten(part, leaf) for part in parts))
        case Not(part=part):
            return Not(rewritten(part, leaf))
        case test:
            return leaf(test)


def renamed(condition: Condition, names: Mapping[str, str]) -> Condition:
    """Return the condition about other items: each item, and its fields, under its new name.

    Examples
    --------
    >>> print(renamed(IsAnswered("role") | AnyOf("tasks", ("other",)), {"tasks": "tasks_2"}))
    is_answered(role) or any_of(tasks_2, "other")
    """

    def new(test: Test) -> Test:
        match test:
            case AnyOf(item=item, codes=codes):
                return AnyOf(with_new_item(item, names), codes)
            case IsAnswered(item=item):
                return IsAnswered(with_new_item(item, names))
            case Comparison(left=left, operator=sign, right=right):
                left, right = renamed_quantity(left, names), renamed_quantity(right, names)
                return Comparison(left, sign, right)

    return rewritten(condition, new)


def _bracketed(part: Condition, *weaker: type) -> str:
    return f"({part})" if isinstance(part, weaker) else str(part)


def _parts_of(kind: type[And] | type[Or], condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, kind) else (condition,)


def all_of(*conditions: Condition | None) -> Condition | None:
    """Join those that are not None by 'and'; None when there are none.

    Examples
    --------
    >>> print(all_of(None, IsAnswered("role"), AnyOf("tasks", ("other",))))
    is_answered(role) and any_of(tasks, "other")
    """
    parts = [part for one in conditions if one is not None for part in _parts_of(And, one)]
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))
