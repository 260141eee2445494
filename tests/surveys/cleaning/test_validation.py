from __future__ import annotations

import json
from dataclasses import replace

import narwhals as nw
import pytest

from surveys.cleaning import Plan, run, step, validate
from surveys.cleaning.validation import MASK
from surveys.errors import ResponseError
from surveys.responses import ProblemKind

from .conftest import Read


def test_right_answers_have_no_problems(read: Read) -> None:
    report = validate(read({}, {"link_code": "ab-1"}, {"link_code": "ab-2"}))
    assert (report.errors, report.warnings) == ((), ())
    report.raise_for_errors()


@pytest.mark.parametrize(
    ("answers", "kind", "item", "found"),
    [
        ({"years": "41"}, ProblemKind.OUT_OF_RANGE, "years", "41"),
        ({"years": "-1"}, ProblemKind.OUT_OF_RANGE, "years", "-1"),
        ({"years": "many"}, ProblemKind.NOT_A_NUMBER, "years", MASK),
        ({"started": "2014-12-31"}, ProblemKind.OUT_OF_RANGE, "started", MASK),
        ({"started": "2026-02-30"}, ProblemKind.NOT_A_DATE, "started", "'dddd-dd-dd'"),
        ({"time__clients": "50"}, ProblemKind.SUM, "time", "90"),
        ({"time__other": ""}, ProblemKind.SUM, "time", "60"),
        ({"area_years": "2"}, ProblemKind.SKIP_LOGIC, "area_years", "an answer"),
        ({"role": "regional", "area_years": "4"}, ProblemKind.CONSTRAINT, "area_years", "4"),
        ({"tasks__train": "1", "tasks__write": "1"}, ProblemKind.TOO_MANY, "tasks", "3"),
        ({"tasks__none": "1"}, ProblemKind.TOO_MANY, "tasks", "2"),
        ({"support__boss": "9"}, ProblemKind.UNKNOWN_CODE, "support", "'9'"),
        ({"role": "regionel"}, ProblemKind.UNKNOWN_CODE, "role", MASK),
    ],
)
def test_each_fault_is_found_once(
    read: Read, answers: dict[str, str | None], kind: ProblemKind, item: str, found: str
) -> None:
    problems = validate(read({}, answers)).errors
    assert [(one.kind, one.row, one.item, one.found) for one in problems] == [
        (kind, 2, item, found)
    ]


def test_a_text_that_is_too_long_is_told_by_its_length_alone(read: Read) -> None:
    report = validate(read({"link_code": "ä" * 200}, {"link_code": "Maija" * 60}))
    assert [(one.kind, one.row, one.item, one.found, one.expected) for one in report.errors] == [
        (ProblemKind.TOO_LONG, 2, "link_code", "a text of 300 characters", "at most 200 characters")
    ]
    assert "Maija" not in report.to_json()


def test_a_text_that_is_too_long_can_be_removed(read: Read) -> None:
    responses = read({"link_code": "x" * 201}, {"link_code": "y" * 200})
    frame = nw.from_native(responses.frame, eager_only=True)
    plan = Plan((step("blank_invalid", reason="pasted by mistake"),))
    cleaned, _ = run(frame, plan, responses.instrument)
    assert cleaned["link_code__missing"].to_list()[:1] == ["removed"]
    assert cleaned["link_code"].to_list()[1:] == ["y" * 200]
    assert validate(responses, cleaned.to_native()).errors == ()


def test_limits_and_the_total_are_inside(read: Read) -> None:
    answers = {"years": "40", "started": "2026-12-31", "time__clients": "100", "time__other": ""}
    assert validate(read({"years": "0", "started": "2015-01-01"}, answers)).errors == ()


def test_a_constraint_waits_for_an_answer(read: Read) -> None:
    assert validate(read({"role": "regional", "area_years": "", "years": ""})).errors == ()


def test_what_hangs_on_a_hidden_answer_is_hidden(read: Read) -> None:
    problems = validate(read({"years": "9", "area_years": "6", "early": "1.5"})).errors
    assert [one.item for one in problems] == ["area_years", "early"]
    assert problems[0].expected == 'none, as role == "regional" is false'


def test_a_refusal_under_a_false_condition_is_an_answer(read: Read) -> None:
    responses = read({"area_years": "1"})
    frame = responses.frame.assign(area_years=None, area_years__missing="refused")
    problems = validate(replace(responses, frame=frame.astype(responses.frame.dtypes))).errors
    assert [one.item for one in problems] == ["area_years"]


def test_duplicates_of_ids_and_of_identifiers_in_any_spelling(read: Read) -> None:
    report = validate(
        read({"link_code": "AB-12"}, {"link_code": "ab – 12"}, {"response_id": "1"}, {})
    )
    assert [(one.kind, one.row, one.column, one.found) for one in report.errors] == [
        (ProblemKind.DUPLICATE, 1, "response_id", "the same value in 2 responses"),
        (ProblemKind.DUPLICATE, 1, "link_code", MASK),
        (ProblemKind.DUPLICATE, 2, "link_code", MASK),
        (ProblemKind.DUPLICATE, 3, "response_id", "the same value in 2 responses"),
    ]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"years": "12a"}, MASK),
        ({"years": "1.5.2"}, "'1.5.2'"),
        ({"started": "31.12.2024"}, "'dd.dd.dddd'"),
        ({"started": "Maija Mallikas"}, MASK),
        ({"support__boss": "locl"}, MASK),
        ({"support__boss": "Maija"}, MASK),
        ({"support__boss": "kysy maijalta"}, MASK),
    ],
)
def test_what_may_be_somebodys_words_is_not_shown(
    read: Read, answers: dict[str, str | None], shown: str
) -> None:
    assert [one.found for one in validate(read(answers)).errors] == [shown]


def test_only_what_is_declared_unique_may_not_repeat(read: Read) -> None:
    assert validate(read({"years": "7"}, {"years": "7"})).errors == ()


def test_required_blanks_are_warnings_in_completed_responses_only(read: Read) -> None:
    empty: dict[str, str | None] = {
        "role": "", "support__team": "", "tasks__guide": "0", "time__clients": "",
        "time__other": "",
    }  # fmt: skip
    report = validate(read(empty, {**empty, "submitted": None}, {"role": "no"}))
    assert report.errors == ()
    assert [(one.row, one.item, one.column) for one in report.warnings] == [
        (1, "role", "role"),
        (1, "tasks", "tasks__guide"),
        (1, "support", "support__team"),
    ]


def test_answers_outside_the_wave_are_warnings(read: Read) -> None:
    times = ("2025-12-31T23:00:00", "2025-12-30T23:00:00", "2026-04-01T01:00:00", "2026-05-05")
    report = validate(read(*({"submitted": time} for time in times)))
    assert [(one.row, one.found) for one in report.warnings] == [
        (2, "2025-12-30"), (4, "2026-05-05"),
    ]  # fmt: skip


def test_an_unnamed_wave_has_no_days(read: Read) -> None:
    responses = replace(read({"submitted": "2020-01-01"}), wave="another")
    assert validate(responses).warnings == ()


def test_messages_hold_no_personal_values(read: Read) -> None:
    report = validate(read({"link_code": "Maija-1", "role": "regionel"}, {"link_code": "maija-1"}))
    with pytest.raises(ResponseError) as raised:
        report.raise_for_errors()
    for output in (str(raised.value), report.to_json()):
        assert MASK in output
        assert "aija" not in output
        assert "regionel" not in output
        assert "Did you mean" not in output


def test_only_twenty_errors_are_listed(read: Read) -> None:
    report = validate(read(*({"years": f"{99 + n}"} for n in range(23))))
    with pytest.raises(ResponseError, match="and 3 more") as raised:
        report.raise_for_errors()
    assert str(raised.value).count("out_of_range") == 20
    assert "small.csv" in str(raised.value)


def test_the_report_as_json_names_the_files_columns(read: Read) -> None:
    report = json.loads(validate(read({"years": "99"}, columns={"years": "Q7"})).to_json())
    assert report["errors"] == [
        {
            "kind": "out_of_range", "response": "1", "row": 1, "column": "Q7", "item": "years",
            "found": "99", "expected": "0 to 40",
        }
    ]  # fmt: skip
    assert (report["source"], report["responses"]) == ("small.csv", 1)


def test_after_cleaning_only_what_is_left_counts(read: Read) -> None:
    responses = read({"years": "many"}, {"years": "lots"}, {"years": "99"}, {"years": "none"})
    assert len(validate(responses).errors) == 4
    fix = {"field": "years", "date": "2026-05-01", "by": "the respondent", "old": ""}
    plan = Plan(
        (
            step("correct", reason="asked", table=[{**fix, "response_id": "1", "new": "12"}]),
            step("correct", reason="asked", table=[{**fix, "response_id": "4", "new": ""}]),
            step("set_missing_out_of_range", reason="typing errors"),
        )
    )
    frame, _ = run(nw.from_native(responses.frame, eager_only=True), plan, responses.instrument)
    left = validate(responses, frame.to_native()).errors
    assert [(one.row, one.found) for one in left] == [(2, MASK)]
    dropped = frame.filter(nw.col("response_id") != "2")
    assert validate(responses, dropped.to_native()).errors == ()


def test_dropping_a_response_settles_no_time_of_submission(read: Read) -> None:
    responses = read({}, {"submitted": "yesterday"}, columns={"submitted": "submitdate"})
    plan = Plan((step("drop_partial", reason="never finished"),))
    frame, _ = run(nw.from_native(responses.frame, eager_only=True), plan, responses.instrument)
    assert len(frame) == 1
    for cleaned in (None, responses.frame, frame.to_native()):
        report = validate(responses, cleaned)
        assert [(one.kind, one.row, one.column, one.found) for one in report.errors] == [
            (ProblemKind.NOT_A_DATE, 2, "submitdate", MASK)
        ]


def test_rows_are_the_files_rows_after_cleaning_too(read: Read) -> None:
    responses = read({"submitted": None}, {"years": "99"})
    cleaned = responses.frame.iloc[1:].reset_index(drop=True)
    assert [one.row for one in validate(responses, cleaned).errors] == [2]


def test_columns_removed_in_cleaning_are_not_checked(read: Read) -> None:
    responses = read({"years": "many", "link_code": "a"}, {"link_code": "a"})
    gone = [name for name in responses.frame if str(name).startswith(("years", "link_code"))]
    frame = responses.frame.drop(columns=[*gone, "early", "early__missing"])
    assert (
        validate(responses, frame.drop(columns=["area_years", "area_years__missing"])).errors == ()
    )
