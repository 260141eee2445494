"""Conditions in forms mean what they mean in the toolkit."""

from __future__ import annotations

from dataclasses import replace

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given, settings

from surveys.conditions import Condition, Count, Quantity, parse, parse_quantity
from surveys.conditions.evaluation import evaluate as on_frame
from surveys.conditions.reckoning import value_of
from surveys.model import Instrument, Kind, Section, ShortText, SingleChoice
from surveys.model.references import check_condition
from surveys.platforms.limesurvey import conditions as limesurvey
from surveys.platforms.limesurvey.names import names_of
from surveys.platforms.odk import conditions as odk
from surveys.platforms.odk.names import node
from tests.small import codes, text
from tests.surveys.platforms.answering import frame, read_directly, responses
from tests.surveys.platforms.conditions import ABOUT_RECKONED, ABOUT_SAMPLE, QUANTITIES
from tests.surveys.platforms.expressions import Script, XPath, evaluate, reckon
from tests.surveys.platforms.reckoned import RECKONED, opened
from tests.surveys.platforms.sample import SAMPLE

ASKED = SAMPLE.at("2026")
NAMES = names_of(SAMPLE)
OPEN = opened(RECKONED)
LONG = "1000019"
"""Its code in LimeSurvey has digits alone, and is another number."""


def expected(condition: Condition, cells: pd.DataFrame, asked: Instrument) -> list[bool]:
    answers = nw.from_native(read_directly(cells, asked, "2026").frame, eager_only=True)
    return answers.select("response_id", shown=on_frame(condition, asked))["shown"].to_list()


def numbers(quantity: Quantity, cells: pd.DataFrame, asked: Instrument) -> list[float | None]:
    """What the quantity is in each response; None where it is missing."""
    answers = nw.from_native(read_directly(cells, asked, "2026").frame, eager_only=True)
    found = answers.select("response_id", value=value_of(quantity, asked))["value"].to_list()
    return [None if pd.isna(value) else float(value) for value in found]


def nodes(cells: pd.DataFrame, row: int, asked: Instrument) -> dict[str, str]:
    """What the nodes of an ODK form hold."""
    found: dict[str, str] = {}
    for one in asked.fields.values():
        text = "" if one.value is not None else cells[one.name].iloc[row]
        if one.kind is Kind.FLAG:
            ticked = f"{one.part} " if text == "1" else ""
            found[node(one)] = found.get(node(one), "") + ticked
        else:
            found[node(one)] = text
    return found


def variables(cells: pd.DataFrame, row: int, asked: Instrument) -> dict[str, str]:
    """What the variables of a LimeSurvey survey hold."""
    names = names_of(asked)
    found: dict[str, str] = {}
    for one in asked.fields.values():
        text = "" if one.value is not None else cells[one.name].iloc[row]
        if one.kind is Kind.FLAG:
            text = "Y" if text == "1" else ""
        elif one.kind is Kind.DATE and text:
            text = f"{text} 00:00"
        elif one.codes is not None and text:
            text = names.codes(one)[text]
        found[names.variable(one)] = text
    return found


def check_meaning(condition: Condition, cells: pd.DataFrame, asked: Instrument) -> None:
    check_condition(condition, asked.fields, "test")
    xpath = odk.relevance(condition, asked) or "true()"
    script = limesurvey.relevance(condition, asked, names_of(asked))
    rows = range(len(cells))
    wanted = expected(condition, cells, asked)
    assert [evaluate(xpath, XPath(nodes(cells, row, asked))) for row in rows] == wanted, xpath
    assert [evaluate(script, Script(variables(cells, row, asked))) for row in rows] == wanted, (
        script
    )


@settings(max_examples=60, deadline=None)
@given(ABOUT_SAMPLE, responses(ASKED))
def test_forms_mean_the_same(condition: Condition, cells: pd.DataFrame) -> None:
    check_meaning(condition, cells, ASKED)


@settings(max_examples=150, deadline=None)
@given(ABOUT_RECKONED, responses(OPEN))
def test_forms_that_reckon_mean_the_same(condition: Condition, cells: pd.DataFrame) -> None:
    check_meaning(condition, cells, OPEN)


@settings(max_examples=100, deadline=None)
@given(QUANTITIES, responses(OPEN))
def test_forms_compute_the_same(quantity: Quantity, cells: pd.DataFrame) -> None:
    wanted = [pytest.approx(value) if value else value for value in numbers(quantity, cells, OPEN)]
    xpath = odk.calculation(quantity, OPEN)
    script = limesurvey.calculation(quantity, OPEN, names_of(OPEN))
    for row, value in enumerate(wanted):
        for found in (
            reckon(xpath, XPath(nodes(cells, row, OPEN))),
            reckon(script, Script(variables(cells, row, OPEN))),
        ):
            assert (None if found == "" else float(found)) == value, (xpath, script)


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
        ("is_answered(why)", "${why} != ''", "!is_empty(why.NAOK)"),
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


@pytest.mark.parametrize(
    ("quantity", "xpath", "script"),
    [
        (
            "sum(planned, realised) - 0.5",
            "if((${planned} != '' or ${realised} != ''), "
            "((coalesce(${planned}, 0) + coalesce(${realised}, 0)) - 0.5), '')",
            "if((!is_empty(planned.NAOK) or !is_empty(realised.NAOK)), "
            '(sum(planned.NAOK, realised.NAOK) - 0.5), "")',
        ),
        (
            "days(started, ended)",
            "if((${started} != '' and ${ended} != ''), round(decimal-date-time(date(${ended})) - "
            "decimal-date-time(date(${started}))), '')",
            "if((!is_empty(started.NAOK) and !is_empty(ended.NAOK)), "
            'round((strtotime(ended.NAOK) - strtotime(started.NAOK)) / 86400), "")',
        ),
        (
            'count(tasks, "time", "secret")',
            "(if(selected(${tasks}, 'time'), 1, 0) + if((selected(${tasks}, 'secret') and "
            "(selected(${tasks}, 'guidance') or selected(${tasks}, 'training') or "
            "selected(${tasks}, 'time') or selected(${tasks}, 'none'))), 1, 0))",
            'sum(if((tasks_timex.NAOK == "Y"), 1, 0), if(((tasks_secret.NAOK == "Y") and '
            '((tasks_guidance.NAOK == "Y") or (tasks_training.NAOK == "Y") or '
            '(tasks_timex.NAOK == "Y") or (tasks_none.NAOK == "Y"))), 1, 0))',
        ),
        (
            "size * -2",
            "if(${size} != '', (number(${size}) * -2), '')",
            'if(!is_empty(size.NAOK), (sum(if(size.NAOK == "100g0", 1000001, 0), '
            'if(size.NAOK == "100ck", 1000002, 0), if(size.NAOK == "1005b", 1000005, 0)) * (-2)), "")',
        ),
        (
            "level + level",
            "if(${level} != '', (number(${level}) + number(${level})), '')",
            'if(!is_empty(level.NAOK), sum(sum(level.NAOK), sum(level.NAOK)), "")',
        ),
        (
            "realised / 0",
            "if(false(), (${realised} div 0), '')",
            'if(0, (realised.NAOK / 0), "")',
        ),
        (
            "spent__network / (level / 5)",
            "if(((${spent__network} != '' or (coalesce(${spent__clients}, 0) + "
            "coalesce(${spent__network}, 0)) = 100) and ${level} != '' and (number(${level}) div 5) "
            "!= 0), (coalesce(${spent__network}, 0) div (number(${level}) div 5)), '')",
            "if(((!is_empty(spent_network.NAOK) or sum(spent_clients.NAOK, spent_network.NAOK) == "
            "100) and !is_empty(level.NAOK) and (sum(level.NAOK) / 5) != 0), "
            '(if(!is_empty(spent_network.NAOK), spent_network.NAOK, 0) / (sum(level.NAOK) / 5)), "")',
        ),
    ],
)
def test_numbers_are_written_so(quantity: str, xpath: str, script: str) -> None:
    assert odk.calculation(parse_quantity(quantity), OPEN) == xpath
    assert limesurvey.calculation(parse_quantity(quantity), OPEN, names_of(OPEN)) == script


@pytest.mark.parametrize(
    ("clients", "network", "there", "counted"),
    [("100", "", True, 2), ("60", "40", True, 2), ("60", "", False, 1), ("", "", False, 0),
     ("", "100", True, 2)],
)  # fmt: skip
def test_an_empty_part_of_a_whole_allocation_is_zero(
    clients: str, network: str, there: bool, counted: int
) -> None:
    empty: dict[str, str | None] = dict.fromkeys(OPEN.fields, "")
    cells = frame([("fi", {**empty, "spent__clients": clients, "spent__network": network})])
    condition = parse("is_answered(spent__network) and spent__network * 2 >= 0")
    assert expected(condition, cells, OPEN) == [there]
    check_meaning(condition, cells, OPEN)
    number = Count("spent")
    assert numbers(number, cells, OPEN) == [counted]
    xpath, script = (
        odk.calculation(number, OPEN),
        limesurvey.calculation(number, OPEN, names_of(OPEN)),
    )
    assert reckon(xpath, XPath(nodes(cells, 0, OPEN))) == counted
    assert reckon(script, Script(variables(cells, 0, OPEN))) == counted


def test_an_option_that_is_no_answer_does_not_count_alone() -> None:
    empty: dict[str, str | None] = dict.fromkeys(OPEN.fields, "")
    ticked = {f"tasks__{code}": "0" for code in ("guidance", "training", "time", "none")}
    alone = {**empty, **ticked, "tasks__secret": "1"}
    cells = frame([("fi", alone), ("fi", {**alone, "tasks__time": "1"})])
    for condition in (parse('any_of(tasks, "secret")'), parse('count(tasks, "secret") > 0')):
        assert expected(condition, cells, OPEN) == [False, True]
        check_meaning(condition, cells, OPEN)


def test_a_code_of_digits_that_stands_for_another_number_is_not_taken_for_it() -> None:
    sizes = codes("sizes", LONG, "5")
    item = SingleChoice("size", text("Size"), codes=sizes)
    more = ShortText("more", text("More"), show_if="size * 2 > 10")
    asked = replace(RECKONED, sections=(Section("one", text("One"), (item, more)),))
    own = names_of(asked).answers["size"]
    assert own[LONG].isdecimal()
    assert own[LONG] != LONG
    assert limesurvey.relevance(more.condition, asked, names_of(asked)) == (
        f'(!is_empty(size.NAOK) and (sum(if(size.NAOK == "{own[LONG]}", {LONG}, 0), '
        'if(size.NAOK == "5", 5, 0)) * 2) gt 10)'
    )
