"""Between which numbers a quantity lies when its fields are only known as sets: intervals.

Interval arithmetic after Moore, Kearfott & Cloud (2009), Introduction to Interval Analysis: the
interval of a result holds every number that the operands' intervals can give, perhaps more. Sums
are added up in the order in which `surveys.conditions.reckoning` does it, so that rounding is
alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from surveys.conditions.quantities import Sign


@dataclass(frozen=True, slots=True)
class Range:
    """Between which numbers something lies, whether it can be missing and whether present."""

    low: float
    high: float
    missing: bool = False
    present: bool = True

    def within(self, low: float, high: float) -> Range:
        """Leave what lies between two numbers."""
        low, high = max(low, self.low), min(high, self.high)
        return Range(low, high, self.missing, self.present and low <= high)


NOTHING = Range(math.inf, -math.inf, missing=True, present=False)


def joined(left: Range, sign: Sign, right: Range) -> Range:
    """Return the range of two numbers joined.

    Examples
    --------
    >>> joined(Range(1, 2), "-", Range(0, 5))
    Range(low=-4.0, high=2.0, missing=False, present=True)
    >>> joined(Range(1, 2), "/", Range(0, 4))
    Range(low=-inf, high=inf, missing=True, present=True)
    """
    if not (left.present and right.present):
        return NOTHING
    missing = left.missing or right.missing
    if sign == "/":
        return _divided(left, right, missing=missing)
    return _spanned([_reckoned(a, sign, b) for a, b in product(_ends(left), _ends(right))], missing)


def _divided(left: Range, right: Range, *, missing: bool) -> Range:
    if right.low == right.high == 0:
        return NOTHING
    if right.low <= 0 <= right.high:
        return Range(-math.inf, math.inf, missing=True)
    return _spanned([a / b for a, b in product(_ends(left), _ends(right))], missing)


def _ends(one: Range) -> tuple[float, float]:
    return float(one.low), float(one.high)


def _reckoned(left: float, sign: Sign, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case _:
            return left * right if left and right else 0.0


def _spanned(ends: list[float], missing: bool) -> Range:
    """Return the range of these numbers; anything, when one of them is undefined (∞ - ∞)."""
    if any(map(math.isnan, ends)):
        return Range(-math.inf, math.inf, missing)
    return Range(min(ends), max(ends), missing)


def summed(parts: list[Range]) -> Range:
    """Return the range of the sum of the numbers there are; missing when there is none."""
    some = [one for one in parts if one.present]
    if not some:
        return NOTHING
    low = high = 0.0
    for one in some:
        low += min(one.low, 0.0) if one.missing else one.low
        high += max(one.high, 0.0) if one.missing else one.high
    return Range(low, high, all(one.missing for one in some))


def averaged(parts: list[Range], at_least: int) -> Range:
    """Return the range of the mean of the numbers there are; missing below `at_least`."""
    some = [one for one in parts if one.present]
    if len(some) < at_least:
        return NOTHING
    sure = [one for one in some if not one.missing]
    missing = len(sure) < max(at_least, 1)
    if len(sure) == len(some):
        whole = summed(some)
        return Range(whole.low / len(some), whole.high / len(some), missing)
    # A rounding of the mean may leave the interval of its parts by the last digit.
    low, high = min(one.low for one in some), max(one.high for one in some)
    return Range(low - 1e-9, high + 1e-9, missing)
