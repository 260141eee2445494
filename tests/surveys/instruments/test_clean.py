"""Every questionnaire of the toolkit is clean, reviewed, of readable length, and written out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from surveys.instruments import INSTRUMENTS
from surveys.lint import check
from surveys.model import LANGUAGES, Instrument
from surveys.translation import stale

MOST_LINES = 255
"""A questionnaire's module is read in one sitting."""

each = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)


@each
def test_nothing_suspicious_is_left(instrument: Instrument) -> None:
    assert [str(one) for one in check(instrument).findings] == []


@each
def test_every_translation_was_looked_at_with_its_present_source(instrument: Instrument) -> None:
    assert stale(instrument) == ()


@each
def test_every_text_is_there_in_every_language(instrument: Instrument) -> None:
    assert instrument.languages == LANGUAGES


@each
def test_its_module_is_read_in_one_sitting(instrument: Instrument) -> None:
    module = import_module(f"surveys.instruments.{instrument.name}")
    assert module.__file__ is not None
    assert len(Path(module.__file__).read_text(encoding="utf-8").splitlines()) <= MOST_LINES
