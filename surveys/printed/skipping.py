"""Which questions an answer skips for certain, so that a form can say "→ go to question 9"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import takewhile

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    Count,
    IsAnswered,
    Literal,
    Not,
    Or,
    Quantity,
    fields_of,
)
from surveys.conditions.expression import COMPARE
from surveys.model import Code, Instrument, Item, SingleChoice


def skipped_after(item: SingleChoice, code: Code, asked: Instrument) -> tuple[Item, ...]:
    """Return the questions right after this one that nobody answers who chooses this.

    What is not certain from this answer alone is not skipped: a question stays when its condition
    could still be true.

    Parameters
    ----------
    item
        A question of one answer.
    code
        The answer.
    asked
        As asked in one wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> role = coordinators["role"]
    >>> [one.name for one in skipped_after(role, role.codes["local"], coordinators)]
    ['role_other']
    """
    known = _Known(asked, item.name, code)
    return tuple(takewhile(known.hides, asked.asked[asked.asked.index(item) + 1 :]))


@dataclass
class _Known:
    """What is certain once one answer is given; questions are told to be hidden in their order."""

    asked: Instrument
    item: str
    code: Code
    hidden: set[str] = field(default_factory=set)

    def hides(self, item: Item) -> bool:
        condition = self.asked.condition_of(item.name)
        if condition is None or self.truth(condition) is not False:
            return False
        self.hidden.add(item.name)
        return True

    def truth(self, condition: Condition) -> bool | None:
        """Return whether a condition is true or false; None when it is not certain."""
        match condition:
            case Not(part=part):
                found = self.truth(part)
                return None if found is None else not found
            case And(parts=parts):
                return _all([self.truth(part) for part in parts])
            case Or(parts=parts):
                opposite = _all([_turned(self.truth(part)) for part in parts])
                return _turned(opposite)
            case AnyOf(item=name, codes=codes):
                return self._of(name, self.code.code in codes and self.code.missing is None)
            case IsAnswered(item=name):
                return self._of(name, self.code.missing is None)
            case Comparison():
                return self._comparison(condition)

    def _of(self, name: str, value: bool) -> bool | None:
        items = {one.item for one in fields_of(name, self.asked.fields)}
        if items <= self.hidden:
            return False
        return value if items == {self.item} else None

    def _comparison(self, comparison: Comparison) -> bool | None:
        sides = [self._value(one) for one in (comparison.left, comparison.right)]
        if any(side is _MISSING for side in sides):
            return False
        if any(side is _UNSURE for side in sides):
            return None
        return bool(COMPARE[comparison.operator](*_alike(sides)))

    def _value(self, quantity: Quantity) -> object:
        match quantity:
            case Literal(value=value):
                return value
            case Answer(field=name):
                one = self.asked.fields[name]
                if one.value is not None:
                    return self._value(one.value)
                if one.item in self.hidden:
                    return _MISSING
                if one.item == self.item:
                    return self.code.code if self.code.missing is None else _MISSING
                return _UNSURE
            case Count(item=name):
                return 0 if name in self.hidden else _UNSURE
            case _:
                return _UNSURE


class _Mark:
    """Something that is no value."""


_MISSING, _UNSURE = _Mark(), _Mark()


def _alike(sides: Collection[object]) -> list[object]:
    """Compare codes that are numbers with numbers as numbers."""
    if any(isinstance(side, int | float) for side in sides):
        return [float(side) if isinstance(side, str) else side for side in sides]
    return list(sides)


def _all(parts: Collection[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _turned(value: bool | None) -> bool | None:
    return None if value is None else not value
