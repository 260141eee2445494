"""What other answers say about whether two codes are one person's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveys.linking.codes import NONE, Flags, Integers


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the person behind each code.

    Parameters
    ----------
    values
        For each field the number of the value that a code's answers agree on; `NONE` where it is
        not known or where they disagree.
    contradicted
        Codes whose own answers disagree in a field.
    """

    values: tuple[Integers, ...]
    contradicted: Flags


@dataclass(frozen=True, slots=True)
class Weighed:
    """For each pair in how many fields the evidence agrees, contradicts, and is not known."""

    agreeing: Integers
    contradicting: Integers
    unknown: Integers


def evidence(codes: int, cells: Integers, fields: tuple[Integers, ...]) -> Evidence:
    """Gather the evidence of the answers behind each code.

    Parameters
    ----------
    codes
        Number of distinct codes.
    cells
        For each answer the number of its code.
    fields
        For each evidence field the number of each answer's value.

    Examples
    --------
    >>> found = evidence(2, np.array([0, 0, 1]), (np.array([5, 6, NONE]),))
    >>> found.values[0].tolist(), found.contradicted.tolist()
    ([-1, -1], [True, False])
    """
    contradicted = np.zeros(codes, dtype=bool)
    values = []
    for field in fields:
        known = (cells != NONE) & (field != NONE)
        most = np.full(codes, NONE, dtype=np.int64)
        np.maximum.at(most, cells[known], field[known])
        least = most.copy()
        np.minimum.at(least, cells[known], field[known])
        differ = least != most
        contradicted |= differ
        values.append(np.where(differ, NONE, most))
    return Evidence(tuple(values), contradicted)


def weighed(fields: tuple[Integers, ...], first: Integers, second: Integers) -> Weighed:
    """Compare the evidence of pairs.

    Parameters
    ----------
    fields
        For each evidence field numbers of values.
    first, second
        Places in these.

    Examples
    --------
    >>> found = weighed((np.array([5, 5, NONE]),), np.array([0, 0]), np.array([1, 2]))
    >>> found.agreeing.tolist(), found.unknown.tolist()
    ([1, 0], [0, 1])
    """
    agreeing, contradicting, unknown = (np.zeros(len(first), dtype=np.int64) for _ in range(3))
    for field in fields:
        mine, theirs = field[first], field[second]
        known = (mine != NONE) & (theirs != NONE)
        agreeing += known & (mine == theirs)
        contradicting += known & (mine != theirs)
        unknown += ~known
    return Weighed(agreeing, contradicting, unknown)
