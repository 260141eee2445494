"""Texts become typed answers; every empty cell gets its reason, every wrong one its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from surveys.errors import ResponseError
from surveys.model import Code, CodeList, Instrument, Missing, MultipleChoice
from surveys.responses import ProblemKind, Responses, refuse, typed
from tests.small import text


def read(instrument: Instrument, *rows: Mapping[str, str | None]) -> Responses:
    """Read rows; what a row does not name was shown and left empty ("")."""
    fields = [one.name for item in instrument.at("2024").asked for one in item.fields]
    filled = [
        {"response_id": str(number), "submitted": "2024-01-05 10:00:00", "language": "fi",
         **dict.fromkeys(fields, ""), **row}
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    cells = pd.DataFrame(filled, dtype="str")
    return typed(cells, instrument.at("2024"), "2024", "answers.csv", {"role": "Q1"})


def reason(responses: Responses, field: str, row: int = 0) -> object:
    return responses.frame[f"{field}__missing"].iloc[row]


def test_answers_get_their_types(small: Instrument) -> None:
    frame = read(
        small,
        {"role": "regional", "years": "3", "time__a": "100,0", "started": "2024-03-01 00:00:00",
         "tasks__guidance": "1", "support__valued": "4", "code": "Åke-1"},
    ).frame  # fmt: skip
    row = frame.iloc[0]
    assert row["role"] == "regional"
    assert row["years"] == 3
    assert frame["years"].dtype == "Int64"
    assert row["time__a"] == 100
    assert row["started"] == pd.Timestamp("2024-03-01")
    assert bool(row["tasks__guidance"]) is True
    assert bool(row["tasks__training"]) is False
    assert row["support__valued"] == "4"
    assert row["code"] == "Åke-1"
    assert pd.isna(row["role__missing"])


def test_spaces_around_ids_are_no_part_of_them(small: Instrument) -> None:
    found = read(small, {"response_id": "1 "}, {"response_id": "\u00a01", "years": "x"})
    assert found.frame["response_id"].tolist() == ["1", "1"]
    assert [one.response for one in found.problems] == ["1"]


def test_not_asked_is_not_left_blank(small: Instrument) -> None:
    responses = read(small, {"role": "local"}, {"role": "regional"})
    assert reason(responses, "years", 0) == "not_asked"
    assert reason(responses, "years", 1) == "blank"


def test_not_reached_is_what_a_partial_response_stored_nothing_for(small: Instrument) -> None:
    second = {"support__valued": None, "support__known": None, "support__alone": None,
              "started": None, "ended": None, "why": None}  # fmt: skip
    responses = read(small, {"role": "local", "submitted": None, **second}, {"submitted": None})
    assert reason(responses, "support__valued", 0) == "not_reached"
    assert reason(responses, "time__a", 0) == "blank"
    assert reason(responses, "support__valued", 1) == "blank"


def test_refusing_is_a_reason_and_no_answer(small: Instrument) -> None:
    responses = read(small, {"role": "secret"})
    assert pd.isna(responses.frame["role"].iloc[0])
    assert reason(responses, "role") == "refused"
    assert reason(responses, "years") == "not_asked"


def test_nothing_ticked_is_blank(small: Instrument) -> None:
    responses = read(small, {"tasks__guidance": "0", "tasks__training": "0", "tasks__none": "0"})
    assert responses.frame["tasks__guidance"].isna().all()
    assert reason(responses, "tasks__guidance") == "blank"


def test_only_dont_know_ticked_is_a_reason_and_no_answer(small: Instrument) -> None:
    tasks = small["tasks"]
    assert isinstance(tasks, MultipleChoice)
    unsure = Code("unsure", text("unsure"), missing=Missing.DONT_KNOW)
    asked = replace(tasks, codes=CodeList("tasks", (*tasks.codes.codes, unsure)))
    follow = replace(small["years"], show_if="is_answered(tasks)")
    instrument = replace(small, sections=(replace(small.sections[0], items=(asked, follow)),))
    responses = read(
        instrument, {"tasks__unsure": "1"}, {"tasks__unsure": "1", "tasks__guidance": "1"}
    )
    assert reason(responses, "tasks__guidance", 0) == "dont_know"
    assert reason(responses, "tasks__unsure", 0) == "dont_know"
    assert reason(responses, "years", 0) == "not_asked"
    assert bool(responses.frame["tasks__guidance"].iloc[1]) is True
    assert reason(responses, "years", 1) == "blank"


PARTS = ("time__a", "time__b", "time__c")


@pytest.mark.parametrize(
    ("texts", "values", "reasons"),
    [
        (("60", "40", ""), [60, 40, 0], [None, None, None]),
        (("100", "", None), [100, 0, 0], [None, None, None]),
        (("60", "39", ""), [60, 39, None], [None, None, "blank"]),
        (("", "", ""), [None, None, None], ["blank", "blank", "blank"]),
        (("60", "40", "0"), [60, 40, 0], [None, None, None]),
        (("100", "x", ""), [100, None, None], [None, "blank", "blank"]),
    ],
    ids=["one empty", "two empty", "too little", "all empty", "all written", "one unreadable"],
)
def test_empty_parts_are_zero_where_the_others_make_the_total(
    small: Instrument,
    texts: tuple[str | None, ...],
    values: list[int | None],
    reasons: list[str | None],
) -> None:
    frame = read(small, dict(zip(PARTS, texts, strict=True)), {}).frame
    assert [
        None if pd.isna(frame[name].iloc[0]) else frame[name].iloc[0] for name in PARTS
    ] == values
    found = [frame[f"{name}__missing"].iloc[0] for name in PARTS]
    assert [None if pd.isna(one) else one for one in found] == reasons
    assert {str(frame[name].dtype) for name in PARTS} == {"Int64"}
    assert frame[list(PARTS)].iloc[1].isna().all()


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_a_response_without_an_id(small: Instrument, nothing: str | None) -> None:
    rows = [{"response_id": nothing}, {}, {"response_id": nothing}]
    with pytest.raises(ResponseError) as caught:
        read(small, *rows)
    assert str(caught.value) == (
        "answers.csv: found 2 response(s) without an id, on row(s) 1, 3; expected an id for every "
        "response. Rows are counted from 1 without the header. Export again with the ids."
    )


def test_a_condition_on_a_condition(small: Instrument) -> None:
    asked = {"tasks__training": "1", "support__valued": "5"}
    responses = read(small, {**asked, "why": "koska"}, {**asked, "support__valued": "2"})
    assert responses.frame["why"].iloc[0] == "koska"
    assert reason(responses, "why", 1) == "not_asked"


@pytest.mark.parametrize(
    ("row", "kind", "message"),
    [
        ({"role": "locl"}, ProblemKind.UNKNOWN_CODE,
         "row 1 (response 1), column Q1, item role: unknown_code: found 'locl'; expected one of regional, local, secret. Did you mean 'local'?"),
        ({"tasks__guidance": "Y"}, ProblemKind.UNKNOWN_CODE, "found 'Y'; expected chosen or not chosen"),
        ({"role": "regional", "years": "three"}, ProblemKind.NOT_A_NUMBER, "found 'three'; expected a whole number"),
        ({"role": "regional", "years": "2.5"}, ProblemKind.NOT_A_NUMBER, "found '2.5'; expected a whole number"),
        ({"role": "regional", "years": "12,000"}, ProblemKind.NOT_A_NUMBER,
         "found '12,000'; expected a whole number of at most 15 digits, with no mark for thousands"),
        ({"role": "regional", "years": "1.000"}, ProblemKind.NOT_A_NUMBER, "found '1.000'"),
        ({"role": "regional", "years": "99999999999999999999"}, ProblemKind.NOT_A_NUMBER,
         "a whole number of at most 15 digits"),
        ({"role": "regional", "years": "-9007199254740993"}, ProblemKind.NOT_A_NUMBER, "found '-9007199254740993'"),
        ({"role": "regional", "years": "9" * 400}, ProblemKind.NOT_A_NUMBER, "item years"),
        ({"role": "regional", "years": "١٢"}, ProblemKind.NOT_A_NUMBER, "found '١٢'"),
        ({"role": "regional", "years": "１２"}, ProblemKind.NOT_A_NUMBER, "found '１２'"),
        ({"started": "２０２４-03-01"}, ProblemKind.NOT_A_DATE, "found '２０２４-03-01'"),
        ({"language": "de"}, ProblemKind.UNKNOWN_CODE,
         "column language, item language: unknown_code: found 'de'; expected one of fi, sv, en"),
        ({"language": "Suomi"}, ProblemKind.UNKNOWN_CODE, "found 'Suomi'"),
        ({"started": "1.3.2024"}, ProblemKind.NOT_A_DATE, "found '1.3.2024'; expected a date such as 2026-03-31"),
        ({"submitted": "yesterday"}, ProblemKind.NOT_A_DATE, "item submitted: not_a_date: found 'yesterday'"),
        ({"started": "2024-02-30"}, ProblemKind.NOT_A_DATE, "found '2024-02-30'"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem_with_its_place(
    small: Instrument, row: dict[str, str], kind: ProblemKind, message: str
) -> None:
    responses = read(small, row)
    assert [problem.kind for problem in responses.problems] == [kind]
    assert message in str(responses.problems[0])


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("12,0", 12), ("12.00", 12), ("12.0000", 12), (" 7 ", 7),
     ("999999999999999", 999999999999999), ("-999999999999999", -999999999999999)],
)  # fmt: skip
def test_whole_numbers(small: Instrument, written: str, number: int) -> None:
    responses = read(small, {"role": "regional", "years": written})
    assert responses.problems == ()
    assert responses.frame["years"].iloc[0] == number


@pytest.mark.parametrize(
    ("written", "language"), [("sv-FI", "sv"), ("EN", "en"), ("fi_FI", "fi"), ("", None)]
)
def test_languages_are_known_without_their_region(
    small: Instrument, written: str, language: str | None
) -> None:
    responses = read(small, {"language": written})
    assert responses.problems == ()
    found = responses.frame["language"].iloc[0]
    assert found == language if language else pd.isna(found)


def test_an_unknown_language_is_missing(small: Instrument) -> None:
    assert pd.isna(read(small, {"language": "de"}).frame["language"].iloc[0])


def test_line_breaks_are_alike_from_every_platform(small: Instrument) -> None:
    asked = {"tasks__training": "1", "support__valued": "5"}
    responses = read(small, {**asked, "why": "yksi\r\nkaksi\rkolme\nneljä"})
    assert responses.frame["why"].iloc[0] == "yksi\nkaksi\nkolme\nneljä"
    assert responses.notices == ()


@pytest.mark.parametrize("lost", ["\x00", "\ufffd"])
def test_lost_characters_are_noticed(small: Instrument, lost: str) -> None:
    responses = read(small, {"code": f"a{lost}b"})
    assert responses.frame["code"].iloc[0] == "a\ufffdb"
    assert responses.notices == (
        "answers.csv: characters that could not be read stand as \ufffd in texts of code",
    )


def test_problems_are_refused_together_and_cut_after_twenty(small: Instrument) -> None:
    responses = read(small, *({"role": "x"} for _ in range(25)))
    with pytest.raises(ResponseError) as caught:
        refuse(responses.problems, responses.source)
    assert "answers.csv: found 25 answer(s)" in str(caught.value)
    assert "row 20 " in str(caught.value)
    assert "row 21 " not in str(caught.value)
    assert "… and 5 more" in str(caught.value)
    refuse((), "answers.csv")
