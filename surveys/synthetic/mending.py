"""What to say instead of an answer that breaks its constraint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import narwhals as nw
import numpy as np
import pandas as pd

from surveys.conditions import And, Arithmetic, Comparison, Condition, Not, Or
from surveys.conditions.reckoning import Reckoner, value_of
from surveys.model import Date, Instrument, Item, Number, SingleChoice
from surveys.synthetic.leanings import Floats
from surveys.synthetic.measuring import Dates, day_texts, number_texts, window
from surveys.synthetic.people import Objects, People

ATTEMPTS = 20
"""How often an answer that breaks its constraint is drawn again before one is reckoned out."""

Replacement = Callable[[], dict[str, Objects]]


class _Draw(Protocol):
    def __call__(self, item: Item, *, anew: bool) -> dict[str, Objects]: ...


def replacements(
    asked: Instrument,
    item: Item,
    people: People,
    today: Dates,
    typed: Mapping[str, object],
    draw: _Draw,
) -> Iterator[Replacement]:
    """Yield ways to answer instead, one after the other.

    First other draws; then, for a number, what makes the sides of a comparison equal, as an answer
    that must sum to a total with others; at last the limits, or each choice.

    Parameters
    ----------
    asked
        The instrument as asked in the wave.
    item
        The one with the constraint.
    people
        Those who answer.
    today
        The day on which each answers.
    typed
        The answers that the constraint names, as they are read.
    draw
        Draws answers to an item.
    """
    for _ in range(ATTEMPTS):
        yield lambda: draw(item, anew=True)
    match item:
        case Number():
            yield from _numbers(asked, item, people.size, typed)
        case Date():
            yield from _days(item, people, today)
        case SingleChoice():
            for code in item.codes.answers:
                yield _constant(item.name, np.full(people.size, code.code, dtype=object))


def _numbers(
    asked: Instrument, item: Number, size: int, typed: Mapping[str, object]
) -> Iterator[Replacement]:
    step = 10.0**-item.decimals
    for comparison in _comparisons(item.constraint, asked):
        values = _root(comparison, asked, item, typed)
        for way in (0.0, -step, step):
            yield _constant(item.name, number_texts(values + way, item))
    for limit in (item.minimum, item.maximum):
        yield _constant(item.name, number_texts(np.full(size, float(limit)), item))


def _days(item: Date, people: People, today: Dates) -> Iterator[Replacement]:
    first, last = window(item, people, today)
    earliest = np.full(len(today), np.datetime64(item.earliest, "D"))
    latest = np.full(len(today), np.datetime64(item.latest, "D"))
    for days in (last, first, latest, earliest):
        yield _constant(item.name, day_texts(days))


def _constant(name: str, texts: Objects) -> Replacement:
    return lambda: {name: texts}


def _comparisons(condition: Condition | None, asked: Instrument) -> Iterator[Comparison]:
    """Return the comparisons of numbers in a condition."""
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _comparisons(part, asked)
        case Not(part=part):
            yield from _comparisons(part, asked)
        case Comparison(left=left, right=right):
            reckoner = Reckoner(asked)
            if reckoner.is_numeric(left) or reckoner.is_numeric(right):
                yield condition


def _root(
    comparison: Comparison, asked: Instrument, item: Number, typed: Mapping[str, object]
) -> Floats:
    """Return the number that makes both sides equal, where they change in step with it."""
    gap = value_of(Arithmetic(comparison.left, "-", comparison.right), asked)

    def gaps(value: float) -> Floats:
        frame = pd.DataFrame({**typed, item.name: value})
        native = nw.from_native(frame, eager_only=True)
        found = native.select(item.name, gap=gap)["gap"]
        return np.asarray(found.to_numpy(), dtype=np.float64)

    start = gaps(item.minimum)
    slope = gaps(item.minimum + 1) - start
    steps = np.divide(-start, slope, out=np.zeros_like(start), where=slope != 0)
    return np.asarray(item.minimum + steps)
