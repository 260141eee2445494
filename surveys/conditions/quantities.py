"""What conditions compare: answers, values written out, and numbers computed from answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias

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

    Fields in `reverse` are turned round first: lowest plus highest code, minus the answer.
    """

    names: tuple[str, ...]
    reverse: tuple[str, ...] = ()
    at_least: int = 1

    def __str__(self) -> str:
        return f"mean({', '.join(self.names)})"


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
