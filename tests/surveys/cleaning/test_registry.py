"""Steps that look at one response at a time do the same to parts of a wave as to the whole."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pytest

from surveys.cleaning import STEPS
from surveys.cleaning.frames import texts
from surveys.cleaning.registry import ROW_WISE
from surveys.model import Instrument

from .conftest import USUAL, OnEngine, Read

OPTIONS: dict[str, dict[str, Any]] = {
    "recode_other": {
        "field": "role", "text": "story", "code": "regional",
        "table": [{"text": "a", "code": "local", "by": "AA", "date": "2026-05-01"}],
    },
    "flag_date_order": {"earlier": "area_years", "later": "years"},
    "blank_date_order": {"earlier": "area_years", "later": "years"},
    "drop_flagged": {"flags": ["straight_lining"]},
    "measure_scores": {"measure": "was", "fields": ["area_years"], "to": "was"},
}  # fmt: skip


def test_marked_steps_exist() -> None:
    assert set(STEPS) >= ROW_WISE


@pytest.mark.parametrize("name", sorted(ROW_WISE))
def test_parts_give_what_the_whole_gives(
    name: str, read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(
        read(
            {"role": "regional", "area_years": "9", "story": " a "},
            {"submitted": None, "years": "99", "area_years": "3"},
            {"story": "testi", "time__other": "50"},
            {"support__boss": "1", "support__team": "1"},
        )
    )
    if name == "drop_flagged":
        frame = STEPS["flag_straight_lining"](frame, instrument)
    options = OPTIONS.get(name, {})
    whole = STEPS[name](frame, instrument, **options)
    parts = [STEPS[name](frame[rows], instrument, **options) for rows in ([0, 1], [2, 3])]
    together = nw.concat(parts)
    assert together.columns == whole.columns
    for column in whole.columns:
        assert texts(together, column) == texts(whole, column), column
    changed = len(whole) < len(frame) or any(
        column not in frame.columns or texts(whole, column) != texts(frame, column)
        for column in whole.columns
    )
    assert changed


EVERY: dict[str, dict[str, Any]] = {
    **OPTIONS,
    "drop_flagged": {"flags": ["outlier"]},
    "correct": {"table": []},
    "flag_outliers": {"fields": ["years", "early"]},
    "set_outliers_missing": {"fields": ["years"], "rule": "adjusted"},
    "repair_numbers": {"ranges": "middle"},
    "repair_dates": {"months": "first"},
    "drop_partial": {"minimum_share": 0.5},
}
BLANK = {"submitted": None, "language": None, **dict.fromkeys(USUAL, None)}


@pytest.mark.parametrize("rows", [[], [BLANK, BLANK, {}]])
@pytest.mark.parametrize("name", list(STEPS))
def test_every_step_takes_frames_of_any_size(
    name: str, rows: list[dict[str, str | None]], read: Read, frame_of: OnEngine,
    instrument: Instrument,
) -> None:  # fmt: skip
    responses = read(*rows) if rows else read({})
    frame = frame_of(responses)
    frame = frame if rows else frame.head(0)
    if name == "drop_flagged":
        frame = STEPS["flag_outliers"](frame, instrument, fields=["years"])
    before = frame.clone()
    after = STEPS[name](frame, instrument, **EVERY.get(name, {}))
    assert len(after) <= len(frame)
    assert [one for one in frame.columns if one not in after.columns] == []
    for column in before.columns:
        assert texts(frame, column) == texts(before, column)
