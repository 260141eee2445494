"""Is what comes first before what comes later? Dates and years of one response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import narwhals as nw

from surveys.cleaning.flags import with_flag
from surveys.cleaning.frames import Frame, emptied, named_field
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.errors import DefinitionError
from surveys.model import Field, Instrument, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.bool_]

Which: TypeAlias = Literal["both", "earlier", "later"]

_TIMES = (Kind.DATE, Kind.INTEGER, Kind.DECIMAL)


def flag_date_order(
    frame: Frame,
    instrument: Instrument,
    *,
    earlier: FieldName,
    later: FieldName,
    equal: bool = True,
    note: Note = unnoted,
) -> Frame:
    """Flag responses in which something begins after it ends.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    earlier, later
        Two dates, two numbers such as years, or one of each: a date is then compared by its year.
    equal
        Whether both may be the same.
    note
        Is told how many are in the wrong order.

    Returns
    -------
    Frame
        With the column ``flag__date_order``: missing where either is missing. Of several pairs,
        each a step, the flag is raised when one is in the wrong order.

    Raises
    ------
    DefinitionError
        A name is no date or number of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> import datetime as dt
    >>> start = [dt.datetime(2019, 5, 1)] * 3
    >>> frame = framed(response_id=["1", "2", "3"], birth_year=[1980, 2020, None],
    ...                start_date=start)
    >>> flagged = flag_date_order(frame, esf_start, earlier="birth_year", later="start_date")
    >>> flagged["flag__date_order"].to_list()
    [False, True, <NA>]
    """
    first, second = _fields(frame, instrument, earlier, later, "flag_date_order")
    wrong, judged = _wrong(frame, first, second, equal=equal)
    return with_flag(frame, "date_order", wrong, judged, note)


def blank_date_order(
    frame: Frame,
    instrument: Instrument,
    *,
    earlier: FieldName,
    later: FieldName,
    equal: bool = True,
    remove: Which = "both",
    note: Note = unnoted,
) -> Frame:
    """Remove dates and years that are in the wrong order.

    Parameters
    ----------
    frame, instrument, earlier, later, equal
        As for `flag_date_order`.
    remove
        Which of the two; both, when it is not known which is wrong.
    note
        Is told in how many responses.

    Returns
    -------
    Frame
        Removed answers have the reason "removed".

    Raises
    ------
    DefinitionError
        A name is no date or number of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> import datetime as dt
    >>> frame = framed(response_id=["1", "2"], birth_year=[1980, 2020],
    ...                start_date=[dt.datetime(2019, 5, 1)] * 2)
    >>> cleaned = blank_date_order(frame, esf_start, earlier="birth_year", later="start_date",
    ...                            remove="earlier")
    >>> cleaned["birth_year"].to_list()
    [1980, <NA>]
    """
    first, second = _fields(frame, instrument, earlier, later, "blank_date_order")
    wrong, judged = _wrong(frame, first, second, equal=equal)
    told = counted(int(judged.sum()), "response")
    note(f"{int(wrong.sum())} in the wrong order of {told} with both")
    rows = wrong.tolist()
    for field, name in ((first, "earlier"), (second, "later")):
        frame = emptied(frame, field.name, rows) if remove in ("both", name) else frame
    return frame


def _fields(
    frame: Frame, instrument: Instrument, earlier: str, later: str, step: str
) -> tuple[Field, Field]:
    first, second = (named_field(frame, instrument, name, step) for name in (earlier, later))
    for field in (first, second):
        if field.kind not in _TIMES:
            raise DefinitionError(
                f"field {field.name} of kind {field.kind}",
                expected="a date, or a number such as a year",
                where=f"step {step}",
            )
    if first.name == second.name:
        raise DefinitionError(f"{first.name} twice", expected="two fields", where=f"step {step}")
    return first, second


def _wrong(frame: Frame, first: Field, second: Field, *, equal: bool) -> tuple[Marks, Marks]:
    by_year = (first.kind is Kind.DATE) != (second.kind is Kind.DATE)
    one, other = (_moment(frame, field, by_year=by_year) for field in (first, second))
    both = ~one.is_null() & ~other.is_null()
    wrong = (one > other) if equal else (one >= other)
    found = frame.select("response_id", judged=both, wrong=wrong.fill_null(value=False) & both)
    return found["wrong"].to_numpy().astype(bool), found["judged"].to_numpy().astype(bool)


def _moment(frame: Frame, field: Field, *, by_year: bool) -> nw.Expr:
    value = nw.col(field.name)
    # Arrow gives a column without any value a type that cannot be compared.
    if field.kind is not Kind.DATE:
        return value.cast(nw.Float64)
    moment = value.cast(nw.Datetime("us"))
    return moment.dt.year().cast(nw.Float64) if by_year else moment
