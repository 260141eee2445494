"""A small questionnaire with a plan, and answers that stand in the test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.sample import Sample
from surveys.codebook import codebook_of
from surveys.model import (
    Amendment,
    AnalysisPlan,
    Instrument,
    LikertGrid,
    Method,
    MultipleChoice,
    Number,
    Planned,
    Section,
    SingleChoice,
    Wave,
    plan_hash,
)
from tests.small import codes, text

FIVE = codes("five", "1", "2", "3", "4", "5")
DAY = dt.date(2024, 1, 1)
BOTH = ("2024", "2026")

VISITS = Instrument(
    "visits",
    text("Visits"),
    text("Hello"),
    text("Thanks"),
    (
        Section(
            "page",
            text("Page"),
            (
                SingleChoice("work", text("Work goes well."), codes=FIVE),
                SingleChoice("written", text("Is it written?"), codes=codes("yn", "yes", "no")),
                SingleChoice("place", text("Place"), codes=codes("places", "north", "south")),
                LikertGrid("ease", text("How easy?"), rows=codes("rows", "a", "b"), codes=FIVE),
                MultipleChoice("help", text("What help?"), codes=codes("help", "phone", "visit")),
                Number("years", text("Years"), minimum=0, maximum=40),
            ),
        ),
    ),
    (
        Wave("2024", dt.date(2024, 2, 1), dt.date(2024, 3, 1)),
        Wave("2026", dt.date(2026, 2, 1), dt.date(2026, 3, 1)),
    ),
)

CHANGE = Planned("change", text("Did work change?"), ("work",), Method.BEFORE_AFTER, BOTH,
                 link="respondent")  # fmt: skip
WRITTEN = Planned("written", text("Is more written?"), ("written",), Method.BEFORE_AFTER, BOTH,
                  codes=("yes",))  # fmt: skip
EASE = Planned("ease", text("What is easier?"), ("ease__b", "ease__a"),
               Method.BEFORE_AFTER_FAMILY, BOTH, link="respondent")  # fmt: skip
PLACES = Planned("places", text("Does work differ?"), ("work",), Method.BY_AREA, ("2026",),
                 areas="place")  # fmt: skip
HELP = Planned("help", text("Which help?"), ("help",), Method.DESCRIBE, BOTH)
EVERY = (CHANGE, WRITTEN, EASE, PLACES, HELP)


def with_plan(
    *analyses: Planned, amendments: tuple[Amendment, ...] = (), frozen: dt.date = DAY
) -> Instrument:
    """Return the questionnaire with a plan."""
    return replace(
        VISITS, plan=AnalysisPlan(frozen, analyses, plan_hash(frozen, analyses), amendments)
    )


def answers(*, waves: Sequence[str] = BOTH, without: Sequence[str] = ()) -> Sample:
    """Return twenty people who answered twice; half of them gave a higher answer in 2026."""
    people = [f"r{place:02d}" for place in range(20)]
    places = ["north", "south"] * 10
    before, after = ["2", "3"] * 10, ["3", "3"] * 10
    columns: dict[str, tuple[Sequence[object], str]] = {
        "wave": (["2024"] * 20 + ["2026"] * 20, "str"),
        "respondent": ([*people, *people], "str"),
        "work": ([*before, *after], "str"),
        "written": (["yes", "no"] * 10 + ["yes"] * 14 + ["no"] * 6, "str"),
        "place": ([*places, *places], "str"),
        "ease__a": ([*before, *after], "str"),
        "ease__b": ([*before, *before], "str"),
        "help__phone": ([True, False] * 20, "boolean"),
        "help__visit": ([True] * 20 + [False, True] * 10, "boolean"),
        "years": ([*range(20), *range(20)], "Int64"),
    }
    frame = pd.DataFrame({name: values for name, (values, _) in columns.items()}).astype(
        {name: kind for name, (_, kind) in columns.items()}
    )
    return Sample(
        frame=frame.drop(columns=list(without)),
        codebook=codebook_of(VISITS, BOTH).without(without),
        waves=tuple(waves),
    )
