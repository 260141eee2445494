"""How often two strangers have the same code, or codes one slip apart.

Signs are taken as independent, each with the frequencies observed at its place; where more codes of
one side are one slip apart than that gives, what was observed counts. Frequencies are of pairs of
different people, n(n − 1)/2 of them, with one pair added in which each tenth place agrees, so that
very few codes neither prove that strangers never agree nor that they always do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from surveys.linking.codes import Integers
from surveys.linking.slips import LONGEST, signs_of

PRIOR: Final = 0.1
"""How often a place agrees in the one pair that is added: as often as a decimal digit."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chance:
    """Chances that two strangers' codes agree.

    Parameters
    ----------
    same
        That both have one code.
    slip
        That the codes are one slip apart.
    """

    same: float
    slip: float


def chance(codes: Sequence[str]) -> Chance:
    """Return how often the codes of two strangers agree.

    Parameters
    ----------
    codes
        Of different people, distinct or not.

    Examples
    --------
    >>> serial = chance([f"client{number:02d}" for number in range(60)])
    >>> drawn = chance(["k7x2mq9a", "b4wz81pt", "m0c6jr5e", "q3vy9hd2", "t8nf2s7u"])
    >>> serial.slip > 0.1, drawn.slip < 1e-5
    (True, True)
    """
    lengths = [one for one in _lengths(codes) if one.length <= LONGEST]
    total = sum(one.count for one in lengths)
    same = slip = 0.0
    for one in lengths:
        agree = _agree(one, one, 0, 0)
        share = (one.count / total) ** 2
        same += share * float(np.prod(agree))
        slip += share * (_one_differs(agree) + _changed_round(one, agree))
        for other in lengths:
            if other.length == one.length - 1:
                slip += 2 * one.count * other.count / total**2 * _one_more(one, other)
    return Chance(same, min(slip, 1.0))


def evidence_chance(values: Sequence[Integers], known: Sequence[float], required: int) -> float:
    """Return how often strangers' evidence contradicts nowhere and agrees in `required` fields.

    Parameters
    ----------
    values
        For each field the number of the value of each person, under 0 where it is not known.
    known
        For each field how often it is known of both.
    required
        Least number of fields that agree.

    Examples
    --------
    >>> women_and_men = np.array([0, 1] * 500)
    >>> round(evidence_chance([women_and_men, women_and_men], [1.0, 1.0], 2), 2)
    0.25
    """
    agreeing = [1.0]
    for field, both in zip(values, known, strict=True):
        counts = np.bincount(field[field >= 0], minlength=1)
        total = int(counts.sum())
        pairs = total * (total - 1)
        agrees = float((counts * (counts - 1)).sum() / pairs) if pairs else 1.0
        agreeing = [
            (1 - both) * stay + both * agrees * come
            for stay, come in zip([*agreeing, 0.0], [0.0, *agreeing], strict=True)
        ]
    return sum(agreeing[required:])


@dataclass(frozen=True, slots=True)
class _Length:
    """How often each sign stands at each place of the codes of one length."""

    length: int
    count: int
    table: Floats  # a row for each place, a column for each sign


def _lengths(codes: Sequence[str]) -> Iterator[_Length]:
    lengths = np.fromiter(map(len, codes), dtype=np.int64, count=len(codes))
    alphabet = np.unique(np.frombuffer("".join(codes).encode("utf-32-le", "surrogatepass"), "<u4"))
    for length in np.unique(lengths).tolist():
        chosen = [codes[place] for place in np.flatnonzero(lengths == length).tolist()]
        if length > LONGEST:
            continue
        numbers = np.searchsorted(alphabet, signs_of(chosen, length))
        rows = [np.bincount(numbers[:, at], minlength=len(alphabet)) for at in range(length)]
        yield _Length(length, len(chosen), np.array(rows, dtype=np.float64))


def _agree(one: _Length, other: _Length, start: int, begin: int) -> Floats:
    """Return how often places agree: those of one from `start`, of the other from `begin`."""
    width = min(one.length - start, other.length - begin)
    mine, theirs = one.table[start : start + width], other.table[begin : begin + width]
    if one is other:
        found, pairs = (mine * (mine - 1)).sum(axis=1) / 2, one.count * (one.count - 1) / 2
    else:
        found, pairs = (mine * theirs).sum(axis=1), one.count * other.count
    return np.asarray((found + PRIOR) / (pairs + 1))


def _one_differs(agree: Floats) -> float:
    return sum(
        float((1 - agree[at]) * np.prod(agree[:at]) * np.prod(agree[at + 1 :]))
        for at in range(len(agree))
    )


def _changed_round(one: _Length, agree: Floats) -> float:
    shares = one.table / one.count
    total = 0.0
    for at in range(one.length - 1):
        both = shares[at] * shares[at + 1]
        crossed = float(both.sum() ** 2 - (both**2).sum())
        total += crossed * float(np.prod(agree[:at]) * np.prod(agree[at + 2 :]))
    return total


def _one_more(longer: _Length, shorter: _Length) -> float:
    before = _agree(longer, shorter, 0, 0)
    after = _agree(longer, shorter, 1, 0)
    return sum(float(np.prod(before[:at]) * np.prod(after[at:])) for at in range(longer.length))
