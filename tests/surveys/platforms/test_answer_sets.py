"""The answer sets by which engines are judged make conditions matter."""

from __future__ import annotations

import pytest

from surveys.model import Date, Instrument, Number
from tests.surveys.platforms.answer_sets import USUAL, answer_sets, drawn
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.verdicts import JUDGED, judged


@pytest.mark.slow
@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_every_condition_is_met_and_not_met(instrument: Instrument) -> None:
    asked = instrument.at(instrument.waves[-1].name)
    found = judged(answer_sets(asked, 150), asked)
    for item in asked.items:
        if asked.condition_of(item.name) is not None:
            assert set(found.shown[item.name]) == {True, False}, item.name
        if item.asked and item.constraint is not None:
            assert set(found.broken[item.name]) == {True, False}, item.name


def test_they_are_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = SAMPLE.at("2026")
    assert answer_sets(asked, 5) == answer_sets(asked, 9)[:5]
    monkeypatch.delenv("TKK_ANSWER_SETS", raising=False)
    assert drawn(SAMPLE) == [(asked, answer_sets(asked, USUAL))]
    monkeypatch.setenv("TKK_ANSWER_SETS", "5")
    assert drawn(SAMPLE) == [(SAMPLE.at(wave), answer_sets(SAMPLE.at(wave), 3))
                             for wave in ("2024", "2026")]  # fmt: skip


def test_they_keep_to_limits_and_stand_alone_when_asked() -> None:
    asked = SAMPLE.at("2026")
    for one in answer_sets(asked, 200, mixed=False, beyond=False):
        ticked = [field.part for field in asked["tasks"].fields if one[field.name] == "1"]
        assert ticked == ["none"] or ("none" not in ticked and len(ticked) <= 3)
        for item in asked.asked:
            text = one[item.fields[0].name]
            if text and isinstance(item, Number):
                assert item.minimum <= float(text) <= item.maximum
            if text and isinstance(item, Date):
                assert f"{item.earliest}" <= text <= f"{item.latest}"
