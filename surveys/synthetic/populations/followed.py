"""Clients followed over four waves, of whom some stop answering.

Built in: work ability, hope and difficulties change by `CHANGES` since the start (in standard
deviations of a leaning); the shares `ANSWER` still answer, and those with lower work ability stop
sooner (correlation `INFORMATIVE` of staying with the lasting leaning). Every number here is
invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.instruments.client_followup import client_followup
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import Floats, Integers, generator, lasting, normal, rank_of
from surveys.synthetic.populations.areas import with_areas
from surveys.synthetic.sheet import respond

CHANGES = {
    "middle": {"work_ability": 0.25, "hope": 0.2, "functioning": -0.1},
    "end": {"work_ability": 0.5, "hope": 0.4, "functioning": -0.3},
    "after": {"work_ability": 0.45, "hope": 0.3, "functioning": -0.3},
}
"""Wave → item → change since the start; of functioning, difficulty is asked."""
ANSWER = {"start": 1.0, "middle": 0.8, "end": 0.65, "after": 0.5}
"""Wave → share of clients who answer; who has stopped does not come back."""
INFORMATIVE = 0.4
"""Correlation of staying with the lasting leaning to work ability."""
DAYS = {"start": (0, 13), "middle": (110, 140), "end": (220, 270), "after": (410, 450)}
"""Wave → first and last day of answering, counted from the day the support started."""
_STARTS = ("2026-01-01", 300)
"""First day on which support starts, and how many days there are."""
COORDINATOR = 12
"""Clients of a coordinator."""


def followed(seed: int, wave: str, people: int) -> pd.DataFrame:
    """Return the answers of clients in one wave.

    Parameters
    ----------
    seed
        Equal seeds give the same clients in all waves.
    wave
        "start", "middle", "end" or "after".
    people
        How many are followed; fewer of them answer later.

    Examples
    --------
    >>> len(followed(1, "start", 40)), len(followed(1, "after", 40)) < 40
    (40, True)
    """
    everyone = np.arange(people)
    frame = pd.DataFrame(
        {
            "person": everyone,
            "client": [f"AS-{one + 1:05d}" for one in everyone],
            "coordinator": [f"K{one // COORDINATOR + 1:03d}" for one in everyone],
        }
    )
    frame = frame.assign(**_days(seed, wave, people))
    frame = with_areas(frame, client_followup, seed)
    stays = _staying(seed, everyone) < ANSWER[wave]
    return respond(client_followup, wave, frame[stays].reset_index(drop=True), _BEHAVIOUR, seed)


def _staying(seed: int, people: Integers) -> Floats:
    """Return ranks (0–1) of stopping: the lower, the longer somebody answers."""
    ability = normal(lasting("work_ability", people, seed))
    chance = normal(lasting("(stays)", people, seed))
    return rank_of(np.sqrt(1 - INFORMATIVE**2) * chance - INFORMATIVE * ability)


def _days(seed: int, wave: str, people: int) -> dict[str, list[str]]:
    first, span = _STARTS
    offsets = generator(seed, "starts").integers(0, span, people)
    starts = pd.Timestamp(first) + pd.to_timedelta(offsets, unit="D")
    rng = generator(seed, f"answers {wave}")
    since = rng.integers(DAYS[wave][0], DAYS[wave][1] + 1, people)
    answers = starts + pd.to_timedelta(since, unit="D")
    ends = answers + pd.to_timedelta(rng.integers(8 * 60, 20 * 60, people), unit="min")
    return {
        "start_date": list(starts.strftime("%Y-%m-%d")),
        "answer_date": list(answers.strftime("%Y-%m-%d")),
        "submitted": list(ends.strftime("%Y-%m-%d %H:%M:%S")),
    }


_BEHAVIOUR = Behaviour(by_wave=CHANGES, straight_liners=0.0, speeders=0.0)
