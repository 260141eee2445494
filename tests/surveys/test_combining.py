"""Answers to one wave from several files: each counts once."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.errors import shown_id
from surveys.platforms import get
from surveys.responses import ProblemKind, Responses, combined
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank


def read(folder: Path, name: str, platform: str, cells: pd.DataFrame) -> Responses:
    path = folder / name
    path.write_bytes(get(platform).lay_out(cells, SAMPLE, "2026"))
    return get(platform).read(path, SAMPLE, "2026")


def answers(*reasons: str) -> pd.DataFrame:
    return frame([("fi", blank(role="local", months="1", why=why)) for why in reasons])


@pytest.mark.parametrize(
    ("platform", "submitted", "again", "found"),
    [
        ("table", None, "a", ["web.csv:2"]),  # nothing but the answers tells numbers apart
        ("table", None, "changed", []),
        ("table", "2026-01-07", "changed", []),  # paper that came back on one day
        ("table", "2026-01-07T10:20:30", "changed", ["web.csv:2"]),
        ("odk", "2026-01-07T10:20:30", "changed", ["web.csv:uuid:2"]),
    ],
)
def test_a_response_in_two_files_is_a_problem(
    platform: str, submitted: str | None, again: str, found: list[str], tmp_path: Path
) -> None:
    first, second = answers("x", "a"), answers("y", again)
    for cells, ids in ((first, ("1", "2")), (second, ("3", "2"))):
        cells["response_id"] = [f"uuid:{one}" if platform == "odk" else one for one in ids]
        cells["submitted"] = submitted
    parts = [read(tmp_path, "a.csv", platform, first), read(tmp_path, "web.csv", platform, second)]
    both = combined(parts)
    assert both.source == "a.csv, web.csv"
    assert [(one.kind, one.response, one.row) for one in both.problems] == [
        (ProblemKind.DUPLICATE, one, 4) for one in found
    ]
    errors = validate(both).errors
    shown = [shown_id(one) for one in found]
    assert [one.response for one in errors if one.kind is ProblemKind.DUPLICATE] == shown


def test_problems_and_notices_say_in_which_file(tmp_path: Path) -> None:
    first = read(tmp_path, "a.csv", "limesurvey", answers("x"))
    cells = frame([("fi", blank(role="local")), ("sv", blank(role="lokal", months="many"))])
    cells["submitted"] = [f"2026-01-20T10:20:3{number}" for number in (1, 2)]
    second = read(tmp_path, "b.csv", "limesurvey", cells)
    both = combined([first, second])
    assert [(one.response, one.row, one.column, one.item) for one in both.problems] == [
        ("b.csv:2", 3, "role", "role"), ("b.csv:2", 3, "months", "months"),
    ]  # fmt: skip
    assert both.frame["response_id"].tolist() == ["a.csv:1", "b.csv:1", "b.csv:2"]
    assert combined([first]) is first
