"""Finds and removes the answers to questions that were not to be asked."""

from __future__ import annotations

import narwhals as nw

from surveys.cleaning.frames import Frame, is_answered, replaced, rows_where
from surveys.conditions.evaluation import evaluate
from surveys.model import Field, Instrument, Item, Missing

Hidden = dict[str, list[bool]]
"""Item → for each row, whether it is answered although its condition is false."""


def without_hidden(frame: Frame, instrument: Instrument) -> tuple[Frame, Hidden]:
    """Remove the answers to items whose condition is false, and tell which they were.

    Items are taken in the order in which they are asked, so that what an item's condition
    refers to has been settled already: an answer under a hidden item hides what hangs on it.

    Parameters
    ----------
    frame
        One wave's answers.
    instrument
        As asked in the wave.

    Returns
    -------
    tuple
        The frame, where a removed answer has the reason "removed" and a blank under a hidden
        item the reason "not_asked"; and the rows of the removed answers by item.
    """
    found: Hidden = {}
    for item in instrument.asked:
        fields = [field for field in item.fields if field.name in frame.columns]
        condition = instrument.condition_of(item.name)
        if condition is None or not fields:
            continue
        hidden = rows_where(frame, ~evaluate(condition, instrument))
        frame, found[item.name] = _cleared(frame, item, fields, hidden)
    return frame, found


def _cleared(
    frame: Frame, item: Item, fields: list[Field], hidden: list[bool]
) -> tuple[Frame, list[bool]]:
    answered = [False] * len(frame)
    for field in fields:
        here = _both(hidden, rows_where(frame, is_answered(frame, field.name)))
        answered = [one or other for one, other in zip(answered, here, strict=True)]
        frame = _not_asked(frame, field, hidden)
        if any(here):
            frame = replaced(frame, field.name, here, None, Missing.REMOVED)
    return frame, answered


def _not_asked(frame: Frame, field: Field, hidden: list[bool]) -> Frame:
    if field.missing not in frame.columns:
        return frame
    blank = nw.col(field.missing).is_in([str(Missing.BLANK), str(Missing.NOT_REACHED)])
    rows = _both(hidden, rows_where(frame, blank))
    return replaced(frame, field.name, rows, None, Missing.NOT_ASKED) if any(rows) else frame


def _both(one: list[bool], other: list[bool]) -> list[bool]:
    return [a and b for a, b in zip(one, other, strict=True)]
