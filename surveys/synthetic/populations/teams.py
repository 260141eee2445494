"""Coordinators and their supervisors: teams that share a code, two views that hang together.

Built in: on each twin field the leanings of a coordinator and of the supervisor have the
correlation `TWIN_CORRELATION`, and supervisors see matters by `GAPS` brighter (in standard
deviations of a leaning). Every number here is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.conditions import item_of
from surveys.instruments.coordinators import coordinators
from surveys.instruments.supervisors import supervisors
from surveys.model import Instrument
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import Floats, Integers, Mask, generator
from surveys.synthetic.populations.areas import areas_of
from surveys.synthetic.populations.coordinators import COORDINATORS
from surveys.synthetic.sheet import respond
from surveys.synthetic.writing import link_code, team_code

TWIN_ITEMS = ("partners", "competence", "conditions", "support", "need_from_2025")
"""Items of both instruments on which the two views hang together."""
TWIN_CORRELATION = 0.5
"""Correlation of a coordinator's and the supervisor's leanings to the same field."""
GAPS = {"support": 0.5, "conditions": 0.3}
"""How much better supervisors see these, in standard deviations of a leaning."""
TEAM_SIZES = {1: 0.35, 2: 0.25, 3: 0.17, 4: 0.12, 5: 0.07, 6: 0.04}
"""Coordinators in a team → share of teams."""
SUPERVISORS_ANSWER = 0.8
TEAM_CODE_GIVEN = 0.9
LINK_CODE_GIVEN = 0.9


@dataclass(frozen=True)
class Dyads:
    """The answers of both sides, as platforms' readers hand them on."""

    coordinators: pd.DataFrame
    supervisors: pd.DataFrame


def dyads(seed: int, teams: int, wave: str = "2026") -> Dyads:
    """Return answers of teams' coordinators and supervisors.

    Parameters
    ----------
    seed
        Equal seeds give equal answers.
    teams
        How many; four in five supervisors answer.
    wave
        "2026", the first with a team code, or "2024".

    Examples
    --------
    >>> both = dyads(seed=1, teams=10)
    >>> bool(set(both.supervisors["team_code"]) & set(both.coordinators["team_code"]))
    True
    """
    answering = generator(seed, "supervisors answer").random(teams) < SUPERVISORS_ANSWER
    return Dyads(
        coordinators=_coordinators(_members(seed, teams), wave, seed),
        supervisors=_supervisors(np.flatnonzero(answering | (np.arange(teams) == 0)), wave, seed),
    )


def coordinators_in_teams(seed: int, wave: str, people: int) -> pd.DataFrame:
    """Return the answers of so many coordinators, in as many teams as they need."""
    return _coordinators(_members(seed, people)[:people], wave, seed)


def supervisors_of_teams(seed: int, wave: str, people: int) -> pd.DataFrame:
    """Return the answers of the supervisors of the first so many teams."""
    return _supervisors(np.arange(people), wave, seed)


def _sizes(seed: int, teams: int) -> Integers:
    shares = np.asarray([*TEAM_SIZES.values()])
    ranks = generator(seed, "team sizes").random(teams)
    return np.asarray([*TEAM_SIZES])[np.digitize(ranks, np.cumsum(shares)[:-1])]


def _members(seed: int, teams: int) -> Integers:
    """Return the team of each coordinator."""
    return np.repeat(np.arange(teams), _sizes(seed, teams))


def _coordinators(teams: Integers, wave: str, seed: int) -> pd.DataFrame:
    # Coordinators have even numbers and supervisors odd ones: nobody is both.
    people = _people(coordinators, 2 * np.arange(len(teams)), teams, seed)
    return respond(coordinators, wave, people, _behaviour(coordinators, COORDINATORS), seed)


def _supervisors(teams: Integers, wave: str, seed: int) -> pd.DataFrame:
    people = _people(supervisors, 2 * teams + 1, teams, seed)
    sizes = _sizes(seed, int(teams.max()) + 1)[(people["person"] - 1) // 2]
    people = people.assign(coordinators_supervised=sizes.astype("str"))
    shares = {
        name: one for name, one in COORDINATORS.shares.items()
        if item_of(name) in (*TWIN_ITEMS, "working_time", "tasks")
    }  # fmt: skip
    usual = Behaviour(shares=shares, by_wave={one.name: GAPS for one in supervisors.waves})
    return respond(supervisors, wave, people, _behaviour(supervisors, usual), seed)


def _people(instrument: Instrument, persons: Integers, teams: Integers, seed: int) -> pd.DataFrame:
    rng = generator(seed, f"codes of {instrument.name}")
    areas = areas_of(teams, seed)
    linked = _given([link_code(int(one)) for one in persons], rng, LINK_CODE_GIVEN)
    joined = _given([team_code(int(one)) for one in teams], rng, TEAM_CODE_GIVEN)
    codes = pd.DataFrame({"person": persons, "link_code": linked, "team_code": joined})
    shared = {f"team: {field}": _leaning(field, teams, seed) for field in _twin_fields()}
    people = pd.concat([codes, areas, pd.DataFrame(shared)], axis=1)
    # Members of a team do not answer one after the other.
    return people.iloc[rng.permutation(len(people))].reset_index(drop=True)


def _given(codes: list[str], rng: np.random.Generator, share: float) -> npt.NDArray[np.str_]:
    given: Mask = rng.random(len(codes)) < share
    return np.where(given, codes, "")


def _leaning(field: str, teams: Integers, seed: int) -> Floats:
    drawn = generator(seed, f"teams: {field}").standard_normal(int(teams.max()) + 1)
    return np.asarray(drawn[teams], dtype=np.float64)


def _twin_fields() -> tuple[str, ...]:
    return tuple(one.name for item in TWIN_ITEMS for one in coordinators[item].fields)


def _behaviour(instrument: Instrument, usual: Behaviour) -> Behaviour:
    shared = {field: (f"team: {field}", TWIN_CORRELATION) for field in _twin_fields()}
    return replace(usual, by_person=shared, straight_liners=0.0, speeders=0.0)
