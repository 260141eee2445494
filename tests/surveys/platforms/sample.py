"""An instrument that has every item type, and names and codes that platforms find hard."""

from __future__ import annotations

import datetime as dt

from surveys.model import (
    Allocation,
    Code,
    CodeList,
    Date,
    Instrument,
    LikertGrid,
    LongText,
    Missing,
    MultipleChoice,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import codes, text

ROLES = CodeList("roles", (
    *codes("roles", "regional", "local", "other").codes,
    Code("secret", text("secret"), missing=Missing.REFUSED),
))  # fmt: skip
TASKS = CodeList("tasks", (
    *codes("tasks", "guidance", "training", "time", "other").codes,
    Code("none", text("none"), exclusive=True),
))  # fmt: skip
SCALE = CodeList("scale", (
    *codes("scale", "1", "2", "3", "4", "5").codes,
    Code("9", text("dk"), missing=Missing.DONT_KNOW),
))  # fmt: skip
AREAS = codes("areas", *(f"{number:06d}" for number in range(100_001, 100_016)))
FIRST, LAST = dt.date(2020, 1, 1), dt.date(2026, 12, 31)

SAMPLE = Instrument(
    "sample",
    Text(fi="Näyte", sv="Prov", en="Sample"),
    Text(fi="Tervetuloa <täältä> & sieltä", sv="Välkommen", en="Welcome"),
    text("Thanks"),
    (
        Section("background", text("Background"), (
            ShortText("link", text("Link"), max_length=60),
            SingleChoice("role", text("Role"), codes=ROLES, required=True),
            SingleChoice("seed", text("Seed"), codes=codes("yes_no", "yes", "no")),
            Number("time_spent", text("Time"), minimum=0.5, maximum=40, decimals=1,
                   unit=text("years")),
            MultipleChoice("tasks", text("Tasks"), codes=TASKS, at_most=3, help=text("Help")),
            SingleChoice("area", text("Area"), codes=AREAS),
        )),
        Section("work", text("Work"), (
            LikertGrid("support", text("Support"), rows=codes("rows", "valued", "known", "time"),
                       codes=SCALE, valid_if="support__valued != 1 or support__known != 1",
                       valid_message=text("Not both")),
            Allocation("share", text("Share"), parts=codes("parts", "clients", "network", "other"),
                       help=text("Shares"), unit=text("per cent")),
            Date("started", text("Started"), earliest=FIRST, latest=LAST),
            Date("ended", text("Ended"), earliest=FIRST, latest=LAST,
                 valid_if="not is_answered(started) or ended >= started",
                 valid_message=text("Ended before it started")),
            Number("months", text("Months"), minimum=0, maximum=600, required=True),
        ), show_if='not role == "local"', intro=text("About work")),
        Section("last", text("Last"), (
            SingleChoice("only_new", text("New"), codes=codes("yes_no", "yes", "no"),
                         waves=("2026",)),
            LongText("why", text("Why"),
                     show_if='any_of(tasks, "training") and support__valued >= 4'),
        )),
    ),
    (
        Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
        Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
    ),
)  # fmt: skip


def blank(**answers: str | None) -> dict[str, str | None]:
    """Return cells of a response to `SAMPLE` with nothing stored but these."""
    return {**dict.fromkeys(SAMPLE.at("2026").fields), **answers}
