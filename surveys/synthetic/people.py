"""The people who answer one wave: who they are, how they lean, and what habits they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.conditions import field_name
from surveys.errors import DefinitionError
from surveys.model import Field
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import (
    LASTING,
    Floats,
    Integers,
    Mask,
    generator,
    lasting,
    lasting_leaning,
    normal,
    rank_of,
)

Objects: TypeAlias = npt.NDArray[Any]
"""Texts; None where nothing is stored."""

Lean: TypeAlias = Callable[[Field], Floats]
"""Returns the ranks (0–1) of everybody's answers to a field."""

_HABIT = 0.5
"""Share of the variance of leaving blank, and of not knowing, that lies between people."""


class People:
    """Those who answer, and chance.

    Parameters
    ----------
    frame
        One row for each, with `person` and what is fixed.
    behaviour
        How they answer.
    wave
        Name of the wave.
    seed
        Of what lasts over waves.
    source
        Name of the wave's own randomness: instrument and wave.
    """

    def __init__(
        self, frame: pd.DataFrame, behaviour: Behaviour, wave: str, seed: int, source: str
    ) -> None:
        _check(frame)
        self.frame = frame.reset_index(drop=True)
        self.size = len(frame)
        self.numbers: Integers = self.frame["person"].to_numpy(dtype=np.int64)
        self.behaviour = behaviour
        self.shifts = behaviour.by_wave.get(wave, {})
        self.seed = seed
        self.rng = generator(seed, source)
        self.straight = self.rank("(straight)") < behaviour.straight_liners
        self.hasty = self.rank("(hasty)") < behaviour.speeders
        self.habits: dict[str, Floats] = {}

    def rank(self, name: str) -> Floats:
        """Return each person's lasting rank (0–1) on something."""
        return lasting(name, self.numbers, self.seed)

    def leaning(self, field: Field, texts: Mapping[str, Objects], *, anew: bool = False) -> Floats:
        """Return ranks (0–1) of answers to a field: lasting, of this wave, and shifted.

        Parameters
        ----------
        field
            What is asked.
        texts
            The answers so far, for shifts by group.
        anew
            Whether only chance counts, for answers that broke a rule.
        """
        fresh = self.rng.standard_normal(self.size)
        ranks = rank_of((fresh if anew else self._mixed(field, fresh)) + self._shift(field, texts))
        if not anew:
            ranks[self.hasty] = self.rng.random(int(self.hasty.sum()))
        return ranks

    def _mixed(self, field: Field, fresh: Floats) -> Floats:
        alike = self.behaviour.like.get(field.item, field.item)
        name = field_name(alike, field.part) if field.part else alike
        stays = lasting_leaning(alike, name, self.numbers, self.seed)
        own: Floats = np.sqrt(LASTING) * stays + np.sqrt(1 - LASTING) * fresh
        stated = self._stated(self.behaviour.by_person, field)
        if stated is None:
            return own
        column, share = stated
        shared = self.frame[column].to_numpy(dtype=np.float64)
        mixed = np.sqrt(1 - share) * own + np.sqrt(share) * shared
        return np.asarray(np.where(np.isnan(shared), own, mixed), dtype=np.float64)

    def _shift(self, field: Field, texts: Mapping[str, Objects]) -> Floats:
        shift = np.full(self.size, self._stated(self.shifts, field) or 0.0)
        for name in {field.item, field.name} & set(self.behaviour.by_group):
            grouping, shifts = self.behaviour.by_group[name]
            shift = shift + _mapped(texts, grouping, shifts, field)
        return shift

    @staticmethod
    def _stated(stated: Mapping[str, Any], field: Field) -> Any:
        """Return what is stated for a field, or else for its item."""
        return stated.get(field.name, stated.get(field.item))

    def happens(self, what: str, share: float | Floats) -> Mask:
        """Draw to whom something happens that some people do more often than others.

        Parameters
        ----------
        what
            The habit: those who have it once have it again.
        share
            Of all, or for each.
        """
        if what not in self.habits:
            self.habits[what] = normal(self.rank(f"({what})"))
        fresh = self.rng.standard_normal(self.size)
        leaning = np.sqrt(_HABIT) * self.habits[what] + np.sqrt(1 - _HABIT) * fresh
        return np.asarray(rank_of(leaning) < share, dtype=np.bool_)


def only(rows: Mask, texts: Objects) -> Objects:
    """Return texts in these rows, and None, for nothing stored, in the others."""
    kept = texts.astype(object)
    kept[~rows] = None
    return kept


def _mapped(
    texts: Mapping[str, Objects], grouping: str, shifts: Mapping[str, float], field: Field
) -> Floats:
    if grouping not in texts:
        raise DefinitionError(
            f"groups by {grouping}, which is asked after {field.item}",
            expected="an item that is asked before",
            where=f"behaviour, item {field.item}",
        )
    groups = texts[grouping]
    total = np.zeros(len(groups))
    for code, shift in shifts.items():
        total[groups == code] = shift
    return total


def _check(frame: pd.DataFrame) -> None:
    if "person" not in frame or not len(frame):
        found = "no column person" if "person" not in frame else "no rows"
        raise DefinitionError(found, expected="one row for each person", where="synthetic people")
    if frame["person"].min() < 0:
        raise DefinitionError(
            f"person {frame['person'].min()}",
            expected="whole numbers from 0",
            where="synthetic people",
        )
