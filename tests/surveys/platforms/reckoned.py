"""An instrument that computes, shuffles and shows earlier answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.model import (
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
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
from tests.small import codes, text
from tests.surveys.platforms.sample import FIRST, LAST, SCALE

TASKS = CodeList("tasks", (
    *codes("tasks", "guidance", "training", "time").codes,
    Code("none", text("none"), exclusive=True),
    Code("secret", text("secret"), missing=Missing.REFUSED),
))  # fmt: skip
SIZES = codes("sizes", "1000001", "1000002", "1000005")
"""Whole numbers that LimeSurvey cannot have as codes."""
LEVELS = codes("levels", "0", "5", "10")
MOOD = CodeList("mood", (
    *codes("mood", "good", "bad").codes, Code("other", text("other"), missing=Missing.DONT_KNOW),
))  # fmt: skip


def piping(word: str, *names: str) -> Text:
    """Return a text that shows answers, and shows its language."""
    shown = " ".join(f"{{{name}}}" for name in names)
    return Text(fi=f"{word} {shown} (fi)", sv=f"{word} {shown} (sv)", en=f"{word} {shown}")


RECKONED = Instrument(
    "reckoned",
    Text(fi="Laskelma", sv="Kalkyl", en="Reckoning"),
    text("Welcome"),
    text("Thanks"),
    (
        Section("background", text("Background"), (
            ShortText("called", text("Called"), max_length=60),
            SingleChoice("mood", text("Mood"), codes=MOOD, randomise=True),
            MultipleChoice("tasks", text("Tasks"), codes=TASKS, randomise=True),
            LikertGrid("support", text("Support"), rows=codes("rows", "valued", "known", "alone"),
                       codes=SCALE, negative=("alone",), randomise=True),
            SingleChoice("size", text("Size"), codes=SIZES),
            SingleChoice("level", text("Level"), codes=LEVELS),
            ScaleScore("score", text("Score"), scale=Scale(
                ("support__valued", "support__known", "support__alone"), minimum_answered=2,
                reverse=("support__alone",),
            )),
        )),
        Section("work", text("Work"), (
            Number("planned", piping("Planned", "called"), minimum=-10, maximum=100, decimals=2,
                   help=piping("Mood", "mood", "support__valued"), unit=text("euros")),
            Number("realised", text("Realised"), minimum=0, maximum=100),
            Calculation("share", text("Share"), value="realised / planned * 100",
                        unit=text("per cent")),
            Allocation("spent", text("Spent"), parts=codes("parts", "clients", "network")),
            Date("started", text("Started"), earliest=FIRST, latest=LAST),
            Date("ended", text("Ended"), earliest=FIRST, latest=LAST,
                 valid_if="not days(started, ended) > 365 and share < 1000",
                 valid_message=text("Too long")),
            LongText("why", piping("Why", "score", "started", "planned"),
                     show_if="score >= 3 and count(tasks) + realised > 2"),
        ), intro=piping("Of", "score", "mood"), show_if='not any_of(tasks, "secret")'),
        Section("sums", text("Sums"), (
            Calculation("all_of_it", text("All"), value="share + score * 2 - count(support)",
                        show_if="planned > 0"),
        ), show_if="realised > 1"),
        Section("last", text("Last"), (
            ShortText("praise", piping("Praise", "share"), show_if="all_of_it > 3"),
        )),
    ),
    (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),),
)  # fmt: skip


def opened(instrument: Instrument) -> Instrument:
    """Return the instrument with every item shown whatever is answered."""
    return replace(
        instrument,
        sections=tuple(
            replace(
                section,
                show_if=None,
                items=tuple(replace(item, show_if=None) for item in section.items),
            )
            for section in instrument.sections
        ),
    )
