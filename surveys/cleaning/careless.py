"""Flags on how a response was given: the same answer down the page, or too fast to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from surveys.cleaning.asking import counting, questions, was_asked
from surveys.cleaning.flags import with_flag
from surveys.cleaning.frames import Frame, named_fields
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, unnoted
from surveys.errors import DefinitionError
from surveys.model import CodeList, Field, Instrument, LikertGrid
from surveys.responses import DURATION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.bool_]
    Places = NDArray[np.int16]
    """Response × row of a grid: place of the answer in the code list, -1 for none."""

_NO_ANSWER = -1


@dataclass(frozen=True, eq=False)
class _Grid:
    """A grid, and what was answered to its rows."""

    item: LikertGrid
    answers: Places
    turned: Marks
    """Of the columns: whether the row is worded the other way round."""


def flag_straight_lining(
    frame: Frame,
    instrument: Instrument,
    *,
    grids: Sequence[FieldName] | None = None,
    minimum_rows: int = 3,
    share: float = 1.0,
    minimum_grids: int = 2,
    longest_run: int | None = None,
    note: Note = unnoted,
) -> Frame:
    """Flag responses that give the same answer to statement after statement.

    A grid is judged where at least `minimum_rows` of its rows are answered, and is
    straight-lined when all of these have the same answer. A response is flagged when

    * a grid is straight-lined in which some of the answered rows, not all, are worded the other
      way round, and the answer is not the middle of the scale: it agrees with a statement and
      with its opposite; or
    * of `minimum_grids` judged grids or more, at least the share `share` is straight-lined; or
    * with `longest_run`: as many statements one after the other have the same answer. Grids
      whose rows come in an order of their own for each respondent do not count here.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    grids
        Names of grids; all when None.
    minimum_rows, minimum_grids, share, longest_run
        As above.
    note
        Is told how many were flagged.

    Returns
    -------
    Frame
        With the column ``flag__straight_lining``: missing where there was nothing to judge.

    Raises
    ------
    DefinitionError
        A name is no grid, or an option is out of its limits.

    Notes
    -----
    The longest run is the long string index of Johnson (2005, Journal of Research in
    Personality 39, 103-129).

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> rows = [one.name for one in coordinators["support"].fields]
    >>> frame = framed(response_id=["1", "2"], **{name: ["5", "3"] for name in rows})
    >>> flagged = flag_straight_lining(frame, coordinators, grids=["support"])
    >>> flagged["flag__straight_lining"].to_list()
    [True, False]
    """
    import numpy as np

    _check_limits(minimum_rows, minimum_grids, share, longest_run)
    found = [_grid(frame, item) for item in _grids(frame, instrument, grids)]
    nothing = np.zeros(len(frame), dtype=bool)
    raised, judged = nothing.copy(), np.zeros(len(frame), dtype=int)
    straight = np.zeros(len(frame), dtype=int)
    for grid in found:
        enough = (grid.answers != _NO_ANSWER).sum(axis=1) >= minimum_rows
        same = enough & _all_same(grid.answers)
        judged, straight = judged + enough, straight + same
        raised |= same & _contradicts(grid)
    raised |= (judged >= minimum_grids) & (straight >= share * judged)
    if longest_run is not None:
        raised |= _longest(found, len(frame)) >= longest_run
    return with_flag(frame, "straight_lining", raised, judged > 0, note)


def _check_limits(rows: int, grids: int, share: float, run: int | None) -> None:
    limits = (("minimum_rows", rows, 2), ("minimum_grids", grids, 1), ("longest_run", run, 3))
    for name, value, least in limits:
        if value is not None and value < least:
            raise DefinitionError(
                f"{name} = {value}", expected=f"{least} or more", where="step flag_straight_lining"
            )
    if not 0 < share <= 1:
        raise DefinitionError(
            f"share = {share!r}",
            expected="a share over 0 and up to 1",
            where="step flag_straight_lining",
        )


def _grids(frame: Frame, instrument: Instrument, names: Sequence[str] | None) -> list[LikertGrid]:
    chosen = names
    if chosen is not None:
        named_fields(frame, instrument, chosen, "flag_straight_lining")
    every = [item for item in instrument.asked if chosen is None or item.name in chosen]
    for item in every if chosen is not None else ():
        if not isinstance(item, LikertGrid):
            raise DefinitionError(
                f"item {item.name!r}",
                expected="a grid of statements",
                where="step flag_straight_lining",
            )
    return [item for item in every if isinstance(item, LikertGrid)]


def _grid(frame: Frame, item: LikertGrid) -> _Grid:
    import numpy as np

    there = [field for field in item.fields if field.name in frame.columns]
    columns = [_places(frame, field, item.codes) for field in there]
    return _Grid(
        item=item,
        answers=np.column_stack(columns) if columns else np.empty((len(frame), 0), np.int16),
        turned=np.array([field.part in item.negative for field in there], dtype=bool),
    )


def _places(frame: Frame, field: Field, codes: CodeList) -> Places:
    import pandas as pd

    values = pd.Series(frame[field.name].to_numpy(), dtype="object")
    return pd.Categorical(values, categories=list(codes.answer_names)).codes.astype("int16")


def _all_same(answers: Places) -> Marks:
    import numpy as np

    if not answers.shape[1]:
        return np.zeros(len(answers), dtype=bool)
    unanswered = answers == _NO_ANSWER
    most = answers.max(axis=1)
    same: Marks = (unanswered | (answers == most[:, None])).all(axis=1)
    same &= most != _NO_ANSWER
    return same


def _contradicts(grid: _Grid) -> Marks:
    """Tell where a straight-lined grid agrees with a statement and with its opposite."""
    import numpy as np

    if not grid.answers.shape[1]:
        return np.zeros(len(grid.answers), dtype=bool)
    answered = grid.answers != _NO_ANSWER
    both: Marks = (answered & grid.turned).any(axis=1) & (answered & ~grid.turned).any(axis=1)
    last = len(grid.item.codes.answer_names) - 1
    both &= grid.answers.max(axis=1) * 2 != last
    return both


def _longest(grids: Sequence[_Grid], rows: int) -> NDArray[np.int64]:
    """Return the longest run of one answer to statements that follow each other."""
    import numpy as np

    longest = run = np.zeros(rows, dtype=np.int64)
    before, codes = np.full(rows, _NO_ANSWER, dtype=np.int16), None
    for grid in (one for one in grids if not one.item.randomise):
        if grid.item.codes != codes:
            before, codes = np.full(rows, _NO_ANSWER, dtype=np.int16), grid.item.codes
        for column in grid.answers.T:
            goes_on = (column == before) & (column != _NO_ANSWER)
            run = np.where(goes_on, run + 1, column != _NO_ANSWER)
            longest, before = np.maximum(longest, run), column
    return longest


def flag_speeding(
    frame: Frame,
    instrument: Instrument,
    *,
    share_of_median: float | None = None,
    seconds_per_question: float | None = None,
    note: Note = unnoted,
) -> Frame:
    """Flag submitted responses that took less time than reading the questions takes.

    A response is flagged when it took less than `share_of_median` of the median time of the
    wave, or less than `seconds_per_question` for each question it was to be asked (each row of
    a grid is one). With neither option the share is 0.3.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    share_of_median
        A share under 1.
    seconds_per_question
        Seconds.
    note
        Is told how many were flagged, and how many could be judged.

    Returns
    -------
    Frame
        With the column ``flag__speeding``: missing where the platform tells no time, and in
        responses that were not submitted.

    Raises
    ------
    DefinitionError
        An option is out of its limits.

    Notes
    -----
    Shares of 0.3, 0.4 and 0.5 are compared in Greszki, Meyer & Schoen (2015, Public Opinion
    Quarterly 79, 471-503); two seconds for each question are the rule of Huang et al. (2012,
    Journal of Business and Psychology 27, 99-114).

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=list("abcd"), submitted=["2026-02-01"] * 4,
    ...                answering_seconds=[600, 700, 800, 90])
    >>> flag_speeding(frame, coordinators)["flag__speeding"].to_list()
    [False, False, False, True]
    """
    import numpy as np

    share = 0.3 if share_of_median is None and seconds_per_question is None else share_of_median
    _check_speed(share, seconds_per_question)
    if DURATION not in frame.columns:
        nothing = np.zeros(len(frame), dtype=bool)
        note("the platform tells no times")
        return with_flag(frame, "speeding", nothing, nothing, note)
    took = frame[DURATION].cast(nw.Float64).fill_null(float("nan")).to_numpy()
    judged = ~np.isnan(took) & ~frame["submitted"].is_null().to_numpy()
    least = np.zeros(len(frame))
    if share is not None and judged.any():
        least = np.maximum(least, share * np.median(took[judged]))
    if seconds_per_question is not None:
        least = np.maximum(least, seconds_per_question * _asked(frame, instrument))
    return with_flag(frame, "speeding", took < least, judged, note)


def _check_speed(share: float | None, seconds: float | None) -> None:
    for name, value, most in (
        ("share_of_median", share, 1), ("seconds_per_question", seconds, 60),
    ):  # fmt: skip
        if value is not None and not 0 < value < most:
            raise DefinitionError(
                f"{name} = {value!r}",
                expected=f"a number over 0 and under {most}",
                where="step flag_speeding",
            )


def _asked(frame: Frame, instrument: Instrument) -> NDArray[np.int64]:
    """Return how many questions each response was to be asked."""
    import numpy as np

    names = questions(frame, instrument)
    if not names:
        return np.zeros(len(frame), dtype=np.int64)
    asked = nw.sum_horizontal(*(counting(was_asked(frame, name)) for name in names))
    return frame.select("response_id", asked=asked)["asked"].to_numpy()
