"""Conditions and calculations in REDCap's logic, keeping their one meaning.

What REDCap's help says of its logic, which we have not run:

* An answer that is hidden is erased, so that conditions can go by what fields hold.
* There is no "not": opposites are written out, down to `=` and `<>`.
* `<>` is true of what is empty; tests that could be are preceded by `[x] <> ''`.
* `and` and `or` in one expression need parentheses.
* Values stand in single quotes: the dictionary may not have double ones.
* `+` of something empty is empty; what may be empty is asked for first, with `if`.
* Dates are compared through `datediff`, which is signed when it is asked to be, and counts days
  of 24 hours: the result is rounded.
* What dividing by 0 gives is not said: the divisor is made 1 where the quotient is not looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from surveys.conditions import Condition
from surveys.conditions.expression import Operator
from surveys.model import Field, Instrument, Kind
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
    every,
    lower,
    lower_value,
)
from surveys.platforms.redcap.names import Names
from surveys.platforms.writing import number_text

_SIGNS: Mapping[Operator, str] = MappingProxyType(
    {"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
)
_INVERSE: Mapping[Operator, Operator] = MappingProxyType(
    {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
)


def branching(condition: Condition | None, instrument: Instrument, names: Names) -> str:
    """Return when a field is shown: "" when always.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.redcap.names import names_of
    >>> branching(parse("years_in_role >= 2"), coordinators, names_of(coordinators))
    "([years_in_role] <> '' and [years_in_role] >= 2)"
    """
    plain = lower(condition, instrument)
    return "" if plain == Always(value=True) else Logic(names).written(plain)


def calculation(
    one: Field, instrument: Instrument, names: Names, decimals: int | None = None
) -> str:
    """Return what computes a field that is not asked; it is empty where it is missing.

    Parameters
    ----------
    one
        A computed field.
    instrument
        As asked in one wave.
    names
        Of the whole instrument.
    decimals
        To how many it is rounded; not at all when None.
    """
    assert one.value is not None
    reckoned = lower_value(one.value, instrument)
    known = every((lower(instrument.condition_of(one.item), instrument), reckoned.known))
    logic = Logic(names)
    number = logic.number(reckoned.number)
    if decimals is not None:
        number = f"round({number}, {decimals})"
    return number if known == Always(value=True) else f"if({logic.written(known)}, {number}, '')"


class Logic:
    """Writes tests and numbers about the fields that these names call."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def written(self, plain: Plain, *, so: bool = True) -> str:
        """Return that a plain test is true; or, when not `so`, that it is false."""
        match plain:
            case Always(value=value):
                return "1 = 1" if value is so else "1 = 0"
            case Every(parts=parts):
                return _joined([self.written(part, so=so) for part in parts], all_of=so)
            case Some(parts=parts):
                return _joined([self.written(part, so=so) for part in parts], all_of=not so)
            case Opposite(part=part):
                return self.written(part, so=not so)
            case Ticked(field=one):
                return f"{self.names.reference(one)} {'=' if so else '<>'} '1'"
            case Filled(field=one):
                return f"{self.names.reference(one)} {'<>' if so else '='} ''"
            case Chosen(field=one, codes=codes):
                return _joined(self._equal(one, codes, so=so), all_of=not so)
            case Outside(field=one, codes=codes):
                return _joined(self._equal(one, ("", *codes), so=not so), all_of=so)
            case Compared():
                return self._compared(plain, plain.operator if so else _INVERSE[plain.operator])

    def _equal(self, one: Field, codes: Iterable[str], *, so: bool) -> list[str]:
        return [f"{self.names.reference(one)} {'=' if so else '<>'} '{code}'" for code in codes]

    def _compared(self, test: Compared, operator: Operator) -> str:
        left, right = test.left, test.right
        if _is_date(left) or _is_date(right):
            return f"{self._days(right, left)} {_SIGNS[operator]} 0"
        return f"{self.number(left)} {_SIGNS[operator]} {self.number(right)}"

    def number(self, number: Number) -> str:
        """Return a number."""
        match number:
            case Fixed(value=value):
                return _fixed(value)
            case Value(field=one):
                return self.names.reference(one)
            case When(test=test, number=then):
                return f"if({self.written(test)}, {self.number(then)}, 0)"
            case Sum(parts=parts):
                return "(" + " + ".join(map(self.number, parts)) + ")"
            case DaysBetween(start=start, end=end):
                return self._days(start, end)
            case Joined(left=left, sign=sign, right=right):
                divisor = self.number(right)
                if sign == "/" and not (isinstance(right, Fixed) and right.value):
                    divisor = f"if({divisor} = 0, 1, {divisor})"
                return f"({self.number(left)} {sign} {divisor})"

    def _days(self, start: Number, end: Number) -> str:
        days = f"datediff({self.number(start)}, {self.number(end)}, 'd', true)"
        return f"round({days}, 0)"


def _fixed(value: float | dt.date) -> str:
    if isinstance(value, dt.date):
        return f"'{value.isoformat()}'"
    return number_text(value) if value >= 0 else f"({number_text(value)})"


def _joined(tests: list[str], *, all_of: bool) -> str:
    if len(tests) == 1:
        return tests[0]
    return "(" + (" and " if all_of else " or ").join(tests) + ")"


def _is_date(number: Number) -> bool:
    match number:
        case Fixed(value=value):
            return isinstance(value, dt.date)
        case Value(field=one):
            return one.kind is Kind.DATE
        case _:
            return False
