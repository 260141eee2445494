from __future__ import annotations

import pandas as pd
import pytest

from surveys.anonymisation.free_text import Theme, ThemeScheme, code_themes, coding_queue, lexica
from surveys.anonymisation.free_text.coding import CODING_COLUMNS
from surveys.cleaning.frames import Frame, texts
from surveys.cleaning.tables import rows_of, table_file
from surveys.errors import DefinitionError, ResponseError
from surveys.model import Instrument, Text
from tests.surveys.anonymisation.conftest import Make

BARE = lexica("none")
SCHEME = ThemeScheme(
    "open",
    (
        Theme("time", Text("Aika", "Tid", "Time"), {"fi": ("aika", "kiire")}),
        Theme("pay", Text("Palkka", "Lön", "Pay"), {"fi": ("palkka",)}),
    ),
)
STORIES = ["Kiire on, sanoi Liisa.", "=Palkka on pieni.", None, None, "Ei mitään."]
REASONS = [None, None, "not_asked", None, None]


def frame_of(make: Make) -> Frame:
    return make({"story": STORIES, "story__missing": REASONS})


def queue(make: Make, instrument: Instrument, **options: object) -> list[dict[str, str]]:
    rows = coding_queue(
        frame_of(make), instrument, field="story", scheme=SCHEME, used=BARE, **options  # type: ignore[arg-type] # options vary
    )  # fmt: skip
    return list(rows_of(table_file(rows, CODING_COLUMNS).decode("utf-8-sig"), "coding.csv"))


def coded(make: Make, instrument: Instrument, *themes: str) -> list[dict[str, str]]:
    rows = queue(make, instrument)
    return [{**row, "themes": one, "by": "AA"} for row, one in zip(rows, themes, strict=True)]


def test_the_queue_has_each_answer_without_names(make: Make, instrument: Instrument) -> None:
    rows = queue(make, instrument)
    assert [(row["response_id"], row["answer"], row["proposed"]) for row in rows] == [
        ("000", "Kiire on, sanoi [name].", "time"),
        ("001", "'=Palkka on pieni.", "pay"),
        ("004", "Ei mitään.", ""),
    ]
    assert {row["themes"] + row["by"] for row in rows} == {""}


def test_what_was_coded_stays_unless_the_answer_changed(make: Make, instrument: Instrument) -> None:
    before = coded(make, instrument, "time", "pay", "none")
    before[1]["check"] = "of another answer"
    again = queue(make, instrument, table=before)
    assert [row["themes"] for row in again] == ["time", "", "none"]


def test_flags_take_the_place_of_the_text(make: Make, instrument: Instrument) -> None:
    table = coded(make, instrument, "time, pay", "PAY", "none")
    notes: list[str] = []
    frame = code_themes(
        frame_of(make), instrument, field="story", scheme=SCHEME, table=table, note=notes.append
    )
    assert texts(frame, "story__time") == ["True", "False", None, None, "False"]
    assert texts(frame, "story__pay") == ["True", "True", None, None, "False"]
    assert texts(frame, "story__time__missing") == [None, None, "not_asked", "blank", None]
    assert texts(frame, "story") == [None] * 5
    assert texts(frame, "story__missing") == ["removed", "removed", "not_asked", None, "removed"]
    assert notes == ["3 answers coded", "0 answers not coded"]
    if frame.implementation.is_pandas():
        assert frame["story__time"].to_native().dtype == "boolean"


def test_an_answer_that_nobody_coded_is_refused_or_left(make: Make, instrument: Instrument) -> None:
    table = coded(make, instrument, "time", "", "none")
    with pytest.raises(
        ResponseError, match="response 001, field story: found an answer that nob"
    ) as raised:
        code_themes(frame_of(make), instrument, field="story", scheme=SCHEME, table=table)
    assert "Palkka" not in str(raised.value)
    frame = code_themes(
        frame_of(make), instrument, field="story", scheme=SCHEME, table=table, unreviewed="not_coded"
    )  # fmt: skip
    assert texts(frame, "story__time") == ["True", None, None, None, "False"]
    assert texts(frame, "story__time__missing")[1] == "removed"
    assert texts(frame, "story") == [None] * 5


def test_a_coder_must_be_named(make: Make, instrument: Instrument) -> None:
    table = [{**row, "by": ""} for row in coded(make, instrument, "time", "pay", "none")]
    with pytest.raises(ResponseError, match="nobody has coded"):
        code_themes(frame_of(make), instrument, field="story", scheme=SCHEME, table=table)


def test_a_changed_answer_is_refused(make: Make, instrument: Instrument) -> None:
    table = coded(make, instrument, "time", "pay", "none")
    frame = make({"story": ["Jotain muuta.", *STORIES[1:]], "story__missing": REASONS})
    with pytest.raises(
        ResponseError, match="response 000, field story: found an answer that is not"
    ):
        code_themes(frame, instrument, field="story", scheme=SCHEME, table=table)
    with pytest.raises(ResponseError, match="is not the one that was coded"):
        code_themes(
            frame_of(make), instrument, field="story", scheme=SCHEME, table=table, check_key=b"k"
        )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"themes": "tme"}, "row 2, column themes: found theme 'tme'; expected one or more of time, pay, or none. Did you mean 'time'"),
        ({"themes": "none pay"}, "row 2, column themes: found theme 'none'; expected"),
        ({"themes": "Meikäläinen"}, "row 2, column themes: found theme «…»"),
        ({"response_id": "000", "themes": "pay"}, "row 2: found a second row for a response"),
        ({"teemat": "pay"}, "row 2: found column 'teemat'; expected the columns wave"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(
    change: dict[str, str], message: str, make: Make, instrument: Instrument
) -> None:
    table = coded(make, instrument, "time", "pay", "none")
    table[1] |= change
    with pytest.raises(DefinitionError, match=message):
        code_themes(frame_of(make), instrument, field="story", scheme=SCHEME, table=table)


def test_rows_of_other_fields_are_passed_over(make: Make, instrument: Instrument) -> None:
    table = coded(make, instrument, "time", "pay", "none")
    other = {**table[0], "field": "title", "themes": "xyz"}
    frame = code_themes(
        frame_of(make), instrument, field="story", scheme=SCHEME, table=[*table, other]
    )
    assert texts(frame, "story__time")[0] == "True"
    assert [row["themes"] for row in queue(make, instrument, table=[other])] == [""] * 3


def test_options_are_checked(make: Make, instrument: Instrument) -> None:
    frame = make({"story": STORIES, "age": [40] * 5})
    with pytest.raises(DefinitionError, match="found field age of kind integer; expected text"):
        code_themes(frame, instrument, field="age", scheme=SCHEME, table=())
    with pytest.raises(DefinitionError, match=r"unreviewed = 'eror'.* Did you mean 'error'"):
        code_themes(frame, instrument, field="story", scheme=SCHEME, table=(), unreviewed="eror")  # type: ignore[arg-type] # what is refused


def test_frames_without_answers_or_reasons(make: Make, instrument: Instrument) -> None:
    for cells in ([], [None], [None, None]):
        frame = code_themes(
            make({"story": cells}), instrument, field="story", scheme=SCHEME, table=()
        )
        assert texts(frame, "story__time") == [None] * len(cells)
        assert texts(frame, "story__time__missing") == ["blank"] * len(cells)
        assert coding_queue(make({"story": cells}), instrument, field="story", scheme=SCHEME) == ()


def test_the_order_of_rows_says_nothing(instrument: Instrument) -> None:
    import narwhals as nw

    data = pd.DataFrame({"response_id": ["b", "a"], "story": ["Yksi", "Kaksi"]})
    rows = coding_queue(
        nw.from_native(data, eager_only=True), instrument, field="story", scheme=SCHEME, used=BARE
    )
    assert [row["response_id"] for row in rows] == ["a", "b"]
