"""Participants in the training: linked over three waves, with an effect and a response shift.

Built in, in standard deviations of a leaning: knowledge and practice rise by `EFFECTS`; looking
back, participants judge what they knew before by `RESPONSE_SHIFT` more strictly than they did
then. Every number here is invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.instruments.training import training
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import generator, lasting
from surveys.synthetic.populations.areas import with_areas
from surveys.synthetic.sheet import respond
from surveys.synthetic.writing import link_code

EFFECTS = {
    "post": {"knowledge": 0.9, "practice": 0.3},
    "follow_up": {"knowledge": 0.8, "practice": 0.6},
}
"""Wave → item → rise since before the training."""
RESPONSE_SHIFT = -0.4
"""Knowledge before the training as judged at its end, less as it was judged before."""
ANSWER = {"pre": 1.0, "post": 0.85, "follow_up": 0.65}
"""Wave → share of participants who answer; who has stopped does not come back."""
LINK_CODE_GIVEN = 0.92
COURSE = 24
"""Participants in a training group."""


def learners(seed: int, wave: str, people: int) -> pd.DataFrame:
    """Return the answers of participants in one wave.

    Parameters
    ----------
    seed
        Equal seeds give the same people in all waves.
    wave
        "pre", "post" or "follow_up".
    people
        How many take part; fewer of them answer later.

    Examples
    --------
    >>> [len(learners(1, wave, 100)) for wave in ("pre", "post")]
    [100, 89]
    """
    everyone = np.arange(people)
    given = generator(seed, "link codes").random(people) < LINK_CODE_GIVEN
    frame = pd.DataFrame(
        {
            "person": everyone,
            "link_code": np.where(given, [link_code(int(one)) for one in everyone], ""),
            "course": [f"TK26-{one // COURSE + 1:02d}" for one in everyone],
        }
    )
    stays = lasting("(stays)", everyone, seed) < ANSWER[wave]
    frame = with_areas(frame, training, seed)[stays].reset_index(drop=True)
    return respond(training, wave, frame, _BEHAVIOUR, seed)


_BEHAVIOUR = Behaviour(
    by_wave={**EFFECTS, "post": {**EFFECTS["post"], "knowledge_then": RESPONSE_SHIFT}},
    like={"knowledge_then": "knowledge"},
    shares={"knowledge": {"1": 0.15, "2": 0.3, "3": 0.35, "4": 0.15, "5": 0.05},
            "knowledge_then": {"1": 0.15, "2": 0.3, "3": 0.35, "4": 0.15, "5": 0.05}},
    straight_liners=0.0,
    speeders=0.0,
)  # fmt: skip
