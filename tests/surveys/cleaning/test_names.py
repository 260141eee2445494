from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from surveys.cleaning import Plan, StepRecord, run, step
from surveys.cleaning.frames import texts
from surveys.cleaning.names import unasked
from surveys.errors import DefinitionError
from surveys.model import Instrument

from .conftest import OnEngine, Read


def without(instrument: Instrument, names: Collection[str]) -> Instrument:
    """The instrument as a wave asked it that left some items out."""
    return replace(
        instrument,
        sections=tuple(
            replace(one, items=tuple(item for item in one.items if item.name not in names))
            for one in instrument.sections
        ),
    )


def test_items_and_their_fields_are_unasked(instrument: Instrument) -> None:
    asked = without(instrument, ["story", "time"])
    assert unasked(instrument, asked) == {"story", "time", "time__clients", "time__other"}
    assert unasked(instrument, instrument) == set()


def test_names_of_other_waves_are_passed_over(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    asked = without(instrument, ["story", "started"])
    frame = frame_of(read({"link_code": " a  b ", "years": "99"}, {"link_code": "a"}))
    frame = frame.drop("story", "story__missing", "started", "started__missing")
    plan = Plan(
        (
            step("repair_text", reason="r", fields=["story", "link_code"]),
            step("set_missing_out_of_range", reason="r", fields=["started"]),
            step("keep_last", reason="r", by="story"),
            step("blank_invalid", reason="r", fields=[]),
            step("repair_text", reason="r"),
        )
    )
    after, records = run(frame, plan, asked, whole=instrument)
    assert texts(after, "link_code") == ["a b", "a"]
    assert texts(after, "years") == ["99", "3"]
    assert [one.cells_changed for one in records] == [1, 0, 0, 0, 0]
    assert records[2] == StepRecord("keep_last", "r", 2, 2, 0, (), ("the wave did not ask it",))
    with pytest.raises(DefinitionError, match="found field 'story'"):
        run(frame, plan, asked)


def test_names_that_no_wave_has_stay_errors(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    plan = Plan((step("repair_text", reason="r", fields=["story", "link_cod"]),))
    asked = without(instrument, ["story"])
    with pytest.raises(DefinitionError, match="Did you mean 'link_code'"):
        run(frame_of(read({})), plan, asked, whole=instrument)
    with pytest.raises(
        DefinitionError, match="step repair_text: found fields with field 'link_cod'"
    ):
        plan.check(instrument)


@pytest.mark.parametrize("options", [{"by": "language"}, {"by": "response_id"}, {}])
def test_columns_that_are_no_fields_are_not_checked(
    instrument: Instrument, options: dict[str, str]
) -> None:
    plan = Plan(
        (
            step("keep_last", reason="r", **options),
            step("scale_scores", reason="r", scores=["backing"]),
            step("repair_text", reason="r", fields=["support", "time__other"]),
        )
    )
    plan.check(instrument)
    assert plan.steps[0].options == options
