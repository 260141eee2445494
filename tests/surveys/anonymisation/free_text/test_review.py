from __future__ import annotations

import pytest

from surveys.anonymisation.free_text import (
    Reviewed,
    lexica,
    read_review,
    redacted,
    review_queue,
)
from surveys.anonymisation.free_text.review import QUEUE_COLUMNS
from surveys.cleaning.tables import rows_of, table_file
from surveys.errors import DefinitionError
from surveys.model import Instrument
from tests.surveys.anonymisation.conftest import Make

BARE = lexica("none")
STORIES = [
    "Apua antoi Zyxi, kiitos.",
    "Se oli ZYXI ja Wyvern.",
    None,
    "Liisa auttoi.",
    "",
    "Ei mitään.",
]


def queue(make: Make, instrument: Instrument, **options: object) -> tuple[dict[str, str], ...]:
    frame = make({"story": STORIES, "title": ["ja Zyxi"] + [None] * 5, "age": [40] * 6})
    return review_queue(frame, instrument, used=BARE, **options)  # type: ignore[arg-type] # options vary


def test_each_unsure_passage_of_a_field_has_a_row(make: Make, instrument: Instrument) -> None:
    rows = queue(make, instrument)
    assert [(row["field"], row["passage"], row["times"]) for row in rows] == [
        ("title", "Zyxi", "1"), ("story", "Wyvern", "1"), ("story", "Zyxi", "1"),
    ]  # fmt: skip
    assert all(tuple(row) == QUEUE_COLUMNS for row in rows)
    assert rows[1]["context"] == "…Se oli ZYXI ja [Wyvern].…"
    assert {row["proposed"] for row in rows} == {"redact"}
    assert {row["decision"] for row in rows} == {""}


def test_fields_can_be_chosen(make: Make, instrument: Instrument) -> None:
    assert {row["field"] for row in queue(make, instrument, fields=["title"])} == {"title"}
    with pytest.raises(DefinitionError, match="found field age of kind integer; expected text"):
        queue(make, instrument, fields=["age"])
    with pytest.raises(DefinitionError, match="Did you mean 'story'"):
        queue(make, instrument, fields=["stroy"])


def test_nobody_and_nothing_to_review(make: Make, instrument: Instrument) -> None:
    assert review_queue(make({"story": []}), instrument, used=BARE) == ()
    assert review_queue(make({"story": [None, None]}), instrument, used=BARE) == ()
    assert review_queue(make({"age": [40]}), instrument, used=BARE) == ()


def filled(make: Make, instrument: Instrument, **decisions: str) -> list[dict[str, str]]:
    rows = queue(make, instrument)
    file = table_file(rows, QUEUE_COLUMNS).decode("utf-8-sig")
    return [{**row, "decision": decisions.get(row["passage"], "")} for row in rows_of(file, "f")]


def test_decisions_are_read_back_and_used_again(make: Make, instrument: Instrument) -> None:
    read = read_review(filled(make, instrument, Zyxi="KEEP", Wyvern="time"), themes=("time",))
    assert (len(read.decisions), read.undecided) == (3, 0)
    again = queue(make, instrument, reviewed=read)
    assert {row["passage"]: row["decision"] for row in again} == {"Zyxi": "keep", "Wyvern": "time"}
    assert redacted("Se oli Zyxi ja Wyvern, Liisa, Kzot.", "story", read, BARE) == (
        "Se oli Zyxi ja [time], [name], [name]."
    )


def test_what_is_not_decided_is_redacted(make: Make, instrument: Instrument) -> None:
    read = read_review(filled(make, instrument, Wyvern="redact"))
    assert read.undecided == 2
    assert redacted("ja Zyxi ja Wyvern", "story", read, BARE) == "ja [name] ja [name]"
    assert redacted("ja Zyxi", "story", Reviewed(), BARE) == "ja [name]"


def test_what_is_sure_cannot_be_kept() -> None:
    kept = Reviewed({("story", "liisa"): "keep"})
    assert redacted("ja Liisa", "story", kept, BARE) == "ja [name]"


def test_decisions_of_a_field_say_nothing_of_another() -> None:
    kept = Reviewed({("title", "zyxi"): "keep"})
    assert redacted("ja Zyxi", "story", kept, BARE) == "ja [name]"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decision": "kep"}, "row 2, column decision: found 'kep'; expected one of keep, redact. Did you mean 'keep'"),
        ({"decision": "Matti Virtanen"}, "row 2, column decision: found «…»; expected one of keep"),
        ({"passage": "Zyxo", "decision": "keep"}, "row 2, column passage: found a passage that is not the one of its check"),
        ({"check": "0", "decision": "keep"}, "row 2, column passage: found a passage that"),
        ({"desision": "keep"}, "found column 'desision'; expected the columns field.* Did you mean 'decision'"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(
    change: dict[str, str], message: str, make: Make, instrument: Instrument
) -> None:
    rows = filled(make, instrument)
    rows[1] |= change
    with pytest.raises(DefinitionError, match=message):
        read_review(rows)


def test_a_missing_column_is_named(make: Make, instrument: Instrument) -> None:
    rows = filled(make, instrument)
    del rows[0]["check"]
    with pytest.raises(DefinitionError, match="row 1, column check: found no such column"):
        read_review(rows)


def test_two_decisions_on_a_passage_are_refused(make: Make, instrument: Instrument) -> None:
    rows = filled(make, instrument, Zyxi="keep", Wyvern="keep")
    with pytest.raises(DefinitionError, match="row 4, column decision: found a second decision"):
        read_review([*rows, {**rows[0], "decision": "redact"}])
    assert len(read_review([*rows, rows[0]]).decisions) == 3


def test_the_check_depends_on_the_key(make: Make, instrument: Instrument) -> None:
    rows = [{**row, "decision": "keep"} for row in queue(make, instrument, key=b"secret")]
    assert len(read_review(rows, key=b"secret").decisions) == 3
    with pytest.raises(DefinitionError, match="not the one of its check"):
        read_review(rows, key=b"other")


def test_no_error_shows_a_passage(make: Make, instrument: Instrument) -> None:
    rows = filled(make, instrument, Zyxi="keep")
    rows[0]["passage"] = "Matti Meikäläinen"
    with pytest.raises(DefinitionError) as raised:
        read_review(rows)
    assert "Matti" not in str(raised.value)
