"""Workbooks of texts: nothing in them is reckoned, changed or lost."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from surveys.errors import ResponseError
from surveys.platforms.workbook_writing import workbook, workbook_of_answers
from surveys.platforms.workbooks import read_workbook
from tests.surveys.platforms.answering import HARD_TEXTS


def test_texts_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "texts.xlsx"
    path.write_bytes(workbook({"one": (["text"], [{"text": text} for text in HARD_TEXTS])}))
    assert read_workbook(path).texts("text").tolist() == list(HARD_TEXTS)
    cells = [cell for row in load_workbook(path)["one"].rows for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_sheet_that_is_typed_into_keeps_what_is_typed() -> None:
    content = workbook({"own": (["a"], []), "typed": (["a", "b"], [])}, ["typed"])
    book: Any = load_workbook(io.BytesIO(content))
    assert book["typed"].column_dimensions["A"].number_format == "@"
    assert book["own"].column_dimensions["A"].number_format == "General"
    assert book["typed"].freeze_panes == "A2"


def test_what_xml_cannot_hold_is_written_as_the_format_does() -> None:
    content = workbook({"one": (["a"], [{"a": "x\x0by _x000B_ z\r"}])})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "x_x000B_y _x005F_x000B_ z&#13;</t>" in sheet


def test_what_the_format_hides_comes_back(tmp_path: Path) -> None:
    texts = ["_x0041_ x", "\x0bvt", "\ufffe", "a\rb", "_x005F_x0041_", "_x00"]
    path = tmp_path / "hidden.xlsx"
    path.write_bytes(workbook({"one": (["text"], [{"text": text} for text in texts])}))
    assert read_workbook(path).texts("text").tolist() == texts


def test_an_answer_too_long_for_a_cell_is_refused_as_one() -> None:
    rows = [{"why": "x"}, {"why": "x" * 32_768}]
    with pytest.raises(
        ResponseError,
        match=r"sheet one, response 2, column why: found 32768 characters; .* Write it as CSV",
    ):
        workbook_of_answers({"one": (["why"], rows)})
