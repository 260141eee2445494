from __future__ import annotations

import datetime as dt

import pytest

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
        ({"date": "yesterday"}, "found date 'yesterday'"),
        ({"by": " "}, "no 'by'"),
        ({"new": None}, "no 'new'"),
        ({"olds": "3"}, "Did you mean 'old'"),
    ],
)
def test_a_row_that_is_not_whole(change: dict[str, object], message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        Correction.of({**ROW, **change})
    assert message in str(raised.value)


def test_a_whole_item_is_no_cell(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="'time', which has 2 fields"):
        correct(frame_of(read({})), instrument, table=[fix("time", "1", "2")])
