"""Corrections by hand: one cell at a time, dated, and with who says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Annotated

from surveys.cleaning.frames import Cell, Frame, named_field, replaced, texts
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.some_rows import in_rows
from surveys.cleaning.tables import TABLE, heading_shown
from surveys.cleaning.validation import MASK, is_private
from surveys.errors import DefinitionError, ResponseError, listed, near, shown_id
from surveys.model import Field, Instrument, Kind, Missing, MultipleChoice

_FLAGS = {"1": True, "0": False}
_FREE = ("old", "new", "wave", "reason")
"""Columns that may be empty."""
_DECISION = ("new", "date", "by")
"""Columns that are empty in a row of a review table that nobody has looked at yet."""
BESIDE = ("written", "proposed")
"""Columns of a review table that help to decide, and are passed over."""
_LIKE_A_DATE = re.compile(r"[0-9./ -]{1,20}")


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
    wave
        The wave in which the response is; "" when the table is for one wave alone.
    reason
        Why, for whoever keeps the table; it is not printed.
    """

    response_id: str
    field: str
    old: str
    new: str
    date: dt.date
    by: str
    wave: str = ""
    reason: str = ""

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Correction:
        """Build a correction from one row of a table; DefinitionError when it is not whole."""
        names = [one.name for one in fields(cls)]
        for name in row:
            if name not in (*names, *BESIDE):
                shown = f"column {heading_shown(name)}"
                raise _fault(shown, f"the columns {listed(names)}", near(name, names))
        for one in fields(cls):
            given = row.get(one.name)
            if given is None and one.default is not MISSING:
                continue
            if given is None or (one.name not in _FREE and not str(given).strip()):
                raise _fault(f"no {one.name!r} in a correction", "every column filled")
        texts = {name: str(row[name]).strip() for name in names if name in row and name != "date"}
        return cls(date=_date(row["date"]), **texts)


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where="step correct", advice=advice)


def _date(value: object) -> dt.date:
    text = str(value).strip()
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        # In a row whose cells have moved, the date can be somebody's answer.
        shown = repr(text) if _LIKE_A_DATE.fullmatch(text) else MASK
        raise _fault(f"date {shown}", "a date such as 2026-03-31") from None


def correct(
    frame: Frame,
    instrument: Instrument,
    *,
    table: Annotated[Sequence[Correction | Mapping[str, object]], TABLE],
    wave: str | None = None,
    read_ids: Collection[str] = (),
    note: Note = unnoted,
) -> Frame:
    """Set single cells right.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    table
        Corrections, or rows with the columns response_id, field, old, new, date and by, and
        where they help wave and reason. They are applied in the order of their dates, those of
        one day in the order of the table. A cell corrected to "" has the reason "removed". A
        row of a review table without new, date and by is not decided yet, and is passed over.
    wave
        The wave of the frame; corrections of other waves are passed over.
    read_ids
        Responses that there were before earlier steps dropped some; corrections of those that
        are gone are passed over.
    note
        Is told how many corrections were applied, and how many not and why.

    Returns
    -------
    Frame
        All responses, with the cells set right.

    Raises
    ------
    DefinitionError
        A row is not whole, names an unknown field, or is of a wave and it is not known which
        wave the frame is.
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
    decided = [_built(row) for row in table if not _is_open(row)]
    here = sorted((one for one in decided if _is_of(one, wave)), key=lambda one: one.date)
    ids = texts(frame, "response_id")
    there = set(ids)
    gone = [one for one in here if one.response_id not in there and one.response_id in read_ids]
    applied = [one for one in here if one.response_id in there or one.response_id not in read_ids]
    for line in _told(len(table), len(decided), len(here), len(gone)):
        note(line)
    return _applied(frame, instrument, applied, ids)


def _built(row: Correction | Mapping[str, object]) -> Correction:
    return row if isinstance(row, Correction) else Correction.of(row)


def _is_open(row: Correction | Mapping[str, object]) -> bool:
    """Tell whether nobody has looked at a row of a review table yet."""
    if isinstance(row, Correction):
        return False
    return all(name in row and not str(row[name]).strip() for name in _DECISION)


def _is_of(one: Correction, wave: str | None) -> bool:
    if one.wave and wave is None:
        raise _fault(
            f"a correction of wave {one.wave!r}",
            "to be told which wave the answers are of",
            "Hand it over: run(…, wave=…).",
        )
    return one.wave in ("", wave)


def _told(table: int, decided: int, here: int, gone: int) -> Iterator[str]:
    yield f"{counted(here - gone, 'correction')} applied"
    if decided > here:
        yield f"{counted(decided - here, 'correction')} of other waves passed over"
    if gone:
        yield f"{counted(gone, 'correction')} of responses that an earlier step dropped"
    if table > decided:
        yield f"{counted(table - decided, 'row')} of the table not decided yet"


def _applied(
    frame: Frame, instrument: Instrument, corrections: Sequence[Correction], ids: list[str | None]
) -> Frame:
    named = {one.response_id for one in corrections}
    places = [place for place, one in enumerate(ids) if one in named]
    absent = [one for one in corrections if one.response_id not in set(ids)]
    for one in absent:
        raise _refusal(one, "0 responses of that id", "exactly one")

    def settle(some: Frame) -> Frame:
        for one in corrections:
            some = _corrected(some, instrument, one)
        return some

    return in_rows(frame, places, settle)


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
        where=f"step correct, response {shown_id(correction.response_id)}, "
        f"field {correction.field}",
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
