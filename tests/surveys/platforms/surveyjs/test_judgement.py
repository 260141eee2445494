"""SurveyJS's own library judges random answers to every instrument as the toolkit does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from surveys.model import Date, Instrument, Item, Number
from surveys.platforms.surveyjs.names import question
from tests.surveys.platforms.answer_sets import AnswerSet, per_wave
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.surveyjs.engine import Done, Job, answers, exported, modules, run
from tests.surveys.platforms.verdicts import JUDGED, cells_of, judged

pytestmark = pytest.mark.engines


def outside(answers_: AnswerSet, item: Item) -> bool:
    """Tell whether a number or a day lies outside the item's limits."""
    match item, answers_[item.fields[0].name]:
        case (Number() | Date(), ""):
            return False
        case Number(minimum=least, maximum=most), text:
            return not least <= float(text) <= most
        case Date(earliest=first, latest=last), text:
            return not first <= dt.date.fromisoformat(text) <= last
        case _:
            return False


def check(sets: Sequence[AnswerSet], asked: Instrument, found: Sequence[dict[str, Any]]) -> None:
    wanted = judged(sets, asked)
    for item in asked.asked:
        name = question(item.name)
        shown = wanted.shown[item.name]
        assert [name in one["visible"] for one in found] == shown, item.name
        for row, there in enumerate(shown):
            wrong = wanted.broken[item.name][row] or wanted.lacking[item.name][row]
            assert (name in found[row]["refused"]) is (there and wrong), (item.name, sets[row])
    for name, values in wanted.computed.items():
        # The library rounds what is smaller than a millionth.
        assert [one["data"].get(question(name)) for one in found] == [
            value if value is None else pytest.approx(value, rel=1e-9, abs=2e-6) for value in values
        ], name


def judge(instrument: Instrument, drawn: list[list[AnswerSet]]) -> list[Done]:
    waves = [instrument.at(wave.name) for wave in instrument.waves]
    return run([
        Job(exported(instrument, asked.waves[0].name), sets=answers(cells_of(sets), asked))
        for asked, sets in zip(waves, drawn, strict=True)
    ])  # fmt: skip


@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_surveyjs_judges_as_the_toolkit_does(instrument: Instrument) -> None:
    modules()
    waves = [instrument.at(wave.name) for wave in instrument.waves]
    # Ticking what stands alone takes the other ticks away.
    drawn = per_wave(waves, 10, mixed=False, beyond=False)
    for asked, sets, done in zip(waves, drawn, judge(instrument, drawn), strict=True):
        check(sets, asked, done.sets)


@pytest.mark.parametrize("instrument", [SAMPLE, RECKONED], ids=lambda one: one.name)
def test_what_lies_beyond_its_limits_is_refused(instrument: Instrument) -> None:
    """The library keeps such a number or day back; what hangs on it is settled when it is mended."""
    modules()
    waves = [instrument.at(wave.name) for wave in instrument.waves]
    drawn = per_wave(waves, 20, mixed=False)
    met = 0
    for asked, sets, done in zip(waves, drawn, judge(instrument, drawn), strict=True):
        for item in asked.asked:
            name = question(item.name)
            for answers_, found in zip(sets, done.sets, strict=True):
                if name in found["visible"] and outside(answers_, item):
                    assert name in found["refused"], (name, answers_)
                    met += 1
    assert met > 3
