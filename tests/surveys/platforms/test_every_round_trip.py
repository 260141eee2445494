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
EVERY = [
    pytest.param(platform, layout, name, wave.name, id=f"{platform}-{layout}-{name}-{wave.name}")
    for platform in names()
    for place, layout in enumerate(get(platform).LAYOUTS)
    for name, one in INSTRUMENTS.items()
    for wave in one.waves
    if place == 0 or wave == one.wave()
]
"""The usual layout with every wave, the others with the last."""
PEOPLE = 20


@cache
def answered(name: str, wave: str) -> tuple[pd.DataFrame, Responses]:
    """Return random answers, and what they are without any platform."""
    instrument = INSTRUMENTS[name]
    cells = many(instrument.at(wave), PEOPLE, seed=len(name))
    return cells, read_directly(cells, instrument, wave)


@cache
def mapping_of(platform: str, name: str, wave: str) -> FormFile:
    """Return the mapping that is exported with the form."""
    instrument = INSTRUMENTS[name]
    # Forms that were built by hand are decoded by the texts of every language.
    languages = None if platform in ("ms_forms", "webropol") else [instrument.source]
    return export(get(platform), instrument, wave, languages)[-1]


@pytest.mark.parametrize(("platform", "layout", "name", "wave"), EVERY)
def test_answers_come_back_equal(
    platform: str, layout: str, name: str, wave: str, tmp_path: Path
) -> None:
    instrument, target = INSTRUMENTS[name], get(platform)
    cells, expected = answered(name, wave)
    path = tmp_path / f"responses.{target.LAYOUTS[layout]}"
    path.write_bytes(target.lay_out(cells, instrument, wave, layout))

    mapping = mapping_of(platform, name, wave)
    (tmp_path / mapping.name).write_bytes(mapping.content)
    found = read(target, path, instrument, wave, tmp_path / mapping.name)

    assert found.problems == ()
    assert (found.wave, found.source) == (wave, path.name)
    assert_frame_equal(found.frame, expected.frame)
    assert detect(path).platform == platform
