"""Conditions as LimeSurvey expressions that keep their one meaning.

Every variable ends in .NAOK, so that a question that was not shown counts as empty and does not
make the whole expression false; every comparison first asks that the answer is there. Operators
that look like markup are written as words: LimeSurvey's filter for HTML would spoil them in the
validations that an ordinary user imports.
"""

from __future__ import annotations

import datetime as dt

from surveys.conditions import Condition
from surveys.model import Field, Instrument, Item, Kind
from surveys.platforms.limesurvey.names import Names
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

_OPERATORS = {"==": "==", "!=": "!=", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


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
    return _write(lower(condition, instrument), names)


def validation(item: Item, instrument: Instrument, names: Names) -> str:
    """Return the expression that a question's answer must fulfil, or "" when there is none."""
    plain = lower_constraint(item, instrument)
    return "" if plain == Always(value=True) else _write(plain, names)


def _write(plain: Plain, names: Names) -> str:
    match plain:
        case Always(value=value):
            return "1" if value else "0"
        case Every(parts=parts):
            return "(" + " and ".join(_write(part, names) for part in parts) + ")"
        case Some(parts=parts):
            return "(" + " or ".join(_write(part, names) for part in parts) + ")"
        case Opposite(part=part):
            return f"!({_write(part, names)})"
        case Ticked(field=one):
            return f'({_answer(one, names)} == "Y")'
        case Filled(field=one):
            return f"!is_empty({_answer(one, names)})"
        case Chosen(field=one, codes=codes):
            own = names.codes(one)
            tests = [f'{_answer(one, names)} == "{own[code]}"' for code in codes]
            return "(" + " or ".join(tests) + ")"
        case Outside(field=one, codes=codes):
            own = names.codes(one)
            tests = [f'{_answer(one, names)} != "{own[code]}"' for code in codes]
            return "(" + " and ".join([f"!is_empty({_answer(one, names)})", *tests]) + ")"
        case Compared():
            return _compared(plain, names)


def _answer(one: Field, names: Names) -> str:
    return f"{names.variable(one)}.NAOK"


def _compared(test: Compared, names: Names) -> str:
    fields = [test.left, *([test.right] if isinstance(test.right, Field) else [])]
    filled = [f"!is_empty({_answer(one, names)})" for one in fields]
    left, right = (_operand(side, names) for side in (test.left, test.right))
    return "(" + " and ".join([*filled, f"{left} {_OPERATORS[test.operator]} {right}"]) + ")"


def _operand(side: Field | float | dt.date, names: Names) -> str:
    """Dates are compared as times: as texts they carry an hour that depends on the page."""
    if isinstance(side, Field):
        value = _answer(side, names)
        return f"strtotime({value})" if side.kind is Kind.DATE else value
    if isinstance(side, dt.date):
        return f'strtotime("{side.isoformat()} 00:00")'
    return f"{side:.12g}"
