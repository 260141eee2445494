"""Offline forms answered in Chromium; see form_steps.mjs for the steps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("form_steps.mjs")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 600

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through a form, as wide as the window is, in a colour scheme."""

    file: Path
    steps: Sequence[Step]
    width: int = 1280
    scheme: str = "light"


@dataclass(frozen=True, slots=True)
class Walked:
    """What the steps that ask found, requests that were made, errors and other messages."""

    found: list[Any]
    requests: list[str]
    errors: list[str]


def _modules() -> Path:
    given = os.environ.get("TKK_BROWSER_MODULES")
    if not given:
        pytest.skip("TKK_BROWSER_MODULES is not set")
    folder = Path(given).resolve()
    folder = folder if folder.name == "node_modules" else folder / "node_modules"
    for name in ("axe-core", "puppeteer-core"):
        if not (folder / name).is_dir():
            pytest.skip(f"{name} is not installed in {folder}")
    return folder


def walk(folder: Path, *walks: Walk) -> list[Walked]:
    """Walk through forms in one browser, each in a context of its own."""
    modules, node = _modules(), shutil.which("node")
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if node is None or browser is None:
        pytest.skip("Node.js or Chromium is not installed")
    downloads = folder / "downloads"
    downloads.mkdir(exist_ok=True)
    jobs = folder / "jobs.json"
    content = [
        {"file": str(one.file), "width": one.width, "scheme": one.scheme, "steps": one.steps}
        for one in walks
    ]
    jobs.write_text(json.dumps(content), encoding="utf-8")
    done = subprocess.run(
        [node, str(SCRIPT), str(modules), browser, str(jobs), str(downloads)],
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    return [Walked(**one) for one in json.loads(done.stdout)]
