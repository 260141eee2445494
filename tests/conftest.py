"""Shared by all tests: where reference material may lie, and a small instrument."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveys.model import Instrument
from tests.small import small_instrument

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def reference() -> Path:
    """Folder of reference material beside the repository, or skip."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("reference material (../shared) is not here")
    return folder


@pytest.fixture
def small() -> Instrument:
    """An instrument with an item of every type."""
    return small_instrument()
