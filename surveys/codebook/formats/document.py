"""The codebook as a Word document for each language, in Word's own styles."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any, Final

from surveys.codebook.formats.order import Order
from surveys.codebook.formats.reading import (
    Facts,
    Readable,
    ReadableQuestion,
    ReadableTable,
    readable,
)
from surveys.model import Language

_LANGUAGES: Final[dict[Language, str]] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_DAWN = dt.datetime(2000, 1, 1)
"""Stands in the file for when it was made, so that the same codebook is the same file."""
_NARROW, _WIDE = 5.0, 16.0
"""Centimetres of the first column of a table, and of the whole."""


def files(order: Order) -> dict[str, bytes]:
    """Return `<language>.docx`."""
    return {f"{language}.docx": _document(readable(order.codebook, language))
            for language in order.languages}  # fmt: skip


def _document(book: Readable) -> bytes:
    from docx import Document

    document: Any = Document()
    _prepare(document, book)
    document.add_paragraph(book.heading, style="Subtitle")
    document.add_heading(book.title, level=0)
    _add_facts(document, book.facts)
    _add_table(document, book.waves)
    for chapter in book.chapters:
        document.add_heading(chapter.title, level=1)
        for question in chapter.questions:
            _add_question(document, question)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _prepare(document: Any, book: Readable) -> None:
    """Set the language, title and page of a document."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    properties = document.core_properties
    properties.title = f"{book.heading}: {book.title}"
    properties.language = _LANGUAGES[book.language]
    properties.author = properties.comments = ""
    properties.created = properties.modified = _DAWN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    language = normal.element.get_or_add_rPr().makeelement(
        qn("w:lang"), {qn("w:val"): _LANGUAGES[book.language]}
    )
    normal.element.get_or_add_rPr().append(language)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)


def _add_question(document: Any, one: ReadableQuestion) -> None:
    number = f"{one.number}. " if one.number else ""
    document.add_heading(f"{number}{one.text}", level=2)
    if one.help:
        document.add_paragraph(one.help).runs[0].italic = True
    for name, text in one.facts:
        if not name:
            document.add_paragraph(text, style="Intense Quote")
    _add_facts(document, (("", one.name), *one.facts))
    for table in one.tables:
        _add_table(document, table)


def _add_facts(document: Any, facts: Facts) -> None:
    """Add named facts, one on a line; the first, without a name, is that of a variable."""
    paragraph = document.add_paragraph()
    lines = [(name, text) for place, (name, text) in enumerate(facts) if name or place == 0]
    for place, (name, text) in enumerate(lines):
        if place:
            paragraph.add_run().add_break()
        if name:
            paragraph.add_run(f"{name}: ").bold = True
        run = paragraph.add_run(text)
        if not name:
            run.font.name = "Consolas"


def _add_table(document: Any, table: ReadableTable) -> None:
    caption = document.add_paragraph(table.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=0, cols=len(table.headings), style="Light Grid Accent 1")
    for row in (table.headings, *table.rows):
        _fill(grid.add_row().cells, row)
    _repeat_header(grid.rows[0])
    _set_widths(grid, len(table.headings))
    document.add_paragraph()


def _fill(cells: Iterable[Any], texts: Iterable[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def _repeat_header(row: Any) -> None:
    """Mark a row as the header, which is read out with each cell and repeated on each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _set_widths(grid: Any, columns: int) -> None:
    from docx.shared import Cm

    rest = (_WIDE - _NARROW) / (columns - 1)
    for row in grid.rows:
        for place, cell in enumerate(row.cells):
            cell.width = Cm(rest if place else _NARROW)
