"""SurveyJS's own library judges random answers to every instrument as the toolkit does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from surveys.model import Date, Instrument, Item, Number
from surveys.platforms.surveyjs.names import question
from tests.surveys.platforms.answer_sets import AnswerSet, drawn
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


Judged = list[tuple[Instrument, list[AnswerSet], Done]]


def judge(instrument: Instrument, *, beyond: bool) -> Judged:
    """Return what is asked, the answers, and what the library makes of them."""
    modules()
    # Ticking what stands alone takes the other ticks away.
    given = drawn(instrument, mixed=False, beyond=beyond)
    jobs = [
        Job(exported(instrument, asked.waves[0].name), sets=answers(cells_of(sets), asked))
        for asked, sets in given
    ]
    return [(*one, done) for one, done in zip(given, run(jobs), strict=True)]


@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_surveyjs_judges_as_the_toolkit_does(instrument: Instrument) -> None:
    for asked, sets, done in judge(instrument, beyond=False):
        check(sets, asked, done.sets)


@pytest.mark.parametrize("instrument", [SAMPLE, RECKONED], ids=lambda one: one.name)
def test_what_lies_beyond_its_limits_is_refused(instrument: Instrument) -> None:
    """The library keeps such a number or day back; what hangs on it is settled when it is mended."""
    met = 0
    for asked, sets, done in judge(instrument, beyond=True):
        for item in asked.asked:
            name = question(item.name)
            for answers_, found in zip(sets, done.sets, strict=True):
                if name in found["visible"] and outside(answers_, item):
                    assert name in found["refused"], (name, answers_)
                    met += 1
    assert met
