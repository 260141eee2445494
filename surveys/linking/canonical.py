"""The code under which each answer is pseudonymised, so that links become equal pseudonyms."""

from __future__ import annotations

from typing import Final

import numpy as np

from surveys.linking.codes import NONE, Flags, Integers, numbered_codes
from surveys.linking.values import Links

_MARK: Final = "\ue000"
"""Between the parts of a code that is made here; nobody types it, and folding keeps it."""


def canonical(links: Links) -> tuple[tuple[str | None, ...], ...]:
    """Return for each side the code under which each answer is to be pseudonymised.

    All answers of a person have the code of the earliest one. An answer that shares its code with
    answers that are not linked to it has a code of its own, made of code, side and response id;
    so has a person whose earliest code stands on others' answers. Two answers of one side never
    have one code.

    Returns
    -------
    tuple
        For each side, in its order: a folded code, or None where there was none.

    Examples
    --------
    >>> from surveys.linking import Side, link
    >>> before = Side("2024", ["1", "2", "3"], ["KO07IO", "BJ12SA", "MA30KU"])
    >>> after = Side("2026", ["a", "b", "c"], ["ko 07 io", "BJ21SA", None])
    >>> canonical(link(before, after))
    (('ko07io', 'bj12sa', 'ma30ku'), ('ko07io', 'bj12sa', None))
    """
    codes = [code for side in links.codes for code in side]
    people = np.concatenate(links.people)
    names = [(side.name, one) for side in links.sides for one in side.ids]
    earliest = _earliest(people)
    cells = numbered_codes(codes).cells
    own = _is_own(cells, people)
    linked = np.concatenate(links.linked)
    made = ~own & ((cells != NONE) | linked)
    result = [
        _made(codes[first], *names[first]) if made[first] else codes[first]
        for first in earliest.tolist()
    ]
    ends = np.cumsum([len(side) for side in links.sides]).tolist()
    return tuple(
        tuple(result[end - len(side) : end]) for end, side in zip(ends, links.sides, strict=True)
    )


def _made(code: str | None, side: str, response: str) -> str:
    # Ids may differ in case alone, which folding would lose.
    return _MARK.join((code or "", side, response.encode().hex()))


def _earliest(people: Integers) -> Integers:
    """Return for each answer the place of the same person's first one."""
    _, first, place = np.unique(people, return_index=True, return_inverse=True)
    return first[place]


def _is_own(cells: Integers, people: Integers) -> Flags:
    """Tell of each answer's code whether it stands on that person's answers alone."""
    codes = int(cells.max(initial=NONE)) + 1
    there = cells != NONE
    most = np.full(codes, NONE, dtype=np.int64)
    np.maximum.at(most, cells[there], people[there])
    least = most.copy()
    np.minimum.at(least, cells[there], people[there])
    own = np.zeros(len(cells), dtype=bool)
    own[there] = (least == most)[cells[there]]
    return own
