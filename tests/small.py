"""Small instruments for tests: one with an item of every type, and ones of a page."""

from __future__ import annotations

import datetime as dt

from surveys.model import (
    Allocation,
    Code,
    CodeList,
    Date,
    Disclosure,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    Missing,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

WAVES = (
    Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
    Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
)


def text(word: str) -> Text:
    """Return a text that shows its language."""
    return Text(fi=f"{word} (fi)", sv=f"{word} (sv)", en=word)


def codes(name: str, *words: str) -> CodeList:
    """Return a code list from codes."""
    return CodeList(name, tuple(Code(word, text(word)) for word in words))


def one_page(*items: Item, waves: tuple[Wave, ...] = WAVES[:1]) -> Instrument:
    """Return an instrument of one page."""
    page = Section("page", text("Page"), items)
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), (page,), waves)


def small_instrument() -> Instrument:
    """Return an instrument with an item of every type."""
    role = CodeList(
        "role",
        (
            Code("regional", text("regional")),
            Code("local", text("local")),
            Code("secret", text("secret"), missing=Missing.REFUSED),
        ),
    )
    tasks = CodeList(
        "tasks",
        (
            Code("guidance", text("guidance")),
            Code("training", text("training")),
            Code("none", text("none"), exclusive=True),
        ),
    )
    first = Section(
        "first",
        text("First"),
        (
            ShortText(
                "code", text("Code"), disclosure=Disclosure.IDENTIFIER, max_length=10, unique=True
            ),
            SingleChoice("role", text("Role"), codes=role, required=True),
            MultipleChoice("tasks", text("Tasks"), codes=tasks),
            Number("years", text("Years"), minimum=0, maximum=40, show_if='role == "regional"'),
            Allocation("time", text("Time"), parts=codes("parts", "a", "b", "c")),
        ),
    )
    second = Section(
        "second",
        text("Second"),
        (
            LikertGrid(
                "support",
                text("Support"),
                rows=codes("rows", "valued", "known", "alone"),
                codes=codes("five", "1", "2", "3", "4", "5"),
                negative=("alone",),
            ),
            ScaleScore(
                "support_score",
                text("Support score"),
                scale=Scale(
                    ("support__valued", "support__known", "support__alone"),
                    reverse=("support__alone",),
                    minimum_answered=2,
                ),
            ),
            Date(
                "started", text("Started"), earliest=dt.date(2020, 1, 1),
                latest=dt.date(2026, 12, 31),
            ),
            Date(
                "ended", text("Ended"), earliest=dt.date(2020, 1, 1),
                latest=dt.date(2026, 12, 31),
                valid_if="not is_answered(started) or ended >= started",
                valid_message=text("Ended before it started"),
            ),
            LongText(
                "why", text("Why"), show_if='any_of(tasks, "training") and support__valued >= 4'
            ),
        ),
    )  # fmt: skip
    return Instrument(
        "small", text("Small"), text("Welcome"), text("Thanks"), (first, second), WAVES
    )
