"""Responses come back from Qualtrics' exports, and what is no such export is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.errors import ResponseError
from surveys.platforms.delimited import read_sheet
from surveys.platforms.qualtrics import lay_out, read
from surveys.platforms.qualtrics.export_rows import responses_of
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

Table = list[list[str]]
FIRST = 3
"""The first row of responses."""


def table(*rows: dict[str, str | None]) -> Table:
    """Return the export of answers as a table."""
    cells = frame([("sv", blank(**row)) for row in rows])
    text = lay_out(cells, SAMPLE, "2026").decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text, newline=""))]


def put(rows: Table, column: str, cell: str, row: int = FIRST) -> None:
    rows[row][rows[0].index(column)] = cell


def read_table(rows: Table, tmp_path: Path) -> Responses:
    path = tmp_path / "responses.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return read(path, SAMPLE, "2026")


def refusal(rows: Table, tmp_path: Path) -> str:
    with pytest.raises(ResponseError) as error:
        read_table(rows, tmp_path)
    return str(error.value)


def test_an_export_looks_so() -> None:
    header, texts, ids, row = table(
        {"role": "local", "tasks__time": "1", "support__valued": "4", "started": "2021-05-04"}
    )
    assert header[:3] == ["StartDate", "EndDate", "Status"]
    found = dict(zip(header, row, strict=True))
    assert (found["role"], found["tasks_3"], found["tasks_1"]) == ("2", "1", "")
    assert (found["support_1"], found["started"]) == ("4", "2021/05/04")
    assert found["form_language"] == "sv"
    named = dict(zip(header, ids, strict=True))
    assert named["RecordedDate"] == '{"ImportId":"recordedDate","timeZone":"Z"}'
    assert named["tasks_3"] == '{"ImportId":"QID5","choiceId":"3"}'
    assert named["support_2"] == '{"ImportId":"QID7_2"}'
    assert named["months"].endswith('_TEXT"}')
    assert texts[header.index("role")] == "Role"


def test_previews_are_left_out_and_spam_is_kept(tmp_path: Path) -> None:
    rows = table({"role": "local"}, {"role": "other"}, {"role": "regional"})
    put(rows, "Status", "1")
    put(rows, "Status", "8", FIRST + 1)
    found = read_table(rows, tmp_path)
    assert found.frame["role"].tolist() == ["other", "regional"]
    assert found.frame["response_id"].tolist() == ["2", "3"]
    assert found.notices == (
        "responses.csv: 1 preview(s) were left out.",
        "responses.csv: 1 response(s) that Qualtrics took for spam are kept.",
    )


def test_an_export_without_states_is_read(tmp_path: Path) -> None:
    rows = table({"role": "local"})
    place = rows[0].index("Status")
    for row in rows:
        del row[place]
    assert read_table(rows, tmp_path).frame["role"].tolist() == ["local"]


def test_a_response_is_found_on_its_line(tmp_path: Path) -> None:
    rows = table({"role": "local", "why": "a\nb"}, {"role": "other"}, {"role": "local"})
    put(rows, "Status", "1", FIRST + 1)
    path = tmp_path / "responses.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    sheet = responses_of(read_sheet(path)).sheet
    assert [sheet.line(row) for row in range(len(sheet))] == [4, 7]


def test_times_are_in_the_zone_of_the_export(tmp_path: Path) -> None:
    rows = table({"role": "local"}, {"role": "local"})
    put(rows, "RecordedDate", '{"ImportId":"recordedDate","timeZone":"Europe/Helsinki"}', 2)
    put(rows, "Finished", "0", FIRST + 1)
    submitted = read_table(rows, tmp_path).frame["submitted"]
    assert str(submitted[0]) == "2026-01-01 08:20:30"
    assert submitted.isna().tolist() == [False, True]


def test_what_was_seen_and_left_empty_is_told_apart(tmp_path: Path) -> None:
    """In a response that was not finished: seen is blank, not seen not reached."""
    rows = table({"role": "other"})
    put(rows, "Finished", "0")
    put(rows, "seed", "-99")
    put(rows, "time_spent", "-99")
    for column in ("tasks_1", "tasks_2", "tasks_3", "tasks_4", "tasks_5"):
        put(rows, column, "0")
    found = read_table(rows, tmp_path)
    assert found.problems == ()
    shown = ["seed__missing", "time_spent__missing", "tasks__time__missing", "months__missing"]
    assert found.frame[shown].iloc[0].tolist() == ["blank", "blank", "blank", "not_reached"]


def test_a_minus_99_in_other_files_is_an_answer(tmp_path: Path) -> None:
    rows = table({"role": "other", "why": "-99", "months": "-99"})
    found = read_table(rows, tmp_path).frame
    assert (found["why"].tolist(), found["months"].tolist()) == (["-99"], [-99])


def test_a_multiple_choice_can_be_one_column(tmp_path: Path) -> None:
    def joined(cell: str) -> Table:
        rows = table({"role": "other"})
        places = [place for place, name in enumerate(rows[0]) if name.startswith("tasks_")]
        for row in rows:
            for place in reversed(places[1:]):
                del row[place]
        rows[0][places[0]] = "tasks"
        rows[FIRST][places[0]] = cell
        return rows

    found = read_table(joined("1,3"), tmp_path).frame
    ticked = ["tasks__guidance", "tasks__training", "tasks__time"]
    assert found[ticked].iloc[0].tolist() == [True, False, True]
    assert read_table(joined(""), tmp_path).frame["tasks__time"].isna().tolist() == [True]
    assert read_table(joined("1,77"), tmp_path).problems[0].found == "'1,77'"


def test_options_may_hold_their_recode_values(tmp_path: Path) -> None:
    rows = table({"role": "other"})
    put(rows, "tasks_3", "3")
    assert read_table(rows, tmp_path).frame["tasks__time"].tolist() == [True]


def test_rows_that_were_moved_are_found_by_their_import_ids(tmp_path: Path) -> None:
    rows = table({"role": "other", "support__valued": "4", "support__known": "2"})
    first, second = rows[0].index("support_1"), rows[0].index("support_2")
    rows[2][first], rows[2][second] = rows[2][second], rows[2][first]
    found = read_table(rows, tmp_path).frame
    assert found[["support__valued", "support__known"]].iloc[0].tolist() == ["2", "4"]


def test_columns_of_qualtrics_itself_are_taken_as_they_are(tmp_path: Path) -> None:
    rows = table({"role": "other"})
    for name in ("Q12_First Click", "Q12_Page Submit", "tasks_DO_1", "SC0", "Q_RecaptchaScore"):
        for row, cell in zip(rows, (name, name, '{"ImportId":"x"}', "1"), strict=True):
            row.append(cell)
    rows[0][rows[0].index("why")] = "why_TEXT"
    assert read_table(rows, tmp_path).frame["role"].tolist() == ["other"]


def test_the_language_is_qualtrics_own_where_the_form_says_none(tmp_path: Path) -> None:
    rows = table({"role": "other"})
    put(rows, "form_language", "")
    put(rows, "UserLanguage", "EN-GB")
    assert read_table(rows, tmp_path).frame["language"].tolist() == ["en"]


def test_unknown_answers_are_problems(tmp_path: Path) -> None:
    rows = table({"role": "other"})
    put(rows, "role", "7")
    put(rows, "tasks_1", "x")
    put(rows, "started", "31/03/2026")
    found = [(one.column, one.kind, one.found) for one in read_table(rows, tmp_path).problems]
    assert found == [
        ("role", "unknown_code", "'7 (no recode value of the form)'"),
        ("tasks_1", "unknown_code", "'x'"),
        ("started", "not_a_date", "'31/03/2026'"),
    ]


def _without_ids(rows: Table) -> None:
    del rows[2]


def _texts(rows: Table) -> None:
    put(rows, "Finished", "True")


def _status(rows: Table) -> None:
    put(rows, "Status", "IP Address")


def _lacking(rows: Table) -> None:
    rows[0][rows[0].index("months")] = "monthz"


def _stranger(rows: Table) -> None:
    for row, cell in zip(rows, ("panel", "panel", '{"ImportId":"panel"}', "1"), strict=True):
        row.append(cell)


def _other_form(rows: Table) -> None:
    put(rows, "form_version", "sample/2024/12345678")


def _zone(rows: Table) -> None:
    put(rows, "RecordedDate", '{"ImportId":"recordedDate","timeZone":"Nowhere"}', 2)


def _no_id(rows: Table) -> None:
    rows[0][rows[0].index("ResponseId")] = "Response"


def _twice(rows: Table) -> None:
    rows[0][rows[0].index("link")] = "role"


def _nobody(rows: Table) -> None:
    del rows[FIRST:]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_ids, "no row of import ids under the headings"),
        (_texts, "1 text(s) in column Finished, as in an export of choice texts"),
        (_status, "1 text(s) in column Status, as in an export of choice texts"),
        (_lacking, "no column months (item months); expected all columns of sample, wave 2026"),
        (_stranger, "found column 'panel'; expected only columns of sample, wave 2026"),
        (_other_form, "answers to 'sample@2024'; expected answers to 'sample@2026'"),
        (_zone, "the time zone 'Nowhere'; expected a time zone such as Europe/Helsinki"),
        (_no_id, "no column ResponseId"),
        (_twice, "column 'role' more than once"),
        (_nobody, "a header and no responses"),
    ],
)
def test_what_is_no_such_export_is_refused(
    spoil: Callable[[Table], None], said: str, tmp_path: Path
) -> None:
    rows = table({"role": "local"})
    spoil(rows)
    assert said in refusal(rows, tmp_path)
