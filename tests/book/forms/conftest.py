"""Editions and questionnaires as the pages of forms get them, without building a book."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from book.forms.questionnaires import Download, Questionnaire
from book.theme.page import Edition, Entry
from surveys import instruments

MakeForm = Callable[..., Questionnaire]


def edition(lang: str) -> Edition:
    return Edition(
        lang=lang,
        title="Kirja",
        index="index",
        entries=(
            Entry(title="Alku", slug="index", level=1),
            Entry(title="Lomakkeet", slug="forms", level=1),
        ),
        built_from="data 3f1c",
        notice="",
        licence={},
    )


@pytest.fixture
def editions() -> tuple[Edition, ...]:
    """Return the three editions of a book of two pages."""
    return tuple(edition(lang) for lang in ("fi", "sv", "en"))


@pytest.fixture
def form() -> MakeForm:
    """Return a function that makes a questionnaire with files of these names."""

    def make(name: str, wave: str | None = None, *files: Download) -> Questionnaire:
        instrument = instruments.get(name)
        return Questionnaire(instrument, instrument.wave(wave).name, files)

    return make
