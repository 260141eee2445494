"""The build sheet: a Word document from which a form is built by hand."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.model import Instrument, Language, Text
from surveys.platforms.by_hand import messages
from surveys.platforms.by_hand.tasks import Builder, Task, tasks
from surveys.platforms.word import TEXT_WIDTH, Document
from surveys.printed import Printed, PrintedSection

_WIDTHS = (38, TEXT_WIDTH - 38)


def build_sheet(form: Printed, asked: Instrument, builder: Builder, losses: Sequence[str]) -> bytes:
    """Return a .docx file that says what to build.

    Parameters
    ----------
    form
        The questionnaire in the language of the form.
    asked
        As asked in one wave.
    builder
        Where it is built.
    losses
        What the form cannot hold, as the platform's `losses` says.
    """
    sheet = _Sheet(form, asked, builder)
    sheet.before()
    sheet.opening()
    for section in form.sections:
        sheet.page(section)
    sheet.ending(losses)
    return sheet.word.content()


class _Sheet:
    def __init__(self, form: Printed, asked: Instrument, builder: Builder) -> None:
        self.form = form
        self.asked = asked
        self.builder = builder
        self.language: Language = form.language
        self.title = self.say(messages.TITLE, title=form.title)
        self.word = Document(self.title, form.language)

    def say(self, text: Text, **words: str) -> str:
        return text[self.language].format(platform=self.builder.title, **words)

    def table(self, rows: Sequence[tuple[str, str]]) -> None:
        table = self.word.table(_WIDTHS, [self.say(messages.WHAT), self.say(messages.PASTE)])
        for row in rows:
            self.word.row(table, _WIDTHS, row)

    def before(self) -> None:
        self.word.title(self.title)
        self.word.heading(self.say(messages.BEFORE), 1)
        self.word.bullets(self.say(one) for one in messages.STEPS)

    def opening(self) -> None:
        form = self.form
        self.word.heading(self.say(messages.OPENING), 1)
        rows = [
            (self.say(messages.FORM_TITLE), form.title),
            (self.say(messages.INTRO), form.intro),
            (self.say(messages.HEADING), form.notice.heading),
        ]
        self.table([*rows, *form.notice.parts])

    def page(self, section: PrintedSection) -> None:
        page = self.say(messages.PAGE, number=section.number, title=section.title)
        self.word.heading(page, 1)
        rows = [
            (self.say(messages.TYPE), self.kind("page")),
            (self.say(messages.PAGE_TITLE), section.title),
            (self.say(messages.PAGE_TEXT), section.intro),
            (self.say(messages.NOTE), section.condition),
        ]
        self.table([row for row in rows if row[1]])
        for question in section.questions:
            for task in tasks(question, self.asked, self.builder, self.language):
                self.task(task)

    def kind(self, kind: str) -> str:
        return self.say(self.builder.kinds[kind])  # type: ignore[index] # one of the kinds

    def task(self, task: Task) -> None:
        self.word.heading(f"{task.number}.\t{self.kind(task.kind)}", 2)
        rows = [(self.say(messages.QUESTION), task.text)]
        if task.help:
            rows.append((self.say(messages.HELP), task.help))
        rows += [(self.say(messages.ROW), row) for row in task.rows]
        rows += [(self.say(messages.OPTION, code=code), text) for text, code in task.options]
        rows += [(self.say(messages.SETTING), setting) for setting in task.settings]
        self.table(rows)

    def ending(self, losses: Sequence[str]) -> None:
        self.word.heading(self.say(messages.ENDING), 1)
        self.table([(self.say(messages.THANKS), self.form.thanks)])
        self.word.heading(self.say(messages.ANSWERS), 1)
        self.word.paragraph(self.say(self.builder.exporting))
        self.word.heading(self.say(messages.LOSSES), 1)
        self.word.paragraph(self.say(messages.IN_ENGLISH))
        self.word.bullets(f"{loss}." for loss in losses)
