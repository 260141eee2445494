"""Answers to one wave that came in several files: on paper and on the web, or in each language."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from surveys.responses.answers import Responses
from surveys.responses.problems import Problem, ProblemKind


def combined(parts: Sequence[Responses]) -> Responses:
    """Put the answers of several files under each other.

    Every file numbers its responses anew, so an id becomes `<file>:<id>`, and columns have their
    canonical names in problems. The answers of one file stay as they are. A response that stands
    in two files, as in exports that overlap, is a problem: it must not count twice.

    Parameters
    ----------
    parts
        Each of the same wave; at least one.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms import get
    >>> from surveys.synthetic.populations import simulate
    >>> import pathlib, tempfile
    >>> parts = []
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("odk", "limesurvey"):
    ...         path = pathlib.Path(folder, f"{name}.csv")
    ...         cells = simulate(coordinators, "2026", 3, seed=len(name))
    ...         _ = path.write_bytes(get(name).lay_out(cells, coordinators, "2026"))
    ...         parts.append(get(name).read(path, coordinators, "2026"))
    >>> both = combined(parts)
    >>> len(both), both.source, both.frame["response_id"].iloc[-1].partition(":")[0]
    (6, 'odk.csv, limesurvey.csv', 'limesurvey.csv')
    """
    import pandas as pd

    if len(parts) == 1:
        return parts[0]
    frames = [
        one.frame.assign(response_id=one.source + ":" + one.frame["response_id"]) for one in parts
    ]
    starts = [sum(map(len, parts[:place])) for place in range(len(parts))]
    return Responses(
        instrument=parts[0].instrument,
        wave=parts[0].wave,
        source=", ".join(one.source for one in parts),
        frame=pd.concat(frames, ignore_index=True),
        problems=(
            *(
                _moved(problem, one, start)
                for one, start in zip(parts, starts, strict=True)
                for problem in one.problems
            ),
            *_again(parts, starts),
        ),
        notices=tuple(f"{one.source}: {notice}" for one in parts for notice in one.notices),
    )


def _again(parts: Sequence[Responses], starts: Sequence[int]) -> Iterator[Problem]:
    """Yield the responses that stand in an earlier file too."""
    first: dict[Hashable, str] = {}
    for part, start in zip(parts, starts, strict=True):
        marks = [*_marks(part)]
        for row, mark in enumerate(marks):
            if mark in first:
                id_ = part.frame["response_id"].iloc[row]
                yield Problem(
                    kind=ProblemKind.DUPLICATE,
                    response=f"{part.source}:{id_}",
                    row=start + row + 1,
                    column="response_id",
                    item="response_id",
                    found=f"a response that is in {first[mark]} too",
                    expected="each response in one file",
                )
        first = dict.fromkeys(marks, part.source) | first


def _marks(part: Responses) -> Iterator[Hashable]:
    """Yield what no two responses share.

    That is an id, unless it is a number: numbers are given anew in every file. With the second in
    which an answer was given they are told apart, and without one by all that was answered.
    """
    import pandas as pd

    answers = part.frame.drop(columns="response_id")
    told = pd.util.hash_pandas_object(answers.astype("str"), index=False)
    moments = part.frame["submitted"]
    seconds = moments.where(moments.notna() & (moments != moments.dt.normalize()))
    for id_, second, all_of_it in zip(part.frame["response_id"], seconds, told, strict=True):
        if not str(id_).isdecimal():
            yield id_
        else:
            yield (id_, all_of_it) if pd.isna(second) else (id_, second)


def _moved(problem: Problem, part: Responses, start: int) -> Problem:
    fields = part.instrument[problem.item].fields if problem.item in part.instrument else ()
    own = [one.name for one in fields if part.columns.get(one.name) == problem.column]
    return replace(
        problem,
        response=f"{part.source}:{problem.response}",
        row=start + problem.row,
        column=own[0] if own else problem.column,
    )
