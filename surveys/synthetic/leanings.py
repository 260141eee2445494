"""Leanings: where each person stands on each question, as a rank from 0 to 1.

A leaning is normal: 70 % of its variance stays with the person from wave to wave, the rest is
drawn anew. Parts of one item share half of what is lasting.
"""

from __future__ import annotations

import zlib
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]

LASTING = 0.7
"""Share of an answer's variance that a person keeps from wave to wave."""


def generator(seed: int, name: str) -> np.random.Generator:
    """Return a generator of its own for a name."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def lasting(name: str, people: Integers, seed: int) -> Floats:
    """Return each person's lasting rank (0–1) for an item or field: equal in every wave.

    Parameters
    ----------
    name
        Of the item or field, or any other word.
    people
        The persons' whole numbers, from 0.
    seed
        Equal seeds give equal ranks.

    Examples
    --------
    >>> import numpy as np
    >>> first = lasting("role", np.array([4, 2]), seed=1)
    >>> bool((first == lasting("role", np.array([2, 4]), seed=1)[::-1]).all())
    True
    """
    ranks = generator(seed, name).random(int(people.max(initial=0)) + 1)
    return np.asarray(ranks[people], dtype=np.float64)


def lasting_leaning(item: str, field: str, people: Integers, seed: int) -> Floats:
    """Return the lasting part of the leaning to a field of an item, standard normal."""
    own = ndtri(lasting(field, people, seed))
    if field == item:
        return np.asarray(own, dtype=np.float64)
    general = ndtri(lasting(item, people, seed))
    return np.asarray((general + own) / np.sqrt(2), dtype=np.float64)


def rank_of(leaning: Floats) -> Floats:
    """Return the rank (0–1) of a normal leaning."""
    return np.asarray(ndtr(leaning), dtype=np.float64)


def normal(rank: Floats) -> Floats:
    """Return the normal leaning of a rank; the ends are kept within nine deviations."""
    return np.asarray(ndtri(np.clip(rank, 1e-18, 1 - 1e-16)), dtype=np.float64)
