"""A small instrument, and frames of it on two engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest

from surveys.cleaning import Frame
from surveys.model import (
    Allocation,
    Code,
    CodeList,
    Date,
    Disclosure,
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
from surveys.responses import Responses, typed

Read: TypeAlias = Callable[..., Responses]
OnEngine: TypeAlias = Callable[[Responses], Frame]


def text(words: str) -> Text:
    return Text(words, words, words)


def codes(name: str, *names: str, exclusive: str = "", refused: str = "") -> CodeList:
    return CodeList(
        name,
        tuple(
            Code(
                one,
                text(one),
                exclusive=one == exclusive,
                missing=Missing.REFUSED if one == refused else None,
            )
            for one in names
        ),
    )


AGREE = codes("agree", "1", "2", "3", "4", "5")


@pytest.fixture
def instrument() -> Instrument:
    person = Section(
        "person",
        text("You"),
        (
            ShortText("link_code", text("Code"), disclosure=Disclosure.IDENTIFIER, unique=True),
            SingleChoice(
                "role",
                text("Role"),
                codes=codes("role", "local", "regional", "no", refused="no"),
                required=True,
                disclosure=Disclosure.KEY,
            ),
            Number("years", text("Years"), minimum=0, maximum=40),
            Number(
                "area_years",
                text("Years in area"),
                minimum=0,
                maximum=40,
                show_if='role == "regional"',
                valid_if="area_years <= years",
                valid_message=text("No more than years"),
            ),
            Date(
                "started",
                text("Started"),
                earliest=dt.date(2015, 1, 1),
                latest=dt.date(2026, 12, 31),
            ),
            Number(
                "early",
                text("Why early"),
                minimum=0,
                maximum=9,
                decimals=1,
                show_if="area_years > 5",
            ),
        ),
    )
    work = Section(
        "work",
        text("Work"),
        (
            MultipleChoice(
                "tasks",
                text("Tasks"),
                codes=codes("tasks", "guide", "train", "write", "none", exclusive="none"),
                at_most=2,
                required=True,
            ),
            Allocation("time", text("Time"), parts=codes("time", "clients", "other")),
            LikertGrid(
                "support",
                text("Support"),
                rows=codes("support", "boss", "team", "alone"),
                codes=AGREE,
                negative=("alone",),
                required=True,
            ),
            ScaleScore(
                "backing",
                text("Backing"),
                scale=Scale(
                    ("support__boss", "support__team", "support__alone"), 2, ("support__alone",)
                ),
            ),
            LongText("story", text("Story")),
        ),
    )
    return Instrument(
        "small",
        text("Small"),
        text("Hello"),
        text("Thanks"),
        (person, work),
        (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),),
    )


USUAL = {
    "submitted": "2026-02-01T10:00:00", "language": "fi", "link_code": "", "role": "local",
    "years": "3", "area_years": None, "started": "2020-01-01", "early": None,
    "tasks__guide": "1", "tasks__train": "0", "tasks__write": "0", "tasks__none": "0",
    "time__clients": "60", "time__other": "40", "support__boss": "4", "support__team": "5",
    "support__alone": "1", "story": "",
}  # fmt: skip


@pytest.fixture
def read(instrument: Instrument) -> Read:
    """Read rows that say only how they differ from a usual response."""

    def read_rows(*rows: dict[str, str | None], columns: dict[str, str] | None = None) -> Responses:
        cells = [{"response_id": f"{n}", **USUAL, **row} for n, row in enumerate(rows, start=1)]
        frame = pd.DataFrame(cells, dtype="str")
        return typed(frame, instrument, "2026", "small.csv", columns or {})

    return read_rows


@pytest.fixture(params=["pandas", "pyarrow"])
def frame_of(request: pytest.FixtureRequest) -> OnEngine:
    """Put responses on an engine."""

    def convert(responses: Responses) -> Frame:
        if request.param == "pyarrow":
            table = pa.Table.from_pandas(responses.frame, preserve_index=False)
            return nw.from_native(table, eager_only=True)
        return nw.from_native(responses.frame, eager_only=True)

    return convert
