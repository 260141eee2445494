"""Whether some respondents are left without an answer to a required item, though others are not.

The constraint must fail for every answer at once. Where all its comparisons want the answer to be
great, or all want it small, it fails for every answer when it fails for the greatest or smallest;
where there are few answers each is tried. Other constraints are passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal as OneOf
from typing import TypeAlias

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    Days,
    IsAnswered,
    Literal,
    Not,
    Or,
    Quantity,
    Test,
    names_in,
    names_in_quantity,
    rewritten,
    substituted,
)
from surveys.conditions.quantities import Value
from surveys.lint.domains import Choice, Span, domains_of
from surveys.lint.findings import Finding
from surveys.lint.possible import never, possible
from surveys.model import Date, Instrument, Item

FEW = 12
"""Answers up to which each is tried."""

Wish: TypeAlias = OneOf["great", "small", "other"]

_TURNED: dict[Wish, Wish] = {"great": "small", "small": "great", "other": "other"}
_TRUE = Comparison(Literal(1), "==", Literal(1))


def sometimes_stuck(instrument: Instrument) -> Iterator[Finding]:
    """Find required items that answers allowed before leave without any allowed answer."""
    for item in instrument.asked:
        if not item.required or item.constraint is None:
            continue
        shown = instrument.condition_of(item.name)
        refused = list(_refused(instrument, item, item.constraint))
        settled = refused and not any(item.name in names_in(one) for one in refused)
        if settled and not never(instrument, shown) and possible(instrument, shown, *refused):
            yield Finding(
                item.name,
                f"answers before it that leave no answer that is allowed: {item.constraint}",
                "an answer that everybody who sees it can give",
                "Let the limits of the items agree. A comparison with an answer that is missing is "
                "false: write `not is_answered(…) or …` where it can be left empty.",
            )


def _refused(instrument: Instrument, item: Item, constraint: Condition) -> Iterator[Condition]:
    """Return that the constraint fails for every answer; nothing where that cannot be said."""
    domain = domains_of(instrument).get(item.name)
    wishes = set(_wishes(constraint, item.name, holds=True))
    if isinstance(domain, Span) and domain.present:
        values: list[Value] = [
            _value(item, step, domain.scale) for step in _telling(domain, wishes)
        ]
    elif isinstance(domain, Choice) and len(domain.codes) <= FEW:
        values = [int(code) if domain.numeric else code for code in domain.codes]
    else:
        return
    for value in values:
        yield Not(_with(constraint, item.name, value))


def _telling(domain: Span, wishes: set[Wish]) -> Iterable[int]:
    """Return the numbers that fail only if all do; none where that are too many."""
    if wishes <= {"great"}:
        return (domain.high,)
    if wishes <= {"small"}:
        return (domain.low,)
    few = domain.high - domain.low < FEW
    return range(domain.low, domain.high + 1) if few else ()


def _value(item: Item, step: int, scale: int) -> Value:
    if isinstance(item, Date):
        return dt.date.fromordinal(step)
    return step if scale == 1 else step / scale


def _wishes(condition: Condition, own: str, *, holds: bool) -> Iterator[Wish]:
    """Return how an answer must be for each test about it to turn out as wanted."""
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _wishes(part, own, holds=holds)
        case Not(part=part):
            yield from _wishes(part, own, holds=not holds)
        case AnyOf(item=item) if item == own:
            yield "other"
        case Comparison() if own in names_in(condition):
            wish = _wish(condition, own)
            yield wish if holds else _TURNED[wish]
        case _:
            pass


def _wish(comparison: Comparison, own: str) -> Wish:
    if comparison.operator in ("==", "!="):
        return "other"
    left, right = _slope(comparison.left, own), _slope(comparison.right, own)
    if {left, right} == {"other", ""} or (left and right):
        return "other"
    wish: Wish = "great" if comparison.operator in (">", ">=") else "small"
    falls = (left or right) == "falling"
    turned = falls != bool(right)
    return _TURNED[wish] if turned else wish


def _slope(quantity: Quantity, own: str) -> OneOf["rising", "falling", "other", ""]:
    """Return how a quantity goes when the answer grows; nothing when it is about others."""
    if own not in names_in_quantity(quantity):
        return ""
    match quantity:
        case Answer():
            return "rising"
        case Days(start=start, end=end) if Answer(own) in (start, end) and start != end:
            return "rising" if end == Answer(own) else "falling"
        case _:
            return "other"


def _with(condition: Condition, own: str, value: Value) -> Condition:
    """Return the condition with a value in the place of the item's answer."""

    def put(one: Answer) -> Answer | Literal:
        return Literal(value) if one.field == own else one

    def told(test: Test) -> Condition:
        match test:
            case IsAnswered(item=item) if item == own:
                return _TRUE
            case AnyOf(item=item, codes=codes) if item == own:
                return _TRUE if str(value) in codes else Not(_TRUE)
            case Comparison(left=left, operator=operator, right=right):
                return Comparison(substituted(left, put), operator, substituted(right, put))
            case _:
                return test

    return rewritten(condition, told)
