from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import narwhals as nw
import pytest

from surveys.cleaning import Frame, Plan, Step, StepRecord, run, step
from surveys.cleaning.changes import Changes, changes
from surveys.cleaning.notes import Note
from surveys.errors import DefinitionError, UsageError
from surveys.model import Instrument
from surveys.responses import Problem

from .conftest import OnEngine, Read


def test_each_step_is_recorded(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    frame = frame_of(read({"years": "99"}, {"submitted": None}, {"area_years": "1"}, {}))
    plan = Plan(
        (
            step("drop_partial", reason="never finished"),
            step("set_missing_out_of_range", reason="typing errors", fields=["years"]),
            step("blank_skipped", reason="asked by mistake"),
            step("scale_scores", reason="analysed as a score"),
        )
    )
    after, records = run(frame, plan, instrument)
    assert records == (
        StepRecord("drop_partial", "never finished", 4, 3, 0, ()),
        StepRecord("set_missing_out_of_range", "typing errors", 3, 3, 1, ("years",)),
        StepRecord("blank_skipped", "asked by mistake", 3, 3, 1, ("area_years",)),
        StepRecord("scale_scores", "analysed as a score", 3, 3, 0, ("backing",)),
    )
    assert len(after) == 3
    assert len(frame) == 4
    assert str(records[1]) == (
        "set_missing_out_of_range: 0 response(s) dropped, 1 cell(s) changed in years "
        "(typing errors)"
    )
    assert str(records[0]).endswith("0 cell(s) changed (never finished)")


def test_row_order_is_no_change(read: Read, frame_of: OnEngine) -> None:
    frame = frame_of(read({"years": "1"}, {"years": "2"}, {"years": "3"}))
    assert changes(frame, frame[[2, 0, 1]]) == Changes(0, ())


def test_a_changed_reason_is_a_changed_cell(read: Read, frame_of: OnEngine) -> None:
    before, after = (
        frame_of(read({"years": None, "submitted": None, "story": one})) for one in (None, "x")
    )
    found = changes(before, after)
    assert "story" in found.columns
    assert found.cells == len(found.columns)


def test_namesakes_are_compared_with_the_most_similar(read: Read, frame_of: OnEngine) -> None:
    frame = frame_of(read({"years": "1"}, {"years": "2", "response_id": "1"}, {"years": "3"}))
    assert changes(frame, frame[[1, 2]]) == Changes(0, ())
    assert changes(frame, frame[[2, 1, 0]]) == Changes(0, ())


def test_new_ids_count_as_cells(read: Read, frame_of: OnEngine) -> None:
    frame = frame_of(read({}, {}))
    renamed = frame.with_columns(
        nw.concat_str(nw.lit("x"), nw.col("response_id")).alias("response_id")
    )
    assert changes(frame, renamed) == Changes(2, ("response_id",))


def test_another_type_is_compared_as_text(read: Read, frame_of: OnEngine) -> None:
    frame = frame_of(read({"years": "1"}, {"years": "2"}))
    worded = frame.with_columns(nw.lit("1").alias("years"))
    assert changes(frame, worded) == Changes(1, ("years",))


def test_columns_that_come_and_go_are_listed(read: Read, frame_of: OnEngine) -> None:
    frame = frame_of(read({}))
    after = frame.drop("years", "years__missing").with_columns(nw.lit(1).alias("new"))
    assert changes(frame, after) == Changes(0, ("new", "years"))
    assert changes(frame.select("response_id"), frame.select("response_id")) == Changes(0, ())


def _keyed(frame: Frame, instrument: Instrument, *, key: bytes) -> Frame:
    return frame.with_columns(nw.lit(len(key)).alias("length"))


def test_the_key_is_handed_over_and_never_recorded(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    plan = Plan((Step("keyed", _keyed, {}, "needs a key"),))
    after, records = run(frame_of(read({})), plan, instrument, key=b"secret")
    assert after["length"].to_list() == [6]
    assert "secret" not in f"{plan}{records}"
    with pytest.raises(UsageError, match=r"tkk run --key FILE.* TKK_KEY_FILE.*tkk key create"):
        run(frame_of(read({})), plan, instrument)


def test_an_empty_frame_goes_through_all_steps(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({})).filter([False])
    names = ("drop_partial", "keep_last", "repair_text", "set_missing_out_of_range",
             "blank_skipped", "blank_invalid", "scale_scores")  # fmt: skip
    after, records = run(frame, Plan(tuple(step(one, reason="r") for one in names)), instrument)
    assert len(after) == 0
    assert [one.rows_after for one in records] == [0] * len(names)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("drop_partal", {}, "found step 'drop_partal'; expected one of drop_partial"),
        ("drop_partal", {}, "Did you mean 'drop_partial'"),
        ("drop_partial", {"minimum_shar": 1}, "Did you mean 'minimum_share'"),
        ("drop_partial", {"minimum_share": "half"}, "'half'; expected a number"),
        ("drop_partial", {"minimum_share": True}, "True; expected a number"),
        ("blank_skipped", {"fields": ["a"]}, "option 'fields'; expected one of no options"),
        ("correct", {}, "no option 'table'"),
        ("repair_text", {"fields": "story"}, "'story'; expected a list, each a text"),
        ("keep_last", {"by": 3}, "3; expected a text"),
        ("drop_partial", {"name": "x"}, "option 'name'; expected one of minimum_share"),
        ("correct", {"table": ["x"]}, "expected a list, each a table, each value any value"),
    ],
)
def test_steps_and_options_are_checked_when_named(
    name: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError) as raised:
        step(name, reason="why not", **options)
    assert message in str(raised.value)


def test_a_step_needs_a_reason() -> None:
    with pytest.raises(DefinitionError, match="without a reason"):
        step("drop_partial", reason=" ")


def test_a_step_gets_what_the_runner_has(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    responses = read({"years": "x"}, {}, columns={"years": "Q1"})
    seen: dict[str, Any] = {}

    def look(
        frame: Frame,
        instrument: Instrument,
        *,
        wave: str | None,
        problems: Sequence[Problem],
        columns: Mapping[str, str],
        read_ids: Collection[str],
        note: Note,
    ) -> Frame:
        seen.update(wave=wave, problems=problems, columns=columns, ids=sorted(read_ids))
        note("looked")
        return frame

    one = Step("look", look, reason="r")
    assert one.supplied == {"wave", "problems", "columns", "read_ids", "note"}
    assert not one.needs_key
    _, records = run(
        frame_of(responses),
        Plan((step("drop_partial", reason="r"), one)),
        instrument,
        wave="2026",
        problems=responses.problems,
        columns=responses.columns,
    )
    assert seen == {
        "wave": "2026",
        "problems": responses.problems,
        "columns": {"years": "Q1"},
        "ids": ["1", "2"],
    }
    assert records[1].notes == ("looked",)
    assert str(records[1]) == "look: 0 response(s) dropped, 0 cell(s) changed (r); looked"


@pytest.mark.parametrize("name", ["wave", "problems", "note", "read_ids"])
def test_what_the_runner_has_is_no_option(name: str) -> None:
    with pytest.raises(DefinitionError, match=f"option '{name}'"):
        step("correct", reason="r", table=[], **{name: "x"})
