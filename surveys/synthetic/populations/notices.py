"""Start and exit notices of ESF clients: the same clients, and half of the exits missing.

Built in: work situations at start and at exit have the shares `AT_START` and `AT_EXIT`;
`EXIT_MISSING` of the clients have no exit notice. Every number here is invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.instruments.esf_exit import esf_exit
from surveys.instruments.esf_plus_exit import esf_plus_exit
from surveys.instruments.esf_plus_start import esf_plus_start
from surveys.instruments.esf_start import esf_start
from surveys.model import Instrument
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import generator, lasting
from surveys.synthetic.populations.areas import with_areas
from surveys.synthetic.sheet import respond

EXIT_MISSING = 0.5
"""Share of clients without an exit notice."""
AT_START = {
    "unemployed": 0.8, "studying": 0.05, "employed": 0.04, "entrepreneur": 0.01, "none": 0.1,
}  # fmt: skip
"""Work situation as support starts → share of clients."""
AT_EXIT = {
    "unemployed": 0.55, "studying": 0.12, "employed": 0.2, "entrepreneur": 0.02, "none": 0.11,
}  # fmt: skip
"""Work situation as support ends → share of clients."""
LASTS = (60, 700)
"""Fewest and most days of support."""
COORDINATOR = 12
"""Clients of a coordinator."""
_NOTICE = 14
"""Days within which a notice is given."""

_STARTS = (esf_start, esf_plus_start)
_EXITS = (esf_exit, esf_plus_exit)
NOTICES = (*_STARTS, *_EXITS)


def notices(seed: int, instrument: Instrument, people: int) -> pd.DataFrame:
    """Return start or exit notices.

    Parameters
    ----------
    seed
        Equal seeds give the same clients on both notices of a programme.
    instrument
        A start or an exit notice.
    people
        How many clients start.

    Examples
    --------
    >>> from surveys.instruments import esf_exit, esf_start
    >>> len(notices(1, esf_start, 100)), len(notices(1, esf_exit, 100)) < 100
    (100, True)
    """
    leaving = instrument in _EXITS
    everyone = np.arange(people)
    frame = pd.DataFrame(
        {
            "person": everyone,
            "client": [f"TK-{one + 1:05d}" for one in everyone],
            "coordinator": [f"K{one // COORDINATOR + 1:03d}" for one in everyone],
        }
    )
    frame = frame.assign(**_days(seed, instrument, people, leaving=leaving))
    frame = with_areas(frame, instrument, seed)
    if leaving:
        stays = lasting("(exit notice)", everyone, seed) >= EXIT_MISSING
        frame = frame[stays].reset_index(drop=True)
    stated = {"labour_status": AT_EXIT if leaving else AT_START}
    return respond(instrument, instrument.waves[0].name, frame, Behaviour(shares=stated), seed)


def _days(seed: int, instrument: Instrument, people: int, *, leaving: bool) -> dict[str, list[str]]:
    (wave,) = instrument.waves
    rng = generator(seed, "days of notices")
    # Whoever starts in the first half of the programme can also leave within it.
    half = max((wave.closes - wave.opens).days // 2, 1)
    starts = pd.Timestamp(wave.opens) + pd.to_timedelta(rng.integers(0, half, people), unit="D")
    exits = starts + pd.to_timedelta(rng.integers(*LASTS, people), unit="D")
    minutes = rng.integers(8 * 60, _NOTICE * 24 * 60, people)
    given = (exits if leaving else starts) + pd.to_timedelta(minutes, unit="min")
    return {
        "start_date": list(starts.strftime("%Y-%m-%d")),
        "exit_date": list(exits.strftime("%Y-%m-%d")),
        "submitted": list(given.strftime("%Y-%m-%d %H:%M:%S")),
    }
