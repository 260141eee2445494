"""Random conditions and quantities about the two instruments of these tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import get_args

from hypothesis import strategies as st

from surveys.conditions import (
    Answer,
    Arithmetic,
    Comparison,
    Condition,
    Count,
    Days,
    Literal,
    Mean,
    Not,
    Quantity,
    Total,
    answer,
    any_of,
    is_answered,
    parse,
)
from surveys.conditions.expression import Operator
from surveys.errors import DefinitionError
from surveys.model.references import check_condition
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import AREAS

SIGNS: list[Callable[[answer, object], Condition]] = [
    lambda one, other: one == other,
    lambda one, other: one != other,
    lambda one, other: one < other,
    lambda one, other: one <= other,
    lambda one, other: one > other,
    lambda one, other: one >= other,
]
OPERATORS: tuple[Operator, ...] = get_args(Operator)
_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31))


def _compare(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Condition]:
    return st.builds(lambda sign, value: sign(answer(name), value), st.sampled_from(SIGNS), values)


def _joined(tests: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        tests, lambda parts: parts.map(Not) | st.builds(lambda a, b: a & b, parts, parts)
        | st.builds(lambda a, b: a | b, parts, parts), max_leaves=5,
    )  # fmt: skip


ABOUT_SAMPLE = _joined(st.one_of(
    st.sampled_from(['role == "regional"', 'role != "regional"']).map(parse),
    _compare("support__valued", st.integers(1, 5) | st.just(answer("support__known"))),
    _compare("area", st.sampled_from([int(code.code) for code in AREAS])),
    _compare("time_spent", st.floats(0, 40).map(lambda number: round(number, 1))),
    _compare("months", st.integers(0, 100)),
    _compare("started", _DAYS | st.just(answer("ended"))),
    st.sampled_from([
        any_of("role", "regional", "other"), any_of("tasks", "time"),
        any_of("tasks", "guidance", "none"), is_answered("role"), is_answered("tasks"),
        is_answered("tasks__time"), is_answered("months"), is_answered("started"),
        is_answered("why"), is_answered("support__known"), is_answered("area"),
    ]),
))  # fmt: skip

_ROWS = ("support__valued", "support__known", "support__alone")
_NUMBERS = ("planned", "realised", "size", "level", *_ROWS, "spent__clients", "spent__network")
_COMPUTED = ("score", "share", "all_of_it")
_SUMMED = st.lists(
    st.sampled_from([*_NUMBERS, *_COMPUTED, "support", "spent"]), min_size=1, max_size=4
).map(tuple)
_DATES = st.sampled_from(["started", "ended"]).map(Answer) | _DAYS.map(Literal)
_TASKS = ("guidance", "training", "time", "none", "secret")


@st.composite
def _means(draw: st.DrawFn) -> Mean:
    names = draw(
        st.lists(st.sampled_from([*_ROWS, "support"]), min_size=1, max_size=3, unique=True)
    )
    reverse = draw(st.lists(st.sampled_from(names), unique=True))
    return Mean(tuple(names), tuple(reverse), draw(st.integers(1, len(names))))


EXACT: st.SearchStrategy[Quantity] = st.one_of(
    st.sampled_from(("realised", "size", "level", *_ROWS, "spent__clients")).map(Answer),
    st.builds(Count, st.just("tasks"),
              st.just(()) | st.lists(st.sampled_from(_TASKS), min_size=1, unique=True).map(tuple)),
    st.builds(Count, st.just("support"),
              st.just(()) | st.lists(st.sampled_from("12345"), min_size=1, unique=True).map(tuple)),
    st.just(Count("spent")),
    st.lists(st.sampled_from(["realised", "size", "support", "spent"]), min_size=1, max_size=3)
    .map(tuple).map(Total),
    st.builds(Days, _DATES, _DATES),
)  # fmt: skip
"""Quantities of whole numbers."""
QUANTITIES: st.SearchStrategy[Quantity] = st.recursive(
    st.one_of(
        EXACT,
        st.sampled_from([*_NUMBERS, *_COMPUTED]).map(Answer),
        _SUMMED.map(Total),
        _SUMMED.map(Mean),
        _means(),
        st.sampled_from([-3, 0, 0.25, 2, 100]).map(Literal),
    ),
    lambda parts: st.builds(Arithmetic, parts, st.sampled_from("+-*/"), parts),
    max_leaves=4,
)
_UNEVEN = st.integers(-5, 110).map(lambda number: Literal(number + 0.0625))
"""No number that answers give rise to."""


def _fits(condition: Condition) -> bool:
    try:
        check_condition(condition, RECKONED.fields, "test")
    except DefinitionError:
        return False
    return True


ABOUT_RECKONED = _joined(st.one_of(
    st.builds(
        Comparison, EXACT, st.sampled_from(OPERATORS), EXACT | st.integers(-2, 12).map(Literal)
    ).filter(_fits),
    # One engine takes numbers for equal that differ at the thirteenth digit.
    st.builds(
        Comparison, QUANTITIES, st.sampled_from(["<", "<=", ">", ">="]), _UNEVEN
    ).filter(_fits),
    st.sampled_from([
        any_of("tasks", "secret"), any_of("tasks", "none", "secret"), any_of("mood", "good"),
        is_answered("mood"), is_answered("tasks"), is_answered("spent__clients"),
        is_answered("share"), is_answered("score"), is_answered("all_of_it"),
        parse("size == 1000002"), parse("level >= 5"), parse("score == 3"),
        parse("support__valued == level"), parse("spent__network == 0"),
    ]),
))  # fmt: skip
