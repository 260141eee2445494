"""The built book in a real browser: accessibility, outside requests, overflow, errors.

Needs Chromium, Node.js, the npm packages axe-core and puppeteer-core in the folder named by
TKK_BROWSER_MODULES (the one that holds ``node_modules``, or ``node_modules`` itself), and a built
site in the folder named by TKK_SITE.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("book_pages.mjs")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS_PER_VISIT = 30
MODES = tuple(product((360, 1280), ("light", "dark")))
NARROW = ((360, "light"),)
SAMPLE = ("client_followup", "coordinators@2024", "employers")
"""Previews of forms that are visited in every mode; the others are alike and visited in one."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What the browser found on one page at one width in one colour scheme."""

    where: str
    violations: tuple[str, ...]
    outside: tuple[str, ...]
    errors: tuple[str, ...]
    overflow: int


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object, **named: object) -> None:
        pass


def needed(value: str | None, reason: str) -> str:
    if not value:
        pytest.skip(reason)
    return value


@pytest.fixture(scope="module")
def modules() -> Path:
    given = needed(os.environ.get("TKK_BROWSER_MODULES"), "TKK_BROWSER_MODULES is not set")
    folder = Path(given).resolve()
    folder = folder if folder.name == "node_modules" else folder / "node_modules"
    for name in ("axe-core", "puppeteer-core"):
        if not (folder / name).is_dir():
            pytest.skip(f"{name} is not installed in {folder}")
    return folder


@pytest.fixture(scope="module")
def site() -> Path:
    folder = Path(os.environ.get("TKK_SITE", ROOT / "_site")).resolve()
    if not (folder / "index.html").is_file():
        pytest.skip(f"no built site in {folder}; build the book first or set TKK_SITE")
    return folder


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def visits(site: Path, origin: str, modules: Path) -> tuple[Visit, ...]:
    node = needed(shutil.which("node"), "Node.js is not installed")
    browser = needed(next(filter(None, map(shutil.which, CHROMIUM)), None), "no Chromium here")
    wanted = wanted_visits(site)
    done = subprocess.run(
        [node, str(SCRIPT), str(modules), browser, origin, json.dumps(wanted)],
        capture_output=True,
        text=True,
        timeout=SECONDS_PER_VISIT * len(wanted),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tuple(read_visit(found) for found in json.loads(done.stdout))


def wanted_visits(site: Path) -> list[tuple[str, int, str]]:
    """Return every page of the book with the modes in which it is visited."""
    pages = (page.relative_to(site) for page in sorted(site.rglob("*.html")))
    return [
        (page.as_posix(), *mode)
        for page in pages
        if page.parts[0] != "downloads"
        for mode in (MODES if page.name == "index.html" or page.stem in SAMPLE else NARROW)
    ]


def read_visit(found: dict[str, object]) -> Visit:
    def texts(name: str) -> tuple[str, ...]:
        values = found[name]
        assert isinstance(values, list)
        return tuple(map(str, values))

    return Visit(
        where=f"{found['path']} at {found['width']} px, {found['scheme']}",
        violations=texts("violations"),
        outside=texts("outside"),
        errors=texts("errors"),
        overflow=int(str(found["overflow"])),
    )


def test_every_page_was_opened(site: Path, visits: tuple[Visit, ...]) -> None:
    chapters = 1 + 3 * len(list((site / "fi").rglob("index.html")))
    previews = 3 * len([page for page in (site / "fi" / "forms").iterdir() if page.is_file()]) - 3
    sampled = 3 * len(SAMPLE)
    assert len(visits) == 4 * (chapters + sampled) + previews - sampled


def test_no_accessibility_violation(visits: tuple[Visit, ...]) -> None:
    assert [(v.where, v.violations) for v in visits if v.violations] == []


def test_no_request_to_another_place(visits: tuple[Visit, ...]) -> None:
    assert [(v.where, v.outside) for v in visits if v.outside] == []


def test_no_failing_request_or_script(visits: tuple[Visit, ...]) -> None:
    assert [(v.where, v.errors) for v in visits if v.errors] == []


def test_no_horizontal_overflow_of_the_page(visits: tuple[Visit, ...]) -> None:
    assert [(v.where, v.overflow) for v in visits if v.overflow > 0] == []
