"""Which codes one slip apart are taken for one person's, and why the others are not.

A slip is accepted only when each code is the other's only neighbour among all codes of all sides,
when no side has both, when no evidence contradicts and enough agrees, and when so few wrong links
are to be expected by chance that the whole is sound. Everything else is a question for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from surveys.linking.answers import Answers
from surveys.linking.chance import chance, evidence_chance
from surveys.linking.codes import NONE, Flags, Integers, content
from surveys.linking.evidence import weighed
from surveys.linking.slips import near
from surveys.linking.values import Reason

LEAST_CONTENT: Final = 6
"""Letters and digits; with fewer, two strangers are one slip apart too often: of codes of five
random digits one pair in 2,000 is, and a study of 300 people has 45,000 pairs."""
FALSE_LINKS: Final = 0.001
"""Wrong links by slips that may be expected of a study: one in a thousand studies like it."""
UNSEEN: Final = 0.1
"""People without a match who are added on each side, since a candidate may be a stranger too."""
HOPELESS: Final = 1.0
"""With more wrong links than this among many candidates it is no use to ask a person either."""
MANY: Final = 100
"""Candidates; up to so many a person can look at, however unlikely they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Pairs of codes one slip apart that could be one person's.

    Parameters
    ----------
    first, second
        Numbers of the codes.
    reasons
        Why each is not accepted; None where it is.
    short
        Pairs passed over, as their codes are too short.
    wrong, wrong_slips
        Wrong links to be expected of equal codes, and of slips.
    state
        As `LinkReport.slips`.
    """

    first: Integers
    second: Integers
    reasons: NDArray[np.object_]
    short: int
    wrong: float
    wrong_slips: float
    state: str

    @property
    def accepted(self) -> Flags:
        """Which pairs are one person's."""
        return np.array([reason is None for reason in self.reasons], dtype=bool)


def tried(answers: Answers, *, slips: int, required: int, limit: float) -> Trial:
    """Judge every pair of codes one slip apart.

    Parameters
    ----------
    slips
        1, or 0 for none.
    required
        Fields of evidence that must agree.
    limit
        Wrong links that may be expected.
    """
    found = near(answers.codes if slips else ())
    neighbours = found.neighbours if slips else np.zeros(len(answers.codes), dtype=np.int64)
    together = ((answers.there[found.first] > 0) & (answers.there[found.second] > 0)).any(axis=1)
    first, second = found.first[~together], found.second[~together]
    long = _long(answers, first, second)
    short = len(long) - int(long.sum())
    first, second = first[long], second[long]
    reasons = _reasons(answers, neighbours, first, second, required)
    free = np.array([reason is None for reason in reasons], dtype=bool)
    shown = (int(together.sum()) + found.crowded_pairs) if slips else 0
    wrong, wrong_slips = _expected(answers, first[free], second[free], required, shown)
    if not slips:
        return Trial(first, second, reasons, 0, wrong, 0.0, "not wanted")
    state = _state(wrong_slips, limit, len(first))
    if state != "linked":
        reasons[free] = Reason.CHANCE
    return Trial(first, second, reasons, short, wrong, wrong_slips, state)


def _state(wrong: float, limit: float, candidates: int) -> str:
    if wrong <= limit:
        return "linked"
    return "off" if wrong > HOPELESS and candidates > MANY else "asked"


def _long(answers: Answers, first: Integers, second: Integers) -> Flags:
    return np.array(
        [
            min(content(answers.codes[a]), content(answers.codes[b])) >= LEAST_CONTENT
            for a, b in zip(first.tolist(), second.tolist(), strict=True)
        ],
        dtype=bool,
    )


def _reasons(
    answers: Answers, neighbours: Integers, first: Integers, second: Integers, required: int
) -> NDArray[np.object_]:
    """Return why each pair is not one person's for sure, None where it is; the first that holds."""
    found = weighed(answers.evidence.values, first, second)
    reasons = np.full(len(first), None, dtype=object)
    for reason, holds in (
        (Reason.TOO_LITTLE, found.agreeing < required),
        (Reason.EVIDENCE, found.contradicting > 0),
        (Reason.SEVERAL, (neighbours[first] > 1) | (neighbours[second] > 1)),
        (Reason.CONTRADICTED, answers.contradicted[first] | answers.contradicted[second]),
        (Reason.REPEATED, answers.repeated[first] | answers.repeated[second]),
    ):
        reasons[holds] = reason
    return reasons


def _expected(
    answers: Answers, first: Integers, second: Integers, required: int, observed: int
) -> tuple[float, float]:
    """Return how many wrong links chance would make: of equal codes, and of slips.

    Whoever has no match on the other side could be matched with a stranger: those left over on
    both sides, candidates apart, and `UNSEEN` more on each.
    """
    one_each = np.ones(len(answers.codes), dtype=bool)
    one_each[second] = False
    people = np.flatnonzero(one_each)
    rates = chance([answers.codes[place] for place in people.tolist()])
    sizes = (answers.there > 0).sum(axis=0)
    pairs = int((sizes * (sizes - 1) // 2).sum())
    rate = max(rates.slip, observed / pairs if pairs else 0.0)
    values = [field[people] for field in answers.evidence.values]
    wrong = wrong_slips = 0.0
    for one, other in combinations(range(answers.there.shape[1]), 2):
        strangers = _strangers(answers, first, second, one, other)
        known = [
            _known(answers, field, one) * _known(answers, field, other) for field in answers.fields
        ]
        wrong += strangers * rates.same * evidence_chance(values, known, 0)
        wrong_slips += strangers * rate * evidence_chance(values, known, required)
    return wrong, wrong_slips


def _known(answers: Answers, field: Integers, side: int) -> float:
    """Return in which share of a side's answers a field of evidence is known."""
    here = (answers.side == side) & (answers.cells != NONE)
    return float((field[here] != NONE).mean()) if here.any() else 0.0


def _strangers(answers: Answers, first: Integers, second: Integers, one: int, other: int) -> float:
    """Return how many pairs of people without a match there are between two sides."""
    here, there = answers.there[:, one] > 0, answers.there[:, other] > 0
    matched = (here[first] & there[second]) | (there[first] & here[second])
    alone = (int((left & ~right).sum()) for left, right in ((here, there), (there, here)))
    mine, theirs = (max(count - int(matched.sum()), 0) + UNSEEN for count in alone)
    return mine * theirs
