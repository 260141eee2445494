"""The entry table: what people type from forms on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from surveys.errors import ResponseError
from surveys.platforms import export, get, read
from surveys.platforms.detection import detect
from surveys.responses import ProblemKind
from tests.surveys.platforms.sample import SAMPLE

PAPER = get("paper")


def table(folder: Path) -> Path:
    """Write the entry table that is exported, and return its path."""
    files = export(PAPER, SAMPLE)
    path = folder / "entry.xlsx"
    path.write_bytes(next(one.content for one in files if one.name.endswith(".entry.xlsx")))
    return path


def typed_in(folder: Path, **answers: str) -> Path:
    """Type one form into the table, as a spreadsheet would store it."""
    path = table(folder)
    book = load_workbook(path)
    sheet: Any = book["answers"]
    for cell in sheet[1]:
        typed = sheet.cell(2, cell.column, answers.get(cell.value))
        if typed.value is not None:
            typed.data_type = "s"  # the cells are formatted as text
    book.save(path)
    return path


def test_the_table_is_empty_and_typed_as_text(tmp_path: Path) -> None:
    book = load_workbook(table(tmp_path))
    answers = book["answers"]
    assert [cell.value for cell in answers[1]][:4] == [
        "form_number",
        "form_returned",
        "form_language",
        "link",
    ]
    assert answers.max_row == 1
    assert answers.column_dimensions["A"].number_format == "@"
    codes = [[cell.value for cell in row] for row in book["codes"].rows]
    assert ["role", "2", "code", None, "Role (fi)", "Role (sv)", "Role"] in codes
    assert ["role", "2", None, "local", "local (fi)", "local (sv)", "local"] in codes


def test_what_people_type_is_read(tmp_path: Path) -> None:
    path = typed_in(
        tmp_path, form_number="7", form_returned="3.2.2026", form_language="sv", role="regional",
        time_spent="2,5", tasks__guidance="1", started="31.3.2026", why="=1+1", area="100001",
    )  # fmt: skip
    assert detect(path).platform == "paper"
    found = read(PAPER, path, SAMPLE, "2026")
    assert found.problems == ()
    row = found.frame.iloc[0]
    assert (row["response_id"], row["language"], row["role"]) == ("7", "sv", "regional")
    assert row["submitted"].isoformat() == "2026-02-03T00:00:00"
    assert row["time_spent"] == 2.5
    assert (bool(row["tasks__guidance"]), bool(row["tasks__training"])) == (True, False)
    assert row["started"].date().isoformat() == "2026-03-31"
    assert row["why"] == "=1+1"


def test_a_form_that_did_not_come_back_whole_is_partial(tmp_path: Path) -> None:
    path = typed_in(tmp_path, form_number="1", role="local")
    assert read(PAPER, path, SAMPLE, "2026").frame["submitted"].isna().all()


def test_a_code_that_is_not_on_the_form_is_a_problem(tmp_path: Path) -> None:
    path = typed_in(tmp_path, form_number="1", form_returned="2026-02-03", role="lokal")
    problems = read(PAPER, path, SAMPLE, "2026").problems
    assert [(one.kind, one.column, one.found) for one in problems] == [
        (ProblemKind.UNKNOWN_CODE, "role", "'lokal'")
    ]
    assert "Did you mean 'local'?" in problems[0].expected


def test_a_form_without_a_number_is_refused(tmp_path: Path) -> None:
    path = typed_in(tmp_path, role="local")
    with pytest.raises(ResponseError, match="without an id"):
        read(PAPER, path, SAMPLE, "2026")
