"""A run that is killed at any moment leaves the old release or the new one, and can be repeated."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from surveys.pipeline import run_study
from surveys.store import Store

KILLS = int(os.environ.get("TKK_KILLS", "3"))
"""How many runs are killed; some last into the writing, some only into the reading."""
TITLE = 'en = "Demo study'
RUN = """
import sys
from pathlib import Path
from surveys.pipeline import run_study
from surveys.store import Store

run_study("demo", Store(Path(sys.argv[1])), None, report=lambda line: None)
"""


def retitled(project: Path, turn: int) -> None:
    """Give the study another title, so that its release is another one."""
    path = project / "data_raw" / "demo" / "study.toml"
    text = path.read_text(encoding="utf-8")
    assert TITLE in text
    lines = [
        f'en = "Demo study {turn}"' if one.startswith(TITLE) else one for one in text.split("\n")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def begun(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(project)], cwd=Path.cwd())


def left_over(home: Path, version: str) -> list[str]:
    known = {"CURRENT", ".lock", version}
    return [path.name for path in home.iterdir() if path.name not in known]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills a process by a signal that Windows lacks")
def test_a_killed_run_leaves_the_old_release_or_the_new(
    tmp_path: Path, demo: dict[str, bytes]
) -> None:
    store = Store(tmp_path)
    store.write_raw("demo", demo, force=False)
    retitled(tmp_path, 0)
    started = time.monotonic()
    assert begun(tmp_path).wait() == 0
    whole = time.monotonic() - started
    version = store.release("demo").version
    chance = random.Random(20260901)  # noqa: S311 - moments, no secrets
    for turn in range(1, KILLS + 1):
        retitled(tmp_path, turn)
        process = begun(tmp_path)
        # Every other run is killed near its end, when it writes.
        time.sleep(whole * (chance.uniform(0, 1.1) if turn % 2 else chance.uniform(0.85, 1.05)))
        process.send_signal(signal.SIGKILL)
        process.wait()
        release = store.release("demo")  # its checksums are verified
        told = release.manifest["title"]["en"]
        assert told == f"Demo study {turn}" or release.version == version
        version = release.version
    retitled(tmp_path, KILLS + 1)
    after = run_study("demo", store, None, report=lambda line: None)
    assert store.release("demo").version == after.version != version
    assert left_over(tmp_path / "data_clean" / "demo", after.version) == []
