"""Tables of Word documents: at the margin, and never parted right after their header."""

from __future__ import annotations

import io
from typing import Any

import pytest

from surveys.platforms.word import Document


def written(rows: int) -> Any:
    import docx

    word = Document("Title", "sv")
    table = word.table((40, 130), ("Field", "Choose or copy"))
    for number in range(rows):
        word.row(table, (40, 130), (str(number), "text"))
    return docx.Document(io.BytesIO(word.content())).tables[0]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [(1, [True, None]), (2, [True, True, None]), (4, [True, True, None, None, None])],
)
def test_the_header_stays_with_the_first_two_rows(rows: int, kept: list[bool | None]) -> None:
    cells = [row.cells[0] for row in written(rows).rows]
    assert [one.paragraphs[0].paragraph_format.keep_with_next for one in cells] == kept


def test_the_border_stands_at_the_margin() -> None:
    names = [one.tag.rpartition("}")[2] for one in written(1)._tbl.tblPr]
    assert names.index("tblW") < names.index("tblInd") < names.index("tblLayout")


def test_a_line_to_write_on_can_begin_at_the_margin() -> None:
    import docx

    word = Document("Title", "fi")
    word.line("Number:", since=0, until=100)
    word.line()
    first, second = docx.Document(io.BytesIO(word.content())).paragraphs
    assert first.paragraph_format.left_indent == 0
    assert second.paragraph_format.left_indent is None
