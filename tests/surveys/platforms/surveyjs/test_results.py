"""Results come back as they were given; files that are not right are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from surveys.errors import ResponseError
from surveys.platforms.detection import detect
from surveys.platforms.glimpse import HEAD, glimpse_of_text
from surveys.platforms.surveyjs import lay_out, names, read, recognise
from surveys.platforms.surveyjs.form import form
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

ONE: dict[str, Any] = {
    "role": "regional",
    "tasks": ["training", "other"],
    "support": {"valued": "4", "known": "9"},
    "share": {"clients": 70, "other": 30},
    "started": "2025-02-03",
    "time_spent": 12.5,
    "months": 7,
    "why": 'työ\n"ä"',
}
MARK = {names.VERSION: "sample@2026-12345678"}


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "tulokset.json"
    if not isinstance(content, str | bytes):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def taken(tmp_path: Path, *results: object) -> Responses:
    return read(written(tmp_path, list(results)), SAMPLE, "2026")


def test_a_result(tmp_path: Path) -> None:
    found = taken(tmp_path, ONE)
    assert found.problems == ()
    row = found.frame.iloc[0]
    assert row["response_id"] == "1"
    assert (row["role"], row["why"], row["time_spent"], row["months"]) == (
        "regional", 'työ\n"ä"', 12.5, 7,
    )  # fmt: skip
    assert [bool(row[f"tasks__{one}"]) for one in ("guidance", "training", "other")] == [
        False, True, True,
    ]  # fmt: skip
    assert (row["support__valued"], row["support__known__missing"]) == ("4", "dont_know")
    assert (row["share__clients"], row["share__network"], row["share__other"]) == (70, 0, 30)
    assert row["started"] == pd.Timestamp("2025-02-03")
    assert found.columns["support__known"] == "support.known"
    assert found.columns["tasks__time"] == "tasks[time]"


def test_what_is_not_there_follows_from_the_conditions(tmp_path: Path) -> None:
    """A question that was hidden is absent, and so is one that was left empty."""
    whole = {"role": "local", "completedAt": "2026-01-05T12:00:00Z"}
    part = {"role": "regional", "months": None}
    found = taken(tmp_path, whole, part).frame
    reasons = ["link__missing", "months__missing", "only_new__missing", "why__missing"]
    assert found[reasons].iloc[0].tolist() == ["blank", "not_asked", "blank", "not_asked"]
    assert found[reasons].iloc[1].tolist() == ["blank", "not_reached", "not_reached", "not_asked"]


@pytest.mark.parametrize(
    ("envelope", "id_", "submitted", "language"),
    [
        ({}, "1", None, None),
        ({"id": 17, "locale": "sv"}, "17", None, "sv"),
        ({"id": "a", "submitted": "2026-01-05 10:00"}, "a", "2026-01-05 10:00", None),
        ({"completedAt": "2026-01-05T12:00:00+02:00"}, "1", "2026-01-05 10:00", None),
        # What the library calls no language is English.
        ({"locale": "", "form_language_": "fi"}, "1", None, "en"),
        ({"locale": None, "form_language_": "fi"}, "1", None, "fi"),
        ({"submitted": None, "completedAt": "2026-01-05"}, "1", "2026-01-05", None),
    ],
)
def test_envelopes(
    envelope: dict[str, object], id_: str, submitted: str | None, language: str | None,
    tmp_path: Path,
) -> None:  # fmt: skip
    row = taken(tmp_path, {**ONE, **envelope}).frame.iloc[0]
    assert row["response_id"] == id_
    assert (
        pd.isna(row["submitted"])
        if submitted is None
        else (row["submitted"] == pd.Timestamp(submitted))
    )
    assert pd.isna(row["language"]) if language is None else row["language"] == language


def test_what_the_form_computed_is_written_and_not_read(tmp_path: Path) -> None:
    empty: dict[str, str | None] = dict.fromkeys(RECKONED.fields, "")
    given_ = {"planned": "8", "realised": "3", "support__valued": "4", "support__alone": "1"}
    content = lay_out(frame([("fi", {**empty, **given_}), ("sv", empty)]), RECKONED, "2026")
    first, second = json.loads(content)
    assert (first["score"], first["share"], first["all_of_it"]) == (4.5, 37.5, 44.5)
    assert set(second) == {"id", "completedAt", "form_version_", "form_language_"}
    with_them = read(written(tmp_path, content), RECKONED, "2026").frame
    bare = [{key: value for key, value in one.items() if key not in ("score", "share", "all_of_it")}
            for one in (first, second)]  # fmt: skip
    assert not set(with_them) & {"score", "share", "all_of_it"}
    assert_frame_equal(with_them, read(written(tmp_path, bare), RECKONED, "2026").frame)


def test_only_what_the_form_rounds_for_its_texts_may_stand_beside_the_answers(
    tmp_path: Path,
) -> None:
    values = form(RECKONED, "2026")["calculatedValues"]
    rounded = {one["name"] for one in values if one["name"].endswith("_shown_")}
    assert rounded == {"score_shown_", "share_shown_"}
    path = written(tmp_path, [{"score_shown_": 4.5, "share_shown_": " "}])
    assert len(read(path, RECKONED, "2026")) == 1
    for name in ("all_of_it_shown_", "mood_shown_", "more_shown_"):
        with pytest.raises(ResponseError, match=f"found key '{name}'"):
            read(written(tmp_path, [{name: 4}]), RECKONED, "2026")


def test_a_file_of_one_long_line_is_recognised(tmp_path: Path) -> None:
    """Whatever letter stands where its beginning ends."""
    for shift in range(4):
        long = [{**MARK, "why": "x" * shift + "ä😀" * HEAD}]
        assert detect(written(tmp_path, long)).platform == "surveyjs"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    content = json.dumps([{**MARK, **ONE}], ensure_ascii=False, indent=2).encode(encoding)
    assert recognise(glimpse_of_text(content, "results.json")) is not None
    assert read(written(tmp_path, content), SAMPLE, "2026").frame["why"][0] == ONE["why"]


def test_partial_responses_are_kept(tmp_path: Path) -> None:
    cells = frame([("fi", dict.fromkeys(SAMPLE.at("2026").fields))])
    cells.loc[0, "submitted"] = None
    cells.loc[0, "role"] = "regional"
    found = read(written(tmp_path, lay_out(cells, SAMPLE, "2026")), SAMPLE, "2026").frame
    assert found["submitted"].isna().all()
    assert found["months__missing"].tolist() == ["not_reached"]


def test_numbers_as_they_are_written(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[{"months": 1e2, "time_spent": 0.30, "support": {"known": null}}, {"months": "5"}]',
    )
    found = read(path, SAMPLE, "2026")
    assert found.problems == ()
    assert found.frame["months"].tolist() == [100, 5]
    assert found.frame["time_spent"].tolist()[0] == 0.3


def test_answers_that_do_not_fit_are_problems(tmp_path: Path) -> None:
    wrong = {
        "role": "regonal", "tasks": ["time", "tme"], "months": 1.5, "started": "3.2.2025",
        "time_spent": "a lot", "support": {"valued": "6"},
    }  # fmt: skip
    problems = [str(one) for one in taken(tmp_path, ONE, wrong).problems]
    assert [one.split(", item ")[0] for one in problems] == [
        "row 2 (response 2), column role",
        "row 2 (response 2), column time_spent",
        "row 2 (response 2), column tasks[guidance]",
        "row 2 (response 2), column support.valued",
        "row 2 (response 2), column started",
        "row 2 (response 2), column months",
    ]
    assert "Did you mean 'regional'?" in problems[0]
    assert "found 'option tme'" in problems[2]
    absurd = written(tmp_path, '[{"months": 1e999999999}, {"months": 1e-7}]')
    assert len(read(absurd, SAMPLE, "2026").problems) == 2


ADVICE = "Store survey.data of each response as SurveyJS gives it, in one JSON array."
REFUSED: list[tuple[object, str]] = [
    ("", f"tulokset.json: found an empty file; expected a JSON array of results. {ADVICE}"),
    (
        '[{"role": "local"},\n {"role": "lo',
        "tulokset.json: found text that is not JSON (Unterminated string starting at: line 2 "
        "column 11 (char 30)); expected a JSON array of results. The file may be cut short, or was "
        "edited: store it again.",
    ),
    ("role;months\n1;2", "found text that is not JSON (Expecting value: line 1 column 1 (char 0))"),
    (b"[{\xe4}]", "found byte 0xe4 at place 3 of line 1, which is not UTF-8"),
    (
        {"responses": [ONE]},
        f"tulokset.json: found an object as a whole; expected an array of results. {ADVICE}",
    ),
    ([], "found an array without results; expected at least one response."),
    ([ONE, "role"], "tulokset.json, response 2: found a text; expected an object with"),
    ("[" * 200_000, "found objects within objects without an end"),
    ('[{"months": NaN}]', "found NaN, which is no JSON; expected numbers."),
    ('[{"months": 1, "months": 2}]', "found key 'months' twice in one object"),
    (
        [{**ONE, "id": 1}, {**ONE, "id": "1"}],
        "tulokset.json, response 2: found id '1' again, which response 1 has; expected an id of "
        "its own for each response. Was the same file added twice?",
    ),
    (
        [{**ONE, "id": 1}, {**ONE, "id": " "}],
        "tulokset.json, response 2: found a response without an id among those that have one; "
        "expected the key 'id' in all responses, or in none. Store an id with every response.",
    ),
    ([{"id": True}], "tulokset.json, response 1, key 'id': found true; expected a text."),
    ([{"submitted": 12}], "key 'submitted': found a number; expected a text."),
    (
        [ONE, {**ONE, "rola": "local"}],
        "tulokset.json, response 2: found key 'rola'; expected only questions of sample, wave "
        f"2026. Did you mean 'role'? {ADVICE}",
    ),
    ([{"data": ONE}], "found key 'data'; expected only questions of sample, wave 2026. Is this"),
    ([{"role": 1}], "key 'role': found a number; expected the code of a choice as a text."),
    ([{"role": ["local"]}], "key 'role': found an array; expected the code of a choice"),
    ([{"why": 3}], "key 'why': found a number; expected a text."),
    ([{"started": {}}], "key 'started': found an object; expected a day as a text."),
    ([{"months": False}], "key 'months': found false; expected a number."),
    ([{"tasks": "time"}], "key 'tasks': found a text; expected an array of the options"),
    ([{"tasks": [["time"]]}], "key 'tasks': found an array; expected options as texts."),
    ([{"tasks": [None]}], "key 'tasks': found null; expected options as texts."),
    ([{"support": ["4"]}], "key 'support': found an array; expected an object with the answer"),
    (
        [{"support": {"valud": "4"}}],
        "tulokset.json, response 1, key 'support': found a part that is none of the question's; expected one of valued, "
        "known, time. Did you mean 'valued'?",
    ),
    (
        [{"support": {"valued": 4}}],
        "key 'support', part 'valued': found a number; expected the code of a choice",
    ),
    (
        [{"form_version_": "sample@2024-12345678"}],
        "tulokset.json, response 1, key 'form_version_': found answers to 'sample@2024'; expected "
        "answers to 'sample@2026'. Read them as answers to that questionnaire and wave.",
    ),
    ([{"form_version_": "coordinators@2026-12345678"}], "found answers to 'coordinators@2026'"),
    ([{"role_shown_": "x"}], "tulokset.json, response 1: found key 'role_shown_'; expected only"),
    (
        [{"form_version_": "nonsense"}],
        "found answers to another questionnaire; expected answers to",
    ),
]


@pytest.mark.parametrize(("content", "message"), REFUSED, ids=[str(n) for n in range(len(REFUSED))])
def test_files_that_are_not_right(content: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read(written(tmp_path, content), SAMPLE, "2026")
    assert message in str(error.value)


def test_a_question_of_another_wave(tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read(written(tmp_path, [{"only_new": "yes"}]), SAMPLE, "2024")
    assert "found key 'only_new', which is asked in wave 2026; expected only questions of " in str(
        error.value
    )


def test_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match=r"found no readable file \(No such file"):
        read(tmp_path / "none.json", SAMPLE, "2026")


@pytest.mark.parametrize(
    "change", [lambda head: b"", lambda head: b'{"role": 1}', lambda head: b"[1, 2]",
               lambda head: b"\xff\xfe\x00", lambda head: b"id;role"],
)  # fmt: skip
def test_other_files_are_not_recognised(change: Callable[[bytes], bytes]) -> None:
    assert recognise(glimpse_of_text(change(b""), "results.json")) is None
