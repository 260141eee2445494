"""The module of the offline form that judges answers, run in Node.js."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import surveys.platforms.html
from surveys.model import Instrument, Kind
from surveys.platforms.html.form import form

SCRIPT = Path(__file__).with_name("engine.mjs")
FIRST_PAGE = Path(__file__).with_name("first_page.mjs")
RUNTIME = Path(surveys.platforms.html.__file__).with_name("runtime")
SECONDS = 300


@dataclass(frozen=True)
class Job:
    """A form, what was typed into it, and lists to shuffle."""

    form: Mapping[str, Any]
    sets: Sequence[Mapping[str, str]] = ()
    orders: Sequence[tuple[int, str, Sequence[Mapping[str, Any]]]] = ()


def run(jobs: Sequence[Job]) -> list[dict[str, Any]]:
    """Do all jobs in one run of Node.js, where clocks are changed."""
    content = [{"form": one.form, "sets": one.sets, "orders": one.orders} for one in jobs]
    found: list[dict[str, Any]] = json.loads(_node(SCRIPT, content))
    return found


def first_page(content: Mapping[str, Any]) -> str:
    """What the first page of a form says, each paragraph on a line of its own."""
    return _node(FIRST_PAGE, content).decode()


def _node(program: Path, content: object) -> bytes:
    """Run a program with the runtime of the form and what it is to work on."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(RUNTIME, folder / "runtime")
        (folder / "runtime" / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
        done = subprocess.run(
            [node, str(program), str(folder / "runtime"), str(folder / "content.json")],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "TZ": "Europe/Helsinki"},
        )
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    return done.stdout


def judge(instrument: Instrument, *typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the form of the last wave makes of what was typed."""
    (done,) = run([Job(form(instrument, instrument.waves[-1].name), typed)])
    found: list[dict[str, Any]] = done["sets"]
    return found


def as_typed(answers: Mapping[str, str], asked: Instrument) -> dict[str, str]:
    """Turn canonical cells into what the form keeps of what a respondent does."""
    found = {}
    for name, text in answers.items():
        kind = asked.fields[name].kind
        if kind is Kind.DATE and text:
            year, month, day = text.split("-")
            found[name] = f"{int(day)}|{int(month)}|{year}"
        elif text and not (kind is Kind.FLAG and text == "0"):
            found[name] = text.replace(".", ",") if kind is Kind.DECIMAL else text
    return found
