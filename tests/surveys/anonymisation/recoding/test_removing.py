from __future__ import annotations

import pytest

from surveys.anonymisation.recoding import redact_text, remove, remove_free_text
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument

from ..conftest import Make


def test_removed_answers_leave_their_reason(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "email": ["a@b.fi", None], "email__missing": [None, "refused"],
            "story": [None, "Long"], "story__missing": ["blank", None], "age": [40, 41],
        }
    )  # fmt: skip
    after = remove(frame, instrument, fields=["email"])
    assert texts(after, "email") == [None, None]
    assert texts(after, "email__missing") == ["removed", "refused"]
    assert texts(after, "story") == [None, "Long"]
    bare = remove_free_text(frame, instrument)
    assert texts(bare, "story__missing") == ["blank", "removed"]
    assert texts(bare, "email__missing") == ["removed", "refused"]
    assert texts(bare, "age") == ["40", "41"]
    assert bare.schema == frame.schema


def test_unknown_fields_are_named(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'email'"):
        remove(make({"email": ["a"]}), instrument, fields=["emial"])


def test_texts_are_redacted(make: Make, instrument: Instrument) -> None:
    frame = make({"story": ["Soita 040 1234567", None], "title": ["x", "y"], "age": [40, 41]})
    after = redact_text(frame, instrument, fields=["story", "title"])
    assert texts(after, "story") == ["Soita [phone]", None]
    assert texts(after, "title") == ["x", "y"]
    with pytest.raises(DefinitionError, match="field age of kind integer"):
        redact_text(frame, instrument, fields=["age"])


def test_rows_of_the_table_that_nobody_decided_are_counted(
    make: Make, instrument: Instrument
) -> None:
    notes: list[str] = []
    row = {"field": "story", "passage": "Zuz", "decision": "", "check": ""}
    frame = make({"story": ["Zuz"]})
    redact_text(frame, instrument, fields=["story"], table=[row], note=notes.append)
    assert notes[1:] == ["1 row of the table not decided"]
