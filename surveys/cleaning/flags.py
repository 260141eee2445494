"""Flags: columns that say which responses to look at twice, and the step that drops them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import narwhals as nw

from surveys.cleaning.frames import Frame, rows_kept
from surveys.cleaning.notes import Note, counted
from surveys.errors import DefinitionError, listed, near
from surveys.model import Instrument, Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.bool_]

PREFIX = "flag__"
"""Begins the name of every column of flags."""

FLAGS: Mapping[str, Text] = MappingProxyType(
    {
        "straight_lining": Text(
            fi="Vastasi väittämäsarjoihin samalla vaihtoehdolla sisällöstä riippumatta",
            sv="Svarade med samma alternativ på påståendena oavsett innehåll",
            en="Gave the same answer to all statements whatever they say",
        ),
        "speeding": Text(
            fi="Vastasi nopeammin kuin kysymykset ehtii lukea",
            sv="Svarade snabbare än man hinner läsa frågorna",
            en="Answered faster than the questions can be read",
        ),
        "duplicate": Text(
            fi="Samat vastaukset on lähetetty myöhemmin uudelleen",
            sv="Samma svar har skickats in på nytt senare",
            en="The same answers were sent again later",
        ),
        "near_duplicate": Text(
            fi="Vastaukset ovat lähes samat kuin jonkun toisen",
            sv="Svaren är nästan desamma som någon annans",
            en="The answers are nearly those of another response",
        ),
        "outlier": Text(
            fi="Jokin luku poikkeaa selvästi muiden vastauksista",
            sv="Något tal avviker tydligt från de övrigas svar",
            en="A number stands far out from those of the others",
        ),
        "date_order": Text(
            fi="Päivämäärät tai vuodet ovat väärässä järjestyksessä",
            sv="Datumen eller åren är i fel ordning",
            en="Dates or years are in the wrong order",
        ),
    }
)
"""What each flag says of a response; true: it holds, false: it does not, missing: not judged."""


def with_flag(frame: Frame, name: str, raised: Marks, judged: Marks, note: Note) -> Frame:
    """Return the frame with a flag put in, or added to one that an earlier step has put in.

    Parameters
    ----------
    frame
        Any frame.
    name
        One of `FLAGS`.
    raised, judged
        For each row: whether the flag is raised, and whether it could be told. A row that
        either step has flagged is flagged, and one that either has judged is judged.
    note
        Is told how many were flagged, of how many that could be judged.
    """
    raised = raised & judged
    told = counted(int(judged.sum()), "response")
    note(f"{int(raised.sum())} flagged of {told} that could be judged")
    column = f"{PREFIX}{name}"
    if column in frame.columns:
        before = is_flagged(frame, name)
        raised, judged = raised | before, judged | ~frame[column].is_null().to_numpy()
    return frame.with_columns(_booleans(frame, column, raised, judged))


def is_flagged(frame: Frame, name: str) -> Marks:
    """Return for each row whether a flag that is in the frame is raised."""
    marked: Marks = frame[f"{PREFIX}{name}"].fill_null(value=False).to_numpy().astype(bool)
    return marked


def _booleans(frame: Frame, name: str, values: Marks, known: Marks) -> nw.Series[Any]:
    """Return a nullable column of true and false on the frame's engine."""
    if frame.implementation.is_pandas():
        import pandas as pd

        array = pd.arrays.BooleanArray(values, ~known)
        series = pd.Series(array, name=name, index=nw.to_native(frame).index)
        return nw.from_native(series, series_only=True)
    cells = [bool(value) if told else None for value, told in zip(values, known, strict=True)]
    return nw.new_series(name, cells, nw.Boolean, backend=frame.implementation)


def drop_flagged(frame: Frame, instrument: Instrument, *, flags: Sequence[str]) -> Frame:
    """Drop the responses on which every one of the named flags is raised.

    One sign is seldom enough: somebody may read fast, or mean the same answer to every
    statement. With two flags, a response must have both.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    flags
        Such as ``["straight_lining", "speeding"]``; see `FLAGS`.

    Returns
    -------
    Frame
        The responses that are left; one on which a flag could not be judged stays.

    Raises
    ------
    DefinitionError
        There is no such flag, or no earlier step has put it in.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3"], flag__speeding=[True, True, None],
    ...                flag__straight_lining=[True, False, True])
    >>> drop_flagged(frame, coordinators, flags=["speeding", "straight_lining"])[
    ...     "response_id"].to_list()
    ['2', '3']
    """
    if not flags:
        raise DefinitionError(
            "no flags", expected=f"one or more of {listed(FLAGS)}", where="step drop_flagged"
        )
    for name in flags:
        _check_flag(frame, name)
    marks = [is_flagged(frame, name) for name in flags]
    return rows_kept(frame, [not all(row) for row in zip(*marks, strict=True)])


def _check_flag(frame: Frame, name: str) -> None:
    if name not in FLAGS:
        raise DefinitionError(
            f"flag {name!r}",
            expected=f"one of {listed(FLAGS)}",
            where="step drop_flagged",
            advice=near(name, FLAGS),
        )
    if f"{PREFIX}{name}" not in frame.columns:
        raise DefinitionError(
            f"flag {name!r}, which no earlier step has put in",
            expected="a step before this one that flags it",
            where="step drop_flagged",
        )
