"""Conditions as plain tests of single fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Literal,
    Not,
    Or,
)
from surveys.conditions.expression import COMPARE, TURNED, Operator
from surveys.model import Field, Instrument, Item
from surveys.platforms.lowering.answers import Answers, chosen
from surveys.platforms.lowering.plain import (
    Always,
    Chosen,
    Compared,
    Plain,
    every,
    opposite,
    some,
)
from surveys.platforms.lowering.quantities import Quantities


def lower(condition: Condition | None, instrument: Instrument) -> Plain:
    """Return a condition as plain tests of the instrument's fields.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> plain = lower(parse('not role == "regional"'), coordinators)
    >>> plain.part.codes
    ('regional',)
    """
    if condition is None:
        return Always(value=True)
    return _Lowering(instrument).plain(condition)


def lower_constraint(item: Item, instrument: Instrument) -> Plain:
    """Return an item's `valid_if` as it is enforced: an item without an answer is left alone."""
    if item.constraint is None:
        return Always(value=True)
    lowering = _Lowering(instrument)
    answered = some(lowering.plain(IsAnswered(one.name)) for one in item.fields)
    return some((opposite(answered), lowering.plain(item.constraint)))


class _Lowering:
    def __init__(self, instrument: Instrument) -> None:
        self.fields = instrument.fields
        self.quantities = Quantities(Answers(instrument))

    def plain(self, condition: Condition) -> Plain:
        match condition:
            case And(parts=parts):
                return every(map(self.plain, parts))
            case Or(parts=parts):
                return some(map(self.plain, parts))
            case Not(part=part):
                return opposite(self.plain(part))
            case AnyOf() | IsAnswered():
                return self.quantities.test(condition)
            case Comparison():
                return self.comparison(_turned(condition))

    def comparison(self, comparison: Comparison) -> Plain:
        match comparison.left, comparison.right:
            case (Answer(field=left), Literal(value=value)) if self.fields[left].codes is not None:
                return self.with_value(self.fields[left], comparison.operator, value)
            case (Answer(field=left), Answer(field=right)) if (
                self.fields[left].codes is not None and self.fields[right].codes is not None
            ):
                return self.two_codes(self.fields[left], comparison.operator, self.fields[right])
        left_side = self.quantities.reckoned(comparison.left)
        right_side = self.quantities.reckoned(comparison.right)
        test = Compared(left_side.number, comparison.operator, right_side.number)
        return every((left_side.known, right_side.known, test))

    def with_value(self, one: Field, sign: Operator, value: object) -> Plain:
        """Return which codes compare so with a value."""
        assert one.codes is not None
        as_value: Callable[[Any], object] = float if one.codes.numeric else str
        return chosen(
            one,
            tuple(
                code.code
                for code in one.codes.answers
                if COMPARE[sign](as_value(code.code), as_value(value))
            ),
        )

    def two_codes(self, left: Field, sign: Operator, right: Field) -> Plain:
        """Return which pairs of codes compare so."""
        assert left.codes is not None
        assert right.codes is not None
        numeric = left.codes.numeric and right.codes.numeric
        as_value: Callable[[str], object] = float if numeric else str
        pairs = []
        for code in left.codes.answers:
            fitting = tuple(
                other.code
                for other in right.codes.answers
                if COMPARE[sign](as_value(code.code), as_value(other.code))
            )
            pairs.append(every((Chosen(left, (code.code,)), chosen(right, fitting))))
        return some(pairs)


def _turned(comparison: Comparison) -> Comparison:
    """Put a value that is written out on the right."""
    if not isinstance(comparison.left, Literal):
        return comparison
    return Comparison(comparison.right, TURNED[comparison.operator], comparison.left)
