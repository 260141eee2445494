from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from surveys.cleaning.duplicates import (
    drop_duplicates,
    flag_duplicates,
    flag_near_duplicates,
)
from surveys.cleaning.frames import framed, texts
from surveys.errors import DefinitionError
from surveys.instruments import coordinators
from surveys.model import Instrument

from .conftest import OnEngine, Read


def test_the_last_of_equal_responses_is_kept(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    early, late = {"submitted": "2026-02-01T10:00:00"}, {"submitted": "2026-02-01T10:03:00"}
    frame = frame_of(
        read(
            {**late, "link_code": "a"},
            {**early, "link_code": "b"},
            {"years": "4"},
            {"submitted": "2026-02-02"},
            {"tasks__guide": "0", "tasks__train": "1"},
        )
    )
    for order in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0]):
        left = drop_duplicates(frame[order], instrument, minimum_answered=5)
        assert sorted(left["response_id"].to_list()) == ["3", "4", "5"]
        close = drop_duplicates(frame[order], instrument, minimum_answered=5, within_minutes=5)
        assert sorted(close["response_id"].to_list()) == ["1", "3", "4", "5"]


def test_responses_with_few_answers_are_not_compared(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    notes: list[str] = []
    unsent = frame_of(read({"submitted": None}, {"submitted": None}))
    assert len(drop_duplicates(unsent, instrument, minimum_answered=5, within_minutes=5)) == 2
    frame = frame_of(read({}, {}))
    # role, years, started, tasks, time in two parts as one, three rows: eight answers.
    assert len(drop_duplicates(frame, instrument, minimum_answered=9, note=notes.append)) == 2
    assert len(drop_duplicates(frame, instrument, minimum_answered=8, note=notes.append)) == 1
    assert notes == [
        "0 responses with answers enough to be compared",
        "2 responses with answers enough to be compared",
    ]
    flagged = flag_duplicates(frame, instrument, minimum_answered=9)
    assert flagged["flag__duplicate"].is_null().to_list() == [True, True]


def test_what_is_flagged_is_what_would_be_dropped(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({}, {"years": "9"}, {}, {}))
    flagged = flag_duplicates(frame, instrument, minimum_answered=5)
    raised = [bool(one) for one in flagged["flag__duplicate"].to_list()]
    kept = drop_duplicates(frame, instrument, minimum_answered=5)
    assert raised == [True, False, True, False]
    assert texts(kept, "response_id") == ["2", "4"]


def test_empty_frames_and_bare_ones(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    frame = frame_of(read({}))
    assert len(drop_duplicates(frame.head(0), instrument)) == 0
    assert len(drop_duplicates(frame.select("response_id", "submitted"), instrument)) == 1
    assert len(flag_near_duplicates(frame.head(0), instrument)) == 0


def test_the_share_of_equal_answers(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    # Eight questions: the second differs in one, the third in two, the fourth left one out.
    frame = frame_of(
        read({}, {"years": "9"}, {"years": "10", "role": "regional"}, {"years": "", "role": "no"})
    )
    for share, expected in ((0.87, [1, 1, 0, 0]), (0.75, [1, 1, 1, 1]), (1.0, [0, 0, 0, 0])):
        flagged = flag_near_duplicates(frame, instrument, share=share, minimum_answered=5)
        raised = [int(one) for one in flagged["flag__near_duplicate"].to_list()]
        assert raised == expected


def test_many_responses_are_compared_in_blocks() -> None:
    rows = [one.name for one in coordinators["support"].fields]
    drawn = np.random.default_rng(5).integers(1, 6, size=(600, len(rows))).astype(str)
    drawn[599] = drawn[3]
    frame = framed(
        response_id=[str(one) for one in range(600)],
        **{name: drawn[:, place].tolist() for place, name in enumerate(rows)},
    )
    flagged = flag_near_duplicates(frame, coordinators, share=1.0, minimum_answered=5)
    raised = [bool(one) for one in flagged["flag__near_duplicate"].to_list()]
    _, group, times = np.unique(drawn, axis=0, return_inverse=True, return_counts=True)
    assert raised == (times[group.ravel()] > 1).tolist()
    assert raised[3]


@pytest.mark.parametrize(
    ("step", "options", "message"),
    [
        (drop_duplicates, {"minimum_answered": 1}, "expected 2 or more"),
        (flag_duplicates, {"within_minutes": 0.0}, "expected minutes over 0"),
        (flag_near_duplicates, {"share": 0.4}, "at least 0.5"),
        (flag_near_duplicates, {"minimum_answered": 1}, "expected 2 or more"),
    ],
)
def test_options_have_limits(
    read: Read, instrument: Instrument, step: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        step(framed(response_id=["1"]), instrument, **options)


def test_too_many_to_compare(instrument: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.cleaning.duplicates.MOST_COMPARED", 1)
    frame = framed(response_id=["1", "2"], years=[3, 3], role=["local", "local"])
    with pytest.raises(DefinitionError, match="2 responses; expected at most 1"):
        flag_near_duplicates(frame, instrument, minimum_answered=2)
