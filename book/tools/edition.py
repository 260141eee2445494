"""Builds one language edition with jupyter-book."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import TimeoutExpired

from book.theme.page import Edition, read_edition
from book.tools.failures import BookError, all_of
from book.tools.jupyter import jupyter_server
from book.tools.processes import Keeper

COMMAND = ("jupyter-book", "build", "--html", "--execute", "--strict", "--ci")
LIMIT_SECONDS = 3600.0
LOG_LINES = 60
ENGINE_ERROR = "⛔️"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build.

    Parameters
    ----------
    lang
        Language of the edition: fi, sv or en.
    folder
        Where its myst.yml and pages lie; ``_build/`` in it keeps the executed cells.
    study
        Study whose release the cells load.
    inputs_digest
        Digest of data and code: cells run again when it changes.
    built_from
        Provenance line of the footer.
    notice
        Text of the banner, empty for none.
    """

    lang: str
    folder: Path
    study: str
    inputs_digest: str
    built_from: str
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished edition: what its pages share, its description, and the engine's log."""

    edition: Edition
    description: str
    log: str


def build_edition(order: Order, target: Path, work: Path, keeper: Keeper) -> Built:
    """Build one edition into `target`.

    Parameters
    ----------
    order
        What to build.
    target
        Folder to be made for the edition.
    work
        Folder for logs and reports of this build.
    keeper
        Ends the processes of the build.

    Raises
    ------
    BookError
        A cell fails, a page cannot be rendered, or the engine stops; with its log.
    """
    work.mkdir(parents=True, exist_ok=True)
    log, report = work / "engine.log", work / "report.json"
    # the executed cells in _build/execute stay: their key holds code, language and inputs
    for leftover in ("html", "site", "temp"):
        shutil.rmtree(order.folder / "_build" / leftover, ignore_errors=True)
    env = environment(order, report)
    with jupyter_server(keeper, order.folder, env, work) as server:
        status = _run(keeper, order, {**env, **server}, log)
    _check(order.lang, status, report, log)
    shutil.copytree(order.folder / "_build" / "html", target)
    found = json.loads(report.read_text(encoding="utf-8"))
    return Built(
        edition=read_edition(found["edition"]),
        description=found["description"],
        log=_readable(log),
    )


def environment(order: Order, report: Path) -> dict[str, str]:
    """Return the environment of the engine, the cells and the theme.

    Node.js and jupyter-book are those installed beside this Python, whatever else the machine has.
    """
    beside = Path(sys.executable).parent
    return {
        **os.environ,
        "PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}",
        "BASE_URL": f"/{order.lang}",
        "BOOK_LANG": order.lang,
        "TKK_STUDY": order.study,
        "BOOK_INPUTS": order.inputs_digest,
        "BOOK_BUILT_FROM": order.built_from,
        "BOOK_NOTICE": order.notice,
        "BOOK_REPORT": str(report),
    }


def _run(keeper: Keeper, order: Order, env: Mapping[str, str], log: Path) -> int:
    with keeper.running(COMMAND, order.folder, env, log) as process:
        try:
            return process.wait(LIMIT_SECONDS)
        except TimeoutExpired as late:
            raise BookError(
                f"a build that takes more than {LIMIT_SECONDS:.0f} seconds",
                where=f"edition {order.lang}",
                advice=_readable(log),
            ) from late


def _check(lang: str, status: int, report: Path, log: Path) -> None:
    where = f"edition {lang}"
    if report.exists():
        problems = json.loads(report.read_text(encoding="utf-8"))["problems"]
        if problems:
            raise all_of(where, problems)
    said = _readable(log)
    # some errors, such as those found while the pages are first read, leave the status at 0
    if status or ENGINE_ERROR in said or not report.exists():
        raise BookError(
            f"jupyter-book ending with errors (status {status})",
            where=where,
            advice=f"Its log ends:\n{said}",
        )


def _readable(log: Path) -> str:
    """Return the last lines of a log without colour codes and empty lines."""
    text = COLOURS.sub("", log.read_text(encoding="utf-8", errors="replace"))
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines[-LOG_LINES:])
