"""Which value of a statistics file stands for which code.

Variables with labels are numbers there. A code that is a number keeps it, so that 4 is 4; other
codes are numbered in their order, 1, 2, 3 …, over those numbers that are free. Codes that are no
answers are user-missing: -8 and -9 in SPSS, .d and .r in Stata. So no number means one code in
one list and looks like another.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TypeAlias

from surveys.model import Code
from surveys.platforms.statistical.programs import Program

Value: TypeAlias = int | str
"""A number, or the letter of one of Stata's extended missing values."""


def values_of(codes: Iterable[Code], program: Program) -> dict[str, Value]:
    """Return code → value, the same in all waves when the codes of all waves are given.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.statistical.programs import SPSS, STATA
    >>> roles = coordinators["role"].codes
    >>> values_of(roles, SPSS)
    {'regional': 1, 'local': 2, 'project': 3, 'other': 4}
    >>> from surveys.model import Missing, Text
    >>> known = (Code("1", Text(en="A little")), Code("2", Text(en="Well")),
    ...          Code("dont_know", Text(en="I do not know"), missing=Missing.DONT_KNOW))
    >>> values_of(known, SPSS), values_of(known, STATA)
    ({'1': 1, '2': 2, 'dont_know': -8}, {'1': 1, '2': 2, 'dont_know': 'd'})
    """
    every = tuple(codes)
    own = {one.code: int(one.code) for one in every if one.missing is None and _plain(one.code)}
    free = (number for number in count(1) if number not in own.values())
    left: list[Value] = [*program.spare]
    values: dict[str, Value] = {}
    for one in every:
        if one.missing is None:
            values[one.code] = own[one.code] if one.code in own else next(free)
        else:
            usual = program.missing.get(one.missing)
            taken = usual is None or usual in values.values()
            values[one.code] = left.pop(0) if taken or usual is None else usual
    return values


def _plain(code: str) -> bool:
    """Tell whether a code is a number written as numbers are: "4", but not "04"."""
    return code.isdecimal() and str(int(code)) == code


def value_text(value: Value) -> str:
    """Return a value as it is shown in the program.

    Examples
    --------
    >>> value_text(-8), value_text("d")
    ('-8', '.d')
    """
    return f".{value}" if isinstance(value, str) else str(value)
