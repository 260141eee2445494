"""When synthetic people answer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.model import Wave
from surveys.synthetic.people import Objects, People

Moments = npt.NDArray[np.datetime64]

_MAILS = (0.0, 0.35, 0.7)
"""When the invitation and two reminders come, as shares of the wave."""
_ANSWERED = (0.5, 0.3, 0.2)
"""Shares of the answers that follow each of them."""
_SOON = 0.06
"""Answers come on average after this share of the wave."""
_MAILED_UP_TO = 120
"""Days: people are not invited all at once to what is open for longer."""
_FROM, _UNTIL = 6, 22
"""Hours of the day within which people answer, most of them in the middle."""
_DAY = 24 * 3600


def moments(wave: Wave, people: People) -> Moments:
    """Return when each response ends, one after the other, in whole seconds."""
    if "submitted" in people.frame:
        return pd.to_datetime(people.frame["submitted"]).to_numpy().astype("datetime64[s]")
    rng, size = people.rng, people.size
    length = (wave.closes - wave.opens).days + 1
    if length > _MAILED_UP_TO:
        days = rng.random(size) * length
    else:
        mail = rng.choice(_MAILS, size, p=_ANSWERED)
        days = mail * length + rng.exponential(_SOON * length, size)
    hours = _FROM + (_UNTIL - _FROM) * rng.beta(3, 4, size)
    seconds = np.floor(np.minimum(days, length - 1)) * _DAY + hours * 3600
    seconds = np.sort(seconds).astype(np.int64)
    return np.datetime64(wave.opens, "s") + seconds.astype("timedelta64[s]")


def moment_texts(times: Moments) -> Objects:
    """Return moments as texts such as 2026-03-31 14:05:00."""
    return np.char.replace(np.datetime_as_string(times, unit="s"), "T", " ").astype(object)
