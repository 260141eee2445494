"""What the toolkit makes of answer sets: what is shown, what is refused, what is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from surveys.cleaning.frames import Frame, rows_where
from surveys.cleaning.rules import rules
from surveys.cleaning.skipping import without_hidden
from surveys.conditions.evaluation import evaluate
from surveys.conditions.reckoning import value_of
from surveys.instruments import INSTRUMENTS
from surveys.model import Allocation, Instrument, MultipleChoice
from surveys.responses import ProblemKind, typed
from tests.surveys.platforms.answer_sets import AnswerSet
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

JUDGED = (*INSTRUMENTS, SAMPLE, RECKONED)
"""What engines are judged by, in every wave."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Item → one verdict for each answer set.

    Parameters
    ----------
    shown
        Whether the item is shown, given the answers to what is shown before it.
    broken
        Whether its answer breaks a limit or a constraint; never where it is not shown.
    lacking
        Whether a required item is shown and has no answer at all, or a grid lacks a row.
    computed
        The number of an item that is not asked; None where it is missing or not shown.
    """

    shown: dict[str, list[bool]]
    broken: dict[str, list[bool]]
    lacking: dict[str, list[bool]]
    computed: dict[str, list[float | None]]


def cells_of(sets: Sequence[AnswerSet]) -> pd.DataFrame:
    """Return answer sets as submitted responses, as readers hand them over."""
    meta = [
        {"response_id": str(number), "submitted": "2026-01-05T10:20:30", "language": "fi"}
        for number in range(1, len(sets) + 1)
    ]
    return pd.DataFrame([{**one, **answers} for one, answers in zip(meta, sets, strict=True)],
                        dtype=object)  # fmt: skip


def judged(sets: Sequence[AnswerSet], asked: Instrument) -> Verdicts:
    """Say what the toolkit makes of answer sets, by the rules that check real answers."""
    responses = typed(cells_of(sets), asked, asked.waves[0].name, "answer sets", {})
    assert responses.problems == ()
    frame, _ = without_hidden(nw.from_native(responses.frame, eager_only=True), asked)
    shown = {
        item.name: rows_where(frame, evaluate(asked.condition_of(item.name), asked))
        for item in asked.items
    }
    broken = {item.name: [False] * len(sets) for item in asked.asked}
    for rule in rules(frame, asked):
        if rule.kind is not ProblemKind.REQUIRED:
            found = rows_where(frame, rule.broken)
            broken[rule.item] = [a or b for a, b in zip(broken[rule.item], found, strict=True)]
    return Verdicts(shown, broken, _lacking(sets, shown, asked), _computed(frame, shown, asked))


def _lacking(
    sets: Sequence[AnswerSet], shown: dict[str, list[bool]], asked: Instrument
) -> dict[str, list[bool]]:
    found = {}
    for item in asked.asked:
        whole = isinstance(item, MultipleChoice | Allocation)
        lacks = all if whole else any
        found[item.name] = [
            item.required and seen and lacks(row[one.name] == "" for one in item.fields)
            for row, seen in zip(sets, shown[item.name], strict=True)
        ]
    return found


def _computed(
    frame: Frame, shown: dict[str, list[bool]], asked: Instrument
) -> dict[str, list[float | None]]:
    found: dict[str, list[float | None]] = {}
    for one in asked.fields.values():
        if one.value is not None:
            values = frame.select("response_id", value=value_of(one.value, asked))["value"]
            found[one.name] = [
                float(value) if seen and not pd.isna(value) else None
                for value, seen in zip(values.to_list(), shown[one.item], strict=True)
            ]
    return found
