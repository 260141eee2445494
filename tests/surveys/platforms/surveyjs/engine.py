"""Forms answered with SurveyJS's own library, survey-core.

Needs Node.js and the npm package survey-core in the folder named by TKK_SURVEYJS_MODULES (the one
that holds ``node_modules``, or ``node_modules`` itself).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from surveys.model import Instrument
from surveys.platforms.surveyjs import export
from surveys.platforms.surveyjs.layout import result
from surveys.platforms.surveyjs.names import LANGUAGE, VERSION
from surveys.platforms.writing import column_texts

SCRIPT = Path(__file__).with_name("engine.mjs")
SECONDS = 300
"""For a run, and as many again for every hundred sets of answers in it."""


@dataclass(frozen=True)
class Job:
    """A form, answers that are put in as they are, answers given one by one and sent, and sets of
    answers given one by one and not sent.
    """

    form: Mapping[str, Any]
    states: Sequence[Mapping[str, Any]] = ()
    fills: Sequence[Mapping[str, Any]] = ()
    sets: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Done:
    """What the library made of a job."""

    faults: list[str]
    findings: list[str]
    locales: list[str]
    pages: list[str]
    questions: list[str]
    states: list[dict[str, Any]] = field(default_factory=list)
    fills: list[dict[str, Any]] = field(default_factory=list)
    sets: list[dict[str, Any]] = field(default_factory=list)


def modules() -> Path:
    """Return the folder of npm packages, or skip."""
    given = os.environ.get("TKK_SURVEYJS_MODULES")
    if not given:
        pytest.skip("TKK_SURVEYJS_MODULES is not set")
    folder = Path(given).resolve()
    folder = folder if folder.name == "node_modules" else folder / "node_modules"
    if not (folder / "survey-core").is_dir():
        pytest.skip(f"survey-core is not installed in {folder}")
    return folder


def run(jobs: Sequence[Job]) -> list[Done]:
    """Do all jobs in one run of Node.js; the library may not warn of anything."""
    packages = modules()
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "jobs.json"
        content = [asdict(one) for one in jobs]
        written.write_text(json.dumps(content), encoding="utf-8")
        done = subprocess.run(
            [node, str(SCRIPT), str(packages), str(written)],
            capture_output=True,
            timeout=SECONDS * (1 + sum(len(one.sets) for one in jobs) // 100),
            check=False,
            # Where clocks are changed, and days are 23 or 25 hours long.
            env={**os.environ, "TZ": "Europe/Helsinki"},
        )
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    found = json.loads(done.stdout)
    assert found["warnings"] == []
    return [Done(**one) for one in found["done"]]


def exported(instrument: Instrument, wave: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(instrument, wave)[0].content)
    return found


def answers(cells: pd.DataFrame, asked: Instrument) -> list[dict[str, Any]]:
    """What `survey.data` holds for these cells, without what the form computes."""
    texts = {name: column_texts(cells, name) for name in cells.columns}
    texts |= {item.name: [None] * len(cells) for item in asked.items if not item.asked}
    rows = [{name: column[row] for name, column in texts.items()} for row in range(len(cells))]
    envelope = ("id", "completedAt", VERSION, LANGUAGE)
    return [
        {key: value for key, value in result(row, asked, "").items() if key not in envelope}
        for row in rows
    ]
