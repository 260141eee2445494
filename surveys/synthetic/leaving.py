"""What synthetic people leave blank, and where they stop.

Blanks differ by the kind of question and its place: on average over choices in the middle of the
form they have the stated share.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.model import (
    Allocation,
    Date,
    Field,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
)
from surveys.synthetic.leanings import Integers, Mask, generator
from surveys.synthetic.people import People

_FIRST_SECTION, _LAST_SECTION = 0.7, 1.3
"""How many times as much is left blank there as in the middle of the form."""
_FIRST_ROW, _LAST_ROW = 0.4, 1.6
"""The same for the rows of a grid."""
_WHOLE_GRID = 0.5
"""A grid as a whole is left this many times as often as a choice."""
_MORE_OFTEN = {Number: 1.6, Date: 1.6, Allocation: 2.0, MultipleChoice: 1.2}
_ASKED_CODE = 3.0
"""Codes that people make up are left out this many times as often as a choice."""
_SPECIFIED = 0.3
"""'Which other?' is left blank this share of `open_blank`."""
_HASTY = 2.0


def last_sections(
    asked: Instrument, size: int, drop_out: float, rng: np.random.Generator
) -> Integers:
    """Draw the last section that each response reaches: the later, the more stop there.

    Parameters
    ----------
    asked
        The instrument as asked in the wave.
    size
        How many responses.
    drop_out
        Share of them that stop before the last section.
    rng
        Where chance comes from.
    """
    final = len(asked.sections) - 1
    if not final:
        return np.zeros(size, dtype=np.int64)
    weights = np.arange(1, final + 1) / np.arange(1, final + 1).sum()
    stops = rng.random(size) < drop_out
    return np.where(stops, rng.choice(final, size, p=weights), final)


def left_early(cells: pd.DataFrame, asked: Instrument, drop_out: float, seed: int) -> pd.DataFrame:
    """Return answers of which a share stops before the last section, as partial responses.

    Parameters
    ----------
    cells
        Whole responses, as `respond` returns them.
    asked, drop_out
        As of `last_sections`.
    seed
        Equal seeds give equal drop-out.
    """
    last = last_sections(asked, len(cells), drop_out, generator(seed, f"(left) {asked.name}"))
    stopped = cells.copy()
    for number, section in enumerate(asked.sections):
        names = [one.name for item in section.items if item.asked for one in item.fields]
        stopped.loc[last < number, names] = None
    stopped.loc[last < len(asked.sections) - 1, "submitted"] = None
    return stopped


def blanks(item: Item, place: float, people: People) -> dict[str, Mask]:
    """Draw who leaves which field of an item blank.

    Parameters
    ----------
    item
        What is shown.
    place
        Where its section stands, from 0 (first) to 1 (last).
    people
        Those who answer.
    """
    if item.required:
        return {one.name: np.zeros(people.size, dtype=np.bool_) for one in item.fields}
    if not isinstance(item, LikertGrid):
        whole = _left(people, _share(item, people), place, hasty=_is_open(item))
        return {one.name: whole for one in item.fields}
    share = people.behaviour.blank
    whole = _left(people, _WHOLE_GRID * share, place)
    return {
        one.name: whole | _left(people, share * _by_row(item, one), place) for one in item.fields
    }


def _by_row(item: LikertGrid, row: Field) -> float:
    """Return how many times as often a row is left, the whole grid not counted."""
    names = [one.name for one in item.fields]
    along = names.index(row.name) / max(len(names) - 1, 1)
    return (1 - _WHOLE_GRID) * (_FIRST_ROW + (_LAST_ROW - _FIRST_ROW) * along)


def _left(people: People, share: float, place: float, *, hasty: bool = False) -> Mask:
    by_place = _FIRST_SECTION + (_LAST_SECTION - _FIRST_SECTION) * place
    shares = np.where(people.hasty, min(_HASTY * share, 1.0), share)
    left = people.happens("blank", np.minimum(shares * by_place, 0.98))
    return left | people.hasty if hasty else left


def _share(item: Item, people: People) -> float:
    behaviour = people.behaviour
    match item:
        case LongText():
            return behaviour.open_blank
        case ShortText() if _is_open(item):
            return behaviour.open_blank * _SPECIFIED
        case ShortText():
            return behaviour.blank * _ASKED_CODE
    return behaviour.blank * _MORE_OFTEN.get(type(item), 1.0)


def _is_open(item: Item) -> bool:
    """Tell whether an item asks for words of one's own."""
    return isinstance(item, LongText) or (
        isinstance(item, ShortText)
        and not item.unique
        and item.disclosure not in ("identifier", "key")
    )
