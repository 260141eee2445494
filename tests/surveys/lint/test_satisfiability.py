"""The verdicts of the search, held against trying every answer of small random instruments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from math import prod
from operator import and_

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from surveys.cleaning.frames import Frame, rows_where
from surveys.cleaning.rules import rules
from surveys.cleaning.skipping import without_hidden
from surveys.conditions import Answer, Comparison, IsAnswered, Literal, parse
from surveys.conditions.evaluation import evaluate
from surveys.lint.domains import domains_of
from surveys.lint.knowledge import Conflict, Knowledge
from surveys.lint.narrowing import narrow
from surveys.lint.possible import facts, never
from surveys.lint.satisfiability import Verdict, satisfiable
from surveys.model import (
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
    Item,
    LikertGrid,
    Missing,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    ShortText,
    SingleChoice,
)
from surveys.responses import typed
from tests.small import codes, one_page, small_instrument, text

DAY = dt.date(2026, 1, 1)
MOST_ROWS = 4000
"""More combinations of answers are not tried: it would take too long."""


# Every kind of item, small enough for all answers to be tried

ITEMS: dict[str, Item] = {
    "role": SingleChoice("role", text("Role"), codes=codes("roles", "a", "b", "c")),
    "doubt": SingleChoice("doubt", text("Doubt"), codes=CodeList("doubts", (
        Code("yes", text("yes")), Code("no", text("no")),
        Code("dont_know", text("?"), missing=Missing.DONT_KNOW)))),
    "partner": SingleChoice("partner", text("Partner"), codes=codes("partners", "b", "c", "d")),
    "rating": SingleChoice("rating", text("Rating"), codes=codes("ratings", "1", "2", "4")),
    "years": Number("years", text("Years"), minimum=0, maximum=3),
    "share": Number("share", text("Share"), minimum=0, maximum=0.3, decimals=1),
    "tasks": MultipleChoice("tasks", text("Tasks"), at_most=2, codes=CodeList("tasks", (
        Code("x", text("x")), Code("y", text("y")), Code("z", text("z")),
        Code("none", text("none"), exclusive=True)))),
    "day": Date("day", text("Day"), earliest=DAY, latest=DAY + dt.timedelta(days=2)),
    "later": Date("later", text("Later"), earliest=DAY + dt.timedelta(days=1),
                  latest=DAY + dt.timedelta(days=3)),
    "time": Allocation("time", text("Time"), parts=codes("parts", "p", "q"), total=3),
    "grid": LikertGrid("grid", text("Grid"), rows=codes("rows", "up", "down"),
                       codes=codes("ratings", "1", "2", "4"), negative=("down",)),
    "score": ScaleScore("score", text("Score"),
                        scale=Scale(("grid__up", "grid__down"), 1, ("grid__down",))),
    "sum": Calculation("sum", text("Sum"), value="years + rating"),
    "ratio": Calculation("ratio", text("Ratio"), value="years / rating * 2"),
    "free": ShortText("free", text("Free")),
}  # fmt: skip
NEEDS = {"score": ("grid",), "sum": ("rating", "years"), "ratio": ("rating", "years")}

TESTS: dict[str, tuple[str, ...]] = {
    "role": ('role == "a"', 'role != "b"', 'any_of(role, "a", "c")', "is_answered(role)"),
    "doubt": ('doubt == "yes"', "is_answered(doubt)", 'any_of(doubt, "no")'),
    "partner": ('partner == "b"', "not is_answered(partner)", 'partner != "c"'),
    "rating": ("rating >= 2", 'rating == "4"', "rating != 1", "rating > 2"),
    "years": ("years >= 2", "years == 0", "years != 3", "years > 2.5", "2 > years",
              "years * years > 4", "years - 1 < 0", "years >= 0", "years * 0 == 0", "is_answered(years)"),
    "share": ("share > 0.2", "share * 3 == 0.3", "share <= 0.1", "share < 1"),
    "tasks": ('any_of(tasks, "x")', 'any_of(tasks, "none", "y")', "count(tasks) >= 2",
              "count(tasks) < 1", 'count(tasks, "x", "y") == 1', "is_answered(tasks)",
              'count(tasks, "x", "y", "z", "none") > 1'),
    "day": ('day > date("2026-01-02")', 'day != date("2026-01-01")', "is_answered(day)",
            'days(date("2025-12-31"), day) == 3'),
    "later": ('later <= date("2026-01-02")', "is_answered(later)"),
    "time": ("time__p > 1", "sum(time) > 2", "time__p + time__q != 3", "sum(time__q) < 1",
             "count(time) == 1"),
    "grid": ("grid__up >= 2", 'any_of(grid__down, "1")', "count(grid) == 1",
             'count(grid, "4") >= 1', "mean(grid) > 3", "sum(grid) <= 2", "mean(grid) >= 1", "sum(grid) > 0"),
    "score": ("score > 3", "score == 4", "is_answered(score)", "score < 2", "score >= 1"),
    "sum": ("sum >= 5", "is_answered(sum)", "sum == 1"),
    "ratio": ("ratio > 2", "ratio == 1.5", "is_answered(ratio)"),
    "free": ("is_answered(free)",),
}  # fmt: skip
PAIRS: dict[tuple[str, str], tuple[str, ...]] = {
    ("role", "partner"): ("role == partner", "role != partner", "partner == role"),
    ("rating", "years"): ("1 / years - 1 / (years - years) > 0", "1 / years + rating / years > 1",
                          "years < rating + 0", "years + rating > 6", "rating / years >= 2",
                          "sum(rating, years) == 4", "mean(years, rating) > 3"),
    ("day", "later"): ("later > day", "later == day", "days(day, later) >= 2"),
    ("tasks", "years"): ("count(tasks) > years", "count(tasks) == years"),
    ("grid", "rating"): ("grid__up == rating", "grid__up > rating"),
    ("share", "years"): ("share * 10 == years", "share > years * 1"),
}  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn, names: tuple[str, ...], depth: int = 2) -> str:
    """Return the text of a condition about some of these items."""
    kind = draw(st.sampled_from(("test", "test", "not", "and", "or"))) if depth else "test"
    if kind == "test":
        pairs = [one for pair, some in PAIRS.items() if set(pair) <= set(names) for one in some]
        return draw(st.sampled_from([one for name in names for one in TESTS[name]] + pairs * 2))
    if kind == "not":
        return f"not ({draw(conditions(names, depth - 1))})"
    parts = [draw(conditions(names, depth - 1)) for _ in range(draw(st.integers(2, 3)))]
    return f" {kind} ".join(f"({part})" for part in parts)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Return an instrument of up to four items, with skip logic, constraints and demands."""
    chosen = draw(st.lists(st.sampled_from(list(ITEMS)), min_size=2, max_size=3, unique=True))
    needed = {name for one in chosen for name in NEEDS.get(one, ())}
    names = [name for name in ITEMS if name in needed or name in chosen]
    items: list[Item] = []
    for number, name in enumerate(names):
        earlier = tuple(names[:number])
        changes: dict[str, object] = {}
        if earlier and ITEMS[name].asked and draw(st.booleans()):
            changes["show_if"] = draw(conditions(earlier, 1))
        if ITEMS[name].asked and draw(st.booleans()):
            changes["valid_if"] = draw(conditions((*earlier, name), 1))
            changes["valid_message"] = text("Wrong")
        if ITEMS[name].asked:
            changes["required"] = draw(st.booleans())
        items.append(_changed(ITEMS[name], changes))
    return one_page(*items)


def _changed(item: Item, changes: dict[str, object]) -> Item:
    return replace(item, **changes)  # type: ignore[arg-type] # names of parts, with their values


# Every answer


def _answers(item: Item) -> list[tuple[str, ...]]:
    """Return all that can be typed or ticked for one item; "" where nothing is."""
    match item:
        case Number(minimum=low, maximum=high, decimals=decimals):
            steps = range(round(low * 10**decimals), round(high * 10**decimals) + 1)
            return [("",), *((f"{step / 10**decimals:.{decimals}f}",) for step in steps)]
        case Date(earliest=earliest, latest=latest):
            days = range((latest - earliest).days + 1)
            return [("",), *((f"{earliest + dt.timedelta(days=day)}",) for day in days)]
        case MultipleChoice():
            return list(product("01", repeat=len(item.fields)))
        case Allocation(total=total):
            return list(product(("", *map(str, range(total + 1))), repeat=len(item.fields)))
        case ShortText():
            return [("",), ("words",)]
        case _:
            codes = item.fields[0].codes
            assert codes is not None
            return list(product(("", *codes.names), repeat=len(item.fields)))


def _size(instrument: Instrument) -> int:
    return prod(len(_answers(item)) for item in instrument.asked)


def _frame(instrument: Instrument) -> Frame:
    """Return all combinations of answers, as they come from a platform."""
    names = [one.name for item in instrument.asked for one in item.fields]
    rows = [sum(row, ()) for row in product(*map(_answers, instrument.asked))]
    cells = pd.DataFrame(rows, columns=names, dtype="str")
    number = [str(row) for row in range(len(rows))]
    cells = cells.assign(response_id=number, submitted=f"{DAY}", language="fi")
    found = typed(cells, instrument, "2024", "every answer", {})
    assert found.problems == ()
    return nw.from_native(found.frame, eager_only=True)


def _allowed(instrument: Instrument, frame: Frame) -> list[bool]:
    """Return which rows are answered by the rules that answers are validated by."""
    _, hidden = without_hidden(frame, instrument)
    broken = [rows_where(frame, one.broken) for one in rules(frame, instrument)]
    faults = zip([False] * len(frame), *hidden.values(), *broken, strict=True)
    return [not any(row) for row in faults]


def _question(instrument: Instrument) -> st.SearchStrategy[str]:
    return conditions(tuple(item.name for item in instrument.items))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_verdict_is_that_of_trying_every_answer(data: st.DataObject) -> None:
    instrument = data.draw(instruments())
    assume(_size(instrument) <= MOST_ROWS)
    question = parse(data.draw(_question(instrument)))
    frame = _frame(instrument)
    holds = rows_where(frame, evaluate(question, instrument))
    found = any(map(and_, _allowed(instrument, frame), holds))
    names = [item.name for item in instrument.items]
    verdict = satisfiable(instrument, [question, *facts(instrument, names)])
    assert verdict is (Verdict.POSSIBLE if found else Verdict.NEVER)
    assert not (found and never(instrument, question))


@pytest.mark.parametrize("name", [name for name, item in ITEMS.items() if item.asked])
def test_every_kind_of_item_is_tried_by_some_row(name: str) -> None:
    item = ITEMS[name]
    assert len(_answers(item)) >= 2
    assert all(len(row) == len(item.fields) for row in _answers(item))


@pytest.mark.parametrize(
    ("items", "given", "allowed"),
    [
        (("role",), {"role": "a"}, True),
        (("tasks",), {"tasks__none": True, "tasks__x": True}, False),
        (("tasks",), {"tasks__x": True, "tasks__y": True, "tasks__z": True}, False),
        (("time",), {"time__p": 1, "time__q": 2}, True),
        (("time",), {"time__p": 1, "time__q": 1}, False),
    ],
)
def test_rows_are_told_apart(
    items: tuple[str, ...], given: dict[str, object], allowed: bool
) -> None:
    instrument = one_page(*(ITEMS[name] for name in items))
    frame = _frame(instrument)
    rows = frame.select(*given).rows(named=True)
    found = {
        one for row, one in zip(rows, _allowed(instrument, frame), strict=True) if row == given
    }
    assert found == {allowed}


@pytest.mark.parametrize(
    ("condition", "impossible"),
    [
        ('role == "regional" and role == "local"', True),
        ("years > 40", True),
        ("years > 39.5", False),
        ('is_answered(years) and role == "local"', True),
        ("sum(time) > 100", True),
        ("time__a + time__b > 100", True),
        ("time__a > 60 and time__b > 50", True),
        ("time__a > 60 and time__b > 30", False),
        ('any_of(tasks, "none") and any_of(tasks, "training")', True),
        ('any_of(tasks, "none") and count(tasks) >= 1', True),
        ("ended < started", True),
        ("days(started, ended) > 3000", True),
        ("days(started, ended) == 2556", False),
        ("support_score > 5", True),
        ("support_score >= 5 and support__alone >= 4", True),
        ("support_score >= 4 and support__alone >= 4", False),
        ("is_answered(why) and support__valued < 4", True),
        ("years != years", True),
        ("years / years > 1", True),
        ("1 / years - 1 / years > 0", True),
        ("is_answered(years) and years / (years - years) < 1", True),
        ('not any_of(role, "regional", "local") and role != "regional"', True),
        (
            'any_of(tasks, "training", "guidance") and not any_of(tasks, "training")'
            " and count(tasks) == 2",
            True,
        ),
        ('role == "regional" and not years >= 0', False),
        ('role == "regional" and years < 0', True),
        ("is_answered(support__valued) and not is_answered(support_score)", False),
        (
            "is_answered(support__valued) and is_answered(support__known) and not support_score >= 1",
            True,
        ),
        ("support__valued == 3 and not support_score >= 1", False),
        ("mean(years, years) > 40", True),
        ("sum(years, years) > 80", True),
        ("sum(years, years) == 79", True),
        ('count(support) == 0 and count(support, "5") > 0', True),
        ("years * years > 1600", True),
    ],
)
def test_never_of_a_whole_questionnaire(condition: str, impossible: bool) -> None:
    assert never(small_instrument(), parse(condition)) is impossible


def test_giving_up_is_not_called_never() -> None:
    instrument, hard = small_instrument(), parse("years * years == 2")
    assert satisfiable(instrument, [hard]) is Verdict.NEVER
    assert satisfiable(instrument, [hard], budget=1) is Verdict.UNKNOWN


def test_a_word_beside_a_number_is_left_open() -> None:
    role, rating = ITEMS["role"], ITEMS["rating"]
    instrument = one_page(role, rating)
    assert satisfiable(instrument, [parse("role == rating")]) is Verdict.UNKNOWN


def test_nothing_left_to_answer_is_a_conflict() -> None:
    small = small_instrument()
    knowledge = Knowledge(small, domains_of(small))
    narrow(knowledge, IsAnswered("years"), holds=True)
    narrow(knowledge, Comparison(Answer("years"), "<", Literal(20)), holds=True)
    with pytest.raises(Conflict):
        narrow(knowledge, Comparison(Answer("years"), ">", Literal(30)), holds=True)
