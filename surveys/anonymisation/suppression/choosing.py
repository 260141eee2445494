"""Which records of a class give up cells: those with the lowest response ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np

from surveys.anonymisation.keycodes import Classes, Integers
from surveys.cleaning.frames import Frame, texts


@dataclass(frozen=True, slots=True)
class Moves:
    """Some records of some classes, and the codes that they get.

    Parameters
    ----------
    classes
        Numbers of the classes; one may stand more than once.
    records
        How many records of each.
    codes
        The new codes, one row for each.
    """

    classes: Integers
    records: Integers
    codes: Integers


def moved(codes: Integers, found: Classes, frame: Frame, moves: Sequence[Moves]) -> Integers:
    """Return the codes of all records after the moves.

    Parameters
    ----------
    codes
        Of each record before.
    found
        The classes that the moves speak of.
    frame
        Its response ids decide who is moved: the lowest first, whatever the order of rows.
    moves
        In the order in which they are made.
    """
    moves = [one for one in moves if one.records.any()]
    if not moves:
        return codes
    numbers = np.concatenate([one.classes for one in moves])
    amounts = np.concatenate([one.records for one in moves])
    targets = np.vstack([one.codes for one in moves])
    order = np.argsort(numbers, kind="stable")
    numbers, amounts, targets = numbers[order], amounts[order], targets[order]
    whole = amounts == found.counts[numbers]
    after = codes.copy()
    _move_whole(after, found, numbers[whole], targets[whole])
    rows = [*_lowest(found, frame, numbers[~whole], amounts[~whole])]
    if rows:
        after[np.concatenate(rows)] = np.repeat(targets[~whole], amounts[~whole], axis=0)
    return after


def _move_whole(codes: Integers, found: Classes, numbers: Integers, targets: Integers) -> None:
    place = np.full(len(found.counts), -1)
    place[numbers] = np.arange(len(numbers))
    places = place[found.labels]
    rows = np.flatnonzero(places >= 0)
    codes[rows] = targets[places[rows]]


def _lowest(
    found: Classes, frame: Frame, numbers: Integers, amounts: Integers
) -> Iterator[Integers]:
    """Yield, class by class, the rows with the lowest ids: as many as the class gives up."""
    wanted = np.bincount(numbers, weights=amounts, minlength=len(found.counts)).astype(np.int64)
    rows = np.flatnonzero(wanted[found.labels])
    rows = rows[np.argsort(found.labels[rows], kind="stable")]
    ids = [one or "" for one in texts(frame.select("response_id")[rows.tolist()], "response_id")]
    start = 0
    for number in np.flatnonzero(wanted).tolist():
        end = start + int(found.counts[number])
        lowest = nsmallest(int(wanted[number]), range(start, end), key=ids.__getitem__)
        yield rows[lowest]
        start = end
