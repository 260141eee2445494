"""Change a few responses of many without going through all of them each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import narwhals as nw

from surveys.cleaning.frames import Frame


def in_rows(frame: Frame, places: Sequence[int], change: Callable[[Frame], Frame]) -> Frame:
    """Return the frame with some of its rows changed, all in their places.

    Parameters
    ----------
    frame
        Any frame.
    places
        The rows that are to be changed, in any order.
    change
        Takes a frame of these rows alone, and returns as many rows in the same order.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(response_id=["1", "2", "3"], age=[1, 2, 3])
    >>> in_rows(frame, [2], lambda rows: rows.with_columns(nw.col("age") * 10))["age"].to_list()
    [1, 2, 30]
    """
    chosen = sorted(set(places))
    if not chosen:
        return frame
    changed = change(frame[chosen])
    order = {place: row for row, place in enumerate(chosen)}
    back = [order.get(place, len(chosen) + place) for place in range(len(frame))]
    return nw.concat([changed, frame])[back]
