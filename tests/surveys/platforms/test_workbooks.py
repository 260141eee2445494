"""Cells of workbooks become the texts that a delimited file would have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from surveys.errors import ResponseError
from surveys.platforms.columns import check_complete, check_has_responses
from surveys.platforms.workbooks import first_row, read_workbook, sheet_names


def written(tmp_path: Path, change: Callable[[Workbook], None]) -> Path:
    """Save a workbook of one answer with something changed."""
    path = saved(tmp_path, ["a", "b"], [1, 2])
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


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
        ["3"], ["3"], ["2.5"], ["TRUE"], ["FALSE"], ["ä;ö"], ["2026-03-31"], ["2026-03-31 14:05:00"],
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


def test_the_first_sheet_in_sight_is_read_with_a_word_of_the_others(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Vanhat", 0).append(["a", "b"])
        book["Vanhat"].append([8, 9])
        book["Vanhat"].sheet_state = "hidden"
        book.create_sheet("Tyhjä")

    path = written(tmp_path, change)
    sheet = read_workbook(path)
    assert (first_row(path), sheet.texts("a").tolist()) == (("a", "b"), ["1"])
    assert sheet.notices == ("the sheet 'Vastaukset' was read, and not 'Vanhat' (hidden), 'Muu'",)
    assert read_workbook(path, aside=["Vanhat", "Muu"]).notices == ()
    assert sheet_names(path) == ("Vastaukset", "Muu", "Tyhjä")


def test_a_sheet_of_notes_before_the_answers_is_named(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for name in ("Vanhat", "Lue minut"):
            book.create_sheet(name, 0).append(["Vastaukset ovat toisessa taulukossa."])
        book["Vanhat"].sheet_state = "hidden"

    sheet = read_workbook(written(tmp_path, change), aside=["Muu"])
    assert (sheet.title, sheet.others, len(sheet)) == ("Lue minut", ("Vastaukset",), 0)
    with pytest.raises(ResponseError) as error:
        check_has_responses(sheet)
    advice = (
        "The sheet 'Lue minut' was read, and not 'Vastaukset': put the sheet with the answers "
        "first, or delete the one without."
    )
    assert str(error.value) == (
        f"a.xlsx: found a header and no responses; expected at least one response. {advice}"
    )
    with pytest.raises(ResponseError, match=re.escape(f"Export it. {advice}")):
        check_complete(sheet, {}, {"role": "Rooli"}, "sample", "Export it.")


def test_an_empty_sheet_before_the_answers_is_named(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Tyhjä", 0)

    path = written(tmp_path, change)
    with pytest.raises(ResponseError, match=r"empty sheet.*'Tyhjä' was read, and not 'Vastaukset'"):
        read_workbook(path)


def test_answers_in_two_sheets_are_refused(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Osa 2").append(["a", "b"])

    path = written(tmp_path, change)
    assert len(read_workbook(path)) == 1  # no answers stand under the headings
    book = load_workbook(path)
    book["Osa 2"].append([3, 4])
    book.save(path)
    with pytest.raises(
        ResponseError, match="the same headings in the sheets 'Vastaukset' and 'Osa 2'"
    ):
        read_workbook(path)


def charted(book: Workbook) -> None:
    book.create_chartsheet("Kuva", 0).add_chart(BarChart())


def test_a_sheet_that_is_a_chart_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, charted)
    assert read_workbook(path).header == first_row(path) == ("a", "b")
    assert sheet_names(path) == ("Vastaukset", "Muu")
    with pytest.raises(ResponseError, match="found no sheet 'Kuva'; expected one of Vast"):
        read_workbook(path, "Kuva")


def test_a_workbook_without_a_sheet_in_sight_is_refused(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        charted(book)
        for one in book.worksheets:
            one.sheet_state = "hidden"

    path = written(tmp_path, change)
    with pytest.raises(ResponseError, match="no sheet in sight among Kuva, Vastaukset, Muu"):
        read_workbook(path)


@pytest.mark.parametrize("cells", ["A2:A3", "A1:B1"])
def test_merged_cells_are_refused(cells: str, tmp_path: Path) -> None:
    path = written(tmp_path, lambda book: book["Vastaukset"].merge_cells(cells))
    with pytest.raises(ResponseError, match=f"sheet 'Vastaukset': found merged cells {cells};"):
        read_workbook(path)
    assert read_workbook(path, "Muu").header == ("x",)


def test_errors_are_refused_and_texts_that_look_like_them_are_not(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book["Vastaukset"]["A2"] = "#NIMI?"
        book["Vastaukset"]["B2"] = "#REF!"
        book["Vastaukset"]["B2"].data_type = "s"

    path = written(tmp_path, change)
    assert read_workbook(path).texts("b").tolist() == ["#REF!"]
    book = load_workbook(path)
    book["Vastaukset"]["B3"] = "#REF!"
    book["Vastaukset"]["A4"] = "#DIV/0!"
    book.save(path)
    with pytest.raises(
        ResponseError, match=r"cells with errors: B3 #REF!, A4 #DIV/0!; expected values"
    ):
        read_workbook(path)


def test_characters_that_no_file_can_hold_are_replaced(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a"], ["x_x0000_y"], ["_xD83D_"], ["_xD83D__xDE00_"])
    assert read_workbook(path).texts("a").tolist() == ["x\ufffdy", "\ufffd", "😀"]
