"""Conditions in forms mean what they mean in the toolkit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.conditions import Condition, Not, answer, any_of, is_answered, parse
from surveys.conditions.evaluation import evaluate as on_frame
from surveys.model import Kind
from surveys.platforms.limesurvey import conditions as limesurvey
from surveys.platforms.limesurvey.names import names_of
from surveys.platforms.odk import conditions as odk
from surveys.platforms.odk.names import node
from tests.surveys.platforms.answering import read_directly, responses
from tests.surveys.platforms.expressions import Script, XPath, evaluate
from tests.surveys.platforms.sample import AREAS, SAMPLE

ASKED = SAMPLE.at("2026")
NAMES = names_of(SAMPLE)
SIGNS: list[Callable[[answer, object], Condition]] = [
    lambda one, other: one == other,
    lambda one, other: one != other,
    lambda one, other: one < other,
    lambda one, other: one <= other,
    lambda one, other: one > other,
    lambda one, other: one >= other,
]


def _compare(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Condition]:
    return st.builds(lambda sign, value: sign(answer(name), value), st.sampled_from(SIGNS), values)


tests = st.one_of(
    st.sampled_from(['role == "regional"', 'role != "regional"']).map(parse),
    _compare("support__valued", st.integers(1, 5) | st.just(answer("support__known"))),
    _compare("area", st.sampled_from([int(code.code) for code in AREAS])),
    _compare("time_spent", st.floats(0, 40).map(lambda number: round(number, 1))),
    _compare("months", st.integers(0, 100)),
    _compare("started", st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31))
             | st.just(answer("ended"))),
    st.sampled_from([
        any_of("role", "regional", "other"), any_of("tasks", "time"),
        any_of("tasks", "guidance", "none"), is_answered("role"), is_answered("tasks"),
        is_answered("tasks__time"), is_answered("months"), is_answered("started"),
        is_answered("why"), is_answered("support__known"), is_answered("area"),
    ]),
)  # fmt: skip
conditions = st.recursive(
    tests, lambda parts: parts.map(Not) | st.builds(lambda a, b: a & b, parts, parts)
    | st.builds(lambda a, b: a | b, parts, parts), max_leaves=5,
)  # fmt: skip


def expected(condition: Condition, cells: pd.DataFrame) -> list[bool]:
    frame = nw.from_native(read_directly(cells, SAMPLE, "2026").frame, eager_only=True)
    return frame.select("response_id", shown=on_frame(condition, ASKED))["shown"].to_list()


def nodes(cells: pd.DataFrame, row: int) -> dict[str, str]:
    """What the nodes of an ODK form hold."""
    found: dict[str, str] = {}
    for one in ASKED.fields.values():
        text = cells[one.name].iloc[row]
        if one.kind is Kind.FLAG:
            ticked = f"{one.part} " if text == "1" else ""
            found[node(one)] = found.get(node(one), "") + ticked
        else:
            found[node(one)] = text
    return found


def variables(cells: pd.DataFrame, row: int) -> dict[str, str]:
    """What the variables of a LimeSurvey survey hold."""
    found: dict[str, str] = {}
    for one in ASKED.fields.values():
        text = cells[one.name].iloc[row]
        if one.kind is Kind.FLAG:
            text = "Y" if text == "1" else ""
        elif one.kind is Kind.DATE and text:
            text = f"{text} 00:00"
        elif one.codes is not None and text:
            text = NAMES.codes(one)[text]
        found[NAMES.variable(one)] = text
    return found


@settings(max_examples=60, deadline=None)
@given(conditions, responses(ASKED))
def test_forms_mean_the_same(condition: Condition, cells: pd.DataFrame) -> None:
    xpath = odk.relevance(condition, ASKED) or "true()"
    script = limesurvey.relevance(condition, ASKED, NAMES)
    rows = range(len(cells))
    wanted = expected(condition, cells)
    assert [evaluate(xpath, XPath(nodes(cells, row))) for row in rows] == wanted, xpath
    assert [evaluate(script, Script(variables(cells, row))) for row in rows] == wanted, script


@pytest.mark.parametrize(
    ("condition", "xpath", "script"),
    [
        ('role == "other"', "(${role} = 'other')", '(role.NAOK == "other")'),
        (
            'role != "regional"',
            "(${role} = 'local' or ${role} = 'other')",
            '(role.NAOK == "local" or role.NAOK == "other")',
        ),
        (
            "is_answered(role)",
            "(${role} != '' and ${role} != 'secret')",
            '(!is_empty(role.NAOK) and role.NAOK != "secrc")',
        ),
        (
            'any_of(tasks, "time", "none")',
            "(selected(${tasks}, 'time') or selected(${tasks}, 'none'))",
            '((tasks_timex.NAOK == "Y") or (tasks_none.NAOK == "Y"))',
        ),
        (
            "months > 2.5",
            "(${months} != '' and ${months} > 2.5)",
            "(!is_empty(months.NAOK) and months.NAOK gt 2.5)",
        ),
        (
            'date("2026-03-31") <= started',
            "(${started} != '' and date(${started}) >= date('2026-03-31'))",
            '(!is_empty(started.NAOK) and strtotime(started.NAOK) ge strtotime("2026-03-31 00:00"))',
        ),
        (
            "not ended >= started",
            "not((${ended} != '' and ${started} != '' and date(${ended}) >= date(${started})))",
            "!((!is_empty(ended.NAOK) and !is_empty(started.NAOK) and "
            "strtotime(ended.NAOK) ge strtotime(started.NAOK)))",
        ),
        (
            'any_of(role, "regional", "other")',
            "(${role} = 'regional' or ${role} = 'other')",
            '(role.NAOK == "regij" or role.NAOK == "other")',
        ),
        (
            'any_of(role, "regional", "local", "other")',
            "(${role} != '' and ${role} != 'secret')",
            '(!is_empty(role.NAOK) and role.NAOK != "secrc")',
        ),
        # One tick answers the whole of a multiple choice.
        *(
            (
                f"is_answered({name})",
                "(selected(${tasks}, 'guidance') or selected(${tasks}, 'training') or "
                "selected(${tasks}, 'time') or selected(${tasks}, 'other') or "
                "selected(${tasks}, 'none'))",
                '((tasks_guidance.NAOK == "Y") or (tasks_training.NAOK == "Y") or '
                '(tasks_timex.NAOK == "Y") or (tasks_otherx.NAOK == "Y") or '
                '(tasks_none.NAOK == "Y"))',
            )
            for name in ("tasks", "tasks__time")
        ),
        ("is_answered(why)", "(${why} != '')", "!is_empty(why.NAOK)"),
        ("seed == role", "false()", "0"),
        ("support__valued > 5 or not 5 < support__known", "", "1"),
        ("support__valued > 5 and months > 1", "false()", "0"),
        ("not support__valued > 5 and not 5 < support__known", "", "1"),
        ("support__valued > 5", "false()", "0"),
        ("not support__valued > 5", "", "1"),
    ],
)
def test_they_are_written_so(condition: str, xpath: str, script: str) -> None:
    assert odk.relevance(parse(condition), ASKED) == xpath
    assert limesurvey.relevance(parse(condition), ASKED, NAMES) == script


def test_a_constraint_leaves_an_empty_answer_alone() -> None:
    blank = dict.fromkeys(("started", "ended"), "")
    item = ASKED["ended"]
    xpath, script = odk.validation(item, ASKED, "ended"), limesurvey.validation(item, ASKED, NAMES)
    # The node calls itself by a dot in its own constraint.
    assert "${ended}" not in xpath
    for started, ended, fits in [
        ("", "", True), ("2021-01-01", "", True), ("", "2021-01-01", True),
        ("2021-01-01", "2021-01-01", True), ("2021-01-02", "2021-01-01", False),
    ]:  # fmt: skip
        values = {**blank, "started": started, "ended": ended}
        assert evaluate(xpath, XPath({**values, ".": ended})) is fits
        assert evaluate(script, Script(values)) is fits
