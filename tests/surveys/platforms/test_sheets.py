"""Delimited files are read by columns, exactly as the parser reads them record by record."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.errors import ResponseError
from surveys.platforms import scanning
from surveys.platforms.columns import check_each_once, each
from surveys.platforms.delimited import parse, read_sheet
from surveys.platforms.delimited_writing import quoted
from surveys.platforms.glimpse import glimpse
from surveys.platforms.sheets import Sheet

CELLS = st.none() | st.text(st.sampled_from("ab ä;,\t\"'=\n\r"), max_size=6)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_nul_in_an_answer_is_a_lost_character(encoding: str, tmp_path: Path) -> None:
    content = 'a;b\n1;"x\x00\ny"\n2;ä\x00\n'.encode(encoding)
    sheet = read_sheet(written(tmp_path, content))
    assert records(sheet) == [("1", "x\ufffd\ny"), ("2", "ä\ufffd")]
    assert [sheet.line(row) for row in range(2)] == [2, 4]


@pytest.mark.parametrize(
    "content",
    [
        b"a;\x00b\n1;2\n",
        b"\n\n\x00a;b\n1;2\n",
        "\n\na;b\n1;2\n".encode("utf-16-le"),
        "a;b\n1;2\n".encode("utf-16-be"),
    ],
)
def test_a_nul_on_the_first_line_is_no_text(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="a zero byte on the first line"):
        read_sheet(written(tmp_path, content))


def test_a_nul_hides_no_other_encoding(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="line 2, which is not UTF-8"):
        read_sheet(written(tmp_path, b"a;b\n\x00;\xe4\n"))


def records(sheet: Sheet) -> list[tuple[str | None, ...]]:
    columns = [sheet.texts(place).astype(object).where(lambda texts: texts.notna(), None).tolist()
               for place in range(len(sheet.header))]  # fmt: skip
    return [*zip(*columns, strict=True)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_columns_hold_what_the_parser_finds(tmp_path: Path, data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 3))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5))
    text = ";".join(f'"h{place}"' for place in range(width)) + data.draw(BREAKS)
    text += "".join(";".join(map(quoted, row)) + data.draw(BREAKS) for row in rows)
    sheet = read_sheet(written(tmp_path, text))
    expected = parse(text, sheet.separator, "a.csv")[1:]
    assert records(sheet) == [row.cells for row in expected]
    assert len(sheet) == len(expected)
    assert [sheet.line(row) for row in range(len(sheet))] == [row.line for row in expected]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.text(st.sampled_from('ab;"\n\r'), max_size=14))
def test_any_text_is_read_as_the_parser_reads_it_or_refused(tmp_path: Path, body: str) -> None:
    text = f"h;k\n{body}"
    path = written(tmp_path, text)
    try:
        expected = [row.cells for row in parse(text, ";", "a.csv")[1:]]
        even = all(len(cells) == 2 for cells in expected)
    except ResponseError:
        even = False
    if even:
        sheet = read_sheet(path)
        assert records(sheet) == expected
        assert [sheet.line(row) for row in range(len(sheet))] == [
            row.line for row in parse(text, ";", "a.csv")[1:]
        ]
    else:
        with pytest.raises(ResponseError):
            read_sheet(path)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from('a;"\n\r'), max_size=12), chunk=st.integers(1, 5))
def test_pieces_do_not_matter(text: str, chunk: int) -> None:
    content = text.encode()
    whole = scanning.is_well_quoted(content, ";")
    lines = scanning.record_lines(content).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_CHUNK", chunk)
        assert scanning.is_well_quoted(content, ";") == whole
        assert scanning.record_lines(content).tolist() == lines


def test_nothing_and_an_empty_text_are_kept_apart(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, 'a;b\n;""\n'))
    assert sheet.texts("a").isna().tolist() == [True]
    assert sheet.texts("b").tolist() == [""]
    assert {str(sheet.texts(place).dtype) for place in ("a", 1)} == {"str"}


def test_a_header_alone_has_no_records(tmp_path: Path) -> None:
    for text in ("a;b", "a;b\n", "a;b\r\n\r\n"):
        sheet = read_sheet(written(tmp_path, text))
        assert (len(sheet), sheet.header) == (0, ("a", "b"))
        assert str(sheet.texts("b").dtype) == "str"


def test_a_record_longer_than_what_is_read_at_a_time(tmp_path: Path) -> None:
    long = "pitkä " * 4_000_000
    sheet = read_sheet(written(tmp_path, f'a;b\n1;"{long}"\n2;x\n'))
    assert [len(text) for text in sheet.texts("b")] == [len(long), 1]


def test_headings_that_repeat_are_read_by_their_place(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, "a;a\n1;2\n"))
    assert [sheet.texts(place).tolist() for place in (0, 1)] == [["1"], ["2"]]


def test_a_change_is_made_once_for_each_distinct_text() -> None:
    seen: list[str | None] = []

    def change(cell: str | None) -> str | None:
        seen.append(cell)
        return {"x": None, None: "nothing"}.get(cell, cell)

    texts = pd.Series(["x", "", None, "x", "y"], dtype="str", index=[4, 3, 2, 1, 0])
    found = each(texts, change)
    assert found.isna().tolist() == [True, False, False, True, False]
    assert found.dropna().to_dict() == {3: "", 2: "nothing", 0: "y"}
    assert seen == ["x", "", "y", None]


@pytest.mark.parametrize("told", ["sep=;\r\n", '"sep=;"\n', "SEP=;\r", "\ufeffsep=;\n"])
def test_a_line_that_tells_excel_the_separator_is_passed_over(told: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{told}a,b,c;d\n1;2\n3;4\n")
    sheet = read_sheet(path)
    assert (sheet.header, records(sheet)) == (("a,b,c", "d"), [("1", "2"), ("3", "4")])
    assert (sheet.separator, sheet.line(0), sheet.line(1)) == (";", 3, 4)
    assert glimpse(path).headings[-1] == "d"
    with pytest.raises(ResponseError, match=r"1 cell\(s\) on line 3"):
        read_sheet(written(tmp_path, f"{told}a;b\n1\n"))


def test_nothing_at_the_end_of_a_file_without_a_last_break_is_nothing(tmp_path: Path) -> None:
    assert records(read_sheet(written(tmp_path, 'h;k\n"";'))) == [("", None)]


def test_columns_without_headings_are_called_so(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path, "Vastaukset;;\na;b;c\n"))
    with pytest.raises(ResponseError, match=r"found 2 columns without a heading; .*with a title"):
        check_each_once(sheet)
