from __future__ import annotations

from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest

from surveys.cleaning import Frame
from surveys.cleaning.flags import FLAGS, drop_flagged, is_flagged, with_flag
from surveys.cleaning.frames import framed, texts
from surveys.cleaning.notes import unnoted
from surveys.errors import DefinitionError
from surveys.model import LANGUAGES, Instrument


def on(engine: str, **columns: Any) -> Frame:
    if engine == "pandas":
        return framed(**columns)
    return nw.from_native(pa.table(columns), eager_only=True)


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
def test_a_flag_is_raised_by_any_step_that_raises_it(engine: str) -> None:
    frame = on(engine, response_id=["1", "2", "3", "4"])
    notes: list[str] = []
    raised, judged = np.array([True, True, False, False]), np.array([True, False, True, False])
    first = with_flag(frame, "outlier", raised, judged, notes.append)
    assert texts(first, "flag__outlier") == ["True", None, "False", None]
    second = with_flag(first, "outlier", ~raised, np.array([True, True, False, True]), notes.append)
    assert second["flag__outlier"].is_null().to_list() == [False] * 4
    assert is_flagged(second, "outlier").tolist() == [True, False, False, True]
    assert notes == [
        "1 flagged of 2 responses that could be judged",
        "1 flagged of 3 responses that could be judged",
    ]


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
def test_every_named_flag_must_be_raised(engine: str, instrument: Instrument) -> None:
    frame = on(
        engine,
        response_id=["1", "2", "3", "4"],
        flag__speeding=[True, True, True, None],
        flag__straight_lining=[True, False, None, True],
    )
    for flags, kept in (
        (["speeding"], ["4"]),
        (["speeding", "straight_lining"], ["2", "3", "4"]),
    ):
        left = drop_flagged(frame, instrument, flags=flags)
        assert left["response_id"].to_list() == kept


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ([], "no flags"),
        (["speding"], "Did you mean 'speeding'?"),
        (["outlier"], "which no earlier step has put in"),
    ],
)
def test_flags_that_are_not_there(flags: list[str], message: str, instrument: Instrument) -> None:
    frame = framed(response_id=["1"], flag__speeding=[True])
    with pytest.raises(DefinitionError) as raised:
        drop_flagged(frame, instrument, flags=flags)
    assert message in str(raised.value)


def test_an_empty_frame_is_flagged_too(instrument: Instrument) -> None:
    empty = framed(response_id=[])
    nothing = np.zeros(0, dtype=bool)
    flagged = with_flag(empty, "speeding", nothing, nothing, unnoted)
    assert len(drop_flagged(flagged, instrument, flags=["speeding"])) == 0


def test_flags_are_described_in_every_language() -> None:
    assert all(text.has(language) for text in FLAGS.values() for language in LANGUAGES)
