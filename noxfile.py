#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox[uv]>=2025.5.1"]
# ///
"""Sessions of the toolkit.

`python3 noxfile.py -s book` works with nothing but Python 3.11 or newer: where nox is missing, it
is installed into .nox/start and this file is run again with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
START = HERE / ".nox" / "start"
NOX = "nox[uv]>=2025.5.1"


def _start() -> int:
    """Make an environment with nox and run this file again in it."""
    if sys.version_info < (3, 11):
        sys.exit(f"found Python {sys.version.split()[0]}; expected Python 3.11 or newer")
    python = START / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    marker = START / "ready"
    if not marker.exists():
        print("Installing nox into .nox/start …", flush=True)
        venv.create(START, with_pip=True, clear=True)
        subprocess.check_call([python, "-m", "pip", "install", "--quiet", NOX])
        marker.touch()
    return subprocess.call([python, __file__, *sys.argv[1:]], cwd=HERE)


try:
    import nox
except ModuleNotFoundError:
    if __name__ == "__main__":
        sys.exit(_start())
    raise

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["book"]
os.chdir(HERE)

ALL_TESTS = (
    "--numprocesses=auto",
    "--maxprocesses=4",
    "--cov",
    "--cov-report=term-missing:skip-covered",
)
HEAVY = ("reading", "risk", "suppression", "lattice", "microaggregation", "cleaning", "large")
"""Benchmarks beside that of synthetic respondents; the last needs 30 GB of disk."""
PROJECT = nox.project.load_toml("pyproject.toml")


def _install(session: nox.Session, *groups: str, extras: str = "") -> None:
    """Install the project as it stands, with an extra and dependency groups."""
    wanted = nox.project.dependency_groups(PROJECT, *groups)
    session.install("-e", f".{extras}", *wanted)


@nox.session
def book(session: nox.Session) -> None:
    """Build the book in three languages into _site/, from data_raw/ or from the demo data."""
    _install(session, extras="[book]")
    session.run("python", "-m", "book.build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests with branch coverage."""
    _install(session, "test", extras="[book,limesurvey,names,odk]")
    session.run("pytest", *(session.posargs or ALL_TESTS))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and the direction of imports."""
    _install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check types strictly."""
    _install(session, "test", "types", extras="[book,limesurvey,names,odk]")
    session.run("mypy")


@nox.session
def lab(session: nox.Session) -> None:
    """Open JupyterLab with the toolkit installed."""
    _install(session, extras="[lab]")
    session.run("jupyter", "lab", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Open every page of the built book in Chromium and check it (needs Chromium and npm)."""
    _install(session, "test", extras="[book,limesurvey,odk]")
    modules = HERE / ".nox" / "browser-modules"
    wanted = ("axe-core@4", "puppeteer-core@24")
    session.run(
        *("npm", "install", "--no-save", "--silent", "--prefix"), str(modules), *wanted,
        external=True,
    )  # fmt: skip
    environment = {
        "TKK_BROWSER_MODULES": str(modules / "node_modules"),
        "TKK_SITE": str(HERE / "_site"),
    }
    session.run("pytest", "tests/browser", "-m", "browser", *session.posargs, env=environment)


@nox.session
def engines(session: nox.Session) -> None:
    """Have the engines of survey platforms judge random answers (needs npm and a JDK)."""
    _install(session, "test", "judges", extras="[book,limesurvey,odk]")
    modules = HERE / ".nox" / "engine-modules"
    session.run(
        *("npm", "install", "--no-save", "--silent", "--prefix"), str(modules), "survey-core@3",
        external=True,
    )  # fmt: skip
    environment = {
        "TKK_SURVEYJS_MODULES": str(modules / "node_modules"),
        "TKK_ANSWER_SETS": "1000",
    }
    session.run(
        *("pytest", "tests/surveys", "-m", "engines", "--numprocesses=auto"),
        *session.posargs,
        env=environment,
    )


@nox.session
def spark(session: nox.Session) -> None:
    """Take random waves through the whole line on Spark, local[2] (needs Java 17)."""
    _install(session, "test", extras="[duckdb,spark]")
    session.run("pytest", "tests/surveys/large", "-m", "spark", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how long the heavy work takes, each beside a named peer."""
    _install(session, extras="[duckdb]")
    session.install("psutil")
    session.run("python", "-m", "bench.synthetic", *session.posargs)
    for name in HEAVY:
        session.run("python", "-m", f"bench.{name}")


if __name__ == "__main__":
    nox.main()
