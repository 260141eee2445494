"""Records come back from REDCap's exports, and what is no such export is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from surveys.errors import ResponseError
from surveys.platforms.glimpse import glimpse_of_text
from surveys.platforms.redcap import lay_out, read, recognise
from surveys.platforms.redcap.records import read_records
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

HEADER = (
    "record_id,redcap_survey_identifier,sample_timestamp,form_version,form_language,link,role,seed,"
    "time_spent,tasks___guidance,tasks___training,tasks___time,tasks___other,tasks___none,area,"
    "support_valued,support_known,support_time,share_clients,share_network,share_other,started,"
    "ended,months,only_new,why,sample_complete"
)


def csv_of(**answers: str | None) -> str:
    return lay_out(frame([("sv", blank(**answers))]), SAMPLE, "2026").decode()


def read_text(text: str, tmp_path: Path, name: str = "records.csv") -> Responses:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, SAMPLE, "2026")


def refusal(text: str, tmp_path: Path, name: str = "records.csv") -> str:
    with pytest.raises(ResponseError) as error:
        read_text(text, tmp_path, name)
    return str(error.value)


def test_an_export_looks_so() -> None:
    lines = csv_of(role="local", tasks__time="1", link="=1").splitlines()
    assert lines[0] == HEADER
    assert lines[1].startswith("1,,2026-01-01 10:20:30,sample/2026/")
    assert lines[1].endswith(",sv,=1,local,,,0,0,1,0,0,,,,,,,,,,,,,2")
    (record,) = json.loads(lay_out(frame([("sv", blank(role="local"))]), SAMPLE, "2026", "json"))
    assert [*record] == HEADER.split(",")
    assert (record["role"], record["tasks___time"], record["why"]) == ("local", "0", "")


def test_options_that_were_never_shown_are_no_answer(tmp_path: Path) -> None:
    found = read_text(csv_of(role="local", months="3"), tmp_path).frame
    assert found["tasks__time"].isna().tolist() == [True]
    assert found["tasks__time__missing"].tolist() == ["blank"]


def test_a_survey_that_was_not_completed_is_partial(tmp_path: Path) -> None:
    text = csv_of(role="local").replace("2026-01-01 10:20:30", "[not completed]")
    found = read_text(text.removesuffix("2\n") + "0\n", tmp_path)
    assert found.frame["submitted"].isna().tolist() == [True]
    assert found.notices == ()
    marked = read_text(text, tmp_path)
    assert marked.frame["submitted"].isna().tolist() == [True]
    assert marked.notices[0].startswith("records.csv: 1 record(s) are marked complete and have no")


def test_columns_of_redcap_itself_are_taken_as_they_are(tmp_path: Path) -> None:
    header, row = csv_of(role="local").splitlines()
    more = "redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,"
    text = f"{header.replace('redcap_survey', more + 'redcap_survey')}\n{row.replace(',', ',only_arm_1,,,', 1)}\n"
    assert read_text(text, tmp_path).frame["role"].tolist() == ["local"]


def test_unknown_codes_are_problems(tmp_path: Path) -> None:
    text = csv_of(role="regonal", tasks__time="x", started="31.3.2026")
    problems = [str(one) for one in read_text(text, tmp_path).problems]
    assert [one.partition(": found")[0] for one in problems] == [
        "row 1 (response 1), column role, item role: unknown_code",
        "row 1 (response 1), column tasks___time, item tasks: unknown_code",
        "row 1 (response 1), column started, item started: not_a_date",
    ]


def test_a_form_without_its_marks_is_read(tmp_path: Path) -> None:
    cells = pd.read_csv(io.StringIO(csv_of(role="local")), dtype=str)
    text = cells.drop(columns=["form_version", "form_language", "sample_complete"]).to_csv(
        index=False
    )
    found = read_text(text, tmp_path).frame
    assert (found["role"].tolist(), found["language"].isna().tolist()) == (["local"], [True])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("record_id", "id", "no column record_id"),
        ("sample_timestamp", "sample_time", "no column sample_timestamp, so that it is not known"),
        ("tasks___time", "tasks", "no column tasks___time (item tasks)"),
        ("months", "monthz", "no column months (item months); expected all columns of sample"),
        ("redcap_survey_identifier", "extra", "found column 'extra'; expected only columns of"),
        (",0,0,0,0,0,", ",Unchecked,0,0,0,0,", "the label 'Unchecked' in column tasks___guidance"),
        (",2\n", ",Complete\n", "the label 'Complete' in column sample_complete"),
        ("sample/2026/", "sample/2024/", "answers to 'sample@2024'; expected answers to"),
        ("link", "role", "column 'role' more than once"),
    ],
)
def test_what_is_no_such_export_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = csv_of(role="local")
    assert old in text
    assert said in refusal(text.replace(old, new, 1), tmp_path)


def test_repeated_forms_and_several_events_are_refused(tmp_path: Path) -> None:
    header, row = csv_of(role="local").splitlines()
    for column, cell, said in [
        ("redcap_repeat_instance", "2", "repeated forms (column redcap_repeat_instance)"),
        ("redcap_event_name", "b", "2 events: a, b"),
    ]:
        rows = [f"{row},a", f"{row},{cell}"]
        text = "\n".join([f"{header},{column}", *rows]) + "\n"
        assert said in refusal(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "text that is not JSON"),
        ("{}", "no array"),
        ("[]", "no records"),
        ("[1]", "no object"),
        ('[{"record_id": ["1"]}]', "no text under 'record_id'"),
        (
            '[{"record_id": "1", "role": "", "why": ""}, {"record_id": "2"}]',
            "records.json, record 2: found no 'role', 'why', which other records have; expected",
        ),
        (
            '[{"record_id": "1"}, {"record_id": "2", "role": ""}]',
            "records.json, record 1: found no 'role', which other records have; expected",
        ),
    ],
)
def test_json_that_is_no_array_of_records_is_refused(text: str, said: str, tmp_path: Path) -> None:
    assert said in refusal(text, tmp_path, "records.json")


def test_there_is_no_such_file(tmp_path: Path) -> None:
    for find in (lambda path: read(path, SAMPLE, "2026"), read_records):
        with pytest.raises(ResponseError, match="no readable file"):
            find(tmp_path / "records.json")


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"record_id,role___a\n", "columns record_id and role___a"),
        (b"record_id,role,x\n", None),
        (b"role,record_id,x_complete\n", None),
        (b'[{"id": "1"}]', None),
    ],
)
def test_records_are_recognised_by_their_columns(head: bytes, found: str | None) -> None:
    assert recognise(glimpse_of_text(head, "a")) == found
