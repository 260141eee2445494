"""Answers to any instrument: from people who belong together where there are such."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

import numpy as np
import pandas as pd

from surveys.errors import UsageError
from surveys.model import Instrument
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leaving import left_early
from surveys.synthetic.populations.areas import with_areas
from surveys.synthetic.populations.followed import followed
from surveys.synthetic.populations.learners import learners
from surveys.synthetic.populations.networks import network_answers
from surveys.synthetic.populations.notices import NOTICES, notices
from surveys.synthetic.populations.reviews import RATERS, reviews
from surveys.synthetic.populations.teams import coordinators_in_teams, supervisors_of_teams
from surveys.synthetic.sheet import respond

_TOGETHER: Mapping[str, Callable[[int, str, int], pd.DataFrame]] = {
    "client_followup": followed,
    "coordinators": coordinators_in_teams,
    "network": network_answers,
    "supervisors": supervisors_of_teams,
    "training": learners,
}


def simulate(
    instrument: Instrument, wave: str, people: int, seed: int, *, drop_out: float = 0.0
) -> pd.DataFrame:
    """Return answers to one wave of an instrument.

    People of the same seed belong together: coordinators and supervisors form teams, clients
    have start and exit notices, participants answer again. So fewer than `people` answer in later
    waves of the same people.

    Parameters
    ----------
    instrument, wave
        What is asked.
    people
        How many there are, 1 or more.
    seed
        Equal seeds give equal answers.
    drop_out
        Share of responses that stop before the last section.

    Raises
    ------
    UsageError
        There are no people, or no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> len(simulate(coordinators, "2026", people=30, seed=1))
    30
    """
    if people < 1:
        raise UsageError(f"{people} people", expected="1 or more", where="simulation")
    asked = instrument.at(wave)
    cells = _in_time(_answers(instrument, wave, people, seed))
    return left_early(cells, asked, drop_out, seed)


def _in_time(cells: pd.DataFrame) -> pd.DataFrame:
    """Return responses in the order in which they come in, and numbered so."""
    ordered = cells.sort_values("submitted", kind="stable", ignore_index=True)
    return ordered.assign(response_id=pd.Series(range(1, len(cells) + 1)).astype("str"))


def _answers(instrument: Instrument, wave: str, people: int, seed: int) -> pd.DataFrame:
    if instrument.name in _TOGETHER:
        return _TOGETHER[instrument.name](seed, wave, people)
    if instrument in NOTICES:
        return notices(seed, instrument, people)
    if instrument.name == "fidelity":
        return reviews(seed, wave, ceil(people / len(RATERS))).head(people)
    frame = with_areas(pd.DataFrame({"person": np.arange(people)}), instrument, seed)
    return respond(instrument, wave, frame, Behaviour(), seed)
