"""How synthetic people give numbers, shares of a total, and dates."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from surveys.model import Allocation, Date, Number
from surveys.synthetic.behaviour import Typical, check_code
from surveys.synthetic.leanings import Floats, normal
from surveys.synthetic.people import Lean, Objects, People
from surveys.synthetic.usual import DAYS, USUAL_DAYS, usual_numbers

Dates = npt.NDArray[np.datetime64]

_HIGH = 1.2815515655446004
"""The normal deviate that one in ten exceeds."""
_ROUND_FROM = 20
_ROUNDED = 0.5
"""Share of people who round numbers from 20 up: to fives, from 200 up to fifties, and so on."""


def numbered(item: Number, people: People, lean: Lean) -> dict[str, Objects]:
    """Return answers to a number: skewed as people's counts are, within the limits."""
    typical = people.behaviour.numbers.get(item.name) or usual_numbers(item)
    deviates = normal(lean(item.fields[0]))
    values = amounts(deviates, typical, item.minimum)
    if not item.decimals and item.minimum <= 1:
        values = _heaped(np.rint(values), people)
    return {item.name: number_texts(values, item)}


def amounts(deviates: Floats, typical: Typical, minimum: float) -> Floats:
    """Return numbers for standard normal deviates.

    A lognormal over the minimum with the stated median and ninth decile; where the median is
    the minimum itself, a normal cut off there.

    Parameters
    ----------
    deviates
        Of shape (n,).
    typical
        Median and ninth decile.
    minimum
        The least number there can be.

    Examples
    --------
    >>> import numpy as np
    >>> amounts(np.array([0.0, 1.2815515655446004]), Typical(25, 60), 0).round(6).tolist()
    [25.0, 60.0]
    """
    middle, high = typical.median - minimum, typical.high - minimum
    if middle <= 0:
        return np.asarray(minimum + np.maximum(deviates, 0) * max(high, 0) / _HIGH)
    return np.asarray(minimum + middle * np.exp(deviates * np.log(high / middle) / _HIGH))


def _heaped(values: Floats, people: People) -> Floats:
    steps = 5 * 10 ** (np.floor(np.log10(np.maximum(values, 1))) - 1)
    rounds = (people.rng.random(len(values)) < _ROUNDED) & (values >= _ROUND_FROM)
    return np.where(rounds, steps * np.rint(values / steps), values)


def number_texts(values: Floats, item: Number) -> Objects:
    """Return numbers as texts, within the limits and with the item's decimals."""
    inside = np.clip(np.nan_to_num(values), item.minimum, item.maximum)
    if item.decimals:
        return np.char.mod(f"%.{item.decimals}f", inside).astype(object)
    return np.rint(inside).astype(np.int64).astype("str").astype(object)


def allocated(item: Allocation, people: People, lean: Lean) -> dict[str, Objects]:
    """Return shares of a total, in whole numbers that sum to it."""
    stated = people.behaviour.shares.get(item.name, {})
    for part in stated:
        check_code(part, item.parts.names, item.name)
    weights = np.column_stack(
        [(lean(one) + 0.05) * stated.get(one.part, 1.0) for one in item.fields]
    )
    exact = item.total * weights / weights.sum(axis=1, keepdims=True)
    whole = np.floor(exact).astype(np.int64)
    order = np.argsort(np.argsort(whole - exact, axis=1), axis=1)
    whole = whole + (order < (item.total - whole.sum(axis=1))[:, None])
    return {
        one.name: whole[:, place].astype("str").astype(object)
        for place, one in enumerate(item.fields)
    }


def dated(
    item: Date,
    people: People,
    lean: Lean,
    today: Dates,
) -> dict[str, Objects]:
    """Return dates near the day of answering, within the limits."""
    first, last = window(item, people, today)
    ranks = lean(item.fields[0])
    span = (last - first).astype(np.int64) + 1
    days = first + np.floor(ranks * span).astype("timedelta64[D]")
    return {item.name: day_texts(np.minimum(days, last))}


def window(item: Date, people: People, today: Dates) -> tuple[Dates, Dates]:
    """Return the first and last day that each person can name."""
    before, after = people.behaviour.days.get(item.name, DAYS.get(item.name, USUAL_DAYS))
    earliest, latest = np.datetime64(item.earliest, "D"), np.datetime64(item.latest, "D")
    first = np.maximum(today + np.timedelta64(before, "D"), earliest)
    last = np.minimum(today + np.timedelta64(after, "D"), latest)
    empty = first > last
    return np.where(empty, earliest, first), np.where(empty, latest, last)


def day_texts(days: Dates) -> Objects:
    """Return days as texts such as 2026-03-31."""
    return np.datetime_as_string(days, unit="D").astype(object)
