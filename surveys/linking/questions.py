"""What a person is asked about answers that could be one person's and are not linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

import numpy as np

from surveys.linking.answers import Answers
from surveys.linking.codes import Integers
from surveys.linking.trial import Trial
from surveys.linking.values import Question, Reason

MOST_ASKED: Final = 12
"""Pairs of one code or of two; with more, such as of a word that many wrote, nobody can tell."""

SLIPS: Final = frozenset(Reason) - {Reason.REPEATED, Reason.CONTRADICTED}
"""Reasons that keep codes one slip apart from being linked."""


@dataclass(frozen=True, slots=True)
class Open:
    """The questions, and the number of pairs that are too many of a kind to be asked about."""

    questions: tuple[Question, ...]
    not_listed: int


def open_questions(
    answers: Answers, trial: Trial, people: Integers, decided: Sequence[tuple[int, int]]
) -> Open:
    """Return what is left for a person to decide.

    Not asked is what is decided, and what would give one person two answers on one side.
    """
    told = {_both(people, *pair) for pair in decided}
    sides = _sides(answers, people)
    having = _Having.of(answers)
    questions: list[Question] = []
    not_listed = 0
    for reason, one, other in _apart(answers, trial):
        number = _number(answers, one, other)
        if number > MOST_ASKED or (trial.state == "off" and reason in SLIPS):
            not_listed += number
            continue
        for earlier, later in having.pairs(one, other):
            both = _both(people, earlier, later)
            if both in told or sides[both[0]] & sides[both[1]]:
                continue
            told.add(both)
            questions.append(_question(answers, earlier, later, reason))
    return Open(tuple(questions), not_listed)


def _apart(answers: Answers, trial: Trial) -> Iterator[tuple[Reason, int, int]]:
    """Yield each reason with the two codes, or one code twice, whose answers it keeps apart."""
    for reason, flags in (
        (Reason.REPEATED, answers.repeated),
        (Reason.CONTRADICTED, answers.contradicted),
    ):
        for code in np.flatnonzero(flags).tolist():
            yield reason, code, code
    refused = ~trial.accepted
    yield from zip(
        trial.reasons[refused], trial.first[refused].tolist(), trial.second[refused].tolist(),
        strict=True,
    )  # fmt: skip


def _number(answers: Answers, one: int, other: int) -> int:
    """Return how many pairs of answers on different sides two codes have."""
    mine, theirs = answers.there[one], answers.there[other]
    number = int(mine.sum() * theirs.sum() - (mine * theirs).sum())
    return number // 2 if one == other else number


@dataclass(frozen=True, slots=True)
class _Having:
    """The answers in the order of their codes, where each code begins, and their sides."""

    order: Integers
    begins: Integers
    side: Integers

    @classmethod
    def of(cls, answers: Answers) -> _Having:
        order = np.argsort(answers.cells, kind="stable")
        begins = np.searchsorted(answers.cells[order], np.arange(len(answers.codes) + 1))
        return cls(order, begins, answers.side)

    def pairs(self, one: int, other: int) -> list[tuple[int, int]]:
        """Return the pairs of answers on different sides that two codes have, earlier first."""
        mine, theirs = self._places(one), self._places(other)
        every = combinations(mine, 2) if one == other else product(mine, theirs)
        return sorted((min(pair), max(pair)) for pair in every if self._differ(*pair))

    def _places(self, code: int) -> list[int]:
        return [int(place) for place in self.order[self.begins[code] : self.begins[code + 1]]]

    def _differ(self, one: int, other: int) -> bool:
        return bool(self.side[one] != self.side[other])


def _both(people: Integers, one: int, other: int) -> tuple[int, int]:
    first, second = sorted((int(people[one]), int(people[other])))
    return first, second


def _sides(answers: Answers, people: Integers) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for person, side in zip(people.tolist(), answers.side.tolist(), strict=True):
        found.setdefault(person, set()).add(side)
    return {person: frozenset(sides) for person, sides in found.items()}


def _question(answers: Answers, earlier: int, later: int, reason: Reason) -> Question:
    return Question(
        int(answers.side[earlier]),
        int(answers.row[earlier]),
        int(answers.side[later]),
        int(answers.row[later]),
        reason,
    )
