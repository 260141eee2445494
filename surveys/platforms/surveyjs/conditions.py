"""Conditions and calculations in SurveyJS's expressions, keeping their one meaning.

What the library does (survey-core 3.1, read and run):

* `{role}` turns texts that look like numbers into numbers, so that 16 equals "0x10" and 10 equals
  "1e1"; `{#role}` leaves them alone. Codes are compared as texts, so they stay apart.
* `!=` is true of what is missing; tests that could be are preceded by `notempty`.
* Dates are texts such as 2026-03-31, which compare as they should.
* `dateDiff` never is negative, and counts days whatever the clocks do.
* Both sides of `and`, `or` and all parts of `iif` are evaluated; dividing by 0 gives null.
* Sums are rounded to the decimals of their parts: 0.1 + 0.2 is 0.3.
* When a grid is hidden and its answers are forgotten, a `visibleIf` that only names its rows is not
  looked at again; one that names the grid itself is. Computed values always are.
"""

from __future__ import annotations

import datetime as dt
import re

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
    every,
    lower,
    lower_constraint,
    lower_value,
)
from surveys.platforms.surveyjs.names import option, path
from surveys.platforms.writing import number_text

_OPERATORS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_PART_OF = re.compile(r"\{#?(\w+)\.\w+\}")
_DIGITS = 15
"""Longer digits are not turned into a number."""


def visibility(condition: Condition | None, instrument: Instrument) -> str:
    """Return when a question or page is shown: "" when always.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> visibility(parse("years_in_role >= 2"), coordinators)
    '({years_in_role} notempty and {years_in_role} >= 2)'
    """
    plain = lower(condition, instrument)
    if plain == Always(value=True):
        return ""
    test = written(plain)
    wholes = _wholes(test)
    return f"{wholes} and {test}" if wholes else test


def validation(item: Item, instrument: Instrument) -> str:
    """Return an item's `valid_if`, or "" without one."""
    plain = lower_constraint(item, instrument)
    return "" if plain == Always(value=True) else written(plain)


def calculation(
    one: Field, instrument: Instrument, decimals: int | None = None, otherwise: str = ""
) -> str:
    """Return what computes a field that is not asked.

    Parameters
    ----------
    one
        A computed field.
    instrument
        As asked in one wave.
    decimals
        To how many it is rounded; not at all when None.
    otherwise
        The value where it is missing or not asked for; no value when "".

    Examples
    --------
    >>> from surveys.instruments import development_assignments as asked
    >>> calculation(asked.fields["duration"], asked)[:46]
    'iif(({started} notempty and {ended} notempty),'
    """
    assert one.value is not None
    reckoned = lower_value(one.value, instrument)
    asked = lower(instrument.condition_of(one.item), instrument)
    number = _number(reckoned.number)
    if decimals is not None:
        number = f"round({number}, {decimals})"
    known = every((asked, reckoned.known))
    test = "" if known == Always(value=True) else written(known)
    last = f", {otherwise}" if otherwise else ""
    return f"iif({test}, {number}{last})" if test else number


def _wholes(expression: str) -> str:
    """Return what names as a whole the questions of which an expression names parts.

    It is always true, and "" where there are none.

    Examples
    --------
    >>> _wholes("{#support.valued} notempty and {years} > 2")
    '({support} empty or {support} notempty)'
    """
    wholes = dict.fromkeys(_PART_OF.findall(expression))
    return " and ".join(f"({{{one}}} empty or {{{one}}} notempty)" for one in wholes)


def written(plain: Plain) -> str:
    """Return a plain test as an expression."""
    match plain:
        case Always(value=value):
            return "true" if value else "false"
        case Every(parts=parts):
            return "(" + " and ".join(map(written, parts)) + ")"
        case Some(parts=parts):
            return "(" + " or ".join(map(written, parts)) + ")"
        case Opposite(part=part):
            return f"!({written(part)})"
        case Ticked(field=one):
            return f"{{{path(one)}}} contains '{option(one.part)}'"
        case Filled(field=one):
            return f"{_answer(one)} notempty"
        case Chosen(field=one, codes=codes):
            tests = [f"{_answer(one)} = '{option(code)}'" for code in codes]
            return "(" + " or ".join(tests) + ")"
        case Outside(field=one, codes=codes):
            tests = [f"{_answer(one)} != '{option(code)}'" for code in codes]
            return "(" + " and ".join([f"{_answer(one)} notempty", *tests]) + ")"
        case Compared(left=left, operator=operator, right=right):
            return f"{_number(left)} {_OPERATORS[operator]} {_number(right)}"


def _answer(one: Field) -> str:
    """Name an answer; codes as the texts that they are."""
    return f"{{#{path(one)}}}" if one.kind is Kind.CODE else f"{{{path(one)}}}"


def _number(number: Number) -> str:
    match number:
        case Fixed(value=value):
            return _fixed(value)
        case Value(field=one):
            return _value(one)
        case When(test=test, number=then):
            return f"iif({written(test)}, {_number(then)}, 0)"
        case Sum(parts=parts):
            return "(" + " + ".join(map(_number, parts)) + ")"
        case DaysBetween(start=start, end=end):
            first, last = _number(start), _number(end)
            days = f"dateDiff({first}, {last})"
            return f"iif({last} < {first}, 0 - {days}, {days})"
        case Joined(left=left, sign=sign, right=right):
            return f"({_number(left)} {sign} {_number(right)})"


def _value(one: Field) -> str:
    """Return a number; codes such as 05 stay texts until they are multiplied."""
    codes = one.codes or ()
    plain = all(str(int(code.code)) == code.code and len(code.code) <= _DIGITS
                for code in codes if code.missing is None)  # fmt: skip
    return f"{{{path(one)}}}" if plain else f"({{{path(one)}}} * 1)"


def _fixed(value: float | dt.date) -> str:
    return f"'{value.isoformat()}'" if isinstance(value, dt.date) else number_text(value)
