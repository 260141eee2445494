"""Responses that were sent twice, told by what they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from surveys.cleaning.flags import with_flag
from surveys.cleaning.frames import Frame, rows_kept
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.steps import last_ones
from surveys.errors import DefinitionError
from surveys.model import Allocation, Field, Instrument, Item, MultipleChoice
from surveys.model.items import is_unique

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Answers = NDArray[np.int32]
    """Response × question: a number for each different answer, -1 for none."""
    Marks = NDArray[np.bool_]

MOST_COMPARED: Final = 20_000
"""Responses of which every one can be compared with every other in some seconds."""
_BLOCK = 256


def drop_duplicates(
    frame: Frame,
    instrument: Instrument,
    *,
    minimum_answered: int = 10,
    within_minutes: float | None = None,
    note: Note = unnoted,
) -> Frame:
    """Keep one response, the last, of those that answer every question the same.

    All answers are compared except those that differ by themselves: codes that no two
    responses share. Short responses are alike by chance, so that only those with
    `minimum_answered` answers are compared. Which one is the last, `keep_last` says.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    minimum_answered
        Questions, at least 2; each row of a grid is one.
    within_minutes
        Only responses submitted within that time of the next same one; None: whenever they were.
    note
        Is told how many could be compared.

    Returns
    -------
    Frame
        The responses that are left.

    Raises
    ------
    DefinitionError
        An option is out of its limits.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3"], submitted=["2026-02-01T10:00"] * 3,
    ...                role=["local", "local", "regional"], ely=["01", "01", "01"])
    >>> drop_duplicates(frame, coordinators, minimum_answered=2)["response_id"].to_list()
    ['2', '3']
    """
    repeats, judged = _repeats(frame, instrument, minimum_answered, within_minutes)
    note(f"{counted(int(judged.sum()), 'response')} with answers enough to be compared")
    return rows_kept(frame, (~repeats).tolist())


def flag_duplicates(
    frame: Frame,
    instrument: Instrument,
    *,
    minimum_answered: int = 10,
    within_minutes: float | None = None,
    note: Note = unnoted,
) -> Frame:
    """Flag the responses that `drop_duplicates` would drop.

    Parameters
    ----------
    frame, instrument, minimum_answered, within_minutes, note
        As there.

    Returns
    -------
    Frame
        With the column ``flag__duplicate``: missing where there are too few answers.

    Raises
    ------
    DefinitionError
        An option is out of its limits.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3"], submitted=["2026-02-01T10:00"] * 3,
    ...                role=["local", "local", None], ely=["01", "01", "01"])
    >>> flagged = flag_duplicates(frame, coordinators, minimum_answered=2)
    >>> flagged["flag__duplicate"].to_list()
    [True, False, <NA>]
    """
    repeats, judged = _repeats(frame, instrument, minimum_answered, within_minutes)
    return with_flag(frame, "duplicate", repeats, judged, note)


def flag_near_duplicates(
    frame: Frame,
    instrument: Instrument,
    *,
    share: float = 0.85,
    minimum_answered: int = 20,
    note: Note = unnoted,
) -> Frame:
    """Flag responses that answer nearly every question as one other response does.

    Two responses are compared on the questions that either of them answered; a question that
    only one of them answered counts as different. Both are flagged.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    share
        Of the questions; at least a half.
    minimum_answered
        Questions that a response must have answered to be compared, at least 2.
    note
        Is told how many were flagged.

    Returns
    -------
    Frame
        With the column ``flag__near_duplicate``: missing where there are too few answers.

    Raises
    ------
    DefinitionError
        An option is out of its limits, or there are more than `MOST_COMPARED` responses.

    Notes
    -----
    The share is the percent match of Kuriakose & Robbins (2016, Statistical Journal of the IAOS
    32, 283-291), who take over 0.85 for a sign of copied interviews. Short questionnaires and
    people of one mind reach it honestly (Simmons et al. 2016), so that it is a flag alone.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> rows = [one.name for one in coordinators["support"].fields]
    >>> answers = {name: ["4", "4", "1"] for name in rows} | {rows[0]: ["4", "5", "2"]}
    >>> frame = framed(response_id=["1", "2", "3"], **answers)
    >>> flagged = flag_near_duplicates(frame, coordinators, share=0.8, minimum_answered=5)
    >>> flagged["flag__near_duplicate"].to_list()
    [True, True, False]
    """
    _check_minimum(minimum_answered, "flag_near_duplicates")
    if not 0.5 <= share <= 1:
        raise DefinitionError(
            f"share = {share!r}",
            expected="a share of at least 0.5 and at most 1",
            where="step flag_near_duplicates",
        )
    answers = _answers(frame, instrument)
    judged = (answers >= 0).sum(axis=1) >= minimum_answered
    if judged.sum() > MOST_COMPARED:
        raise DefinitionError(
            counted(int(judged.sum()), "response"),
            expected=f"at most {MOST_COMPARED}, as each is compared with every other",
            where="step flag_near_duplicates",
            advice="For larger files take flag_duplicates, which finds equal ones.",
        )
    raised = judged.copy()
    raised[judged] = _best_match(answers[judged]) >= share - 1e-9
    return with_flag(frame, "near_duplicate", raised, judged, note)


def _check_minimum(minimum_answered: int, step: str) -> None:
    if minimum_answered < 2:
        raise DefinitionError(
            f"minimum_answered = {minimum_answered}", expected="2 or more", where=f"step {step}"
        )


def _answers(frame: Frame, instrument: Instrument) -> Answers:
    import numpy as np

    columns = [_numbered(frame, fields) for fields in _compared(frame, instrument)]
    return np.column_stack(columns) if columns else np.empty((len(frame), 0), dtype=np.int32)


def _compared(frame: Frame, instrument: Instrument) -> Iterator[list[Field]]:
    """Yield the fields of each question that can be the same in two responses."""
    there = set(frame.columns)
    for item in instrument.asked:
        fields = [field for field in item.fields if field.name in there]
        if fields and not is_unique(item):
            yield from [fields] if _is_whole(item) else [[field] for field in fields]


def _is_whole(item: Item) -> bool:
    return isinstance(item, MultipleChoice | Allocation)


def _numbered(frame: Frame, fields: Sequence[Field]) -> NDArray[np.int32]:
    """Return a number for each different answer to a question, -1 where there is none."""
    import numpy as np
    import pandas as pd

    # A NULL is written as itself by every engine, and a factor of its own is never given to it.
    parts = [pd.factorize(np.asarray(frame[field.name].to_numpy(), dtype=object))[0]
             for field in fields]  # fmt: skip
    first, *others = parts
    answer = first.astype(np.int64)
    for part in others:
        both = (answer + 1) * (int(part.max(initial=-1)) + 2) + part + 1
        answer = np.where((answer < 0) & (part < 0), -1, pd.factorize(both)[0])
    return answer.astype(np.int32)


def _repeats(
    frame: Frame, instrument: Instrument, minimum_answered: int, within_minutes: float | None
) -> tuple[Marks, Marks]:
    """Return the responses that are sent again later, and those that could be compared."""
    import numpy as np

    _check_minimum(minimum_answered, "on duplicates")
    if within_minutes is not None and not within_minutes > 0:
        raise DefinitionError(
            f"within_minutes = {within_minutes!r}", expected="minutes over 0",
            where="step on duplicates",
        )  # fmt: skip
    answers = _answers(frame, instrument)
    judged = (answers >= 0).sum(axis=1) >= minimum_answered
    repeats = np.zeros(len(frame), dtype=bool)
    groups = [*_same(answers, judged)]
    if within_minutes is not None:
        groups = [*_close(frame, groups, within_minutes)]
    repeats[[row for same in groups for row in same]] = True
    repeats[list(last_ones(frame, groups))] = False
    return repeats, judged


def _same(answers: Answers, judged: Marks) -> Iterator[list[int]]:
    """Yield the rows of each set of two or more equal responses."""
    import numpy as np

    rows = np.flatnonzero(judged)
    if not rows.size:
        return
    _, group, times = np.unique(answers[rows], axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(group.ravel(), kind="stable")
    for part in np.split(rows[order], np.cumsum(times)[:-1]):
        if len(part) > 1:
            yield part.tolist()


def _close(frame: Frame, groups: Sequence[Sequence[int]], minutes: float) -> Iterator[list[int]]:
    """Yield the runs of responses of which each is sent soon after the one before."""
    moments = frame["submitted"].to_list()
    told = (~frame["submitted"].is_null()).to_list()
    for same in groups:
        run: list[int] = []
        for row in sorted((row for row in same if told[row]), key=moments.__getitem__):
            if run and moments[row] - moments[run[-1]] > dt.timedelta(minutes=minutes):
                yield run
                run = []
            run.append(row)
        if run:
            yield run


def _best_match(answers: Answers) -> NDArray[np.float64]:
    """Return for each response its largest share of answers in common with another."""
    import numpy as np

    there = answers >= 0
    count = there.sum(axis=1)
    best = np.zeros(len(answers))
    for start in range(0, len(answers), _BLOCK):
        block, part = answers[start : start + _BLOCK], there[start : start + _BLOCK]
        equal = np.zeros((len(block), len(answers)), dtype=np.int32)
        both = np.zeros_like(equal)
        for question in range(answers.shape[1]):
            answered = part[:, question, None] & there[:, question]
            both += answered
            equal += answered & (block[:, question, None] == answers[:, question])
        either = count[start : start + len(block), None] + count - both
        share = equal / np.maximum(either, 1)
        rows = np.arange(len(block))
        share[rows, start + rows] = 0
        best[start : start + len(block)] = share.max(axis=1, initial=0)
    return best
