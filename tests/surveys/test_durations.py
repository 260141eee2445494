"""How long answering took, from each platform that tells it, and nothing from the others."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from surveys import platforms
from surveys.instruments import coordinators
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import delimited
from surveys.responses import DURATION, META, Responses, combined, seconds_between
from surveys.responses.durations import durations
from surveys.synthetic.populations import simulate

WAVE = "2026"


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    found = simulate(coordinators, WAVE, 3, seed=7)
    found["submitted"] = ["2026-02-01T10:00:00", "2026-02-01T11:00:00", None]
    return found


def with_column(
    content: bytes, separator: str, heading: str, values: list[str], headings: int = 1
) -> bytes:
    """Return a delimited file in which a column holds other values, or has been added."""
    rows = [list(row.cells) for row in parse(content.decode("utf-8-sig"), separator, "a.csv")]
    if heading not in rows[0]:
        rows = [[*row, heading if place < headings else ""] for place, row in enumerate(rows)]
    place = rows[0].index(heading)
    for row, value in zip(rows[headings:], values, strict=False):
        row[place] = value
    return delimited(rows, separator).encode()


def read(tmp_path: Path, platform: str, content: bytes, ending: str = "csv") -> Responses:
    path = tmp_path / f"answers.{ending}"
    path.write_bytes(content)
    return platforms.get(platform).read(path, coordinators, WAVE)


def seconds(responses: Responses) -> list[int | None]:
    assert responses.frame.columns[len(META)] == DURATION
    assert responses.frame[DURATION].dtype == "Int64"
    return [None if pd.isna(one) else int(one) for one in responses.frame[DURATION]]


@pytest.mark.parametrize("platform", ["limesurvey", "odk", "qualtrics", "ms_forms", "redcap"])
def test_without_times_there_is_no_column(
    platform: str, cells: pd.DataFrame, tmp_path: Path
) -> None:
    kind = platforms.get(platform)
    ending = "xlsx" if platform == "ms_forms" else "csv"
    content = kind.lay_out(cells, coordinators, WAVE)
    assert DURATION not in read(tmp_path, platform, content, ending).frame


def test_limesurvey(cells: pd.DataFrame, tmp_path: Path) -> None:
    content = platforms.get("limesurvey").lay_out(cells, coordinators, WAVE)
    begun = ["2026-02-01 09:48:20", "2026-02-01 11:00:00", "2026-02-01 09:00:00"]
    started = with_column(content, ";", "startdate", begun)
    assert seconds(read(tmp_path, "limesurvey", started)) == [700, None, None]
    timed = with_column(started, ";", "interviewtime", ["412.66", "90", "20"])
    assert seconds(read(tmp_path, "limesurvey", timed)) == [413, 90, None]


@pytest.mark.parametrize(("layout", "separator"), [("csv", ","), ("kobo", ";")])
def test_odk_and_kobotoolbox(
    layout: str, separator: str, cells: pd.DataFrame, tmp_path: Path
) -> None:
    content = platforms.get("odk").lay_out(cells, coordinators, WAVE, layout)
    heading = next(
        str(one)
        for one in parse(content.decode("utf-8-sig"), separator, "a.csv")[0].cells
        if one and one.endswith("form_start_")
    )
    begun = ["2026-02-01T11:50:00.000+02:00", "yesterday"]
    started = with_column(content, separator, heading, begun)
    assert seconds(read(tmp_path, "odk", started)) == [600, None]


def test_qualtrics(cells: pd.DataFrame, tmp_path: Path) -> None:
    content = platforms.get("qualtrics").lay_out(cells, coordinators, WAVE)
    took = with_column(content, ",", "Duration (in seconds)", ["345", "7.6", "99"], headings=3)
    assert seconds(read(tmp_path, "qualtrics", took)) == [345, 8, None]


def test_microsoft_forms(cells: pd.DataFrame, tmp_path: Path) -> None:
    content = platforms.get("ms_forms").lay_out(cells.head(2), coordinators, WAVE)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    place = [cell.value for cell in sheet[1]].index("Start time") + 1
    for row, moment in ((2, "1.2.2026 9.50"), (3, "2026-02-01T10:59:00")):
        sheet.cell(row, place, moment)
    changed = io.BytesIO()
    book.save(changed)
    assert seconds(read(tmp_path, "ms_forms", changed.getvalue(), "xlsx")) == [600, 60]


def test_files_with_and_without_times_go_together(cells: pd.DataFrame, tmp_path: Path) -> None:
    content = platforms.get("qualtrics").lay_out(cells, coordinators, WAVE)
    told = with_column(content, ",", "Duration (in seconds)", ["345"], headings=3)
    parts = [
        read(tmp_path, "redcap", platforms.get("redcap").lay_out(cells, coordinators, WAVE)),
        read(tmp_path, "qualtrics", told),
    ]
    both = combined(parts).frame[DURATION]
    assert both.dtype == "Int64"
    assert both.dropna().tolist() == [345]
    assert len(both) == 6


def texts(*cells: str | None) -> pd.Series[str]:
    return pd.Series(cells, dtype="str")


def test_seconds_between_moments() -> None:
    begun = texts("2026-02-01 10:00:00", "2026-02-01 10:00:00", "", None)
    ended = texts("2026-02-01T10:00:01.6", "2026-02-01 09:00:00", "2026-02-01", "x")
    found = seconds_between(begun, ended)
    assert found.isna().tolist() == [False, False, True, True]
    assert found.tolist()[:2] == ["2", "-3600"]


@pytest.mark.parametrize("took", ["0", "-5", "", "soon", None, "nan"])
def test_what_tells_nothing(took: str | None) -> None:
    assert durations(texts(took), texts("2026-02-01")) is None


def test_a_column_is_made_of_what_is_told() -> None:
    make: Callable[..., object] = durations
    found = make(texts("5", "soon", "5"), texts("2026-02-01", "2026-02-01", None))
    assert list(pd.Series(found).dropna()) == [5]
