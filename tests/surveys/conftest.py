"""The demo study in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo: dict[str, bytes]) -> Path:
    """A project folder with the demo study in data_raw/, and one in which `tkk` works."""
    folder = tmp_path / "data_raw" / "demo"
    folder.mkdir(parents=True)
    for name, content in demo.items():
        (folder / name).write_bytes(content)
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    monkeypatch.delenv("TKK_KEY_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tkk(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, what it printed, what it complained about."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return run
