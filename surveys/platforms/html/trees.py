"""Conditions and calculations as the trees of JSON that the form's runtime evaluates.

A node is a list: its name and what it is made of; `conditions.js` says what each means. Tests that
are settled are `true` and `false`, numbers that are written out stand as they are.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeAlias

from surveys.conditions import Condition
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

Tree: TypeAlias = Any
"""JSON: a list with the name of the node first, true, false or a number."""


def visibility(condition: Condition | None, asked: Instrument) -> Tree:
    """Return when a page or question is shown.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> visibility(parse("years_in_role >= 2"), coordinators)
    ['all', ['filled', 'years_in_role'], ['>=', ['number', 'years_in_role'], 2]]
    """
    return test(lower(condition, asked))


def validity(item: Item, asked: Instrument) -> Tree:
    """Return an item's `valid_if`, true without one."""
    return test(lower_constraint(item, asked))


def calculation(one: Field, asked: Instrument) -> tuple[Tree, Tree]:
    """Return when a computed field has a number, and the number.

    Examples
    --------
    >>> from surveys.instruments import development_assignments as asked
    >>> calculation(asked.fields["duration"], asked)[1]
    ['days', ['day', 'started'], ['day', 'ended']]
    """
    assert one.value is not None
    reckoned = lower_value(one.value, asked)
    return test(reckoned.known), number(reckoned.number)


def test(plain: Plain) -> Tree:
    """Return a plain test as a tree."""
    match plain:
        case Always(value=value):
            return value
        case Every(parts=parts):
            return ["all", *map(test, parts)]
        case Some(parts=parts):
            return ["any", *map(test, parts)]
        case Opposite(part=part):
            return ["not", test(part)]
        case Ticked(field=one):
            return ["in", one.name, "1"]
        case Filled(field=one):
            return ["filled", one.name]
        case Chosen(field=one, codes=codes):
            return ["in", one.name, *codes]
        case Outside(field=one, codes=codes):
            return ["outside", one.name, *codes]
        case Compared(left=left, operator=operator, right=right):
            return [operator, number(left), number(right)]


def number(one: Number) -> Tree:
    """Return plain arithmetic as a tree; a day is a number of days."""
    match one:
        case Fixed(value=dt.date() as day):
            return ["date", day.isoformat()]
        case Fixed(value=value):
            return value
        case Value(field=field):
            return ["day" if field.kind is Kind.DATE else "number", field.name]
        case When(test=condition, number=then):
            return ["if", test(condition), number(then)]
        case Sum(parts=parts):
            return ["sum", *map(number, parts)]
        case DaysBetween(start=start, end=end):
            return ["days", number(start), number(end)]
        case Joined(left=left, sign=sign, right=right):
            return [sign, number(left), number(right)]
