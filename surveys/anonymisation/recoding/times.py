"""The time of submission made coarser."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import narwhals as nw

from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame
from surveys.errors import listed, near
from surveys.model import Instrument

Precision: TypeAlias = Literal["day", "month", "year", "remove"]

_UNITS = {"day": "1d", "month": "1mo", "year": "1y"}


def coarsen_submitted(frame: Frame, instrument: Instrument, *, to: Precision = "day") -> Frame:
    """Cut the time of submission to its day, month or year, or remove it.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    to
        "day", "month", "year" or "remove".

    Returns
    -------
    Frame
        The same columns of the same types.

    Raises
    ------
    DefinitionError
        There is no such precision.

    Examples
    --------
    >>> import datetime as dt
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], submitted=[dt.datetime(2026, 2, 3, 14, 5)])
    >>> f"{coarsen_submitted(frame, coordinators, to='month')['submitted'][0]:%Y-%m-%d %H:%M}"
    '2026-02-01 00:00'
    """
    if to not in get_args(Precision):
        known = get_args(Precision)
        raise fault(
            "coarsen_submitted", f"to = {to!r}", f"one of {listed(known)}", near(str(to), known)
        )
    time = nw.col("submitted")
    if to == "remove":
        nothing = nw.lit(None, dtype=frame.schema["submitted"])
        return frame.with_columns(nothing.alias("submitted"))
    return frame.with_columns(time.dt.truncate(_UNITS[to]))
