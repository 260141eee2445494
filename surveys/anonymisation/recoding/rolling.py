"""The sizes of all classes at every combination of levels, rolled up from one count table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from surveys.anonymisation.keycodes import Floats, Integers, classes

_DENSE = 2**16
_AIR = 16
"""Up to the first, and up to so many times the rows, counting all possible values beats sorting."""


@dataclass(frozen=True, slots=True)
class Table:
    """The combinations that occur, for the roll-up.

    Parameters
    ----------
    digits
        For each key, the number of its value in each combination, from 0.
    counts
        Records with each combination.
    sensitive
        For each combination the number of its sensitive value, −1 where that is missing; None
        when only records are counted.
    """

    digits: Sequence[Integers]
    counts: Integers
    sensitive: Integers | None = None


def rolled(
    table: Table, levels: Sequence[Sequence[Integers]]
) -> Iterator[tuple[tuple[int, ...], Floats, Integers | None]]:
    """Yield, for every combination of levels, the sizes of its classes.

    Parameters
    ----------
    table
        The combinations as they are.
    levels
        For each key and each of its levels, the number of the group of each value, from 0.

    Yields
    ------
    tuple
        The levels; the records of each class, 0 for some that do not occur; its distinct
        sensitive values, if asked for.

    Notes
    -----
    Sizes are whole numbers held as floats, which they are summed as. Each level must be made of
    whole groups of the one before. Keys are rolled up one after the other, those with the most
    values first, so that the tables are small when most combinations branch off.

    Examples
    --------
    >>> table = Table([np.array([0, 1, 2])], np.array([1, 1, 2]))
    >>> [(node, sizes.tolist()) for node, sizes, _ in rolled(table, [[
    ...     np.array([0, 1, 2]), np.array([0, 0, 1])]])]
    [((0,), [1.0, 1.0, 2.0]), ((1,), [2.0, 2.0])]
    """
    many = [int(digit.max(initial=0)) for digit in table.digits]
    order = sorted(range(len(many)), key=lambda key: -many[key])
    tails = _tails([table.digits[key] for key in order], table.sensitive)
    counts = table.counts.astype(np.float64)
    start = _Rolled((), np.zeros(len(table.counts), dtype=np.int64), tails[0].labels, counts)
    place = [order.index(key) for key in range(len(order))]
    for node in _branches(start, tails, [levels[key] for key in order]):
        values = None if table.sensitive is None else node.values
        yield tuple(node.levels[one] for one in place), node.sizes, values


@dataclass(frozen=True, slots=True)
class _Tail:
    """What is left of the keys from one on: the combinations of their values.

    Parameters
    ----------
    labels
        For each combination of the table, the number of its tail.
    many
        How many tails there are.
    digit, rest
        For each tail, the value of its first key, and the number of the tail after it.
    """

    labels: Integers
    many: int
    digit: Integers
    rest: Integers


@dataclass(frozen=True, slots=True)
class _Rolled:
    """A table of which the first keys are at some levels.

    Parameters
    ----------
    levels
        Those levels.
    heads, tails
        For each row, the number of its generalised keys, and of its other ones.
    counts
        Records in each row.
    """

    levels: tuple[int, ...]
    heads: Integers
    tails: Integers
    counts: Floats


@dataclass(frozen=True, slots=True)
class _Node:
    """All keys at some levels: the records of each class, and its distinct sensitive values."""

    levels: tuple[int, ...]
    sizes: Floats
    values: Integers | None


def _tails(digits: Sequence[Integers], sensitive: Integers | None) -> list[_Tail]:
    """Return the tails of the keys from the first, the second … on, and after the last."""
    none = np.zeros(len(digits[0]), dtype=np.int64)
    labels = none if sensitive is None else sensitive + 1
    many = int(labels.max(initial=0)) + 1
    found = [_Tail(labels, many, none, none)]
    for digit in reversed(digits):
        pairs = classes(np.column_stack([digit, found[-1].labels]))
        first = pairs.first
        found.append(_Tail(pairs.labels, len(pairs.counts), digit[first], found[-1].labels[first]))
    return found[::-1]


def _branches(
    start: _Rolled, tails: Sequence[_Tail], levels: Sequence[Sequence[Integers]]
) -> Iterator[_Node]:
    if not levels:
        yield _Node(start.levels, *_distinct(start))
        return
    if len(levels) == 1 and _is_dense(start, tails):
        yield from _last(start, tails[0].digit, levels[0])
        return
    tail, after = tails[0], tails[1]
    heads, left, counts = start.heads, tail.rest[start.tails], start.counts
    groups, finer = tail.digit[start.tails], np.arange(len(levels[0][0]))
    shift = _bits(after.many)
    for level, coarser in enumerate(levels[0]):
        up = np.zeros(len(finer), dtype=np.int64)
        up[finer] = coarser
        width = _bits(int(coarser.max(initial=0)) + 1)
        mixed, counts = _summed(((heads << width | up[groups]) << shift) | left, counts)
        both, left = mixed >> shift, mixed & ((1 << shift) - 1)
        one = _Rolled((*start.levels, level), _renumbered(both), left, counts)
        yield from _branches(one, tails[1:], levels[1:])
        heads, groups = both >> width, both & ((1 << width) - 1)
        finer = coarser


def _is_dense(start: _Rolled, tails: Sequence[_Tail]) -> bool:
    """Tell whether the last key's values fit beside all others in one table without much air."""
    cells = (int(start.heads.max(initial=0)) + 1) * tails[0].many
    return tails[1].many == 1 and cells <= max(_DENSE, _AIR * len(start.heads))


def _last(start: _Rolled, digit: Integers, levels: Sequence[Integers]) -> Iterator[_Node]:
    """Yield the sizes at each level of the last key: sums of the rows of one table."""
    many, heads = len(levels[0]), int(start.heads.max(initial=0)) + 1
    mixed = digit[start.tails] * heads + start.heads
    table = _sums(mixed, start.counts, heads * many).reshape(many, heads)
    for level, groups in enumerate(levels):
        sizes = np.zeros((int(groups.max(initial=0)) + 1, heads))
        for row, group in zip(table, groups.tolist(), strict=True):
            sizes[group] += row
        yield _Node((*start.levels, level), sizes.ravel(), None)


def _bits(many: int) -> int:
    """Return how many binary digits hold so many numbers: shifting them beats dividing."""
    return (many - 1).bit_length()


def _summed(values: Integers, counts: Floats) -> tuple[Integers, Floats]:
    """Return the distinct values, sorted, and the sum of the counts of each."""
    domain = int(values.max(initial=0)) + 1
    if domain <= max(_DENSE, _AIR * len(values)):
        sums = _sums(values, counts, domain)
        there = np.flatnonzero(sums)
        return there, sums[there]
    order = np.argsort(values)
    ordered = values[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return ordered[starts], np.add.reduceat(counts[order], starts)


def _sums(groups: Integers, counts: Floats, many: int = 0) -> Floats:
    return np.asarray(np.bincount(groups, weights=counts, minlength=many), dtype=np.float64)


def _renumbered(heads: Integers) -> Integers:
    """Return sorted heads numbered anew from 0, without gaps: that keeps the numbers small."""
    numbers = np.zeros(len(heads), dtype=np.int64)
    numbers[1:] = np.cumsum(heads[1:] != heads[:-1])
    return numbers


def _distinct(node: _Rolled) -> tuple[Floats, Integers]:
    """Return the records of each class and its distinct sensitive values; number 0 is a gap."""
    return _sums(node.heads, node.counts), np.bincount(node.heads, weights=node.tails > 0).astype(
        np.int64
    )
