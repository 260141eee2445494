"""The form as a Word document, to be adapted by hand before it is printed."""

from __future__ import annotations

from surveys.platforms.paper.content import Content, Page, Question
from surveys.platforms.word import TEXT_WIDTH, Document, centred, sign, small
from surveys.printed import PrintedOption

_MARKS = {"circle": "○", "box": "☐"}
_ADDRESS = 2
"""Lines to write on where the form is to be returned."""
_ROW_TEXT, _LEAST, _OPTION, _MANY = 50, 40, 22, 6
"""Millimetres that row texts of a grid take at least, with more than `_MANY` options, and that an
option takes at most."""
_WHOLE = 16
"""Rows of a grid, or options, that are kept on one page."""


def document(content: Content) -> bytes:
    """Return the form as a .docx file.

    Examples
    --------
    >>> from surveys.instruments import training
    >>> from surveys.platforms.paper.content import content
    >>> from surveys.printed import printed
    >>> document(content(printed(training.at("pre"), "fi")))[:2]
    b'PK'
    """
    form = _Form(content)
    form.opening()
    for page in content.pages:
        form.page(page)
    form.end()
    return form.word.content()


class _Form:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.words = content.words
        self.word = Document(content.title, content.language)

    def opening(self) -> None:
        content, word = self.content, self.word
        word.line(
            f"{self.words['response_id']}:", f"({self.words['filled_later']})", since=0, until=102
        )
        word.title(content.title)
        word.paragraphs(content.intro)
        word.heading(content.notice.heading, 1)
        for heading, body in content.notice.parts:
            word.heading(heading, 2)
            word.paragraphs(body)
        word.heading(self.words["how_to"], 1)
        for kind, text in (("circle", "circles"), ("box", "boxes")):
            paragraph = word.paragraph("", "Option")
            sign(paragraph, _MARKS[kind])
            paragraph.add_run(f"\t{self.words[text]}")
        word.paragraph(" ".join(content.notes))

    def page(self, page: Page) -> None:
        self.word.heading(f"{page.number}  {page.title}", 1)
        if page.condition:
            self.word.paragraph(page.condition, "Condition", with_next=True)
        self.word.paragraphs(page.intro)
        for question in page.questions:
            self.question(question)

    def question(self, question: Question) -> None:
        star = " *" if question.required else ""
        self.word.heading(f"{question.number}.\t{question.text}{star}", 2)
        if question.condition:
            self.word.paragraph(question.condition, "Condition", with_next=True)
        if question.notes:
            self.word.paragraph(question.notes, "Note", with_next=True)
        match question.body.kind:
            case "options":
                self.options(question)
            case "grid":
                self.grid(question)
            case "shares":
                self.shares(question)
            case _:
                self.written(question)

    def options(self, question: Question) -> None:
        last = len(question.options) - 1
        for place, one in enumerate(question.options):
            kept = place < last if last < _WHOLE else place < 2
            self.option(one, question.body.mark, with_next=kept)

    def option(self, one: PrintedOption, mark: str, *, with_next: bool) -> None:
        paragraph = self.word.paragraph("", "Option", with_next=with_next)
        sign(paragraph, _MARKS[mark])
        paragraph.add_run(f"\t{one.text} ")
        small(paragraph, f"[{one.code}]")
        if one.go_to:
            paragraph.add_run(f"\t→ {one.go_to}").font.size = self.word.points(9.5)

    def grid(self, question: Question) -> None:
        number = len(question.options)
        first = max(_ROW_TEXT, TEXT_WIDTH - number * _OPTION) if number <= _MANY else _LEAST
        widths = [first] + [(TEXT_WIDTH - first) / number] * number
        texts = [one.text for one in question.options]
        table = self.word.table(widths, [self.words["statement"], *texts])
        for cell, one in zip(table.rows[0].cells[1:], question.options, strict=True):
            small(cell.paragraphs[0], f" [{one.code}]")
            centred(cell.paragraphs[0])
        for row_number, text in question.rows:
            row = self.word.row(table, widths, [f"{row_number}  {text}", *[""] * number])
            for cell in row.cells[1:]:
                sign(cell.paragraphs[0], _MARKS[question.body.mark])
                centred(cell.paragraphs[0])
        if len(question.rows) <= _WHOLE:
            self.word.keep(table)

    def shares(self, question: Question) -> None:
        widths = [TEXT_WIDTH - 50, 50]
        table = self.word.table(widths, [self.words["statement"], self.words["answer"]])
        for number, text in question.rows:
            self.word.row(table, widths, [f"{number}  {text}", f"______ {question.unit}"])
        total = f"{question.body.total} {question.unit}"
        self.word.row(table, widths, [self.words["total"], total])
        self.word.keep(table)

    def written(self, question: Question) -> None:
        body, words = question.body, self.words
        match body.kind:
            case "number":
                self.word.line(after=question.unit, until=30 + 4 * body.room)
            case "date":
                self.word.line(after=f"({words['day']}.{words['month']}.{words['year']})", until=70)
            case "boxes":
                self.word.line(until=30 + 6 * body.room)
            case _:
                for _ in range(body.room):
                    self.word.line()

    def end(self) -> None:
        self.word.paragraph(self.content.thanks)
        self.word.heading(self.words["returning"], 1)
        self.word.line(f"{self.words['return_to']}:")
        for _ in range(_ADDRESS - 1):
            self.word.line()
        self.word.line(f"{self.words['return_by']}:", until=90)
