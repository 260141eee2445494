"""Digests, processes and the command line of the builder."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from book import build as builder
from book.tools.digest import digest_of
from book.tools.failures import BookError
from book.tools.jupyter import jupyter_server
from book.tools.processes import Keeper


def start(folder: Path) -> list[str]:
    script = folder / "parent.py"
    script.write_text(
        "import subprocess, time\nsubprocess.Popen(['sleep', '61'])\nprint('up', flush=True)\n"
        "time.sleep(60)\n",
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def wait_until_up(log: Path) -> None:
    for _ in range(200):
        if log.exists() and "up" in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    pytest.fail("the child process did not start")


def children_of(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def test_grandchildren_end_with_the_block(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Keeper().running(start(tmp_path), tmp_path, os.environ, log) as process:
        wait_until_up(log)
        family = children_of(process.pid)
        assert len(family) == 2
    assert not psutil.wait_procs(family, timeout=5)[1]


def test_told_to_stop_all_end_and_none_starts(tmp_path: Path) -> None:
    keeper, log = Keeper(), tmp_path / "log"
    with keeper.running(start(tmp_path), tmp_path, os.environ, log) as process:
        keeper.end_all()
        assert process.poll() is not None
    with (
        pytest.raises(BookError, match="being stopped"),
        keeper.running(["sleep", "1"], tmp_path, os.environ, log),
    ):
        pytest.fail("a process started after the stop")


def test_server_that_does_not_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("book.tools.jupyter._command", lambda *_: ["sh", "-c", "echo no; exit 1"])
    with (
        pytest.raises(BookError, match=r"(?s)does not start.*no"),
        jupyter_server(Keeper(), tmp_path, os.environ, tmp_path),
    ):
        pytest.fail("a server came up")


def test_digest_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("1", encoding="utf-8")
    first = digest_of(tmp_path, ["data", "missing"])
    (tmp_path / "data" / "a.csv").rename(tmp_path / "data" / "b.csv")
    assert digest_of(tmp_path, ["data", "missing"]) != first


def test_failing_build_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise BookError("a broken link", where="fi/index.html:3")

    monkeypatch.setattr(builder, "build", failing)
    assert builder.main(["--output", str(tmp_path / "site")]) == BookError.exit_code
    assert "fi/index.html:3: found a broken link." in capsys.readouterr().err
