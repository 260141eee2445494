"""Special uniques: records that few of their keys already tell from all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, factorial
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import Floats, Integers, classes, key_codes
from surveys.cleaning.frames import Frame
from surveys.errors import UsageError, near

Scores: TypeAlias = Literal["elliot", "ihsn"]
"""How much a minimal sample unique of m of p keys scores.

elliot: (p − m)! (Elliot et al. 2005); ihsn: (2^(p − m) − 1)·m!(p − m)!/p!, the older programme's.
"""

MOST_SUBSETS = 5_000
"""Sets of keys that are counted at most: all sets of 12 keys, or up to 4 of 19."""

_Flags: TypeAlias = npt.NDArray[np.bool_]
_SCORES: Mapping[Scores, Callable[[int, int], float]] = {
    "elliot": lambda keys, size: float(factorial(keys - size)),
    "ihsn": lambda keys, size: (2 ** (keys - size) - 1) / comb(keys, size),
}


@dataclass(frozen=True, slots=True)
class SpecialUniques:
    """The minimal sample uniques of all records, and the scores that follow.

    Parameters
    ----------
    keys
        The keys, in the order of the columns of `parts`.
    scores
        For each record the sum of its minimal sample uniques' scores.
    dis
        For each record the chance that a match on its keys is a true one (DIS-SUDA).
    parts
        For each record and key, the score of the minimal sample uniques with that key.
    sizes
        Minimal sample uniques of one key, of two, of three …
    """

    keys: tuple[str, ...]
    scores: Floats
    dis: Floats
    parts: Floats
    sizes: tuple[int, ...]

    @property
    def contributions(self) -> dict[str, float]:
        """Key → the share of all scores that minimal sample uniques with it have, in %."""
        shares = 100 * self.parts.sum(axis=0) / max(self.scores.sum(), np.finfo(float).tiny)
        return dict(zip(self.keys, shares.tolist(), strict=True))


def special_uniques(
    frame: Frame,
    keys: Sequence[str],
    *,
    max_size: int | None = None,
    scores: Scores = "elliot",
    fraction: float = 0.01,
    skip_blanks: bool = False,
) -> SpecialUniques:
    """Find all minimal sample uniques (SUDA2: Manning, Haglin & Keane 2008, DMKD 16, 165–196).

    A set of keys is a minimal sample unique of a record if it tells the record from all others
    and no part of the set does.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    max_size
        Most keys in a set; all when None.
    scores
        How a minimal sample unique scores.
    fraction
        Share of the population that was sampled, for DIS (Skinner & Elliot 2002, JRSS B 64).
    skip_blanks
        Whether a missing key is never part of a set; otherwise it is a value like any other.

    Returns
    -------
    SpecialUniques

    Raises
    ------
    DefinitionError
        A key is not in the frame.
    UsageError
        `max_size`, `scores` or `fraction` cannot be, or there are too many sets of keys.

    Notes
    -----
    Sets are counted by size, each in one pass over the distinct combinations of keys. A record
    that is unique on a set is so on every larger one, so that it is enough to look at the sets
    with one key less. DIS = 1/(1 + (U/D − U)/(s^Q·Σ s^−Q)) with D = πU/(πU + (1 − π)P) and
    Q = 1 + (8 − p)/20, where U records are unique and P records stand in pairs.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(area=["n", "n", "s"], role=["a", "b", "a"])
    >>> found = special_uniques(frame, ["area", "role"])
    >>> found.scores.tolist(), found.sizes
    ([1.0, 1.0, 1.0], (2, 1))
    """
    codes = key_codes(frame, keys)
    most = _most(len(keys), max_size)
    if scores not in _SCORES:
        known = get_args(Scores)
        raise UsageError(
            f"scores {scores!r}", expected=f"one of {', '.join(known)}", advice=near(scores, known)
        )
    if not 0 < fraction <= 1:
        raise UsageError(f"fraction {fraction}", expected="a share above 0 and up to 1")
    found = classes(codes)
    distinct = codes[found.first]
    alone = np.flatnonzero(found.counts == 1)
    parts = np.zeros((len(found.counts), len(keys)))
    totals = np.zeros(len(found.counts))
    sizes = [0] * most
    for subset, flags in _minimal(distinct, found.counts, alone, most, skip_blanks):
        score = _SCORES[scores](len(keys), len(subset))
        rows = alone[flags]
        totals[rows] += score
        parts[rows[:, np.newaxis], subset] += score
        sizes[len(subset) - 1] += len(rows)
    dis = _dis(totals, found.counts, len(keys), fraction)
    labels = found.labels
    return SpecialUniques(tuple(keys), totals[labels], dis[labels], parts[labels], tuple(sizes))


def _most(keys: int, max_size: int | None) -> int:
    most = keys if max_size is None else max_size
    if not 1 <= most <= keys:
        raise UsageError(f"max_size {most}", expected=f"from 1 to the number of keys, {keys}")
    subsets = sum(comb(keys, size) for size in range(1, most + 1))
    if subsets > MOST_SUBSETS:
        raise UsageError(
            f"{subsets} sets of {keys} keys",
            expected=f"{MOST_SUBSETS} or fewer",
            advice="Give a max_size, or fewer keys.",
        )
    return most


def _minimal(
    distinct: Integers, counts: Integers, alone: Integers, most: int, skip_blanks: bool
) -> Iterator[tuple[tuple[int, ...], _Flags]]:
    """Yield each set of keys with the lone combinations of which it is a minimal unique."""
    smaller: dict[tuple[int, ...], _Flags] = {(): np.zeros(len(alone), dtype=np.bool_)}
    for size in range(1, most + 1):
        unique: dict[tuple[int, ...], _Flags] = {}
        for subset in combinations(range(distinct.shape[1]), size):
            unique[subset] = _unique_on(distinct[:, subset], counts, skip_blanks)[alone]
            known = np.logical_or.reduce([smaller[one] for one in combinations(subset, size - 1)])
            yield subset, unique[subset] & ~known
        smaller = unique


def _unique_on(codes: Integers, counts: Integers, skip_blanks: bool) -> _Flags:
    found = classes(codes)
    records = np.bincount(found.labels, weights=counts)[found.labels]
    unique: _Flags = records == 1
    return unique & (codes >= 0).all(axis=1) if skip_blanks else unique


def _dis(scores: Floats, counts: Integers, keys: int, fraction: float) -> Floats:
    dis = np.zeros(len(scores))
    scored = scores > 0
    if scored.any():
        power = scores[scored] ** (1 + (8 - keys) / 20)
        false = 2 * int((counts == 2).sum()) * (1 - fraction) / fraction  # U/D − U
        dis[scored] = 1 / (1 + false / (power * (1 / power).sum()))
    return dis
