"""REDCap's logic, as its help has it, judges random answers as the toolkit does.

No evaluator of REDCap's own was found to judge them: this one is ours, written from the help.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given, settings

from surveys.conditions import Condition, parse
from surveys.conditions.evaluation import evaluate as on_frame
from surveys.model import (
    Allocation,
    Calculation,
    Date,
    Field,
    Instrument,
    Item,
    Kind,
    MultipleChoice,
    Number,
    Section,
)
from surveys.platforms.pipes import shown_in_texts
from surveys.platforms.redcap.conditions import branching, calculation
from surveys.platforms.redcap.dictionary import dictionary
from surveys.platforms.redcap.names import Names, names_of
from surveys.platforms.redcap.rows import Row
from tests.small import text
from tests.surveys.platforms.answer_sets import AnswerSet, drawn
from tests.surveys.platforms.answering import read_directly, responses
from tests.surveys.platforms.conditions import ABOUT_RECKONED
from tests.surveys.platforms.reckoned import RECKONED, opened
from tests.surveys.platforms.redcap.logic import evaluate
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.verdicts import JUDGED, judged

OPEN = opened(RECKONED)


def held(sets: AnswerSet, item: Item, names: Names) -> dict[str, str]:
    """What the fields of an item hold: an option is 0 also where nothing is chosen."""
    return {
        names.reference(one)[1:-1]: (sets[one.name] or "0")
        if one.kind is Kind.FLAG
        else sets[one.name]
        for one in item.fields
    }


def filled_in(
    row: AnswerSet, asked: Instrument, names: Names, rows: dict[str, Row]
) -> tuple[dict[str, str], dict[str, bool]]:
    """Answer a form from the top; what is hidden is erased."""
    values = {
        names.reference(one)[1:-1]: "0" if one.kind is Kind.FLAG else ""
        for one in asked.asked_fields
    }
    shown = {}
    for item in asked.asked:
        test = rows[names.variable(item.fields[0])].branching
        shown[item.name] = bool(evaluate(test, values)) if test else True
        if shown[item.name]:
            values |= held(row, item, names)
    return values, shown


def check(instrument: Instrument, asked: Instrument, sets: list[AnswerSet]) -> None:
    names = names_of(instrument)
    rows = {row.name: row for row in dictionary(instrument, asked.waves[0].name, "fi")}
    wanted = judged(sets, asked)
    forms = [filled_in(row, asked, names, rows) for row in sets]
    for item in asked.asked:
        assert [shown[item.name] for _, shown in forms] == wanted.shown[item.name], item.name
        check_warning(item, names, rows, [values for values, _ in forms], wanted.broken[item.name])
    rounded = [one.name for one in shown_in_texts(asked)]
    for name, numbers in wanted.computed.items():
        formula = rows[names.variables[name]].choices
        found = [evaluate(formula, values) for values, _ in forms]
        near = 0.006 if name in rounded else 1e-9
        assert found == [
            "" if number is None else pytest.approx(number, rel=1e-9, abs=near)
            for number in numbers
        ], name


def check_warning(
    item: Item, names: Names, rows: dict[str, Row], forms: list[dict[str, str]], broken: list[bool]
) -> None:
    warning = rows.get(names.notes[f"{item.name}!"])
    if warning is None:
        assert item.constraint is None
        assert not isinstance(item, Allocation)
        return
    warned = [bool(evaluate(warning.branching, values)) for values in forms]
    # Limits of numbers and days are checked by REDCap itself.
    if isinstance(item, Number | Date | MultipleChoice):
        assert not any(said and not wrong for said, wrong in zip(warned, broken, strict=True)), (
            item.name
        )
    else:
        assert warned == broken, item.name


@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_redcap_judges_as_the_toolkit_does(instrument: Instrument) -> None:
    for asked, sets in drawn(instrument):
        check(instrument, asked, sets)


@pytest.mark.parametrize(
    ("condition", "written"),
    [
        ('role == "other"', "[role] = 'other'"),
        ('not role == "other"', "[role] <> 'other'"),
        ("is_answered(role)", "([role] <> '' and [role] <> 'secret')"),
        ("not is_answered(role)", "([role] = '' or [role] = 'secret')"),
        ('any_of(tasks, "time", "none")', "([tasks(time)] = '1' or [tasks(none)] = '1')"),
        ('not any_of(tasks, "time")', "[tasks(time)] <> '1'"),
        ("months > 2.5", "([months] <> '' and [months] > 2.5)"),
        ("not months > 2.5", "([months] = '' or [months] <= 2.5)"),
        (
            "ended >= started",
            "([ended] <> '' and [started] <> '' and "
            "round(datediff([started], [ended], 'd', true), 0) >= 0)",
        ),
        (
            'started < date("2026-03-31")',
            "([started] <> '' and round(datediff('2026-03-31', [started], 'd', true), 0) < 0)",
        ),
        ("support__valued > 5", "1 = 0"),
        ("not support__valued > 5", ""),
    ],
)
def test_conditions_are_written_so(condition: str, written: str) -> None:
    asked = SAMPLE.at("2026")
    assert branching(parse(condition), asked, names_of(SAMPLE)) == written


@settings(max_examples=15, deadline=None)
@given(ABOUT_RECKONED, responses(OPEN))
def test_random_conditions_mean_the_same(condition: Condition, cells: pd.DataFrame) -> None:
    names = names_of(OPEN)
    answers = nw.from_native(read_directly(cells, OPEN, "2026").frame, eager_only=True)
    wanted = answers.select("response_id", shown=on_frame(condition, OPEN))["shown"].to_list()
    test = branching(condition, OPEN, names) or "1 = 1"
    forms = [
        {
            names.reference(one)[1:-1]: str(cells[one.name].iloc[row] or _empty(one))
            for one in OPEN.asked_fields
        }
        for row in range(len(cells))
    ]
    assert [evaluate(test, values) for values in forms] == wanted, test


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (
            "days(started, ended)",
            "if(([started] <> '' and [ended] <> ''), "
            "round(datediff([started], [ended], 'd', true), 0), '')",
        ),
        ("size * -2", "if([size] <> '', ([size] * (-2)), '')"),
        ("realised / 0", "if(1 = 0, ([realised] / if(0 = 0, 1, 0)), '')"),
        (
            "realised / planned",
            "if(([realised] <> '' and [planned] <> '' and [planned] <> 0), "
            "([realised] / if([planned] = 0, 1, [planned])), '')",
        ),
    ],
)
def test_numbers_are_written_so(value: str, written: str) -> None:
    item = Calculation("more", text("More"), value=value)
    more = Section("extra", text("Extra"), (item,))
    asked = replace(OPEN, sections=(*OPEN.sections, more))
    found = calculation(item.fields[0], asked, names_of(asked))
    assert found == written
    assert evaluate(found, defaultdict(str)) == ""


def _empty(one: Field) -> str:
    return "0" if one.kind is Kind.FLAG else ""


@pytest.mark.parametrize(
    "wrong",
    ["[a] = 1 and [b] = 1 or [a] = 2", "not [a] = 1", '[a] = "1"', "[a] == 1", "[a] / 0 = 1",
     "datediff([a], [b]) = 1", "[a] = 1)", "if([a] = 1, 2)", "[a] != 1"],
)  # fmt: skip
def test_the_evaluator_is_strict(wrong: str) -> None:
    with pytest.raises((AssertionError, ZeroDivisionError)):
        evaluate(wrong, {"a": "1", "b": ""})
