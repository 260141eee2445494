"""Answers to one wave that came in several files: on paper and on the web, or in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveys.responses.answers import Responses
from surveys.responses.problems import Problem


def combined(parts: Sequence[Responses]) -> Responses:
    """Put the answers of several files under each other.

    Every file numbers its responses anew, so an id becomes `<file>:<id>`, and columns have their
    canonical names in problems. The answers of one file stay as they are.

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
    >>> cells = simulate(coordinators, "2026", 3, seed=1)
    >>> parts = []
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("odk", "table"):
    ...         path = pathlib.Path(folder, f"{name}.csv")
    ...         _ = path.write_bytes(get(name).lay_out(cells, coordinators, "2026"))
    ...         parts.append(get(name).read(path, coordinators, "2026"))
    >>> both = combined(parts)
    >>> len(both), both.source, both.frame["response_id"].iloc[-1].partition(":")[0]
    (6, 'odk.csv, table.csv', 'table.csv')
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
        problems=tuple(
            _moved(problem, one, start)
            for one, start in zip(parts, starts, strict=True)
            for problem in one.problems
        ),
        notices=tuple(f"{one.source}: {notice}" for one in parts for notice in one.notices),
    )


def _moved(problem: Problem, part: Responses, start: int) -> Problem:
    fields = part.instrument[problem.item].fields if problem.item in part.instrument else ()
    own = [one.name for one in fields if part.columns.get(one.name) == problem.column]
    return replace(
        problem,
        response=f"{part.source}:{problem.response}",
        row=start + problem.row,
        column=own[0] if own else problem.column,
    )
