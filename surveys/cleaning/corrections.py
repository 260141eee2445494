"""Corrections by hand: one cell at a time, dated, and with who says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from surveys.cleaning.frames import Cell, Frame, named_field, replaced, texts
from surveys.cleaning.validation import MASK, is_private
from surveys.errors import DefinitionError, ResponseError, listed, near
from surveys.model import Field, Instrument, Kind, Missing, MultipleChoice

_FLAGS = {"1": True, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One cell that is set right.

    Parameters
    ----------
    response_id, field
        The cell.
    old, new
        Texts as a reader would write them: a code, a number, an ISO date, "1" or "0" for a
        choice; "" where there is no answer.
    date
        When the correction was made.
    by
        Who says so.
    """

    response_id: str
    field: str
    old: str
    new: str
    date: dt.date
    by: str

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Correction:
        """Build a correction from one row of a table; DefinitionError when it is not whole."""
        names = [one.name for one in fields(cls)]
        for name in row:
            if name not in names:
                raise _fault(f"column {name!r}", f"the columns {listed(names)}", near(name, names))
        for name in names:
            if row.get(name) is None or (name not in ("old", "new") and not str(row[name]).strip()):
                raise _fault(f"no {name!r} in a correction", "every column filled")
        given = {name: str(row[name]).strip() for name in names if name != "date"}
        return cls(date=_date(row["date"]), **given)


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where="step correct", advice=advice)


def _date(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise _fault(f"date {value!r}", "a date such as 2026-03-31") from None


def correct(
    frame: Frame,
    instrument: Instrument,
    *,
    table: Sequence[Correction | Mapping[str, object]],
) -> Frame:
    """Set single cells right.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    table
        Corrections, or rows with the columns response_id, field, old, new, date and by.
        They are applied in their order. A cell corrected to "" has the reason "removed".

    Returns
    -------
    Frame
        All responses, with the cells set right.

    Raises
    ------
    DefinitionError
        A row is not whole, or names an unknown field.
    ResponseError
        There is no such response (or more than one), the cell does not hold `old`, or `new`
        cannot stand there.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2"], birth_year=[1890, 1980])
    >>> row = {"response_id": "1", "field": "birth_year", "old": "1890", "new": "1980",
    ...        "date": "2019-05-01", "by": "the coordinator"}
    >>> correct(frame, esf_start, table=[row])["birth_year"].to_list()
    [1980, 1980]
    """
    for row in table:
        correction = row if isinstance(row, Correction) else Correction.of(row)
        frame = _corrected(frame, instrument, correction)
    return frame


def _corrected(frame: Frame, instrument: Instrument, correction: Correction) -> Frame:
    field = named_field(frame, instrument, correction.field, "correct")
    rows = [one == correction.response_id for one in texts(frame, "response_id")]
    if sum(rows) != 1:
        raise _refusal(correction, f"{sum(rows)} responses of that id", "exactly one")
    old = _cell(field, correction.old, correction)
    found = _found(frame, field, rows.index(True))
    if found[0] != old[0] or (old[1] not in (None, Missing.REMOVED) and found[1] != old[1]):
        private = is_private(instrument[field.item])
        shown = MASK if private else repr(found[0] if found[1] is None else str(found[1]))
        wanted = "the old value of the correction" if private else repr(correction.old)
        raise _refusal(correction, shown, wanted)
    frame = replaced(frame, field.name, rows, *_cell(field, correction.new, correction))
    item = instrument[field.item]
    return _choices_settled(frame, item, rows) if isinstance(item, MultipleChoice) else frame


def _refusal(correction: Correction, found: str, expected: str) -> ResponseError:
    return ResponseError(
        found,
        expected=expected,
        where=f"step correct, response {correction.response_id}, field {correction.field}",
        advice="Check the correction against the response file.",
    )


def _cell(field: Field, text: str, correction: Correction) -> tuple[Cell, Missing | None]:
    """Return the value and the reason that a text stands for."""
    if text == "":
        return None, Missing.REMOVED
    if field.codes is not None and text in field.codes and field.codes[text].missing is not None:
        return None, field.codes[text].missing
    try:
        return _value(field, text), None
    except (ValueError, KeyError):
        known = f"one of {listed(field.codes.names)}" if field.codes else field.kind
        raise _refusal(correction, "a value that cannot stand there", f"{known}") from None


def _value(field: Field, text: str) -> Cell:
    match field.kind:
        case Kind.CODE:
            assert field.codes is not None
            return {code: code for code in field.codes.names}[text]
        case Kind.FLAG:
            return _FLAGS[text]
        case Kind.INTEGER:
            return int(text)
        case Kind.DECIMAL:
            return float(text.replace(",", "."))
        case Kind.DATE:
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time())
        case Kind.TEXT:
            return text


def _found(frame: Frame, field: Field, row: int) -> tuple[object, str | None]:
    null = frame[field.name].is_null().to_list()[row]
    reason = texts(frame, field.missing)[row] if field.missing in frame.columns else None
    return (None if null else frame[field.name].to_list()[row]), reason


def _choices_settled(frame: Frame, item: MultipleChoice, rows: list[bool]) -> Frame:
    """With a choice made, the others are not chosen; with none, the whole item is blank."""
    row = rows.index(True)
    found = {field.name: _found(frame, field, row)[0] for field in item.fields}
    chosen = any(value is True or value == 1 for value in found.values())
    for name, value in found.items():
        if chosen and value is None:
            frame = replaced(frame, name, rows, False, None)
        elif not chosen:
            frame = replaced(frame, name, rows, None, Missing.BLANK)
    return frame
