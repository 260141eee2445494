from __future__ import annotations

import pytest

from surveys.cleaning.frames import texts
from surveys.cleaning.trials import drop_tests
from surveys.errors import DefinitionError
from surveys.model import Instrument

from .conftest import OnEngine, Read


def test_trials_of_the_form_are_dropped(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(
        read(
            {"story": " TESTI 2"},
            {"story": "testi meni hyvin"},
            {"link_code": "Test"},
            {"submitted": "2025-12-24T10:00:00"},
            {"submitted": None},
        )
    )
    notes: list[str] = []
    assert texts(drop_tests(frame, instrument, note=notes.append), "response_id") == ["2", "5"]
    assert notes == ["2 with a word for a test, 1 sent before the wave opened"]
    left = drop_tests(frame, instrument, fields=["story"], before_opening=False)
    assert texts(left, "response_id") == ["2", "3", "4", "5"]
    bare = frame.select("response_id", "story")
    assert texts(drop_tests(bare, instrument), "response_id") == ["2", "3", "4", "5"]
    with pytest.raises(DefinitionError, match="expected a field of text"):
        drop_tests(frame, instrument, fields=["years"])
