"""Microaggregation: each number becomes the mean of k records that are near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import numpy as np

from surveys.anonymisation.perturbation.blocks import Floats, Integers
from surveys.anonymisation.perturbation.mdav import LEAST, Microaggregation, mdav
from surveys.anonymisation.perturbation.numbers import (
    as_written,
    fault,
    fields_of_kind,
    strata,
    table,
    with_table,
)
from surveys.cleaning.frames import Frame, emptied
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.errors import DisclosureError
from surveys.model import Instrument

Few: TypeAlias = Literal["refuse", "remove"]

_STEP = "microaggregate"


def microaggregate(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    k: int = 3,
    within: Sequence[FieldName] = (),
    few: Few = "refuse",
    note: Note = unnoted,
) -> Frame:
    """Put the mean of k near records in the place of each number (MDAV).

    Records are grouped by all the fields together, by `mdav`, so that every combination of
    their values that is left is shared by k records or more. Missing answers stay missing, and
    records are grouped only with those that answered the same of the fields. Means are rounded
    to the decimals of the item. There is no chance in it: records at equal distance are taken
    in the order of their response ids.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Numbers; those averaged together in one step are protected together.
    k
        Records in a group, 2 or more.
    within
        Fields in whose values the records of a group agree, such as the area.
    few
        What to do where fewer than k records can be averaged: "refuse", or "remove" their
        numbers.
    note
        Is told how many groups were made, and what it cost; ``run`` hands it over.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A field is no number, or `k` is below 2.
    DisclosureError
        Somewhere there are fewer than k records and `few` is "refuse"; a response id is missing
        or stands twice.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2", "3", "4"], birth_year=[1950, 1990, 1952, 1992])
    >>> microaggregate(frame, esf_start, fields=["birth_year"], k=2)["birth_year"].to_list()
    [1951, 1991, 1951, 1991]
    """
    chosen = fields_of_kind(frame, instrument, fields, _STEP)
    if k < LEAST:
        raise fault(_STEP, f"k = {k}", f"{LEAST} or more")
    cells = table(frame, chosen, _STEP)
    means, alone = cells.copy(), np.zeros(len(frame), dtype=bool)
    made: list[Microaggregation] = []
    for stratum in strata(frame, instrument, within, _STEP):
        for rows, columns in _alike(cells, stratum):
            if len(rows) < k:
                alone[rows] = True
            else:
                place = np.ix_(rows, columns)
                made.append(mdav(cells[place], k))
                means[place] = made[-1].means
    if alone.any() and few == "refuse":
        raise _too_few(int(alone.sum()), k)
    note(_cost(made))
    after = with_table(frame, chosen, as_written(means, chosen, instrument))
    for field in chosen:
        after = emptied(after, field.name, alone.tolist())
    return after


def _alike(cells: Floats, rows: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Yield the rows that answered the same fields, and these fields."""
    there = ~np.isnan(cells[rows])
    patterns, which = np.unique(there, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        if pattern.any():
            yield rows[which.reshape(-1) == number], np.flatnonzero(pattern)


def _cost(made: Sequence[Microaggregation]) -> str:
    sizes = [size for one in made for size in one.sizes.tolist()]
    total = sum(one.total for one in made)
    loss = 100 * sum(one.within for one in made) / total if total else 0.0
    groups = counted(len(sizes), "group")
    of = f" of {min(sizes)} to {max(sizes)} records" if sizes else ""
    return f"{groups}{of}; information loss {loss:.2f} %"


def _too_few(records: int, k: int) -> DisclosureError:
    return DisclosureError(
        f"{records} record(s) with fewer than k = {k} like them to be averaged with",
        expected=f"{k} or more that answered the same fields, in each stratum",
        where=f"step {_STEP}",
        advice='Use coarser strata or fewer fields, or remove their numbers: few = "remove".',
    )
