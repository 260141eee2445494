"""Linking the answers of one person over waves and forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from surveys.errors import UsageError
from surveys.linking.answers import Answers, fields_of, gathered
from surveys.linking.codes import NONE, Flags, Integers, texts_of
from surveys.linking.decisions import Decision
from surveys.linking.evidence import weighed
from surveys.linking.people import as_decided, by_codes, decided_pairs
from surveys.linking.questions import Open, open_questions
from surveys.linking.trial import FALSE_LINKS, Trial, tried
from surveys.linking.values import (
    Ambiguous,
    How,
    LinkReport,
    Links,
    Pairs,
    Reason,
    Side,
    SideCounts,
)


def link(
    *sides: Side,
    slips: int = 1,
    required_agreement: int = 0,
    false_links: float = FALSE_LINKS,
    decisions: Sequence[Decision] = (),
) -> Links:
    """Find which answers of several waves or forms are one person's.

    Equal codes are one person's when they stand once on each side and no evidence contradicts.
    Codes one slip apart (a sign mistyped, left out, put in, or two neighbours changed round) are
    one person's only when each is the other's only neighbour among all codes of all sides, no
    side has both, both have six letters and digits or more, no evidence contradicts, enough of
    it agrees, and fewer wrong links are to be expected by chance than `false_links`. Whatever
    else could be one person's is left apart, reported, and put to a person.

    Parameters
    ----------
    sides
        Waves or forms, the earliest first.
    slips
        1, or 0 for equal codes only.
    required_agreement
        Fields of evidence that must agree before a slip is taken for one.
    false_links
        Wrong links by slips that may be expected of the whole; with more, slips are questions.
    decisions
        What a person has decided before.

    Returns
    -------
    Links
        Pairs, what is ambiguous, questions, and a report in counts.

    Raises
    ------
    UsageError
        An argument or a side is not right.
    ResponseError
        Decisions contradict each other, or are about other responses or codes.

    References
    ----------
    Damerau (1964), Communications of the ACM 7(3); Schnell, Bachteler and Reiher (2010),
    Improving the use of self-generated identification codes, Evaluation Review 34(5).

    Examples
    --------
    >>> before = Side("2024", ["1", "2", "3"], ["KO07IO", "BJ12SA", "MA30KU"])
    >>> after = Side("2026", ["a", "b", "c"], ["ko 07 io", "BJ21SA", None])
    >>> [(one.earlier_row, one.later_row, str(one.how)) for one in link(before, after).pairs]
    [(0, 0, 'exact'), (1, 1, 'slip')]
    """
    _check(sides, slips, required_agreement)
    answers = gathered(sides)
    trial = tried(answers, slips=slips, required=required_agreement, limit=false_links)
    told = decided_pairs(sides, answers, decisions)
    automatic = by_codes(answers, trial)
    people = as_decided(automatic, answers, decisions, told)
    pairs = _pairs(answers, automatic, people)
    linked = _linked(people)
    ambiguous = tuple(_ambiguous(answers, trial, linked))
    left = open_questions(answers, trial, people, told)
    report = _report(sides, answers, trial, pairs, linked, ambiguous, left)
    codes = texts_of(answers.codes, answers.cells)
    bounds = [(start, start + len(one)) for start, one in zip(answers.starts, sides, strict=True)]
    return Links(
        sides=sides,
        pairs=pairs,
        ambiguous=ambiguous,
        questions=left.questions,
        report=report,
        codes=tuple(codes[start:end] for start, end in bounds),
        people=tuple(people[start:end] for start, end in bounds),
        linked=tuple(linked[start:end] for start, end in bounds),
    )


def _check(sides: Sequence[Side], slips: int, required: int) -> None:
    if not sides:
        raise UsageError("no side", expected="one or more", where="linking")
    if slips not in (0, 1):
        raise UsageError(f"slips = {slips}", expected="0 or 1", where="linking")
    most = len(fields_of(sides))
    if not 0 <= required <= most:
        raise UsageError(
            f"required_agreement = {required}",
            expected=f"from 0 to {most}, the number of evidence fields",
            where="linking",
        )


def _linked(people: Integers) -> Flags:
    _, place, times = np.unique(people, return_inverse=True, return_counts=True)
    return np.asarray(times[place] > 1)


def _pairs(answers: Answers, automatic: Integers, people: Integers) -> Pairs:
    """Pair each answer of a person with the person's next one; earlier sides come first."""
    order = np.lexsort((answers.side, people))
    follows = people[order][1:] == people[order][:-1]
    earlier, later = order[:-1][follows], order[1:][follows]
    by_place = np.lexsort((later, earlier))
    earlier, later = earlier[by_place], later[by_place]
    found = weighed(answers.fields, earlier, later)
    return Pairs(
        earlier=answers.side[earlier],
        earlier_row=answers.row[earlier],
        later=answers.side[later],
        later_row=answers.row[later],
        how=tuple(_hows(answers, automatic, earlier, later)),
        agreeing=found.agreeing,
        contradicting=found.contradicting,
        unknown=found.unknown,
    )


def _hows(
    answers: Answers, automatic: Integers, earlier: Integers, later: Integers
) -> Iterator[How]:
    found = automatic[earlier] == automatic[later]
    equal = answers.cells[earlier] == answers.cells[later]
    for by_code, same in zip(found.tolist(), equal.tolist(), strict=True):
        yield (How.EXACT if same else How.SLIP) if by_code else How.DECIDED


def _ambiguous(answers: Answers, trial: Trial, linked: Flags) -> Iterator[Ambiguous]:
    reasons = np.full(len(answers.codes) + 1, None, dtype=object)
    refused = ~trial.accepted
    for places in (trial.first[refused], trial.second[refused]):
        reasons[places] = trial.reasons[refused]
    reasons[:-1][answers.contradicted] = Reason.CONTRADICTED
    reasons[:-1][answers.repeated] = Reason.REPEATED
    found = reasons[answers.cells]  # the last one, at -1, is of answers without a code
    for place in np.flatnonzero(~linked).tolist():
        if found[place] is not None:
            yield Ambiguous(int(answers.side[place]), int(answers.row[place]), found[place])


def _report(
    sides: Sequence[Side],
    answers: Answers,
    trial: Trial,
    pairs: Pairs,
    linked: Flags,
    ambiguous: Sequence[Ambiguous],
    left: Open,
) -> LinkReport:
    unclear = Counter(one.side for one in ambiguous)
    reasons = Counter(one.reason for one in ambiguous)
    hows = Counter(pairs.how)
    return LinkReport(
        sides=tuple(
            _counts(side.name, answers, linked, number, unclear[number])
            for number, side in enumerate(sides)
        ),
        pairs={str(how): hows[how] for how in How},
        agreeing=int(pairs.agreeing.sum()),
        contradicting=int(pairs.contradicting.sum()),
        unknown=int(pairs.unknown.sum()),
        ambiguous={str(reason): reasons[reason] for reason in Reason if reasons[reason]},
        questions=len(left.questions),
        not_listed=left.not_listed,
        short=trial.short,
        expected_wrong=trial.wrong,
        expected_wrong_slips=trial.wrong_slips,
        slips=trial.state,
    )


def _counts(name: str, answers: Answers, linked: Flags, side: int, ambiguous: int) -> SideCounts:
    here = answers.side == side
    coded = int((here & (answers.cells != NONE)).sum())
    joined = int((here & linked).sum())
    return SideCounts(name, int(here.sum()), coded, joined, ambiguous, coded - joined - ambiguous)
