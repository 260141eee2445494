"""A folder of translations of the test's own in the place of the toolkit's."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveys.translation import package


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that catalogues and the register are read from and written to."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(package, "folder", lambda: folder)
    return folder
