"""Random answers to every instrument come back equal from every layout of every platform."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from surveys import instruments
from surveys.platforms import FormFile, export, get, names, read
from surveys.platforms.detection import detect
from surveys.responses import Responses
from tests.surveys.platforms.answering import many, read_directly
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

INSTRUMENTS = {
    **{name: instruments.get(name) for name in instruments.names()},
    "sample": SAMPLE,
    "reckoned": RECKONED,
}
LAYOUTS = [(name, layout) for name in names() for layout in get(name).LAYOUTS]
PEOPLE = 30


@cache
def answered(name: str) -> tuple[pd.DataFrame, Responses]:
    """Return random answers to the last wave, and what they are without any platform."""
    instrument = INSTRUMENTS[name]
    wave = instrument.wave().name
    cells = many(instrument.at(wave), PEOPLE, seed=len(name))
    return cells, read_directly(cells, instrument, wave)


@cache
def mapping_of(platform: str, name: str) -> FormFile:
    """Return the mapping that is exported with the form."""
    return export(get(platform), INSTRUMENTS[name])[-1]


@pytest.mark.parametrize(
    ("platform", "layout"), LAYOUTS, ids=["-".join(one) for one in LAYOUTS]
)  # fmt: skip
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_answers_come_back_equal(platform: str, layout: str, name: str, tmp_path: Path) -> None:
    instrument, target = INSTRUMENTS[name], get(platform)
    wave = instrument.wave().name
    cells, expected = answered(name)
    path = tmp_path / f"responses.{target.LAYOUTS[layout]}"
    path.write_bytes(target.lay_out(cells, instrument, wave, layout))

    mapping = mapping_of(platform, name)
    (tmp_path / mapping.name).write_bytes(mapping.content)
    found = read(target, path, instrument, wave, tmp_path / mapping.name)

    assert found.problems == ()
    assert (found.wave, found.source) == (wave, path.name)
    assert_frame_equal(found.frame, expected.frame)
    assert detect(path).platform == platform
