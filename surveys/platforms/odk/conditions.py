"""Conditions as XPath for ODK forms, keeping their one meaning.

An empty answer is the empty text in XPath: `!=` would be true of it, so every test that could be
true of an empty answer first asks that there is one.
"""

from __future__ import annotations

import datetime as dt

from surveys.conditions import Condition
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms.lowering import (
    Always,
    Chosen,
    Compared,
    Every,
    Filled,
    Opposite,
    Outside,
    Plain,
    Some,
    Ticked,
    lower,
    lower_constraint,
)
from surveys.platforms.odk.names import node

_OPERATORS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


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
                return f"({self.answer(one)} != '')"
            case Chosen(field=one, codes=codes):
                tests = [f"{self.answer(one)} = '{code}'" for code in codes]
                return "(" + " or ".join(tests) + ")"
            case Outside(field=one, codes=codes):
                tests = [f"{self.answer(one)} != '{code}'" for code in ("", *codes)]
                return "(" + " and ".join(tests) + ")"
            case Compared():
                return self.compared(plain)

    def compared(self, test: Compared) -> str:
        fields = [test.left, *([test.right] if isinstance(test.right, Field) else [])]
        filled = [f"{self.answer(one)} != ''" for one in fields]
        left, right = self.operand(test.left), self.operand(test.right)
        return "(" + " and ".join([*filled, f"{left} {_OPERATORS[test.operator]} {right}"]) + ")"

    def operand(self, side: Field | float | dt.date) -> str:
        """Dates go through date(): some engines would compare two of them as texts."""
        if isinstance(side, Field):
            value = self.answer(side)
            return f"date({value})" if side.kind is Kind.DATE else value
        return f"date('{side.isoformat()}')" if isinstance(side, dt.date) else f"{side:.12g}"
