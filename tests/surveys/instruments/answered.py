"""One response as it looks when it has been read and counted, for tests of an instrument."""

from __future__ import annotations

import narwhals as nw

from surveys.cleaning.frames import Frame
from surveys.cleaning.scores import scale_scores
from surveys.conditions import Condition
from surveys.conditions.evaluation import evaluate
from surveys.model import Instrument, MultipleChoice
from tests.surveys.platforms.answering import frame, read_directly


def answered(instrument: Instrument, wave: str, **given: str) -> dict[str, object]:
    """Return the values of one response, scores and calculations among them.

    Fields that are not given were left empty; options of a multiple choice were not ticked when
    another option was.
    """
    row = _row(instrument, wave, given)
    return {name: None if row[name].is_null()[0] else row[name][0] for name in row.columns}


def shown(instrument: Instrument, wave: str, name: str, **given: str) -> bool:
    """Return whether an item is asked of somebody who answers so."""
    return _holds(instrument, wave, instrument.condition_of(name), given)


def accepted(instrument: Instrument, wave: str, name: str, **given: str) -> bool:
    """Return whether an answer passes the item's own rule."""
    return _holds(instrument, wave, instrument[name].constraint, given)


def _holds(
    instrument: Instrument, wave: str, condition: Condition | None, given: dict[str, str]
) -> bool:
    rule = evaluate(condition, instrument.at(wave))
    return bool(_row(instrument, wave, given).select("response_id", rule=rule)["rule"][0])


def _row(instrument: Instrument, wave: str, given: dict[str, str]) -> Frame:
    at = instrument.at(wave)
    cells: dict[str, str | None] = {}
    for item in at.asked:
        names = [one.name for one in item.fields]
        ticked = isinstance(item, MultipleChoice) and set(names) & set(given)
        cells |= {name: given.get(name, "0" if ticked else "") for name in names}
    assert set(given) <= set(cells), set(given) - set(cells)
    read = read_directly(frame([("fi", cells)]), instrument, wave)
    assert not read.problems, read.problems
    return scale_scores(nw.from_native(read.frame, eager_only=True), at)
