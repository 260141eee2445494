"""The partner network: both sides of a tie answer, and they agree up to noise.

A tie from kind A to kind B in an area has a leaning of its own. Built in: the leanings of A → B
and B → A have the correlation `RECIPROCITY`; of one respondent's leaning to a row the tie makes up
`TIE_SHARE`; ties stay as they are between the waves, but all are closer in 2026 by `CLOSER`.
Every number here is invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.codelists.areas import ELY
from surveys.codelists.network import ACTORS, ORGANISATIONS
from surveys.instruments.network import network
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import Floats, Integers, generator
from surveys.synthetic.sheet import respond

RECIPROCITY = 0.6
"""Correlation of the leanings of the two directions of a tie."""
TIE_SHARE = {"partners": 0.6, "frequency": 0.5, "trust": 0.3}
"""Item → share of the variance of a leaning that the tie makes up."""
CLOSER = 0.3
"""Rise of collaboration from 2024 to 2026, in standard deviations of a leaning."""


def network_answers(seed: int, wave: str, people: int) -> pd.DataFrame:
    """Return answers from all kinds of organisation in all areas, as evenly as may be.

    Parameters
    ----------
    seed
        Equal seeds give equal ties in both waves.
    wave
        "2024" or "2026".
    people
        How many answer; every kind in every area from 208 up.

    Examples
    --------
    >>> cells = network_answers(seed=1, wave="2026", people=20)
    >>> len(cells)
    20
    """
    kinds, elys = ORGANISATIONS.names, ELY.names
    order = generator(seed, f"places in {wave}").permutation(len(elys) * len(kinds))
    places = np.resize(order, people)
    area, kind = np.divmod(places, len(kinds))
    ties = _ties(seed, len(elys), len(kinds))
    frame = pd.DataFrame(
        {
            "person": np.arange(people),
            "organisation": np.asarray(kinds)[kind],
            "ely": np.asarray(elys)[area],
            **{f"tie: {actor.code}": ties[area, kind, place] for place, actor in enumerate(ACTORS)},
        }
    )
    return respond(network, wave, frame, _BEHAVIOUR, seed)


def _ties(seed: int, areas: int, kinds: int) -> Floats:
    """Return the leaning of each tie, of shape (areas, kinds, kinds): from, to."""
    rng = generator(seed, "ties")
    ties = rng.standard_normal((areas, kinds, kinds))
    back = np.swapaxes(ties, 1, 2)
    mirrored = RECIPROCITY * back + np.sqrt(1 - RECIPROCITY**2) * ties
    later: Integers = np.tri(kinds, k=-1, dtype=np.int64)
    return np.where(later[None, :, :] == 1, mirrored, ties)


_BEHAVIOUR = Behaviour(
    by_wave={"2026": {"partners": CLOSER}},
    by_person={
        f"{item}__{actor.code}": (f"tie: {actor.code}", share)
        for item, share in TIE_SHARE.items()
        for actor in ACTORS
    },
    straight_liners=0.0,
    speeders=0.0,
)
