"""Removes as few key cells as it can, so that every record shares its keys with k − 1 others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import BLANK, Integers, classes, key_codes
from surveys.cleaning.frames import Frame, replaced, texts
from surveys.cleaning.names import ColumnName
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument, Missing

Flags = npt.NDArray[np.bool_]

MOST_KEYS = 10
"""Up to here all sets of keys are tried (1,024); beyond, the first one, two, three …"""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What was removed.

    Parameters
    ----------
    frame
        The new frame.
    cells
        Key → cells removed.
    """

    frame: Frame
    cells: dict[str, int]

    @property
    def total(self) -> int:
        """Cells removed."""
        return sum(self.cells.values())


def suppress(frame: Frame, instrument: Instrument, *, keys: Sequence[ColumnName], k: int) -> Frame:
    """Remove key cells until every record is in a class of `k`; the step of `suppression`.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    keys
        Columns that someone could know from elsewhere, in order of dispensability.
    k
        Smallest class allowed.

    Returns
    -------
    Frame
        Removed cells have the reason "removed".

    Raises
    ------
    DisclosureError, DefinitionError
        As `suppression`.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3", "4"], ely=["a", "a", "b", "c"])
    >>> suppress(frame, coordinators, keys=["ely"], k=2)["ely"].to_list()
    ['a', 'a', <NA>, <NA>]
    """
    return suppression(frame, keys, k).frame


def suppression(frame: Frame, keys: Sequence[str], k: int) -> Suppression:
    """Remove key cells until every record shares all its keys with at least k − 1 others.

    A removed cell counts as a value, so k-anonymity holds under the strictest reading. The
    result is a function of the records alone: no randomness, no dependence on their order.

    Parameters
    ----------
    frame
        One row for each record, with unique `response_id`.
    keys
        In order of dispensability: of sets of keys of one size, the earliest is removed first.
    k
        Smallest class allowed.

    Returns
    -------
    Suppression
        The frame, where a removed cell has the reason "removed", and the cells by key.

    Raises
    ------
    DisclosureError
        There are records, but fewer than `k`; or response ids are not unique.
    DefinitionError
        A key is not in the frame.

    Notes
    -----
    For ever larger sets of keys, records in small classes lose these keys if that puts them
    into a class of k, together or with records already there. The fewer than k records that
    may be left are joined by the nearest records of large classes, which lose cells as well;
    the lowest response ids go first.
    """
    codes = key_codes(frame, keys)
    _check(frame, k)
    final = _joined(*_settled(codes, k), codes, _order(frame), k)
    cells: dict[str, int] = {}
    for column, key in enumerate(keys):
        lost = (final[:, column] == BLANK) & (codes[:, column] != BLANK)
        cells[key] = int(lost.sum())
        if lost.any():
            frame = replaced(frame, key, lost.tolist(), None, Missing.REMOVED)
    return Suppression(frame, cells)


def _check(frame: Frame, k: int) -> None:
    if k < 1:
        raise DefinitionError(f"k = {k}", expected="1 or more", where="step suppress")
    if 0 < len(frame) < k:
        raise DisclosureError(
            f"{len(frame)} record(s)",
            expected=f"{k} or more",
            where="step suppress",
            advice="So few records cannot be protected; do not release them.",
        )
    if frame["response_id"].n_unique() != len(frame):
        raise DisclosureError(
            "response ids that stand more than once",
            expected="each once",
            where="step suppress",
            advice="Clean with the step keep_last first.",
        )


def _order(frame: Frame) -> Integers:
    """Return for each record the rank of its response id."""
    ids = texts(frame, "response_id")
    order = np.empty(len(ids), dtype=np.int64)
    order[sorted(range(len(ids)), key=lambda row: ids[row] or "")] = np.arange(len(ids))
    return order


def _patterns(keys: int) -> list[list[int]]:
    sizes = range(1, keys + 1)
    if keys > MOST_KEYS:
        return [list(range(size)) for size in sizes]
    return [list(pattern) for size in sizes for pattern in combinations(range(keys), size)]


def _settled(codes: Integers, k: int) -> tuple[Integers, Flags]:
    """Blank small classes into classes of k; return the codes and the records left open."""
    found = classes(codes)
    distinct = codes[found.first].copy()
    opened = found.counts < k
    for pattern in _patterns(codes.shape[1]):
        if not opened.any():
            break
        trial = _blanked(distinct, opened, pattern)
        merged = classes(trial)
        sizes = np.bincount(merged.labels, weights=found.counts)[merged.labels]
        done = opened & (sizes >= k)
        distinct[done] = trial[done]
        opened &= ~done
    return distinct[found.labels], opened[found.labels]


def _blanked(codes: Integers, rows: Flags, pattern: list[int]) -> Integers:
    blanked = codes.copy()
    blanked[np.ix_(np.flatnonzero(rows), np.asarray(pattern))] = BLANK
    return blanked


def _joined(current: Integers, opened: Flags, codes: Integers, order: Integers, k: int) -> Integers:
    """Let the nearest settled records join those left open."""
    for pattern in _patterns(codes.shape[1]):
        if not opened.any():
            break
        everyone = np.ones(len(codes), dtype=bool)
        for goal in np.unique(_blanked(codes, everyone, pattern)[opened], axis=0):
            current, opened = _joined_at(current, opened, goal, pattern, order, k)
    return current


def _joined_at(
    current: Integers, opened: Flags, goal: Integers, pattern: list[int], order: Integers, k: int
) -> tuple[Integers, Flags]:
    everyone = np.ones(len(current), dtype=bool)
    fits = (_blanked(current, everyone, pattern) == goal).all(axis=1)
    there = ~opened & (current == goal).all(axis=1)
    needed = k - int((fits & opened).sum()) - int(there.sum())
    donors = np.flatnonzero(fits & ~opened & ~there)
    if needed > len(donors):
        return current, opened
    moved = fits & opened
    moved[_chosen(current, donors, goal, needed, order, k)] = True
    current = current.copy()
    current[moved] = goal
    return current, opened & ~moved


def _chosen(
    current: Integers, donors: Integers, goal: Integers, needed: int, order: Integers, k: int
) -> list[int]:
    """Pick the records that join: what large classes can spare, then whole classes."""
    spare: list[int] = []
    whole: list[list[int]] = []
    for rows in _by_cost(current, donors, goal):
        ordered = sorted(rows.tolist(), key=lambda row: order[row])
        spare += ordered[: len(ordered) - k]
        whole.append(ordered[len(ordered) - k :])
    chosen = spare[: max(needed, 0)]
    for rest in whole:
        if len(chosen) >= needed:
            break
        chosen += rest
    return chosen


def _by_cost(current: Integers, donors: Integers, goal: Integers) -> list[Integers]:
    """Return the donors class by class, those that lose the fewest cells first."""
    found = classes(current[donors])
    groups = [donors[found.labels == one] for one in range(len(found.counts))]
    return sorted(
        groups,
        key=lambda rows: (int((current[rows[0]] != goal).sum()), -len(rows)),
    )
