"""Shared by all tests: where reference material may lie, and a small instrument."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveys.demo import demo_files
from surveys.model import Instrument
from surveys.pipeline import run_study
from surveys.store import Store
from tests.small import small_instrument

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def reference() -> Path:
    """Folder of reference material beside the repository, or skip."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("reference material (../shared) is not here")
    return folder


@pytest.fixture(scope="session")
def demo() -> dict[str, bytes]:
    """The files of the demo study."""
    return demo_files()


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, demo: dict[str, bytes]) -> Store:
    """A store in which the demo study has been taken through the line."""
    store = Store(tmp_path_factory.mktemp("released"))
    store.write_raw("demo", demo, force=False)
    run_study("demo", store, None, report=lambda line: None)
    return store


@pytest.fixture
def small() -> Instrument:
    """An instrument with an item of every type."""
    return small_instrument()
