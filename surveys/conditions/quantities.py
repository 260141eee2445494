"""What conditions compare: answers, values written out, and numbers computed from answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal as OneOf
from typing import TypeAlias

from surveys.conditions.names import with_new_item
from surveys.errors import DefinitionError, listed

Value: TypeAlias = str | int | float | dt.date
Sign: TypeAlias = OneOf["+", "-", "*", "/"]

_TIGHTNESS: dict[Sign, int] = {"+": 1, "-": 1, "*": 2, "/": 2}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in a field; in a sum, of all fields of an item."""

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


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers an item has: options chosen, or rows and parts answered; never missing.

    With codes: how many of these options are chosen, or how many rows are answered so.
    """

    item: str
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"count({', '.join((self.item, *(str(Literal(code)) for code in self.codes)))})"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the numbers there are in fields and items; missing when there is none."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"sum({', '.join(self.names)})"


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the numbers there are; missing with fewer of them than `at_least`.

    The names in `reverse` are turned round first: lowest plus highest code, minus the answer.

    Raises
    ------
    DefinitionError
        A name to be reversed is not among the names, or not even one number is needed.

    Examples
    --------
    >>> print(Mean(("calm", "cross"), reverse=("cross",), at_least=2))
    mean(calm, reversed(cross), at_least=2)
    """

    names: tuple[str, ...]
    reverse: tuple[str, ...] = ()
    at_least: int = 1

    def __post_init__(self) -> None:
        stray = [name for name in self.reverse if name not in self.names]
        if stray or self.at_least < 1:
            raise DefinitionError(
                f"reversed({stray[0]})" if stray else f"at_least={self.at_least}",
                expected=f"one of {listed(self.names)} to reverse, and at_least=1 or more",
                where=f"mean of {listed(self.names)}",
            )
        ordered = tuple(dict.fromkeys(name for name in self.names if name in self.reverse))
        object.__setattr__(self, "reverse", ordered)

    def __str__(self) -> str:
        parts = [f"reversed({name})" if name in self.reverse else name for name in self.names]
        least = [f"at_least={self.at_least}"] if self.at_least > 1 else []
        return f"mean({', '.join((*parts, *least))})"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one date to another; missing when one of them is."""

    start: Answer | Literal
    end: Answer | Literal

    def __str__(self) -> str:
        return f"days({self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined; missing when one of them is, or when one is divided by zero."""

    left: Quantity
    sign: Sign
    right: Quantity

    def __str__(self) -> str:
        own = _TIGHTNESS[self.sign]
        left = _bracketed(self.left, lambda other: other < own)
        # 8 - (4 - 2) and 8 / (4 * 2) need their brackets on the right.
        return f"{left} {self.sign} {_bracketed(self.right, lambda other: other <= own)}"


def _bracketed(part: Quantity, looser: Callable[[int], bool]) -> str:
    if isinstance(part, Arithmetic) and looser(_TIGHTNESS[part.sign]):
        return f"({part})"
    return str(part)


Summary: TypeAlias = Count | Total | Mean
"""What sums up several answers."""
Quantity: TypeAlias = Answer | Literal | Count | Total | Mean | Days | Arithmetic


def names_in_quantity(quantity: Quantity) -> tuple[str, ...]:
    """Return the items and fields that a quantity names, in order and as often as it does.

    Examples
    --------
    >>> names_in_quantity(Arithmetic(Answer("realised"), "/", Total(("a", "b"))))
    ('realised', 'a', 'b')
    """
    match quantity:
        case Answer(field=name) | Count(item=name):
            return (name,)
        case Total(names=names) | Mean(names=names):
            return names
        case Days(start=left, end=right) | Arithmetic(left=left, right=right):
            return (*names_in_quantity(left), *names_in_quantity(right))
        case Literal():
            return ()


def substituted(
    quantity: Quantity,
    answer: Callable[[Answer], Answer | Literal],
    summary: Callable[[Summary], Summary] = lambda same: same,
) -> Quantity:
    """Return the quantity with something else in the place of its parts.

    Parameters
    ----------
    quantity
        Any.
    answer
        What takes the place of an answer.
    summary
        What takes the place of a count, sum or mean, whose names are no answers of their own.

    Examples
    --------
    >>> twice = Arithmetic(Answer("planned"), "+", Total(("planned", "more")))
    >>> print(substituted(twice, lambda one: Literal(3)))
    3 + sum(planned, more)
    """

    def date(side: Answer | Literal) -> Answer | Literal:
        return answer(side) if isinstance(side, Answer) else side

    match quantity:
        case Answer():
            return answer(quantity)
        case Count() | Total() | Mean():
            return summary(quantity)
        case Days(start=start, end=end):
            return Days(date(start), date(end))
        case Arithmetic(left=left, sign=sign, right=right):
            left, right = (substituted(one, answer, summary) for one in (left, right))
            return Arithmetic(left, sign, right)
        case Literal():
            return quantity


def renamed_quantity(quantity: Quantity, names: Mapping[str, str]) -> Quantity:
    """Return the quantity about other items: each item, and its fields, under its new name.

    Examples
    --------
    >>> print(renamed_quantity(Mean(("mood__calm", "years")), {"mood": "mood_2"}))
    mean(mood_2__calm, years)
    """

    def new(*some: str) -> tuple[str, ...]:
        return tuple(with_new_item(name, names) for name in some)

    def summary(one: Summary) -> Summary:
        match one:
            case Count(item=item):
                return replace(one, item=with_new_item(item, names))
            case Total(names=summed):
                return Total(new(*summed))
            case Mean(names=averaged, reverse=reverse):
                return replace(one, names=new(*averaged), reverse=new(*reverse))

    return substituted(quantity, lambda one: Answer(with_new_item(one.field, names)), summary)
