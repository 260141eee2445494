from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from surveys.cleaning import Frame, Plan, run, step, validate
from surveys.cleaning.corrections import correct
from surveys.cleaning.frames import texts
from surveys.cleaning.repairs import QUEUE, repair_dates, repair_numbers, repair_queue
from surveys.cleaning.tables import rows_of, table_file
from surveys.cleaning.unread import Month
from surveys.errors import DefinitionError
from surveys.model import Instrument, Number, Text
from surveys.responses import Responses

from .conftest import OnEngine, Read


def repaired(
    responses: Responses, frame: Frame, instrument: Instrument, **options: Any
) -> tuple[Frame, str]:
    notes: list[str] = []
    after = repair_numbers(
        frame, instrument, problems=responses.problems, columns=responses.columns,
        note=notes.append, **options,
    )  # fmt: skip
    return after, notes[0]


def test_what_is_certain_is_read(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    written = ["n. 15", "kaksi", "3-5", "yli 10", "41", "1.000", "12 v", "2.000", "1,5"]
    responses = read(*({"years": one} for one in written))
    after, note = repaired(responses, frame_of(responses), instrument)
    assert texts(after, "years") == ["15", "2", None, None, "41", "1", None, "2", None]
    assert texts(after, "years__missing") == [
        None, None, "blank", "blank", None, None, "blank", None, "blank",
    ]  # fmt: skip
    assert note == "4 answers read of 8 that could not be"
    assert after.schema == frame_of(responses).schema


@pytest.mark.parametrize(
    ("written", "options", "value"),
    [
        ("12 v", {"unit": "years"}, "12"),
        ("24 kk", {"unit": "years"}, "2"),
        ("18 kk", {"unit": "years"}, None),
        ("6 viikkoa", {"unit": "years"}, None),
        ("41 v", {"unit": "years"}, None),
        ("3-5", {"ranges": "middle"}, "4"),
        ("3-4", {"ranges": "middle"}, None),
        ("3-4", {"ranges": "low"}, "3"),
        ("3-4 v", {"ranges": "high", "unit": "years"}, "4"),
        ("noin 20", {"approximate": False}, None),
        ("kaksikymmentä", {"approximate": False}, "20"),
    ],
)
def test_units_ranges_and_rough_numbers(
    read: Read, frame_of: OnEngine, instrument: Instrument, written: str,
    options: Mapping[str, Any], value: str | None,
) -> None:  # fmt: skip
    responses = read({"years": written})
    after, _ = repaired(responses, frame_of(responses), instrument, fields=["years"], **options)
    assert texts(after, "years") == [value]


def test_decimals_are_those_of_the_question(read: Read, instrument: Instrument) -> None:
    asked = {"role": "regional", "area_years": "6", "years": "7"}
    responses = read(*({**asked, "early": one} for one in ("100 min", "1½ h", "10 h")))
    after, _ = repaired(
        responses, frame_of_pandas(responses), instrument, fields=["early"], unit="hours"
    )
    assert texts(after, "early") == ["1.7", "1.5", None]


def frame_of_pandas(responses: Responses) -> Frame:
    import narwhals as nw

    return nw.from_native(responses.frame, eager_only=True)


def test_the_unit_of_the_question_is_known(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    question = instrument["years"]
    assert isinstance(question, Number)
    years = replace(question, unit=Text("vuotta", "år", "years"))
    mixed = replace(question, unit=Text("vuotta", "timmar", "years"))
    responses = read({"years": "24 kk"})
    for item, value in ((years, "2"), (mixed, None)):
        person, work = instrument.sections
        items = tuple(item if one.name == "years" else one for one in person.items)
        asked = replace(instrument, sections=(replace(person, items=items), work))
        after, _ = repaired(responses, frame_of(responses), asked)
        assert texts(after, "years") == [value]


def test_parts_of_a_whole(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    parts = [("60 %", "40%"), ("100 %", ""), ("90 %", ""), ("100%", "yli 0"), ("noin 120", "")]
    responses = read(*({"time__clients": a, "time__other": b} for a, b in parts))
    after, note = repaired(responses, frame_of(responses), instrument)
    assert texts(after, "time__clients") == ["60", "100", "90", "100", None]
    assert texts(after, "time__other") == ["40", "0", None, None, None]
    assert texts(after, "time__other__missing") == [None, None, "blank", "blank", "blank"]
    assert note == "5 answers read of 7 that could not be"


def test_columns_of_the_file_lead_to_the_field(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    columns = {"time__clients": "Q3_1", "time__other": "Q3_2"}
    responses = read({"time__clients": "60 %", "time__other": "40 %"}, columns=columns)
    after, _ = repaired(responses, frame_of(responses), instrument)
    assert texts(after, "time__other") == ["40"]


def test_only_cells_that_are_still_unread_are_filled(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    rows = [{"years": "n. 5"}, {"years": "n. 5"}, {"years": "n. 5", "response_id": "1"}, {}]
    responses = read(*rows)
    late = {"response_id": "2", "field": "years", "old": "", "new": "6", "date": "2026-05-01",
            "by": "AA"}  # fmt: skip
    frame = correct(frame_of(responses), instrument, table=[late])
    after, note = repaired(responses, frame, instrument)
    assert texts(after, "years") == [None, "6", None, "3"]
    assert note == "0 answers read of 0 that could not be"
    assert len(repaired(responses, frame.head(0), instrument)[0]) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "years"}, "unit 'years' without fields"),
        ({"fields": ["role"]}, "a field of kind integer or decimal that is asked"),
        ({"fields": ["backing"]}, "no longer has"),
    ],
)
def test_options_that_do_not_fit(
    read: Read, frame_of: OnEngine, instrument: Instrument, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError) as raised:
        repair_numbers(frame_of(read({})), instrument, **options)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("written", "months", "day"),
    [
        ("1.3.2020", "leave", "2020-03-01"), ("1.3.20", "leave", "2020-03-01"),
        ("13/3/2020", "leave", "2020-03-13"), ("1/3/2020", "leave", None),
        ("1/3/2015", "leave", None), ("3/2020", "leave", None), ("3/2020", "first", "2020-03-01"),
        ("maaliskuu 2020", "middle", "2020-03-15"), ("1.3.2014", "leave", None),
    ],
)  # fmt: skip
def test_dates(
    read: Read, frame_of: OnEngine, instrument: Instrument, written: str, months: Month,
    day: str | None,
) -> None:  # fmt: skip
    responses = read({"started": written}, {})
    after = repair_dates(
        frame_of(responses), instrument, months=months, problems=responses.problems
    )
    found = after["started"].to_list()[0]
    assert (str(found)[:10] if isinstance(found, dt.datetime) else None) == day or (
        day is None and after["started"].is_null().to_list()[0]
    )


def test_the_rest_is_reviewed_by_a_person(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    responses = read(
        {"years": "yli 10"}, {"years": "3-5"}, {"started": "3/2020"}, {"years": "n. 4"}
    )
    plan = Plan((step("repair_numbers", reason="written in words"),))
    frame, records = run(
        frame_of(responses), plan, instrument, problems=responses.problems, wave="2026"
    )
    assert records[0].notes == ("1 answer read of 3 that could not be",)
    rows = repair_queue(frame, instrument, problems=responses.problems, wave="2026")
    assert [(one["response_id"], one["written"], one["proposed"]) for one in rows] == [
        ("1", "yli 10", ""), ("2", "3-5", "4"), ("3", "3/2020", "2020-03-01"),
    ]  # fmt: skip
    filled = [{**rows[0], "new": "11", "date": "2026-05-01", "by": "AA"}, *rows[1:]]
    table = rows_of(table_file(filled, QUEUE).decode("utf-8-sig"), "queue.csv")
    plan = Plan((step("correct", reason="asked by phone", table=table),))
    after, records = run(frame, plan, instrument, wave="2026")
    assert texts(after, "years") == ["11", None, "3", "4"]
    assert records[0].notes == ("1 correction applied", "2 rows of the table not decided yet")
    left = validate(responses, after.to_pandas() if after.implementation.is_pandas() else None)
    if after.implementation.is_pandas():
        assert [one.row for one in left.errors] == [2, 3]
