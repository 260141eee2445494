from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surveys.cleaning import Plan, run, step
from surveys.cleaning.corrections import Correction, correct
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, ResponseError
from surveys.model import Instrument

from .conftest import OnEngine, Read


def fix(field: str, old: str, new: str, response_id: str = "1") -> Correction:
    return Correction(
        response_id=response_id,
        field=field,
        old=old,
        new=new,
        date=dt.date(2026, 5, 1),
        by="the respondent, by phone",
    )


@pytest.mark.parametrize(
    ("field", "old", "new", "value", "reason"),
    [
        ("years", "3", "13", "13", None),
        ("years", "3", "", None, "removed"),
        ("role", "local", "regional", "regional", None),
        ("role", "local", "no", None, "refused"),
        ("started", "2020-01-01", "2021-02-03", "2021-02-03 00:00:00", None),
        ("story", "", "They helped", "They helped", None),
        ("support__boss", "4", "2", "2", None),
        ("early", "", "2,5", "2.5", None),
        ("tasks__train", "0", "1", "True", None),
    ],
)
def test_a_cell_of_each_kind_is_corrected(
    read: Read,
    frame_of: OnEngine,
    instrument: Instrument,
    field: str,
    old: str,
    new: str,
    value: str | None,
    reason: str | None,
) -> None:
    frame = frame_of(read({}, {}))
    after = correct(frame, instrument, table=[fix(field, old, new)])
    assert texts(after, field)[0] == value
    assert texts(after, f"{field}__missing")[0] == reason
    assert after.schema == frame.schema
    assert texts(after, field)[1] == texts(frame, field)[1]


def test_corrections_follow_each_other(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    table = [fix("role", "local", "no"), fix("role", "no", "regional")]
    assert texts(correct(frame_of(read({})), instrument, table=table), "role") == ["regional"]


def test_choices_hang_together(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    frame = frame_of(read({"tasks__guide": "0"}, {}))
    chosen = correct(frame, instrument, table=[fix("tasks__train", "", "1")])
    assert texts(chosen, "tasks__guide") == ["False", "True"]
    assert texts(chosen, "tasks__guide__missing") == [None, None]
    none = correct(frame, instrument, table=[fix("tasks__guide", "1", "0", "2")])
    assert texts(none, "tasks__write") == [None, None]
    assert texts(none, "tasks__write__missing") == ["blank", "blank"]


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (fix("years", "4", "13"), "response 1, field years: found 3; expected '4'"),
        (fix("years", "", "13"), "found 3; expected ''"),
        (fix("role", "no", "local", "2"), "found «…»; expected the old value"),
        (fix("support__boss", "4", "9"), "cannot stand there; expected one of 1, 2, 3, 4, 5"),
        (fix("years", "3", "many"), "cannot stand there; expected integer"),
        (fix("tasks__guide", "1", "yes"), "cannot stand there; expected flag"),
        (fix("started", "2020-01-01", "1.2.2020"), "cannot stand there; expected date"),
        (fix("years", "3", "4", "99"), "found 0 responses of that id; expected exactly one"),
    ],
)
def test_what_does_not_fit_is_refused(
    read: Read, frame_of: OnEngine, instrument: Instrument, correction: Correction, message: str
) -> None:
    with pytest.raises(ResponseError) as raised:
        correct(frame_of(read({}, {})), instrument, table=[correction])
    assert message in str(raised.value)


def test_another_reason_is_another_old_value(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"role": ""}))
    with pytest.raises(ResponseError, match="«…»"):
        correct(frame, instrument, table=[fix("role", "no", "local")])


ROW = {
    "response_id": 1,
    "field": "years",
    "old": 3,
    "new": 4,
    "date": dt.date(2026, 5, 1),
    "by": "AB",
}


def test_a_row_of_a_table_is_a_correction() -> None:
    assert Correction.of(ROW).new == "4"
    assert Correction.of({**ROW, "date": "2026-05-01"}).date == dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "yesterday"}, "found date «…»"),
        ({"by": " "}, "no 'by'"),
        ({"new": None}, "no 'new'"),
        ({"olds": "3"}, "Did you mean 'old'"),
    ],
)
def test_a_row_that_is_not_whole(change: dict[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        Correction.of({**ROW, **change})
    assert message in str(raised.value)


def test_a_whole_item_is_no_cell(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="'time', which has 2 fields"):
        correct(frame_of(read({})), instrument, table=[fix("time", "1", "2")])


def late(response: str, new: str, date: str, old: str = "3", **more: str) -> dict[str, str]:
    return {"response_id": response, "field": "years", "old": old, "new": new, "date": date,
            "by": "AA", **more}  # fmt: skip


def test_the_order_is_that_of_the_dates(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    table = [late("1", "5", "2026-05-02", old="4"), late("1", "4", "2026-05-01")]
    assert texts(correct(frame_of(read({})), instrument, table=table), "years") == ["5"]


def test_only_corrections_of_the_wave_are_applied(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    table = [
        late("1", "4", "2026-05-01", wave="2026", reason="called back"),
        late("99", "4", "2026-05-01", wave="2024"),
        late("2", "6", "2026-05-01", wave=""),
    ]
    notes: list[str] = []
    frame = frame_of(read({}, {}))
    after = correct(frame, instrument, table=table, wave="2026", note=notes.append)
    assert texts(after, "years") == ["4", "6"]
    assert notes == ["2 corrections applied", "1 correction of other waves passed over"]
    with pytest.raises(DefinitionError, match="a correction of wave '2026'"):
        correct(frame, instrument, table=table)


def test_dropped_responses_are_told_from_unknown_ones(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"submitted": None}, {}))
    drop = step("drop_partial", reason="never finished")
    mend = step("correct", reason="called back", table=[late("1", "4", "2026-05-01")])
    after, records = run(frame, Plan((drop, mend)), instrument)
    assert texts(after, "years") == ["3"]
    assert records[1].notes == (
        "0 corrections applied", "1 correction of responses that an earlier step dropped",
    )  # fmt: skip
    mend = step("correct", reason="called back", table=[late("3", "4", "2026-05-01")])
    with pytest.raises(ResponseError, match="found 0 responses of that id"):
        run(frame, Plan((drop, mend)), instrument)


def test_undecided_rows_are_passed_over(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    notes: list[str] = []
    open_row = late("1", "", "", by="", written="n. 4", proposed="4")
    after = correct(frame_of(read({})), instrument, table=[open_row], note=notes.append)
    assert texts(after, "years") == ["3"]
    assert notes == ["0 corrections applied", "1 row of the table not decided yet"]
    with pytest.raises(DefinitionError, match="no 'date' in a correction"):
        correct(frame_of(read({})), instrument, table=[{**open_row, "new": "4"}])


def test_other_responses_stay_where_they_are(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read(*({"years": str(one)} for one in range(6))))
    table = [late("5", "40", "2026-05-01", old="4"), late("2", "20", "2026-05-01", old="1")]
    after = correct(frame, instrument, table=table)
    assert texts(after, "years") == ["0", "20", "2", "3", "40", "5"]
    assert after.drop("years").rows() == frame.drop("years").rows()
    assert after.schema == frame.schema


def test_a_date_in_a_row_that_has_moved_is_not_shown() -> None:
    with pytest.raises(DefinitionError) as raised:
        Correction.of(late("1", "4", "Matti Meikäläinen"))
    assert "Matti" not in str(raised.value)
    with pytest.raises(DefinitionError, match=r"date '31\.3\.2026'"):
        Correction.of(late("1", "4", "31.3.2026"))
