from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surveys.anonymisation.recoding import coarsen_submitted
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument

from ..conftest import Make


@pytest.mark.parametrize(
    ("to", "expected"),
    [("day", "2026-02-03"), ("month", "2026-02-01"), ("year", "2026-01-01"), ("remove", None)],
)
def test_the_time_of_submission_is_cut(
    make: Make, instrument: Instrument, to: Any, expected: str | None
) -> None:
    frame = make({"submitted": [dt.datetime(2026, 2, 3, 14, 5), None]})
    after = coarsen_submitted(frame, instrument, to=to)
    assert texts(after, "submitted") == [expected and f"{expected} 00:00:00", None]
    assert after.schema == frame.schema


def test_an_unknown_precision(make: Make, instrument: Instrument) -> None:
    unknown: Any = "days"
    with pytest.raises(DefinitionError, match="Did you mean 'day'"):
        coarsen_submitted(make({"submitted": [None]}), instrument, to=unknown)
