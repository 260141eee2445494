"""Cells that could not be read, and what can be meant by what stands there."""

from __future__ import annotations

import ast
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from surveys.cleaning.frames import Cell, Frame, texts
from surveys.cleaning.units import Unit, factor, unit_in
from surveys.cleaning.written_dates import date_readings
from surveys.cleaning.written_numbers import Written, readings
from surveys.model import LANGUAGES, Allocation, Date, Field, Instrument, Item, Kind, Number
from surveys.responses import Problem, ProblemKind

Range: TypeAlias = Literal["leave", "low", "middle", "high"]
Month: TypeAlias = Literal["leave", "first", "middle"]

READ_AS: Mapping[Kind, ProblemKind] = {
    Kind.INTEGER: ProblemKind.NOT_A_NUMBER,
    Kind.DECIMAL: ProblemKind.NOT_A_NUMBER,
    Kind.DATE: ProblemKind.NOT_A_DATE,
}
"""Kind of a field → the problem of a cell that could not be read as that."""
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read.

    Parameters
    ----------
    place
        Row of the frame.
    field, item
        What was asked.
    written
        What stands there.
    """

    place: int
    field: Field
    item: Item
    written: str


def unread_cells(
    frame: Frame,
    instrument: Instrument,
    problems: Sequence[Problem],
    columns: Mapping[str, str],
    fields: Sequence[Field],
) -> list[Unread]:
    """Return the cells that are still as they could not be read."""
    ids = texts(frame, "response_id") if problems else []
    times = Counter(ids)
    places = {one: place for place, one in enumerate(ids) if one and times[one] == 1}
    known = {(one.item, columns.get(one.name, one.name)): one for one in fields}
    empty = {one.name: frame[one.name].is_null().to_list() for one in fields if problems}
    return [
        Unread(places[one.response], field, instrument[field.item], _text(one.found))
        for one in problems
        if (field := known.get((one.item, one.column))) is not None
        and one.kind is READ_AS[field.kind]
        and one.response in places
        and empty[field.name][places[one.response]]
    ]


def _text(found: str) -> str:
    """Return what was written; problems quote it as Python does."""
    quoted = found[:1] in ("'", '"')
    return str(ast.literal_eval(found)) if quoted else found


def unit_of(item: Item) -> Unit | None:
    """Return what the numbers of an item are in, as its own unit says."""
    unit = item.unit if isinstance(item, Number | Allocation) else None
    if unit is None:
        return "percent" if isinstance(item, Allocation) and item.total == 100 else None
    named = {unit_in(unit[one]) for one in LANGUAGES if unit.has(one)}
    return named.pop() if len(named) == 1 else None


def number_meant(one: Unread, unit: Unit | None, *, approximate: bool, ranges: Range) -> Cell:
    """Return the one number that can be meant, or None."""
    values = {
        value
        for reading in readings(one.written)
        if approximate or not reading.approximate
        for value in _within(reading, one, unit, ranges)
    }
    return values.pop() if len(values) == 1 else None


def _within(
    reading: Written, one: Unread, unit: Unit | None, ranges: Range
) -> Iterator[int | float]:
    """Yield a reading in the unit of the question, when it is within its limits."""
    if reading.is_range and ranges == "leave":
        return
    times = 1.0 if reading.unit is None else factor(reading.unit, unit) if unit else None
    if times is None:
        return
    middle = (reading.low + reading.high) / 2
    value = {"low": reading.low, "high": reading.high}.get(ranges, middle) * times
    low, high, decimals = _limits(one.item)
    if one.field.kind is Kind.INTEGER:
        if abs(value - round(value)) < _EXACT and low <= round(value) <= high:
            yield round(value)
    elif low <= round(value, decimals) <= high:
        yield round(value, decimals)


def _limits(item: Item) -> tuple[float, float, int]:
    if isinstance(item, Number):
        return item.minimum, item.maximum, item.decimals
    assert isinstance(item, Allocation)
    return 0, item.total, 0


def day_meant(one: Unread, months: Month) -> Cell:
    """Return the one day within the limits that can be meant, or None."""
    assert isinstance(one.item, Date)
    days = {
        reading.first if reading.exact or months == "first" else reading.first.replace(day=15)
        for reading in date_readings(one.written)
        if reading.exact or months != "leave"
    }
    within = [day for day in days if one.item.earliest <= day <= one.item.latest]
    return dt.datetime.combine(within[0], dt.time()) if len(within) == 1 else None


def proposal(one: Unread) -> str:
    """Return a guess for a person to look at, or an empty text."""
    if one.field.kind is Kind.DATE:
        day = day_meant(one, "first")
        return day.date().isoformat() if isinstance(day, dt.datetime) else ""
    value = number_meant(one, unit_of(one.item), approximate=True, ranges="middle")
    return "" if value is None else f"{value}"
