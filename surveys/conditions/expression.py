"""The nodes of a condition, and how they are printed back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias, cast

from surveys.conditions.quantities import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    names_in_quantity,
)

Operator: TypeAlias = OneOf["==", "!=", "<", "<=", ">", ">="]


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


Condition: TypeAlias = Comparison | AnyOf | IsAnswered | And | Or | Not


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


def renamed(condition: Condition, names: Mapping[str, str]) -> Condition:
    """Return the condition about other items: each item, and its fields, under its new name.

    Examples
    --------
    >>> print(renamed(IsAnswered("role") | AnyOf("tasks", ("other",)), {"tasks": "tasks_2"}))
    is_answered(role) or any_of(tasks_2, "other")
    """
    match condition:
        case And(parts=parts):
            return And(tuple(renamed(part, names) for part in parts))
        case Or(parts=parts):
            return Or(tuple(renamed(part, names) for part in parts))
        case Not(part=part):
            return Not(renamed(part, names))
        case AnyOf(item=item, codes=codes):
            return AnyOf(_new_name(item, names), codes)
        case IsAnswered(item=item):
            return IsAnswered(_new_name(item, names))
        case Comparison(left=left, operator=operator, right=right):
            return Comparison(
                renamed_quantity(left, names), operator, renamed_quantity(right, names)
            )


def renamed_quantity(quantity: Quantity, names: Mapping[str, str]) -> Quantity:
    """Return the quantity about other items, as `renamed` does."""
    match quantity:
        case Answer(field=name):
            return Answer(_new_name(name, names))
        case Count(item=item, codes=codes):
            return Count(_new_name(item, names), codes)
        case Total(names=summed):
            return Total(tuple(_new_name(name, names) for name in summed))
        case Mean(names=averaged, reverse=reverse, at_least=least):
            new = [tuple(_new_name(name, names) for name in some) for some in (averaged, reverse)]
            return Mean(new[0], new[1], least)
        case Days(start=start, end=end):
            return Days(_renamed_date(start, names), _renamed_date(end, names))
        case Arithmetic(left=left, sign=sign, right=right):
            return Arithmetic(renamed_quantity(left, names), sign, renamed_quantity(right, names))
        case Literal():
            return quantity


def _renamed_date(date: Answer | Literal, names: Mapping[str, str]) -> Answer | Literal:
    return Answer(_new_name(date.field, names)) if isinstance(date, Answer) else date


def _new_name(name: str, names: Mapping[str, str]) -> str:
    item, mark, part = name.partition("__")
    return f"{names.get(item, item)}{mark}{part}"


def _bracketed(part: Condition, *weaker: type) -> str:
    return f"({part})" if isinstance(part, weaker) else str(part)


def _parts_of(kind: type[And] | type[Or], condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, kind) else (condition,)


def all_of_conditions(conditions: Iterator[Condition | None]) -> Condition | None:
    """Join those that are not None by 'and'; None when there are none.

    Examples
    --------
    >>> print(all_of_conditions(iter([None, IsAnswered("role"), AnyOf("tasks", ("other",))])))
    is_answered(role) and any_of(tasks, "other")
    """
    parts = [part for one in conditions if one is not None for part in _parts_of(And, one)]
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))
