"""Where synthetic people live and work: areas that lie in one another as they did in 2025."""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.areas import municipalities
from surveys.model import Instrument
from surveys.synthetic.leanings import Integers, lasting

_YEAR = 2025
_AREAS = ("ely", "county", "employment_area")


def areas_of(people: Integers, seed: int) -> pd.DataFrame:
    """Return the areas of people: each lives in a municipality, the larger the more likely.

    Parameters
    ----------
    people
        The persons' whole numbers, from 0.
    seed
        Equal seeds give equal areas.

    Returns
    -------
    pandas.DataFrame
        Columns `ely`, `county` and `employment_area`, one row for each.

    Examples
    --------
    >>> import numpy as np
    >>> areas_of(np.array([0, 1]), seed=1).shape
    (2, 3)
    """
    every = [one for one in municipalities(_YEAR) if all(getattr(one, name) for name in _AREAS)]
    weights = np.asarray([float(one.population or 0) for one in every])
    ranks = lasting("(municipality)", people, seed)
    places = np.digitize(ranks, np.cumsum(weights)[:-1] / weights.sum())
    table = pd.DataFrame({name: [getattr(one, name) for one in every] for name in _AREAS})
    return table.iloc[places].reset_index(drop=True)


def with_areas(people: pd.DataFrame, instrument: Instrument, seed: int) -> pd.DataFrame:
    """Return people with the areas that an instrument asks for and that they lack."""
    areas = areas_of(people["person"].to_numpy(dtype=np.int64), seed)
    wanted = [name for name in areas if name in instrument and name not in people]
    return pd.concat([people.reset_index(drop=True), areas[wanted]], axis=1)
