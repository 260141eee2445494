"""Conditions and calculations as XPath for ODK forms, keeping their one meaning.

An empty answer is the empty text in XPath: `!=` would be true of it, so every test that could be
true of an empty answer first asks that there is one.
"""

from __future__ import annotations

import datetime as dt

from surveys.conditions import Condition, Quantity
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms.lowering import (
    Always,
    Chosen,
    Compared,
    DaysBetween,
    Every,
    Filled,
    Fixed,
    Joined,
    Number,
    Opposite,
    Outside,
    Plain,
    Some,
    Sum,
    Ticked,
    Value,
    When,
    lower,
    lower_constraint,
    lower_value,
)
from surveys.platforms.odk.names import node
from surveys.platforms.writing import number_text

_OPERATORS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_SIGNS = {"+": "+", "-": "-", "*": "*", "/": "div"}


def relevance(condition: Condition | None, instrument: Instrument) -> str:
    """Return when a question or group is shown: "" when always.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> relevance(parse("years_in_role >= 2"), coordinators)
    "(${years_in_role} != '' and ${years_in_role} >= 2)"
    """
    plain = lower(condition, instrument)
    return "" if plain == Always(value=True) else _Writer().write(plain)


def validation(item: Item, instrument: Instrument, own: str) -> str:
    """Return an item's `valid_if` as the constraint of its node `own`, or "" without one."""
    plain = lower_constraint(item, instrument)
    return "" if plain == Always(value=True) else _Writer(own).write(plain)


def calculation(quantity: Quantity, instrument: Instrument) -> str:
    """Return what computes a number: the empty text where it is missing.

    Examples
    --------
    >>> from surveys.conditions import parse_quantity
    >>> from surveys.instruments import coordinators
    >>> calculation(parse_quantity("years_in_role / 2"), coordinators)
    "if(${years_in_role} != '', (${years_in_role} div 2), '')"
    """
    reckoned = lower_value(quantity, instrument)
    writer = _Writer()
    number = writer.number(reckoned.number)
    if reckoned.known == Always(value=True):
        return number
    return f"if({writer.write(reckoned.known)}, {number}, '')"


class _Writer:
    """Writes plain tests; the node whose constraint this is calls itself `.`."""

    def __init__(self, own: str = "") -> None:
        self.own = own

    def answer(self, one: Field) -> str:
        name = node(one)
        return "." if name == self.own else "${" + name + "}"

    def write(self, plain: Plain) -> str:
        match plain:
            case Always(value=value):
                return "true()" if value else "false()"
            case Every(parts=parts):
                return "(" + " and ".join(map(self.write, parts)) + ")"
            case Some(parts=parts):
                return "(" + " or ".join(map(self.write, parts)) + ")"
            case Opposite(part=part):
                return f"not({self.write(part)})"
            case Ticked(field=one):
                return f"selected({self.answer(one)}, '{one.part}')"
            case Filled(field=one):
                return f"{self.answer(one)} != ''"
            case Chosen(field=one, codes=codes):
                tests = [f"{self.answer(one)} = '{code}'" for code in codes]
                return "(" + " or ".join(tests) + ")"
            case Outside(field=one, codes=codes):
                tests = [f"{self.answer(one)} != '{code}'" for code in ("", *codes)]
                return "(" + " and ".join(tests) + ")"
            case Compared(left=left, operator=operator, right=right):
                return f"{self.number(left)} {_OPERATORS[operator]} {self.number(right)}"

    def number(self, number: Number) -> str:
        match number:
            case Fixed(value=value):
                return _fixed(value)
            case Value(field=one):
                return self.value(one)
            case When(test=Filled(field=one), number=Value(field=same)) if one == same:
                return f"coalesce({self.answer(one)}, 0)"
            case When(test=test, number=then):
                return f"if({self.write(test)}, {self.number(then)}, 0)"
            case Sum(parts=parts):
                return "(" + " + ".join(map(self.number, parts)) + ")"
            case DaysBetween(start=start, end=end):
                # Days from midnight to midnight: an hour short or long where clocks are changed.
                first, last = (f"decimal-date-time({self.number(one)})" for one in (start, end))
                return f"round({last} - {first})"
            case Joined(left=left, sign=sign, right=right):
                return f"({self.number(left)} {_SIGNS[sign]} {self.number(right)})"

    def value(self, one: Field) -> str:
        """Dates go through date(): some engines would compare two of them as texts."""
        answer = self.answer(one)
        match one.kind:
            case Kind.DATE:
                return f"date({answer})"
            case Kind.CODE:
                return f"number({answer})"
            case _:
                return answer


def _fixed(value: float | dt.date) -> str:
    return f"date('{value.isoformat()}')" if isinstance(value, dt.date) else number_text(value)
