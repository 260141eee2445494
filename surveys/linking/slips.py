"""Codes one slip apart: one sign mistyped, left out or put in, or two neighbours changed round.

The distance is the optimal string alignment distance of Damerau (1964), kept to one. All pairs are
found without comparing all codes with all: two codes are a substitution apart when they are equal
without the sign at one place, and a deletion apart when one is the other without one sign (the
deletion neighbourhood, as in SymSpell). Equality is looked up by 64-bit sums of mixed signs, and
every pair that counts is verified sign by sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from surveys.linking.codes import Integers

MOST_TOGETHER: Final = 8
"""Larger groups of codes that are alike but for one sign are counted, not listed pair by pair."""
LONGEST: Final = 64
"""Signs; longer texts are no codes that people make up, and are compared for equality alone."""

Sums: TypeAlias = NDArray[np.uint64]
Signs: TypeAlias = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Near:
    """Which codes are one slip apart.

    Parameters
    ----------
    first, second
        The pairs, as places in the list of codes; each pair once.
    neighbours
        For each code the number of codes one slip away, those in crowds among them.
    crowded_pairs
        Pairs that are counted and not listed, as they stand in groups over `MOST_TOGETHER`.
    """

    first: Integers
    second: Integers
    neighbours: Integers
    crowded_pairs: int


def one_slip(first: str, second: str) -> bool:
    """Tell whether two codes are exactly one slip apart.

    Examples
    --------
    >>> [one_slip("ko07io", other) for other in ("ko01io", "ko7io", "ko070io", "ok07io")]
    [True, True, True, True]
    >>> one_slip("ko07io", "ko07io"), one_slip("ko07io", "io07ko")
    (False, False)
    """
    if len(first) > len(second):
        first, second = second, first
    if first == second or len(second) - len(first) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True  # the longer one has a sign more at its end
    if len(first) < len(second):
        return first[start:] == second[start + 1 :]
    if first[start + 1 :] == second[start + 1 :]:
        return True
    swapped = first[start : start + 2][::-1] == second[start : start + 2]
    return swapped and first[start + 2 :] == second[start + 2 :]


def near(codes: Sequence[str]) -> Near:
    """Return which of some distinct codes are one slip apart.

    Examples
    --------
    >>> found = near(["ko07io", "ko01io", "ok07io", "bj07sa"])
    >>> list(zip(found.first.tolist(), found.second.tolist())), found.neighbours.tolist()
    ([(0, 1), (0, 2)], [2, 1, 1, 0])
    """
    neighbours = np.zeros(len(codes), dtype=np.int64)
    pairs = [np.empty((0, 2), dtype=np.int64)]
    crowded = 0
    shorter: _Summed | None = None
    for length, places in _by_length(codes):
        summed = _summed(codes, places, length)
        for sums, members in (*_one_changed(summed), *_changed_round(summed)):
            order = np.argsort(sums)
            crowded += _count_crowds(sums[order], members[order], neighbours)
            pairs.extend(_together(sums[order], members[order]))
        if shorter is not None and shorter.length == length - 1:
            pairs.extend(_left_out(summed, shorter))
        shorter = summed
    every = np.sort(np.concatenate(pairs), axis=1)
    neighbours += np.bincount(every.ravel(), minlength=len(codes))
    every = every[np.lexsort((every[:, 1], every[:, 0]))]
    every = every[[one_slip(codes[a], codes[b]) for a, b in every.tolist()]]
    return Near(every[:, 0], every[:, 1], neighbours, crowded)


@dataclass(frozen=True, slots=True)
class _Summed:
    """Codes of one length: their places, signs, each sign mixed with its place, and the sums."""

    length: int
    places: Integers
    signs: Signs
    mixed: tuple[Sums, ...]
    whole: Sums


def _by_length(codes: Sequence[str]) -> Iterator[tuple[int, Integers]]:
    lengths = np.fromiter(map(len, codes), dtype=np.int64, count=len(codes))
    for length in np.unique(lengths).tolist():
        if 0 < length <= LONGEST:
            yield length, np.flatnonzero(lengths == length)


def _summed(codes: Sequence[str], places: Integers, length: int) -> _Summed:
    signs = signs_of([codes[place] for place in places.tolist()], length)
    mixed = tuple(_mixed(signs[:, at], at) for at in range(length))
    return _Summed(length, places, signs, mixed, np.sum(mixed, axis=0, dtype=np.uint64))


def signs_of(codes: Sequence[str], length: int) -> Signs:
    """Return the signs of codes of one length as numbers, a row for each code."""
    joined = "".join(codes).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(joined, dtype="<u4").reshape(len(codes), length)


def _mixed(signs: Signs, at: int) -> Sums:
    """Return numbers that look random, one for each sign at a place (the mixer of SplitMix64)."""
    number = signs.astype(np.uint64) * np.uint64(LONGEST + 1) + np.uint64(at + 1)
    number *= np.uint64(0x9E3779B97F4A7C15)
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))


def _one_changed(codes: _Summed) -> Iterator[tuple[Sums, Integers]]:
    """Yield sums without one place: equal where codes differ in that place alone."""
    for mixed in codes.mixed:
        yield codes.whole - mixed, codes.places


def _changed_round(codes: _Summed) -> Iterator[tuple[Sums, Integers]]:
    """Yield sums blind to the order of two neighbours that differ."""
    for at in range(codes.length - 1):
        differ = np.flatnonzero(codes.signs[:, at] != codes.signs[:, at + 1])
        here, there = codes.signs[differ, at], codes.signs[differ, at + 1]
        rest = codes.whole[differ] - codes.mixed[at][differ] - codes.mixed[at + 1][differ]
        least, most = np.minimum(here, there), np.maximum(here, there)
        yield rest + _mixed(least, at) + _mixed(most, at + 1), codes.places[differ]


def _left_out(longer: _Summed, shorter: _Summed) -> Iterator[Integers]:
    """Yield the pairs of a code and what it is without one of its signs."""
    order = np.argsort(shorter.whole)
    known = shorter.whole[order]
    without = longer.whole - longer.mixed[0]
    for at in range(1, longer.length):  # every later sign moves one place forward
        without = without - longer.mixed[at] + _mixed(longer.signs[:, at], at - 1)
    for at in range(longer.length):
        if at:
            without = without - _mixed(longer.signs[:, at], at - 1)
            without = without + _mixed(longer.signs[:, at - 1], at - 1)
        spot = np.searchsorted(known, without).clip(max=len(known) - 1)
        hit = known[spot] == without
        if at:  # of equal neighbours it does not matter which one is left out
            hit &= longer.signs[:, at] != longer.signs[:, at - 1]
        yield np.column_stack((longer.places[hit], shorter.places[order[spot[hit]]]))


def _runs(sums: Sums) -> tuple[Integers, Integers]:
    """Return where runs of equal sums begin, and how long they are; `sums` are sorted."""
    begins = np.flatnonzero(np.concatenate(([True], sums[1:] != sums[:-1])))
    return begins, np.diff(np.concatenate((begins, [len(sums)])))


def _count_crowds(sums: Sums, members: Integers, neighbours: Integers) -> int:
    if not len(sums):
        return 0
    begins, sizes = _runs(sums)
    crowds = np.flatnonzero(sizes > MOST_TOGETHER)
    for begin, size in zip(begins[crowds].tolist(), sizes[crowds].tolist(), strict=True):
        neighbours[members[begin : begin + size]] += size - 1
    return int((sizes[crowds] * (sizes[crowds] - 1) // 2).sum())


def _together(sums: Sums, members: Integers) -> Iterator[Integers]:
    """Yield the pairs with equal sums, save those in crowds; `sums` are sorted."""
    if len(sums) < 2:
        return
    repeats = np.flatnonzero(sums[1:] == sums[:-1])
    crowd = sums[MOST_TOGETHER:][sums[MOST_TOGETHER:] == sums[:-MOST_TOGETHER]]
    if len(crowd):
        repeats = repeats[~np.isin(sums[repeats], crowd)]
    for apart in range(1, MOST_TOGETHER):
        there = repeats[repeats + apart < len(sums)]
        there = there[sums[there + apart] == sums[there]]
        yield np.column_stack((members[there], members[there + apart]))
