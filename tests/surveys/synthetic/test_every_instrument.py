"""Whatever the questionnaire: answers obey it, and come back equal from every platform."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from surveys import instruments, platforms
from surveys.cleaning import validate
from surveys.model import Instrument
from surveys.responses import typed
from surveys.synthetic import Behaviour, respond

PEOPLE = pd.DataFrame({"person": range(60)})


def every_instrument() -> list[Instrument]:
    """Return the instruments of all modules, listed or not yet."""
    names = [module.name for module in pkgutil.iter_modules(instruments.__path__)]
    modules = [import_module(f"surveys.instruments.{name}") for name in names]
    found = [getattr(module, name, None) for module, name in zip(modules, names, strict=True)]
    return [one for one in found if isinstance(one, Instrument)]


EVERY = [
    pytest.param(instrument, wave.name, id=f"{instrument.name}@{wave.name}")
    for instrument in every_instrument()
    for wave in instrument.waves
]


@cache
def answered(instrument: str, wave: str) -> pd.DataFrame:
    """Return answers of people who all reach the end."""
    (asked,) = (one for one in every_instrument() if one.name == instrument)
    return respond(asked, wave, PEOPLE, Behaviour(), seed=1)


def test_all_that_are_listed_are_tried() -> None:
    tried = {one.name for one in every_instrument()}
    assert set(instruments.names()) <= tried


@pytest.mark.parametrize(("instrument", "wave"), EVERY)
def test_answers_obey_the_questionnaire(instrument: Instrument, wave: str) -> None:
    partly = respond(instrument, wave, PEOPLE, Behaviour(drop_out=0.3), seed=2)
    for cells in (answered(instrument.name, wave), partly):
        responses = typed(cells, instrument.at(wave), wave, "synthetic", {})
        assert responses.problems == ()
        report = validate(responses)
        assert [str(one) for one in report.errors] == []
        assert [str(one) for one in report.warnings] == []


@pytest.mark.parametrize("platform", platforms.names())
@pytest.mark.parametrize(("instrument", "wave"), EVERY)
def test_answers_come_back_equal(
    instrument: Instrument, wave: str, platform: str, tmp_path: Path
) -> None:
    cells = answered(instrument.name, wave)
    target = platforms.get(platform)
    path = tmp_path / f"responses.{next(iter(target.LAYOUTS.values()))}"
    path.write_bytes(target.lay_out(cells, instrument, wave))
    found = target.read(path, instrument, wave)
    assert found.problems == ()
    said = typed(cells, instrument.at(wave), wave, path.name, found.columns)
    assert_frame_equal(found.frame, said.frame)
