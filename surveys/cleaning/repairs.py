"""Numbers and dates that could not be read, put right where what was meant is certain.

The rest stays an error. `repair_queue` lists it with what was written, for a person who fills in
a table of corrections.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final

from surveys.cleaning.frames import Cell, Frame, fields_in, named_fields, replaced, texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.some_rows import in_rows
from surveys.cleaning.tables import unrunnable
from surveys.cleaning.units import Unit
from surveys.cleaning.unread import (
    READ_AS,
    Month,
    Range,
    Unread,
    day_meant,
    number_meant,
    proposal,
    unit_of,
    unread_cells,
)
from surveys.errors import DefinitionError
from surveys.model import Allocation, Field, Instrument, Kind
from surveys.responses import Problem

QUEUE: Final = (
    "response_id", "field", "old", "new", "date", "by", "wave", "reason", "written", "proposed",
)  # fmt: skip
"""Columns of the table for review: those of a correction, and what helps to decide."""


def repair_numbers(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName] | None = None,
    unit: Unit | None = None,
    approximate: bool = True,
    ranges: Range = "leave",
    problems: Sequence[Problem] = (),
    columns: Mapping[str, str] | None = None,
    note: Note = unnoted,
) -> Frame:
    """Read the numbers that were written in words, with units or as rough ones.

    Read are "noin 20", "ca 10", "kaksi", "1 000", "15 000 €", "1,5 h", "2 h 30 min", "½" and the
    like, in Finnish, Swedish and English. A number with another unit than the question's is
    turned into it where that is exact (minutes into hours, months into years, weeks into days).
    What is not certain stays an error: "yli 10", a number with words beside it, "1.000" where
    both one and a thousand are within the limits of the question, anything outside them.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these fields or items; all numbers and allocations when None.
    unit
        What the named fields are in; None: as the question's own unit says, and where it says
        nothing that is known, only numbers without a unit are read.
    approximate
        Whether a number that is called a rough one is taken.
    ranges
        What to take of "3-4".
    problems, columns
        Of the `Responses`: what could not be read.
    note
        Is told how many were put right, and how many are left.

    Returns
    -------
    Frame
        All responses, with the cells that could be read.

    Raises
    ------
    DefinitionError
        A name is no number of the frame, or a unit stands without fields.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], years_in_role=[None, 3])
    >>> from surveys.responses import Problem, ProblemKind
    >>> one = Problem(ProblemKind.NOT_A_NUMBER, "1", 1, "years_in_role", "years_in_role",
    ...               "'24 kk'", "a whole number")
    >>> repair_numbers(frame, coordinators, fields=["years_in_role"], unit="years",
    ...                problems=[one])["years_in_role"].to_list()
    [2, 3]
    """
    if unit is not None and fields is None:
        raise DefinitionError(
            f"unit {unit!r} without fields", expected="the fields that are in it",
            where="step repair_numbers",
        )  # fmt: skip
    chosen = _chosen(frame, instrument, fields, (Kind.INTEGER, Kind.DECIMAL), "repair_numbers")
    cells = unread_cells(frame, instrument, problems, columns or {}, chosen)

    def value(one: Unread) -> Cell:
        return number_meant(one, unit or unit_of(one.item), approximate=approximate, ranges=ranges)

    frame = _filled(frame, cells, value, note)
    every = [one for one in fields_in(frame, instrument) if one.kind in READ_AS]
    left = unread_cells(frame, instrument, problems, columns or {}, every)
    return _completed(frame, cells, {(one.item.name, one.place) for one in left})


def repair_dates(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName] | None = None,
    months: Month = "leave",
    problems: Sequence[Problem] = (),
    columns: Mapping[str, str] | None = None,
    note: Note = unnoted,
) -> Frame:
    """Read the dates that were written as people write them: "1.3.2024", "1 mars 2024".

    A date is put right where one day within the limits of the question can be meant: "1/3/2024"
    is the first of March or the third of January, and stays an error unless the limits tell.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these fields; all dates when None.
    months
        What to take of a month alone ("3/2024", "maaliskuu 2024"): nothing, its first day or its
        fifteenth.
    problems, columns
        Of the `Responses`: what could not be read.
    note
        Is told how many were put right, and how many are left.

    Returns
    -------
    Frame
        All responses, with the cells that could be read.

    Raises
    ------
    DefinitionError
        A name is no date of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> import datetime as dt
    >>> frame = framed(response_id=["1", "2"], start_date=[dt.datetime(2019, 1, 7), None])
    >>> from surveys.responses import Problem, ProblemKind
    >>> one = Problem(ProblemKind.NOT_A_DATE, "2", 2, "start_date", "start_date",
    ...               "'1.3.2019'", "a date")
    >>> repair_dates(frame, esf_start, problems=[one])["start_date"].to_list()[1].isoformat()
    '2019-03-01T00:00:00'
    """
    chosen = _chosen(frame, instrument, fields, (Kind.DATE,), "repair_dates")
    cells = unread_cells(frame, instrument, problems, columns or {}, chosen)
    return _filled(frame, cells, lambda one: day_meant(one, months), note)


def repair_queue(
    frame: Frame,
    instrument: Instrument,
    *,
    problems: Sequence[Problem],
    columns: Mapping[str, str] | None = None,
    wave: str = "",
) -> tuple[dict[str, str], ...]:
    """Return what is still unread, as rows of a table of corrections to be filled in.

    Parameters
    ----------
    frame, instrument
        One wave's answers after cleaning, and the instrument as asked in it.
    problems, columns
        Of the `Responses`.
    wave
        Written in every row.

    Returns
    -------
    tuple of dict
        The columns are `QUEUE`. A person writes new, date and by; `correct` then takes the
        table, and passes over rows in which these are empty. `proposed` is a guess that does
        nothing. What people wrote is personal: the file stays beside the response files.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> from surveys.responses import Problem, ProblemKind
    >>> one = Problem(ProblemKind.NOT_A_NUMBER, "1", 1, "years_in_role", "years_in_role",
    ...               "'3-5'", "a whole number")
    >>> frame = framed(response_id=["1"], years_in_role=[None])
    >>> row, = repair_queue(frame, coordinators, problems=[one])
    >>> row["written"], row["proposed"], row["new"]
    ('3-5', '4', '')
    """
    ids = texts(frame, "response_id")
    chosen = [field for field in fields_in(frame, instrument) if field.kind in READ_AS]
    return tuple(
        dict.fromkeys(QUEUE, "")
        | {"response_id": ids[one.place] or "", "field": one.field.name, "wave": wave,
           "written": unrunnable(one.written), "proposed": proposal(one)}
        for one in unread_cells(frame, instrument, problems, columns or {}, chosen)
    )  # fmt: skip


def _chosen(
    frame: Frame,
    instrument: Instrument,
    names: Sequence[str] | None,
    kinds: tuple[Kind, ...],
    step: str,
) -> list[Field]:
    if names is None:
        return [one for one in fields_in(frame, instrument) if one.kind in kinds]
    fields = [*named_fields(frame, instrument, names, step)]
    for one in fields:
        if one.kind not in kinds or not instrument[one.item].asked:
            raise DefinitionError(
                f"field {one.name} of kind {one.kind}",
                expected=f"a field of kind {' or '.join(kinds)} that is asked",
                where=f"step {step}",
            )
    return fields


def _filled(
    frame: Frame, cells: Sequence[Unread], value: Callable[[Unread], Cell], note: Note
) -> Frame:
    read = [(one, found) for one in cells if (found := value(one)) is not None]
    note(f"{counted(len(read), 'answer')} read of {len(cells)} that could not be")
    places = sorted({one.place for one, _ in read})

    def fill(some: Frame) -> Frame:
        for one, found in read:
            some = replaced(some, one.field.name, [one.place == row for row in places], found, None)
        return some

    return in_rows(frame, places, fill)


def _completed(frame: Frame, cells: Sequence[Unread], left: Collection[tuple[str, int]]) -> Frame:
    """Take the empty parts of an allocation for 0 where those now read make its total."""
    for item in dict.fromkeys(one.item for one in cells if isinstance(one.item, Allocation)):
        places = {one.place for one in cells if one.item == item}
        whole = [place for place in places if (item.name, place) not in left]
        frame = in_rows(frame, whole, partial(_with_zeros, item=item))
    return frame


def _with_zeros(frame: Frame, item: Allocation) -> Frame:
    names = [field.name for field in item.fields if field.name in frame.columns]
    parts = {name: frame[name].to_list() for name in names}
    empty = {name: frame[name].is_null().to_list() for name in names}
    whole = [
        sum(parts[name][row] for name in names if not empty[name][row]) == item.total
        for row in range(len(frame))
    ]
    for name in names:
        rows = [full and gone for full, gone in zip(whole, empty[name], strict=True)]
        frame = replaced(frame, name, rows, 0, None)
    return frame
