"""Which answers are one person's: by equal codes, by accepted slips, then as was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from surveys.errors import ResponseError, listed, shown_id
from surveys.linking.answers import Answers
from surveys.linking.codes import NONE, Integers
from surveys.linking.decisions import Decision, check_codes
from surveys.linking.trial import Trial
from surveys.linking.values import Side


def by_codes(answers: Answers, trial: Trial) -> Integers:
    """Return the number of the person behind each answer, as the codes alone say.

    Answers without a code, and those whose code is not one person's, are a person each.
    """
    person = np.arange(len(answers.codes))
    person[trial.second[trial.accepted]] = trial.first[trial.accepted]
    alone = len(answers.codes) + np.arange(len(answers.cells))
    if not len(answers.codes):
        return alone
    linkable = (answers.cells != NONE) & answers.good[answers.cells]
    return np.where(linkable, person[answers.cells], alone)


def decided_pairs(
    sides: Sequence[Side], answers: Answers, decisions: Sequence[Decision]
) -> list[tuple[int, int]]:
    """Return the places of the answers that decisions are about, checked against the codes.

    Raises
    ------
    ResponseError
        There is no such side or response, a code has changed since, or both answers are of one
        side.
    """
    rows = {side.name: {one: row for row, one in enumerate(side.ids)} for side in sides}
    starts = dict(zip(rows, answers.starts, strict=True))
    pairs = []
    for one in decisions:
        earlier = _place(rows, starts, one.earlier, one.earlier_id, one.where)
        later = _place(rows, starts, one.later, one.later_id, one.where)
        check_codes(one, _code(answers, earlier), _code(answers, later))
        if answers.side[earlier] == answers.side[later]:
            raise ResponseError(
                "two answers of one side", expected="answers of two sides", where=one.where
            )
        pairs.append((earlier, later))
    return pairs


def _place(
    rows: Mapping[str, Mapping[str, int]],
    starts: Mapping[str, int],
    name: str,
    response: str,
    where: str,
) -> int:
    if name not in rows:
        raise ResponseError(
            "a side that there is not",
            expected=f"one of {listed(rows)}",
            where=where,
            advice="Take the table of questions as the run wrote it.",
        )
    if response not in rows[name]:
        raise ResponseError(
            f"no response {shown_id(response)} of {name}",
            expected="a response that was kept",
            where=where,
            advice="It may have been dropped in cleaning; take the row out.",
        )
    return starts[name] + rows[name][response]


def _code(answers: Answers, place: int) -> str | None:
    number = answers.cells[place]
    return None if number == NONE else answers.codes[number]


def as_decided(
    people: Integers,
    answers: Answers,
    decisions: Sequence[Decision],
    pairs: Sequence[tuple[int, int]],
) -> Integers:
    """Part what is decided to be different people, then join what is decided to be one.

    Whoever is parted from a person parts all answers of it: which of them belong together is for
    further decisions to say.

    Raises
    ------
    ResponseError
        A decision contradicts others, or would give one person two answers on one side.
    """
    people = people.copy()
    own = len(answers.codes) + np.arange(len(people))
    for one, (earlier, later) in zip(decisions, pairs, strict=True):
        if not one.same and people[earlier] == people[later]:
            whole = people == people[earlier]
            people[whole] = own[whole]
    for one, (earlier, later) in zip(decisions, pairs, strict=True):
        if one.same:
            people[people == people[later]] = people[earlier]
            _check_once(one, answers.side[people == people[earlier]])
    for one, (earlier, later) in zip(decisions, pairs, strict=True):
        if not one.same and people[earlier] == people[later]:
            raise ResponseError(
                "answers of different people that other decisions make one person's",
                expected="decisions that agree",
                where=one.where,
            )
    return people


def _check_once(one: Decision, sides: Integers) -> None:
    if len(np.unique(sides)) < len(sides):
        raise ResponseError(
            "a person with two answers on one side",
            expected="one answer on each",
            where=one.where,
            advice="Decide first that the answer linked so far is of a different person.",
        )
