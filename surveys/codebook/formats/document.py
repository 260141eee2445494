"""The codebook as a Word document for each language."""

from __future__ import annotations

from surveys.codebook.formats.order import Order
from surveys.codebook.formats.reading import (
    Facts,
    Readable,
    ReadableQuestion,
    ReadableTable,
    readable,
)
from surveys.platforms.word import TEXT_WIDTH, Document

_FIRST = 60
"""Millimetres of the first column of a table: names of variables and codes."""


def files(order: Order) -> dict[str, bytes]:
    """Return `<language>.docx`."""
    return {f"{language}.docx": _document(readable(order.codebook, language))
            for language in order.languages}  # fmt: skip


def _document(book: Readable) -> bytes:
    document = Document(f"{book.heading}: {book.title}", book.language)
    document.paragraph(book.heading, "Small")
    document.title(book.title)
    _add_facts(document, book.facts)
    _add_table(document, book.waves)
    for chapter in book.chapters:
        document.heading(chapter.title, 1)
        for question in chapter.questions:
            _add_question(document, question)
    return document.content()


def _add_question(document: Document, one: ReadableQuestion) -> None:
    number = f"{one.number}." if one.number else ""
    document.heading(f"{number}\t{one.text}", 2)
    document.paragraph(one.name, "Note", with_next=True)
    document.paragraphs(one.help, "Note")
    for name, text in one.facts:
        if not name:
            document.paragraph(text, "Condition")
    _add_facts(document, one.facts)
    for table in one.tables:
        _add_table(document, table)


def _add_facts(document: Document, facts: Facts) -> None:
    """Add a paragraph with a line for each fact that has a name."""
    paragraph = document.paragraph("", "Note")
    for place, (name, text) in enumerate((name, text) for name, text in facts if name):
        if place:
            paragraph.add_run().add_break()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(text)


def _add_table(document: Document, table: ReadableTable) -> None:
    document.paragraph(table.caption, "Small", with_next=True)
    others = len(table.headings) - 1
    widths = (_FIRST, *[(TEXT_WIDTH - _FIRST) / others] * others)
    grid = document.table(widths, table.headings)
    for row in table.rows:
        document.row(grid, widths, row)
    document.paragraph("", "Small")
