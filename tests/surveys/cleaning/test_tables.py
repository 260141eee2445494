from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from surveys.cleaning import STEPS, step
from surveys.cleaning.tables import (
    Rows,
    read_table,
    rows_of,
    table_file,
    tables_beside,
    with_tables,
)
from surveys.errors import DefinitionError

ROWS = ({"text": "a;b", "code": "c\nd"}, {"text": "", "code": '"e"'})


@pytest.mark.parametrize("content", [
    b'text;code\n"a;b";"c\nd"\n;"""e"""\n',
    b'\xef\xbb\xbftext,code\r\na;b,"c\nd"\r\n,"""e"""\r\n',
    b'\xef\xbb\xbf"text"\t"code"\n a;b \t"c\nd"\n\n \t"""e"""\n\t\n',
])  # fmt: skip
def test_tables_are_read_however_they_are_saved(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    assert read_table(path) == ROWS


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "queue.csv"
    path.write_bytes(table_file(ROWS, ["text", "code"]))
    assert read_table(path) == ROWS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "other.csv: found an empty file; expected headings and rows"),
        (b"\n ; \n", "found an empty file"),
        (b"text;code\na\n", "found 1 cell(s) on line 2; expected 2, one under each heading"),
        (b"text;code\na;b\na;b;c\n", "found 3 cell(s) on line 3"),
        (b"text;;code\n", "no heading over column 2"),
        (b"text;text\n", "the heading 'text' twice"),
        (b'text;code\n"a;b\n', "a quotation mark that is not closed where a cell ends, on line 2"),
        (b"text;code\nty\xf6;b\n", "CSV UTF-8"),
    ],
)
def test_a_table_that_is_not_right_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(DefinitionError) as raised:
        read_table(path)
    assert message in str(raised.value)


def test_words_in_the_place_of_headings_are_not_shown() -> None:
    for content in ("Matti Meikäläinen;Matti Meikäläinen\n", "Matti Meikäläinen;x\na\n"):
        with pytest.raises(DefinitionError) as raised:
            rows_of(content, "other.csv")
        assert "Matti" not in str(raised.value)
    with pytest.raises(DefinitionError) as raised:
        step("correct", reason="r", table=["Matti Meikäläinen"])
    assert str(raised.value).startswith("step correct: found table; expected a list")


def test_headings_alone_are_no_rows() -> None:
    assert rows_of("text;code\n", "other.csv") == ()


def test_tables_lie_beside_the_study_file(tmp_path: Path) -> None:
    (tmp_path / "late.csv").write_text("field\nrole\n", encoding="utf-8")
    load = tables_beside(tmp_path)
    assert list(load("late.csv")) == [{"field": "role"}]
    with pytest.raises(DefinitionError, match="a CSV file beside"):
        load("../late.csv")
    with pytest.raises(DefinitionError, match="no readable file"):
        load("none.csv")


def test_only_options_that_are_tables_are_loaded() -> None:
    def step(
        frame: object, instrument: object, *, field: str, table: Rows, names: Sequence[str] = ()
    ) -> object:
        return frame

    loaded = with_tables(
        step,
        {"field": "a.csv", "table": "b.csv", "names": ["c"], "unknown": "d.csv"},
        lambda name: [{"name": name}],
    )
    assert loaded == {
        "field": "a.csv", "table": [{"name": "b.csv"}], "names": ["c"], "unknown": "d.csv",
    }  # fmt: skip
    rows = [{"text": "a"}]
    assert with_tables(step, {"table": rows}, lambda _: ())["table"] is rows


@pytest.mark.parametrize("name", ["correct", "recode_other"])
def test_steps_with_tables_take_files(name: str) -> None:
    assert with_tables(STEPS[name], {"table": "a.csv"}, lambda _: ROWS) == {"table": ROWS}
