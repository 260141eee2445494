"""Conditions written in Python: answer("role") == "regional", count("tasks") >= 3."""

from __future__ import annotations

import datetime as dt

from surveys.conditions.expression import AnyOf, Comparison, IsAnswered, Operator
from surveys.conditions.quantities import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Quantity,
    Sign,
    Total,
    Value,
)


class number:  # noqa: N801 - reads as a noun in definitions
    """A quantity that can be reckoned with and compared in Python.

    Examples
    --------
    >>> print((answer("realised") + 2) / answer("planned") > 0.5)
    (realised + 2) / planned > 0.5
    """

    __slots__ = ("quantity",)

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity

    def _compare(self, operator: Operator, other: object) -> Comparison:
        return Comparison(self.quantity, operator, _quantity(other))

    def _join(self, sign: Sign, other: object) -> number:
        return number(Arithmetic(self.quantity, sign, _quantity(other)))

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

    def __add__(self, other: object) -> number:
        return self._join("+", other)

    def __sub__(self, other: object) -> number:
        return self._join("-", other)

    def __mul__(self, other: object) -> number:
        return self._join("*", other)

    def __truediv__(self, other: object) -> number:
        return self._join("/", other)

    __hash__ = None  # type: ignore[assignment] # comparing builds a condition, so no hashing


class answer(number):  # noqa: N801 - reads as a verb in definitions: answer("role") == "regional"
    """Start a comparison in Python.

    Examples
    --------
    >>> print((answer("role") == "regional") & ~(answer("years") < 2))
    role == "regional" and not years < 2
    """

    __slots__ = ()

    def __init__(self, field: str) -> None:
        super().__init__(Answer(field))


def count(item: str, *codes: str) -> number:
    """Count the answers of an item, or those among `codes`.

    Examples
    --------
    >>> print(count("tasks") >= 3)
    count(tasks) >= 3
    """
    return number(Count(item, codes))


def total(*names: str) -> number:
    """Sum the numbers in fields and items.

    Examples
    --------
    >>> print(total("working_time") == 100)
    sum(working_time) == 100
    """
    return number(Total(names))


def days(start: str | dt.date, end: str | dt.date) -> number:
    """Count the days between two dates: fields by name, or dates.

    Examples
    --------
    >>> print(days("started", dt.date(2026, 3, 31)) > 30)
    days(started, date("2026-03-31")) > 30
    """
    return number(Days(_date(start), _date(end)))


def _date(value: str | dt.date) -> Answer | Literal:
    return Answer(value) if isinstance(value, str) else Literal(value)


def _quantity(value: object) -> Quantity:
    return value.quantity if isinstance(value, number) else Literal(_value(value))


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
