"""What may lie in the repository: never an answer, and nothing of the machine it was made on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUARD = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def pattern(key: str) -> re.Pattern[str]:
    found = re.search(rf"^\s+{key}: (\S+)$", GUARD, re.MULTILINE)
    assert found is not None
    return re.compile(found[1])


def refused(path: str) -> bool:
    return bool(pattern("files").search(path)) and not pattern("exclude").search(path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data_raw/mine/answers.csv", True),
        ("data_raw/answers.csv", True),
        ("data_clean/demo/abc/coordinators.parquet", True),
        ("data_raw/mine/README.md", True),
        ("data_raw/README.md", False),
        ("data_clean/README.md", False),
        ("data_raw/published/s20784.csv", False),
        ("surveys/store.py", False),
    ],
)
def test_the_guard_refuses_answers_and_nothing_else(path: str, expected: bool) -> None:
    assert refused(path) is expected


def test_no_answers_are_tracked() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert listed
    assert [path for path in listed if refused(path)] == []
