"""Rank swapping: near numbers change places, so that every number stays in the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from surveys.anonymisation.perturbation.blocks import Floats, Integers
from surveys.anonymisation.perturbation.numbers import (
    check_not_alone,
    fault,
    fields_of_kind,
    strata,
)
from surveys.anonymisation.perturbation.randomness import uniforms
from surveys.cleaning.frames import Frame, texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, unnoted
from surveys.model import Field, Instrument, Kind

_STEP = "swap_ranks"
_KINDS = (Kind.INTEGER, Kind.DECIMAL, Kind.DATE)


def swap_ranks(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    window: float = 5.0,
    within: Sequence[FieldName] = (),
    seed: int = 0,
    key: bytes,
    note: Note = unnoted,
) -> Frame:
    """Let each number or date change places with another whose rank is near.

    Every field is swapped by itself: its values stay exactly the same, so do its mean, median and
    all shares; correlations shrink the more, the wider the window. Missing answers stay missing.
    Equal values are ranked by chance; of an odd number of answers one keeps its place. A score
    counted from the field before is not counted anew.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Numbers or dates.
    window
        Over 0, up to 100: how far apart the ranks can be, in per cent of the answers; one rank
        at least.
    within
        Fields in whose values those that swap agree, such as the area.
    seed
        Another number gives another draw. It is no secret; the key is.
    key
        32 bytes; no option of a plan, as ``run(…, key=…)`` hands it over. Who has it can swap
        back.
    note
        Is told how many answers changed places; ``run`` hands it over.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A field holds no numbers or dates, or `window` is not over 0 and up to 100.
    DisclosureError
        An answer is alone in its stratum; a response id is missing or stands twice.
    UsageError
        The key has another length.

    Notes
    -----
    Source: Moore, R. A. (1996), Controlled data-swapping techniques for masking public use
    microdata sets, U.S. Bureau of the Census, Statistical Research Division, RR 96-04.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2", "3"], birth_year=[1950, None, 1990])
    >>> swap_ranks(frame, esf_start, fields=["birth_year"], key=bytes(32))["birth_year"].to_list()
    [1990, <NA>, 1950]
    """
    chosen = fields_of_kind(frame, instrument, fields, _STEP, _KINDS)
    if not 0 < window <= 100:
        raise fault(_STEP, f"window = {window}", "per cent, over 0 and up to 100")
    groups = list(strata(frame, instrument, within, _STEP))
    ids = np.asarray(texts(frame, "response_id"), dtype=object)
    after = frame
    for field in chosen:
        drawn = uniforms(key, instrument, _STEP, seed, field.name, ids, count=2)
        giver = np.arange(len(frame))
        every = [_ranked(frame, field, rows, drawn[:, 1]) for rows in groups]
        check_not_alone(map(len, every), field.name, _STEP)
        for ranked in every:
            size = max(1, int(len(ranked) * window / 100))
            giver[ranked] = ranked[partners(drawn[ranked, 0], size)]
        moved = int((giver != np.arange(len(frame))).sum())
        note(f"{field.name}: {moved} of {sum(map(len, every))} changed places")
        after = _given(after, field, giver)
    return after


def partners(drawn: Floats, window: int) -> Integers:
    """Return with whom each of n ranks changes places, at most `window` ranks away.

    From the lowest rank up, each that has no partner yet takes one of the free ranks above it
    within the window, all equally likely; where there is none it keeps its place.

    Parameters
    ----------
    drawn
        Shape (n,): over 0 and under 1, the chance by which each chooses.
    window
        Ranks, 1 or more.

    Returns
    -------
    numpy.ndarray
        Shape (n,): an involution: the partner of the partner is oneself.

    Examples
    --------
    >>> partners(np.array([0.9, 0.5, 0.5, 0.5]), window=2).tolist()
    [2, 3, 0, 1]
    """
    count = len(drawn)
    partner = list(range(count))
    free: list[int] = []
    place: dict[int, int] = {}
    above = 1
    for rank, chance in enumerate(drawn.tolist()):
        for new in range(above, min(rank + window, count - 1) + 1):
            place[new] = len(free)
            free.append(new)
        above = max(above, min(rank + window, count - 1) + 1)
        _leave(rank, free, place)
        if partner[rank] == rank and free:
            other = free[int(chance * len(free))]
            _leave(other, free, place)
            partner[rank], partner[other] = other, rank
    return np.asarray(partner, dtype=np.intp)


def _leave(rank: int, free: list[int], place: dict[int, int]) -> None:
    """Take a rank out of the free ones, if it is one, by putting the last in its place."""
    at = place.pop(rank, None)
    if at is None:
        return
    last = free.pop()
    if last != rank:
        free[at], place[last] = last, at


def _ranked(frame: Frame, field: Field, rows: Integers, chance: Floats) -> Integers:
    """Return the rows that have an answer, from the lowest to the highest."""
    column = frame[field.name]
    values: list[Any] = column.to_list()
    missing: list[bool] = column.is_null().to_list()
    # Arrow tells a number that is not one (NaN) from a missing one; neither has a rank.
    answered = [row for row in rows.tolist() if not missing[row] and values[row] == values[row]]
    return np.asarray(sorted(answered, key=lambda row: (values[row], chance[row])), dtype=np.intp)


def _given(frame: Frame, field: Field, giver: Integers) -> Frame:
    column = frame[field.name]
    return frame.with_columns(column[giver.tolist()].alias(field.name))
