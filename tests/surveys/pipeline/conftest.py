"""Small changes to the demo's study.toml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Change = Callable[[str, str], None]


@pytest.fixture
def change(project: Path) -> Change:
    """Replace a text in study.toml, which must be there."""

    def changed(old: str, new: str) -> None:
        path = project / "data_raw" / "demo" / "study.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return changed
