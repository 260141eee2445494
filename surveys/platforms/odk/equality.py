"""Where ODK could take two numbers for equal that the toolkit tells apart.

JavaRosa takes numbers for equal that differ by less than 1e-12 (XPathEqExpr). Answers never come
so near to one another, but quotients, means and sums of decimals can; comparisons by < and > are
exact.
"""

from __future__ import annotations

from collections.abc import Iterator

from surveys.conditions import (
    And,
    Answer,
    Arithmetic,
    Comparison,
    Condition,
    Mean,
    Not,
    Or,
    Quantity,
    Total,
    fields_of,
)
from surveys.model import Instrument, Kind


def equality_losses(instrument: Instrument) -> Iterator[str]:
    """Name the tests of equality that ODK carries out less exactly.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> list(equality_losses(coordinators))
    []
    """
    places = [
        (f"{kind} {one.name}", one.condition)
        for section in instrument.sections
        for kind, one in (("section", section), *(("item", item) for item in section.items))
    ]
    places += [(f"item {item.name}", item.constraint) for item in instrument.items]
    for place, condition in places:
        for test in _equalities(condition):
            if any(_inexact(side, instrument) for side in (test.left, test.right)):
                yield (
                    f"{place}: in {test} ODK takes numbers for equal that differ by less than "
                    "0.000000000001"
                )


def _equalities(condition: Condition | None) -> Iterator[Comparison]:
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _equalities(part)
        case Not(part=part):
            yield from _equalities(part)
        case Comparison(operator="==" | "!="):
            yield condition


def _inexact(quantity: Quantity, instrument: Instrument) -> bool:
    """Tell whether a number can lie between those that answers are written with."""
    match quantity:
        case Mean() | Arithmetic(sign="/"):
            return True
        case Arithmetic(left=left, right=right):
            return any(_inexact(one, instrument) or _decimal(one, instrument)
                       for one in (left, right))  # fmt: skip
        case Total(names=names):
            return any(_decimal(Answer(name), instrument) for name in names)
        case Answer(field=name):
            value = instrument.fields[name].value
            return value is not None and _inexact(value, instrument)
        case _:
            return False


def _decimal(quantity: Quantity, instrument: Instrument) -> bool:
    match quantity:
        case Answer(field=name):
            return any(one.kind is Kind.DECIMAL for one in fields_of(name, instrument.fields))
        case _:
            return False
