"""A small instrument, and frames on two engines written as a few columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest

from surveys.cleaning import Frame
from surveys.model import (
    Code,
    CodeList,
    Disclosure,
    Instrument,
    LongText,
    Missing,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

Make: TypeAlias = Callable[[Mapping[str, Sequence[Any]]], Frame]

GOLDEN = Path(__file__).parents[4] / "shared" / "golden" / "disclosure"


def text(words: str) -> Text:
    return Text(words, words, words)


def codes(name: str, *names: str) -> CodeList:
    answers = tuple(Code(one, text(one.title())) for one in names)
    return CodeList(name, (*answers, Code("no", text("No answer"), missing=Missing.REFUSED)))


@pytest.fixture
def instrument() -> Instrument:
    items = (
        ShortText("link_code", text("Code"), disclosure=Disclosure.IDENTIFIER),
        ShortText("email", text("E-mail"), disclosure=Disclosure.IDENTIFIER),
        SingleChoice(
            "area",
            text("Area"),
            codes=codes("area", "north", "east", "west"),
            disclosure=Disclosure.KEY,
        ),
        Number("age", text("Age"), minimum=18, maximum=99, disclosure=Disclosure.KEY),
        Number("share", text("Share"), minimum=0, maximum=100, decimals=1),
        ShortText("title", text("Title")),
        LongText("story", text("Story")),
    )
    section = Section("all", text("All"), items)
    return Instrument(
        "small",
        text("Small"),
        text("Hello"),
        text("Thanks"),
        (section,),
        (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31)),),
    )


@pytest.fixture(params=["pandas", "pyarrow"])
def make(request: pytest.FixtureRequest) -> Make:
    """Make a frame of columns; response ids are counted when none are given."""

    def frame(columns: Mapping[str, Sequence[Any]]) -> Frame:
        return framed(columns, request.param)

    return frame


def framed(columns: Mapping[str, Sequence[Any]], engine: str = "pandas") -> Frame:
    length = len(next(iter(columns.values())))
    ids = [f"{number:03}" for number in range(length)]
    data = pd.DataFrame({"response_id": ids, **columns}).convert_dtypes()
    if engine == "pyarrow":
        return nw.from_native(pa.Table.from_pandas(data, preserve_index=False), eager_only=True)
    return nw.from_native(data, eager_only=True)


def golden(name: str) -> Path:
    """Return a reference file, or skip the test where the references are not at hand."""
    path = GOLDEN / name
    if not path.exists():
        pytest.skip(f"reference values {name} are not at hand")
    return path
