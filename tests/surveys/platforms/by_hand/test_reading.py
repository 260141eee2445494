"""Answers that come back as texts under the texts of questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from surveys.errors import ResponseError
from surveys.platforms import export, get, read
from surveys.platforms.by_hand.naming import text_mapping
from surveys.platforms.by_hand.texts import headings
from surveys.platforms.detection import detect
from surveys.platforms.workbook_writing import workbook
from surveys.responses import ProblemKind
from tests.surveys.platforms.sample import SAMPLE

FORMS, WEBROPOL = get("ms_forms"), get("webropol")
ASKED = SAMPLE.at("2026")
OWN = {"ID": "1", "Start time": "2026-01-15 10:00:00", "Completion time": "2026-01-15 10:20:30"}


def file(folder: Path, cells: Mapping[str, str], language: str = "fi") -> Path:
    """Write a workbook with one response under the headings of the form."""
    asked_for = headings(ASKED, language)  # type: ignore[arg-type] # a language of the form
    columns = dict.fromkeys((*cells, *asked_for.values()))
    path = folder / "responses.xlsx"
    path.write_bytes(workbook({"Sheet1": (list(columns), [dict(cells)])}))
    return path


def test_texts_are_decoded_in_every_language(tmp_path: Path) -> None:
    cells = {
        **OWN, "Role [2]": "local", "Tasks [5]": "guidance;training;", "valued [7a]": "4",
        "Time [4]": "2,5", "Started [9]": "31.3.2026", "Share – clients [8a]": "60",
    }  # fmt: skip
    path = file(tmp_path, cells, "en")
    assert detect(path).platform == "ms_forms"
    found = read(FORMS, path, SAMPLE, "2026")
    assert found.problems == ()
    row = found.frame.iloc[0]
    assert (row["role"], row["support__valued"], row["time_spent"]) == ("local", "4", 2.5)
    assert [bool(row[f"tasks__{one}"]) for one in ("guidance", "training", "time")] == [1, 1, 0]
    assert (row["share__clients"], row["started"].day) == (60, 31)
    assert row["submitted"].isoformat() == "2026-01-15T10:20:30"
    assert row["language"] == "en"
    assert "no column for language: taken from the headings, en" in found.notices


def test_swedish_columns_and_no_breaking_spaces(tmp_path: Path) -> None:
    cells = {
        "ID": "1", "Starttid": "2026-01-15 10:00:00", "Slutförandetid": "2026-01-15 10:20:30",
        "Språk": "Svenska (Finland)", "Role (sv) [2]": "\u00a0local (sv) ",
    }  # fmt: skip
    path = file(tmp_path, cells, "sv")
    assert detect(path).platform == "ms_forms"
    row = read(FORMS, path, SAMPLE, "2026").frame.iloc[0]
    assert (row["role"], row["language"]) == ("local", "sv")


def test_who_answered_is_left_out_and_said(tmp_path: Path) -> None:
    cells = {**OWN, "Email": "a@b.fi", "Name": "Maija Meikäläinen", "Role (fi) [2]": "local (fi)"}
    found = read(FORMS, file(tmp_path, cells), SAMPLE, "2026")
    assert not any("Maija" in str(cell) for cell in found.frame.to_numpy().ravel())
    assert "column 'Email' tells who answered: it was left out" in found.notices
    assert "column 'Name' tells who answered: it was left out" in found.notices


def test_texts_that_are_no_options_are_problems(tmp_path: Path) -> None:
    cells = {**OWN, "Role (fi) [2]": "paikallinen", "Tasks (fi) [5]": "guidance (fi);leikki;"}
    found = read(FORMS, file(tmp_path, cells), SAMPLE, "2026")
    assert [(one.kind, one.item, one.found) for one in found.problems] == [
        (ProblemKind.UNKNOWN_CODE, "role", "'paikallinen'"),
        (ProblemKind.UNKNOWN_CODE, "tasks", "'leikki'"),
    ]
    assert found.problems[1].column == "Tasks (fi) [5]: training (training)"
    assert found.frame.iloc[0]["tasks__guidance"] is not True


def test_a_heading_may_have_more_before_the_text(tmp_path: Path) -> None:
    path = file(tmp_path, {**OWN, "Support (fi) [7]. valued (fi) [7a]": "3 (fi)"})
    content = headings(ASKED, "fi")
    columns = [
        "Support (fi) [7]. valued (fi) [7a]" if one == "valued (fi) [7a]" else one
        for one in dict.fromkeys(content.values())
    ]
    row = {**OWN, "Support (fi) [7]. valued (fi) [7a]": "3 (fi)"}
    path.write_bytes(workbook({"Sheet1": ([*OWN, *columns], [row])}))
    assert read(FORMS, path, SAMPLE, "2026").frame.iloc[0]["support__valued"] == "3"


def test_a_question_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "responses.xlsx"
    columns = [*OWN, *(one for one in headings(ASKED, "fi").values() if "[2]" not in one)]
    path.write_bytes(workbook({"Sheet1": (list(dict.fromkeys(columns)), [OWN])}))
    with pytest.raises(ResponseError, match=r"no column Role \(fi\) \[2\] \(item role\)"):
        read(FORMS, path, SAMPLE, "2026")


def test_a_column_that_nobody_claims_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, {**OWN, "Kengännumero": "42", "Role (fi) [2]": "local (fi)"})
    with pytest.raises(ResponseError, match="column 'Kengännumero'"):
        read(FORMS, path, SAMPLE, "2026")


def test_the_number_of_the_question_alone_tells_two_columns_apart(tmp_path: Path) -> None:
    path = file(tmp_path, {**OWN, "Uusi Role (fi) [2]": "local (fi)", "Vanha Role (fi) [2]": ""})
    columns = [one for one in dict.fromkeys(headings(ASKED, "fi").values()) if "[2]" not in one]
    both = ["Uusi Role (fi) [2]", "Vanha Role (fi) [2]"]
    path.write_bytes(workbook({"Sheet1": ([*OWN, *both, *columns], [OWN])}))
    with pytest.raises(ResponseError, match="for one question"):
        read(FORMS, path, SAMPLE, "2026")


def test_the_mapping_can_give_each_option_a_column(tmp_path: Path) -> None:
    mapping = text_mapping("webropol", SAMPLE, "2026", ["fi"], {"response_id": "Nro"})
    tasks = [one for one in mapping.fields if one.startswith("tasks__")]
    own = {one: (f"Tasks: {one}",) for one in tasks}
    ticks = {one: {"1": ("x",), "0": ("-",)} for one in tasks}
    edited = replace(mapping, fields={**mapping.fields, **own}, codes={**mapping.codes, **ticks})
    columns = [names[0] for names in edited.fields.values()]
    row = {"Nro": "77", "Tasks: tasks__guidance": "x", "Tasks: tasks__time": "-"}
    path = tmp_path / "webropol.xlsx"
    path.write_bytes(workbook({"Data": (["Nro", *dict.fromkeys(columns)], [row])}))
    found = WEBROPOL.read(path, SAMPLE, "2026", edited)
    assert found.problems == ()
    assert found.frame.iloc[0]["response_id"] == "77"
    assert bool(found.frame.iloc[0]["tasks__guidance"])
    assert not bool(found.frame.iloc[0]["tasks__time"])


@pytest.mark.parametrize("platform", ["ms_forms", "webropol"])
@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"1": ("guidance (fi)", "time (fi)")},
         "mapping of responses.xlsx: found 'guidance (fi)' for both tasks__guidance and tasks__time; "
         "expected one code for each cell."),
        ({"1": ("time (fi)",), "0": ("ei",)}, "found code '0' of tasks__time; expected '1' alone"),
    ],
)  # fmt: skip
def test_a_text_of_two_options_is_refused(
    platform: str, codes: dict[str, tuple[str, ...]], said: str, tmp_path: Path
) -> None:
    mapping = text_mapping(platform, SAMPLE, "2026", ["fi"], {})
    edited = replace(mapping, codes={**mapping.codes, "tasks__time": codes})
    path = file(tmp_path, {**OWN, "Tasks (fi) [5]": "guidance (fi);"})
    with pytest.raises(ResponseError) as error:
        get(platform).read(path, SAMPLE, "2026", edited)
    assert said in str(error.value)


def test_the_mapping_file_holds_every_language(tmp_path: Path) -> None:
    written = json.loads(export(FORMS, SAMPLE)[-1].content)
    role = written["fields"]["role"]
    assert role["name"] == ["Role (fi) [2]", "Role (sv) [2]", "Role [2]"]
    assert role["codes"]["local"] == ["local (fi)", "local (sv)", "local"]
    assert written["fields"]["tasks__other"]["codes"] == {
        "1": ["other (fi)", "other (sv)", "other"]
    }


def answered(**more: object) -> bytes:
    """Return what the REST service of Webropol gives for one response."""
    answer = {"OptionAnswer": "local", "RowText": None, "AttahedTextFieldValue": ""}
    role = {"QuestionTitle": "Role [2]", "QuestionAnswers": [{**answer, **more}]}
    response = {
        "ResponseId": "a1", "ResponseDate": "2026-01-15T10:20:30.5", "RespondentEmail": "a@b.fi",
        "RespondentAnswers": [role],
    }  # fmt: skip
    return json.dumps({"SurveyAnswers": [response]}).encode()


def test_webropol_s_json_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(answered())
    assert detect(path).platform == "webropol"
    found = read(WEBROPOL, path, SAMPLE, "2026")
    assert (found.frame.iloc[0]["response_id"], found.frame.iloc[0]["role"]) == ("a1", "local")
    assert "column 'RespondentEmail' tells who answered: it was left out" in found.notices
    path.write_bytes(answered(AttahedTextFieldValue="lisää"))
    assert read(WEBROPOL, path, SAMPLE, "2026").notices[0] == (
        "1 texts attached to options were left out"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "text that is not JSON"),
        (b"[]", "no array SurveyAnswers"),
        (b'{"SurveyAnswers": [{}]}', "no array RespondentAnswers"),
        (b'{"SurveyAnswers": [{"RespondentAnswers": [{}]}]}', "no text QuestionTitle"),
        (b'{"SurveyAnswers": [{"RespondentAnswers": []}]}', "no question of this form"),
    ],
)
def test_json_that_is_something_else_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    with pytest.raises(ResponseError, match=said):
        WEBROPOL.read(path, SAMPLE, "2026")
