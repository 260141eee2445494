from __future__ import annotations

from typing import Any

import pytest

from surveys.cleaning import Frame
from surveys.cleaning.frames import framed, texts
from surveys.cleaning.other_answers import COLUMNS, other_queue, recode_other
from surveys.cleaning.tables import rows_of, table_file
from surveys.errors import DefinitionError
from surveys.model import (
    Code,
    CodeList,
    Instrument,
    Missing,
    MultipleChoice,
    Section,
    ShortText,
    SingleChoice,
    Text,
)

from .conftest import text

ROLES = CodeList(
    "roles",
    (
        Code("regional", Text("Aluekoordinaattori", "Regional samordnare", "Regional")),
        Code("local", Text("Paikallinen", "Lokal", "Local")),
        Code("unsure", text("Cannot say"), missing=Missing.DONT_KNOW),
        Code("other", Text("Muu", "Annan", "Other")),
    ),
)


@pytest.fixture
def asking(instrument: Instrument) -> Instrument:
    items = (
        SingleChoice("role", text("Role"), codes=ROLES),
        ShortText("role_other", text("Which"), show_if='role == "other"'),
        MultipleChoice("roles", text("Roles"), codes=ROLES),
        ShortText("roles_other", text("Which"), show_if='any_of(roles, "other")'),
    )
    page = Section("page", text("Page"), items)
    return Instrument("roles", text("x"), text("x"), text("x"), (page,), instrument.waves)


@pytest.fixture
def frame() -> Frame:
    nothing = [None] * 5
    return framed(
        response_id=["1", "2", "3", "4", "5"],
        role=["other", "other", "other", "local", "other"],
        role__missing=nothing,
        role_other=["Alue – koordinaattori", "ALUE-KOORDINAATTORI", "hän", "alue", "=1+1"],
        role_other__missing=nothing,
        roles__regional=[False, True, False, None, False],
        roles__regional__missing=nothing,
        roles__local=[False, False, True, None, False],
        roles__unsure=[False, False, False, None, False],
        roles__other=[True, True, True, None, True],
        roles_other=["Paikallinen", "paikallinen", "alue ja kunta", None, "x"],
        roles_other__missing=nothing,
    )


def row(words: str, code: str, by: str = "AA", date: str = "2026-05-01") -> dict[str, str]:
    return {"text": words, "code": code, "by": by, "date": date}


def test_reviewed_words_become_their_code(frame: Frame, asking: Instrument) -> None:
    notes: list[str] = []
    table = [row("alue-koordinaattori", "regional"), row("alue", "regional"), row("hän", "", "")]
    after = recode_other(
        frame, asking, field="role", text="role_other", table=table, note=notes.append
    )
    assert texts(after, "role") == ["regional", "regional", "other", "local", "other"]
    # The words of response 4 do not belong to an other answer, and are left to blank_skipped.
    assert texts(after, "role_other") == [None, None, "hän", "alue", "=1+1"]
    assert texts(after, "role_other__missing")[:3] == ["not_asked", "not_asked", None]
    assert notes == ["2 answers recoded", "2 texts not reviewed"]


def test_a_code_that_is_no_answer_is_a_reason(frame: Frame, asking: Instrument) -> None:
    table = [row("hän", "unsure"), row("=1+1", "other")]
    notes: list[str] = []
    after = recode_other(
        frame, asking, field="role", text="role_other", table=table, note=notes.append
    )
    assert texts(after, "role")[2:] == [None, "local", "other"]
    assert texts(after, "role__missing")[2] == "dont_know"
    assert texts(after, "role_other")[2:] == [None, "alue", "=1+1"]
    assert notes == ["1 answer recoded", "1 text not reviewed"]


def test_in_a_multiple_choice_the_codes_are_ticked(frame: Frame, asking: Instrument) -> None:
    table = [
        row("paikallinen", "local"), row("Alue ja kunta", "regional"), row("x", "regional"),
        row("x", "other"),
    ]  # fmt: skip
    after = recode_other(frame, asking, field="roles", text="roles_other", table=table)
    assert texts(after, "roles__regional") == ["False", "True", "True", None, "True"]
    assert texts(after, "roles__local") == ["True", "True", "True", None, "False"]
    assert texts(after, "roles__other") == ["False", "False", "False", None, "True"]
    assert texts(after, "roles_other") == [None, None, None, None, "x"]


def test_the_queue_is_filled_in_and_read_again(frame: Frame, asking: Instrument) -> None:
    rows = other_queue(frame, asking, field="role", text="role_other")
    assert [tuple(one.values())[:3] for one in rows] == [
        ("ALUE-KOORDINAATTORI", "2", "regional"), ("'=1+1", "1", ""), ("hän", "1", ""),
    ]  # fmt: skip
    filled = [{**one, "code": "local", "by": "AA", "date": "2026-05-01"} for one in rows]
    table = rows_of(table_file(filled, COLUMNS).decode("utf-8-sig"), "queue.csv")
    after = recode_other(frame, asking, field="role", text="role_other", table=table)
    assert texts(after, "role") == ["local"] * 5
    assert other_queue(frame, asking, field="role", text="role_other", table=table) == ()
    unfilled = recode_other(frame, asking, field="role", text="role_other", table=rows)
    assert texts(unfilled, "role") == texts(frame, "role")


@pytest.mark.parametrize(
    ("words", "proposed"),
    [("aluekordinaattori", "regional"), ("Paikallisen", "local"), ("samordnare, regional", "regional"),
     ("lokal samordnare", "local"), ("x", ""), ("muu", "")],
)  # fmt: skip
def test_a_code_like_the_words_is_proposed(asking: Instrument, words: str, proposed: str) -> None:
    frame = framed(response_id=["1"], role=["other"], role_other=[words])
    (one,) = other_queue(frame, asking, field="role", text="role_other")
    assert one["proposed"] == proposed


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"field": "roel"}, "Did you mean 'role'?"),
        ({"field": "role_other"}, "a single or a multiple choice"),
        ({"text": "role_othr"}, "Did you mean 'role_other'?"),
        ({"code": "othr"}, "Did you mean 'other'?"),
        ({"table": [row("a", "regionl")]}, "code 'regionl' in row 1 of the table"),
        ({"table": [row("", "regional")]}, "no text in row 1"),
        ({"table": [{"txt": "a"}]}, "column 'txt' in row 1"),
        ({"table": [row("a", "local"), row("A", "regional")]}, "1 text(s) with several codes"),
        (
            {"field": "roles", "text": "roles_other", "table": [row("a", "unsure")]},
            "a code that can stand beside others",
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    frame: Frame, asking: Instrument, options: dict[str, Any], message: str
) -> None:
    given = {"field": "role", "text": "role_other", "table": [], **options}
    with pytest.raises(DefinitionError) as raised:
        recode_other(frame, asking, **given)
    assert message in str(raised.value)
