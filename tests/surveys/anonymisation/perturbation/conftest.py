"""A small instrument of numbers, codes and dates, and frames on two engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from surveys.anonymisation.perturbation.blocks import Floats
from surveys.cleaning import Frame
from surveys.model import (
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
    LikertGrid,
    Missing,
    Number,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

Make: TypeAlias = Callable[[Mapping[str, Any]], Frame]

GOLDEN = Path(__file__).parents[5] / "shared" / "golden" / "disclosure"
KEY = bytes(range(32))


def text(words: str) -> Text:
    return Text(words, words, words)


def codes(name: str, *names: str) -> CodeList:
    answers = tuple(Code(one, text(one.title())) for one in names)
    return CodeList(name, (*answers, Code("no", text("No answer"), missing=Missing.REFUSED)))


def wave(year: str) -> Wave:
    return Wave(year, dt.date(int(year), 1, 1), dt.date(int(year), 3, 31))


@pytest.fixture
def instrument() -> Instrument:
    grid = LikertGrid(
        "mood", text("Mood"), rows=codes("rows", "calm", "keen"),
        codes=CodeList("agree", tuple(Code(str(n), text(str(n))) for n in range(1, 6))),
    )  # fmt: skip
    items = (
        SingleChoice("area", text("Area"), codes=codes("area", "north", "east", "west")),
        Number("age", text("Age"), minimum=18, maximum=99),
        Number("income", text("Income"), minimum=0, maximum=9e9, decimals=2),
        Number("wide", text("Wide"), minimum=-1e9, maximum=1e9, decimals=9),
        Date("begun", text("Begun"), earliest=dt.date(2000, 1, 1), latest=dt.date(2030, 1, 1)),
        Allocation("time", text("Time"), parts=codes("parts", "a", "b")),
        grid,
        ScaleScore("score", text("Score"), scale=Scale.of(grid, minimum_answered=1)),
        Calculation("twice", text("Twice"), value="age * 2"),
        ShortText("title", text("Title")),
    )
    section = Section("all", text("All"), items)
    return Instrument(
        "small", text("Small"), text("Hello"), text("Thanks"), (section,), (wave("2026"),)
    )


@pytest.fixture(params=["pandas", "pyarrow"])
def make(request: pytest.FixtureRequest) -> Make:
    """Make a frame of columns; response ids are counted when none are given."""

    def frame(columns: Mapping[str, Any]) -> Frame:
        return framed(columns, request.param)

    return frame


def framed(columns: Mapping[str, Any], engine: str = "pandas") -> Frame:
    length = len(next(iter(columns.values())))
    ids = [f"{number:04}" for number in range(length)]
    data = pd.DataFrame({"response_id": ids, **columns}).convert_dtypes()
    if engine == "pyarrow":
        return nw.from_native(pa.Table.from_pandas(data, preserve_index=False), eager_only=True)
    return nw.from_native(data, eager_only=True)


def shuffled(frame: Frame, seed: int = 1) -> Frame:
    order: list[int] = np.random.default_rng(seed).permutation(len(frame)).tolist()
    return frame[order]


def by_id(frame: Frame, name: str) -> dict[str, Any]:
    """Return the cells of a column by response id, None where missing."""
    missing = frame[name].is_null().to_list()
    cells = [None if gone else one for one, gone in zip(frame[name], missing, strict=True)]
    return dict(zip(frame["response_id"].to_list(), cells, strict=True))


def skewed(rows: int, columns: int, seed: int = 1) -> Floats:
    """Return correlated numbers without ties."""
    rng = np.random.default_rng(seed)
    numbers: Floats = np.exp(rng.normal(size=(rows, columns)) @ rng.normal(size=(columns, columns)))
    return numbers


def golden(name: str) -> Path:
    """Return a reference file, or skip the test where the references are not at hand."""
    path = GOLDEN / name
    if not path.exists():
        pytest.skip(f"reference values {name} are not at hand")
    return path
