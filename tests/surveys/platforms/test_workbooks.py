"""Cells of workbooks become the texts that a delimited file would have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from surveys.errors import ResponseError
from surveys.platforms.workbooks import first_row, read_workbook, sheet_names


def saved(tmp_path: Path, *rows: list[object], title: str = "Vastaukset") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.create_sheet("Muu").append(["x"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_cells_become_texts(tmp_path: Path) -> None:
    values: list[object] = [
        3, 3.0, 2.5, True, False, "ä;ö", dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 14, 5), None,
        1e-7,
    ]  # fmt: skip
    path = saved(tmp_path, ["a", *range(len(values) - 1)], values)
    sheet = read_workbook(path)
    assert sheet.header == ("a", *map(str, range(len(values) - 1)))
    assert [sheet.texts(place).tolist() for place in range(8)] == [
        ["3"], ["3"], ["2.5"], ["1"], ["0"], ["ä;ö"], ["2026-03-31"], ["2026-03-31 14:05:00"],
    ]  # fmt: skip
    assert sheet.texts(8).isna().tolist() == [True]
    assert sheet.texts(9).tolist() == ["0.0000001"]
    assert sheet.texts(9).dtype == "str"


def test_empty_rows_and_columns_are_left_out(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a", "b", None], [None, None], [1, None], ["", "x"], [None, None])
    sheet = read_workbook(path)
    assert (sheet.header, len(sheet)) == (("a", "b"), 2)
    assert [sheet.line(row) for row in range(2)] == [3, 4]


def test_sheets_are_named(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a", "b"], [1, 2])
    assert sheet_names(path) == ("Vastaukset", "Muu")
    assert first_row(path) == ("a", "b")
    assert first_row(path, "Muu") == read_workbook(path, "Muu").header == ("x",)
    with pytest.raises(ResponseError) as error:
        read_workbook(path, "Mu")
    assert str(error.value) == (
        "a.xlsx: found no sheet 'Mu'; expected one of Vastaukset, Muu. Did you mean 'Muu'?"
    )


def test_a_formula_without_a_value_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a", "b"], [1, "=1+1"])
    with pytest.raises(ResponseError, match=r"formula without a value in cell B2 of sheet 'Vast"):
        read_workbook(path)
    assert read_workbook(path, "Muu").header == ("x",)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for content in (b"PK\x03\x04", b"a;b"):
        path.write_bytes(content)
        with pytest.raises(
            ResponseError, match="found a damaged zipped file, or one that is no workbook"
        ):
            read_workbook(path)
    with pytest.raises(ResponseError, match="no readable workbook"):
        read_workbook(tmp_path / "none.xlsx")


def test_a_workbook_is_one_whatever_its_name_ends_with(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a"], [1]).rename(tmp_path / "results-survey1.xls")
    assert read_workbook(path).texts("a").tolist() == ["1"]


def test_an_empty_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="found an empty sheet"):
        read_workbook(saved(tmp_path))
