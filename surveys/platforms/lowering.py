"""Conditions in the form in which platforms can write them: tests of single fields.

The one meaning of conditions (a comparison with a missing answer is false; refused and don't
know are no answers) is settled here once. What is left for a platform is to write each plain
test so that it is false when the field is empty.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

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
    all_of_conditions,
)
from surveys.conditions.expression import Operator
from surveys.model import Field, Instrument, Item, MultipleChoice, ScaleScore

_COMPARE: dict[Operator, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TURNED: dict[Operator, Operator] = {
    "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Always:
    """True or false whatever is answered."""

    value: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The field of codes holds one of these codes."""

    field: Field
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """The field of codes holds a code, but none of these."""

    field: Field
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """The option of a multiple choice is ticked."""

    field: Field


@dataclass(frozen=True, slots=True)
class Filled:
    """The field of numbers, dates or text is not empty."""

    field: Field


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides have a value and compare so; the left one is a field of numbers or dates."""

    left: Field
    operator: Operator
    right: Field | float | dt.date


@dataclass(frozen=True, slots=True)
class Every:
    """All parts are true."""

    parts: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part is true."""

    parts: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """The part is false."""

    part: Plain


Plain: TypeAlias = Always | Chosen | Outside | Ticked | Filled | Compared | Every | Some | Opposite


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
    answered = _some(lowering.answered(one.name) for one in item.fields)
    return _some((_opposite(answered), lowering.plain(item.constraint)))


def uses_score(condition: Condition | None, instrument: Instrument) -> tuple[str, ...]:
    """Return the names of computed scores in a condition: forms do not compute them."""
    scores = {item.name for item in instrument.items if isinstance(item, ScaleScore)}
    return tuple(name for name in _names(condition) if name in scores)


def score_losses(instrument: Instrument) -> tuple[str, ...]:
    """Say of which items and sections the condition uses a computed score."""
    places = [(f"section {one.name}", one.condition) for one in instrument.sections]
    for item in instrument.asked:
        both = all_of_conditions(iter((item.condition, item.constraint)))
        places.append((f"item {item.name}", both))
    return tuple(
        f"{place}: the form cannot compute the score {name}, so its condition is left out and "
        "is checked when the answers are read"
        for place, condition in places
        for name in uses_score(condition, instrument)
    )


def _names(condition: Condition | None) -> tuple[str, ...]:
    match condition:
        case And(parts=parts) | Or(parts=parts):
            return tuple(name for part in parts for name in _names(part))
        case Not(part=part):
            return _names(part)
        case AnyOf(item=item) | IsAnswered(item=item):
            return (item,)
        case Comparison(left=left, right=right):
            return tuple(side.field for side in (left, right) if isinstance(side, Answer))
        case None:
            return ()


class _Lowering:
    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.fields = instrument.fields

    def plain(self, condition: Condition) -> Plain:
        if uses_score(condition, self.instrument):
            return Always(value=True)
        match condition:
            case And(parts=parts):
                return _every(map(self.plain, parts))
            case Or(parts=parts):
                return _some(map(self.plain, parts))
            case Not(part=part):
                return _opposite(self.plain(part))
            case AnyOf(item=item, codes=codes):
                return self.any_of(item, codes)
            case IsAnswered(item=item):
                return self.answered(item)
            case Comparison():
                return self.comparison(condition)

    def any_of(self, item: str, codes: tuple[str, ...]) -> Plain:
        if item in self.fields:
            return _chosen(self.fields[item], codes)
        return _some(Ticked(self.fields[f"{item}__{code}"]) for code in codes)

    def answered(self, name: str) -> Plain:
        """Take a multiple choice as a whole: one ticked answer answers all of its options."""
        item = self.instrument[self.fields[name].item if name in self.fields else name]
        if isinstance(item, MultipleChoice):
            answers = [code.code for code in item.codes.answers]
            return _some(Ticked(one) for one in item.fields if one.part in answers)
        return self.answered_field(self.fields[name])

    def answered_field(self, one: Field) -> Plain:
        if one.codes is None:
            return Filled(one)
        return Outside(one, tuple(code.code for code in one.codes if code.missing is not None))

    def comparison(self, comparison: Comparison) -> Plain:
        left, right = comparison.left, comparison.right
        if isinstance(left, Answer) and isinstance(right, Answer):
            return self.two_answers(
                self.fields[left.field], comparison.operator, self.fields[right.field]
            )
        if isinstance(left, Literal):
            left, right = right, left
            comparison = Comparison(left, _TURNED[comparison.operator], right)
        assert isinstance(left, Answer)
        assert isinstance(right, Literal)
        return self.with_value(self.fields[left.field], comparison.operator, right)

    def with_value(self, one: Field, sign: Operator, literal: Literal) -> Plain:
        if one.codes is None:
            assert not isinstance(literal.value, str)
            return Compared(one, sign, literal.value)
        numeric = one.codes.numeric
        value = float(literal.value) if numeric else literal.value  # type: ignore[arg-type] # dates are refused for codes when the instrument is built
        codes = tuple(
            code.code
            for code in one.codes.answers
            if _COMPARE[sign](float(code.code) if numeric else code.code, value)
        )
        return _chosen(one, codes)

    def two_answers(self, left: Field, sign: Operator, right: Field) -> Plain:
        if left.codes is None or right.codes is None:
            return Compared(left, sign, right)
        numeric = left.codes.numeric and right.codes.numeric
        as_value: Callable[[str], object] = float if numeric else str
        pairs = []
        for code in left.codes.answers:
            fitting = tuple(
                other.code
                for other in right.codes.answers
                if _COMPARE[sign](as_value(code.code), as_value(other.code))
            )
            pairs.append(_every((Chosen(left, (code.code,)), _chosen(right, fitting))))
        return _some(pairs)


def _chosen(one: Field, codes: tuple[str, ...]) -> Plain:
    """Name the smaller side: the codes meant, or the codes not meant."""
    assert one.codes is not None
    rest = tuple(code.code for code in one.codes if code.code not in codes)
    if not codes:
        return Always(value=False)
    return Chosen(one, codes) if len(codes) <= len(rest) + 1 else Outside(one, rest)


def _every(parts: Iterable[Plain]) -> Plain:
    kept = tuple(part for part in parts if part != Always(value=True))
    if Always(value=False) in kept:
        return Always(value=False)
    if len(kept) < 2:
        return kept[0] if kept else Always(value=True)
    return Every(kept)


def _some(parts: Iterable[Plain]) -> Plain:
    kept = tuple(part for part in parts if part != Always(value=False))
    if Always(value=True) in kept:
        return Always(value=True)
    if len(kept) < 2:
        return kept[0] if kept else Always(value=False)
    return Some(kept)


def _opposite(part: Plain) -> Plain:
    return Always(value=not part.value) if isinstance(part, Always) else Opposite(part)
