"""JavaRosa, ODK's engine, judges random answers to every instrument as the toolkit does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from surveys.model import Allocation, Instrument, Item
from surveys.platforms.odk.names import node
from surveys.platforms.odk.xlsform import form
from tests.surveys.platforms.answer_sets import AnswerSet, drawn
from tests.surveys.platforms.odk import javarosa
from tests.surveys.platforms.odk.javarosa import Node
from tests.surveys.platforms.verdicts import JUDGED, judged

pytestmark = pytest.mark.engines

Found = list[dict[str, Node]]


def engine(sets: Sequence[AnswerSet], instrument: Instrument, wave: str, folder: Path) -> Found:
    """Return what the engine makes of each answer set, given after the one before."""
    asked = instrument.at(wave)
    path = javarosa.xform(form(instrument, wave), folder)
    commands: list[tuple[str, ...]] = [("form", str(path))]
    before: javarosa.Answers = {}
    for one in sets:
        after = javarosa.given(one, asked)
        commands += [*javarosa.changes(before, after), ("nodes",)]
        before = after
    return [javarosa.nodes(block) for block in javarosa.run(commands, folder)]


def refused(item: Item, nodes: dict[str, Node]) -> bool:
    """Tell whether the form could not be finished with this answer to an item it shows."""
    own = [nodes[node(one)] for one in item.fields]
    return any((one.required and not one.value) or not one.fits for one in own)


def without_zeros(item: Item, answers: AnswerSet) -> bool:
    """Tell whether parts of a total are left empty, where the form asks for a 0."""
    filled = {answers[one.name] != "" for one in item.fields}
    return isinstance(item, Allocation) and len(filled) == 2


def check(sets: Sequence[AnswerSet], asked: Instrument, found: Found) -> None:
    wanted = judged(sets, asked)
    for item in asked.items:
        own = [[one[node(field)].relevant for field in item.fields] for one in found]
        assert [set(one) for one in own] == [{one} for one in wanted.shown[item.name]], item.name
        if not item.asked:
            values = [one[item.name].value if one[item.name].relevant else "" for one in found]
            # The engine writes very small numbers as 0.
            assert [float(value) if value else None for value in values] == [
                value if value is None else pytest.approx(value, rel=1e-9, abs=1e-6)
                for value in wanted.computed[item.name]
            ], item.name
            continue
        for row, shown in enumerate(wanted.shown[item.name]):
            if shown:
                wrong = wanted.broken[item.name][row] or wanted.lacking[item.name][row]
                assert refused(item, found[row]) is (wrong or without_zeros(item, sets[row])), (
                    item.name,
                    [sets[row][one.name] for one in item.fields],
                )


@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_javarosa_judges_as_the_toolkit_does(instrument: Instrument, tmp_path: Path) -> None:
    for asked, sets in drawn(instrument):
        check(sets, asked, engine(sets, instrument, asked.waves[0].name, tmp_path))
