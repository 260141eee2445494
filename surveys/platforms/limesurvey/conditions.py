"""Conditions and calculations as LimeSurvey expressions that keep their one meaning.

Every variable ends in .NAOK, so that a question that was not shown counts as empty and does not
make the whole expression false; every comparison first asks that the answer is there. Operators
that look like markup are written as words: LimeSurvey's filter for HTML would spoil them in the
validations that an ordinary user imports. Numbers are added with sum(), as "+" joins texts.
"""

from __future__ import annotations

import datetime as dt

from surveys.conditions import Condition, Quantity
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms.limesurvey.names import Names
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
from surveys.platforms.writing import number_text

_OPERATORS = {"==": "==", "!=": "!=", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
_DAY = 24 * 60 * 60
"""Seconds."""


def relevance(condition: Condition | None, instrument: Instrument, names: Names) -> str:
    """Return the relevance of a question or group: "1" when it is always shown.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.limesurvey.names import names_of
    >>> relevance(parse("years_in_role >= 2"), coordinators, names_of(coordinators))
    '(!is_empty(yearsInRole.NAOK) and yearsInRole.NAOK ge 2)'
    """
    return _Writer(names).write(lower(condition, instrument))


def validation(item: Item, instrument: Instrument, names: Names) -> str:
    """Return the expression that a question's answer must fulfil, or "" when there is none."""
    plain = lower_constraint(item, instrument)
    return "" if plain == Always(value=True) else _Writer(names).write(plain)


def calculation(quantity: Quantity, instrument: Instrument, names: Names) -> str:
    """Return what computes a number: the empty text where it is missing.

    Examples
    --------
    >>> from surveys.conditions import parse_quantity
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.limesurvey.names import names_of
    >>> calculation(parse_quantity("years_in_role / 2"), coordinators, names_of(coordinators))
    'if(!is_empty(yearsInRole.NAOK), (yearsInRole.NAOK / 2), "")'
    """
    reckoned = lower_value(quantity, instrument)
    writer = _Writer(names)
    number = writer.number(reckoned.number)
    if reckoned.known == Always(value=True):
        return number
    return f'if({writer.write(reckoned.known)}, {number}, "")'


class _Writer:
    """Writes plain tests and arithmetic under LimeSurvey's names."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def answer(self, one: Field) -> str:
        return f"{self.names.variable(one)}.NAOK"

    def write(self, plain: Plain) -> str:
        match plain:
            case Always(value=value):
                return "1" if value else "0"
            case Every(parts=parts):
                return "(" + " and ".join(map(self.write, parts)) + ")"
            case Some(parts=parts):
                return "(" + " or ".join(map(self.write, parts)) + ")"
            case Opposite(part=part):
                return f"!({self.write(part)})"
            case Ticked(field=one):
                return f'({self.answer(one)} == "Y")'
            case Filled(field=one):
                return f"!is_empty({self.answer(one)})"
            case Chosen(field=one, codes=codes):
                return "(" + " or ".join(self.codes(one, "==", codes)) + ")"
            case Outside(field=one, codes=codes):
                tests = [f"!is_empty({self.answer(one)})", *self.codes(one, "!=", codes)]
                return "(" + " and ".join(tests) + ")"
            case Compared(left=left, operator=operator, right=right):
                return f"{self.number(left)} {_OPERATORS[operator]} {self.number(right)}"

    def codes(self, one: Field, operator: str, codes: tuple[str, ...]) -> list[str]:
        own = self.names.codes(one)
        return [f'{self.answer(one)} {operator} "{own[code]}"' for code in codes]

    def number(self, number: Number) -> str:
        match number:
            case Fixed(value=value):
                return _fixed(value)
            case Value(field=one):
                return self.value(one)
            case When(test=test, number=then):
                return f"if({self.write(test)}, {self.number(then)}, 0)"
            case Sum(parts=parts):
                return f"sum({', '.join(map(self.addend, parts))})"
            case DaysBetween(start=start, end=end):
                # From midnight to midnight: an hour short or long where clocks are changed.
                return f"round(({self.number(end)} - {self.number(start)}) / {_DAY})"
            case Joined(left=left, sign="+", right=right):
                return f"sum({self.number(left)}, {self.number(right)})"
            case Joined(left=left, sign=sign, right=right):
                return f"({self.number(left)} {sign} {self.number(right)})"

    def addend(self, part: Number) -> str:
        """Leave the test out for a number of its own: sum() leaves out what is empty."""
        match part:
            case When(test=Filled(field=one), number=Value(field=same)) if (
                one == same and self.is_number(one)
            ):
                return self.answer(one)
            case _:
                return self.number(part)

    def value(self, one: Field) -> str:
        """Dates are compared as times: as texts they carry an hour that depends on the page."""
        match one.kind:
            case Kind.DATE:
                return f"strtotime({self.answer(one)})"
            case Kind.CODE:
                return self.coded(one)
            case _:
                return self.answer(one)

    def coded(self, one: Field) -> str:
        """Return the number that the code stands for, which LimeSurvey's own code may not be."""
        if self.is_number(one):
            # Two codes would be compared as texts; what sum() gives is a number.
            return f"sum({self.answer(one)})"
        assert one.codes is not None
        codes = one.codes.answer_names
        tests = self.codes(one, "==", codes)
        parts = [f"if({test}, {int(code)}, 0)" for test, code in zip(tests, codes, strict=True)]
        return f"sum({', '.join(parts)})"

    def is_number(self, one: Field) -> bool:
        """Tell whether LimeSurvey keeps the number itself and not a code for it."""
        if one.codes is None:
            return True
        own = self.names.codes(one)
        return all(
            own[code].isdecimal() and int(own[code]) == int(code) for code in one.codes.answer_names
        )


def _fixed(value: float | dt.date) -> str:
    if isinstance(value, dt.date):
        return f'strtotime("{value.isoformat()} 00:00")'
    return number_text(value) if value >= 0 else f"({number_text(value)})"
