"""The risk of people who belong together: who recognises one has recognised all."""

from __future__ import annotations

import numpy as np

from surveys.anonymisation.keycodes import Floats, key_codes
from surveys.cleaning.frames import Frame
from surveys.errors import UsageError


def unit_risk(frame: Frame, risks: Floats, unit: str) -> Floats:
    """Return for each record the chance that anyone of its unit is recognised.

    Parameters
    ----------
    frame
        One row for each record.
    risks
        Risk of each record; not a number counts as none.
    unit
        Column of households, of coordinators with their supervisors, or of start and exit
        answers of one person. A record without a unit is one of its own.

    Returns
    -------
    numpy array
        1 − Π(1 − r) over the records of the unit (Hundepool et al. 2012, section 3.4).

    Raises
    ------
    DefinitionError
        The unit is not in the frame.
    UsageError
        There are not as many risks as records, or one is outside 0…1.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(pair=["a", "a", None])
    >>> unit_risk(frame, np.array([0.5, 0.5, 0.1]), "pair").round(2).tolist()
    [0.75, 0.75, 0.1]
    """
    units = key_codes(frame, [unit])[:, 0]
    own = np.nan_to_num(risks, nan=0.0)
    if len(own) != len(units) or (own < 0).any() or (own > 1).any():
        raise UsageError(
            f"{len(own)} risks for {len(units)} records",
            expected="one risk from 0 to 1 for each record",
        )
    alone = units < 0
    groups = np.where(alone, units.max(initial=-1) + np.cumsum(alone), units)
    with np.errstate(divide="ignore"):
        unseen = np.bincount(groups, weights=np.log1p(-own))
    return np.asarray(-np.expm1(unseen[groups]) + 0.0, dtype=np.float64)
