"""From LimeSurvey's cells to canonical texts; what is unknown stays as it is, to be reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from surveys.model import Field, Kind
from surveys.platforms.columns import each
from surveys.platforms.limesurvey.wording import TICKED, UNSEEN, bare
from surveys.platforms.sheets import Cell
from surveys.responses import Texts

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?", re.ASCII
)
_TICKS = {"Y": "1", "": "0", "N": "0"}
_TICKS_IN_WORDS: dict[str, Cell] = {
    **{chosen: "1" for chosen, _ in TICKED.values()},
    **{left: "0" for _, left in TICKED.values()},
    UNSEEN: None,
}


def decoded(texts: Texts, one: Field, codes: Mapping[str, str], *, masked: bool) -> Texts:
    """Return the canonical texts of a column with answer codes.

    Parameters
    ----------
    texts
        A column of the file.
    one
        Its field.
    codes
        LimeSurvey's code → canonical code.
    masked
        Whether an apostrophe was put before texts that begin with "=".
    """
    change: Callable[[Cell], Cell]
    match one.kind:
        case Kind.TEXT:
            return written(texts, masked=masked)
        case Kind.FLAG:
            change = _ticked
        case Kind.CODE:
            change = partial(_code, codes, frozenset(codes.values()))
        case Kind.DATE:
            change = day
        case _:
            return texts
    return each(texts, change)


def decoded_texts(texts: Texts, one: Field, codes: Mapping[str, str], *, masked: bool) -> Texts:
    """Return the canonical texts of a column with answers as texts.

    Parameters
    ----------
    texts, one, masked
        As for `decoded`.
    codes
        Label, bare → canonical code.
    """
    match one.kind:
        case Kind.FLAG:
            return each(texts, lambda cell: _TICKS_IN_WORDS.get(cell, cell) if cell else cell)
        case Kind.CODE:
            return each(texts, lambda cell: codes.get(bare(cell), cell) if cell else cell)
        case _:
            return decoded(texts, one, {}, masked=masked)


def written(texts: Texts, *, masked: bool) -> Texts:
    """Return what respondents wrote, without a mask."""
    if not masked:
        return texts
    return texts.mask(texts.str.startswith("'=", na=False), texts.str.slice(1))


def day(cell: Cell) -> Cell:
    """Cut a moment to its day: LimeSurvey keeps a time of day, for which our forms do not ask.

    Examples
    --------
    >>> day("2021-05-04 12:00"), day("2021-05-04"), day("4.5.2021 12:00")
    ('2021-05-04', '2021-05-04', '4.5.2021 12:00')
    """
    found = _MOMENT.fullmatch((cell or "").strip())
    return found.group(1) if found else cell


def _ticked(cell: Cell) -> Cell:
    return None if cell is None else _TICKS.get(cell, cell)


def _code(codes: Mapping[str, str], canonical: frozenset[str], cell: Cell) -> Cell:
    if not cell or cell in codes:
        return codes[cell] if cell else cell
    # A code of ours that is none of the form's did not come from the form.
    return f"{cell} (no code of the form)" if cell in canonical else cell
