"""Which questions a response was to answer: a choice is one, a grid is one for each row."""

from __future__ import annotations

import narwhals as nw

from surveys.cleaning.frames import UNASKED, Frame
from surveys.model import Allocation, Instrument, MultipleChoice
from surveys.model.naming import MISSING_SUFFIX


def questions(frame: Frame, instrument: Instrument) -> list[str]:
    """Return one field for each question of which the frame still has a field.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(**{one.name: ["1"] for one in coordinators["working_time"].fields})
    >>> len(questions(frame, coordinators))
    1
    """
    found: list[str] = []
    for item in instrument.asked:
        names = [field.name for field in item.fields if field.name in frame.columns]
        whole = isinstance(item, MultipleChoice | Allocation)
        found += names[:1] if whole else names
    return found


def was_asked(frame: Frame, name: str) -> nw.Expr:
    """Tell where the question of a field was to be asked."""
    missing = f"{name}{MISSING_SUFFIX}"
    if missing not in frame.columns:
        return ~nw.col("response_id").is_null()
    return ~nw.col(missing).is_in(UNASKED).fill_null(value=False)


def counting(condition: nw.Expr) -> nw.Expr:
    """Return 1 where a condition holds and 0 elsewhere, to be summed."""
    return condition.fill_null(value=False).cast(nw.Int64)
