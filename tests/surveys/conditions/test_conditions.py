"""One expression language with one meaning: read, printed, built in Python, evaluated."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Literal,
    Not,
    Or,
    answer,
    any_of,
    is_answered,
    parse,
)
from surveys.conditions.evaluation import evaluate
from surveys.errors import DefinitionError
from tests.small import small_instrument

CODES = st.sampled_from(["regional", "local", 'with "quotes"', "ä"])
COMPARISONS = st.builds(
    Comparison,
    st.builds(Answer, st.sampled_from(["role", "years", "started"])),
    st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
    st.one_of(
        st.builds(Literal, st.one_of(CODES, st.integers(-99, 99), st.floats(0.5, 9), st.dates())),
        st.builds(Answer, st.just("years")),
    ),
)
LEAVES = st.one_of(
    COMPARISONS,
    st.builds(AnyOf, st.just("tasks"), st.lists(CODES, min_size=1, max_size=3).map(tuple)),
    st.builds(IsAnswered, st.just("role")),
)


def combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, parts),
        st.builds(And, several),
        st.builds(Or, several),
    )


@given(st.recursive(LEAVES, combined, max_leaves=6))
def test_what_is_printed_is_read_back(condition: Condition) -> None:
    assert parse(str(condition)) == condition


def test_built_in_python_equals_read_from_text() -> None:
    built = (answer("role") == "regional") & any_of("tasks", "guidance") | ~is_answered("years")
    assert built == parse(
        'role == "regional" and any_of(tasks, "guidance") or not is_answered(years)'
    )
    assert (answer("ended") >= answer("started")) == parse("ended >= started")
    assert (answer("years") != 3) & (answer("years") < 5) & (answer("years") <= 5) == parse(
        "years != 3 and years < 5 and years <= 5"
    )
    assert (answer("started") > dt.date(2024, 1, 2)) == parse('started > date("2024-01-02")')


def test_python_conditions_refuse_what_is_no_value() -> None:
    with pytest.raises(TypeError, match="text, a number or a date, not None"):
        answer("role") == None  # noqa: B015, E711 - the comparison itself is under test


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("role = 1", "invalid syntax"),
        ("role == ", "at column"),
        ("", "at column 1"),
        ("foo(x)", "'foo(x)' at column 1"),
        ('any_off(x, "a")', "Did you mean 'any_of'?"),
        ("any_of(tasks)", "any_of(tasks)"),
        ("any_of(tasks, guidance)", 'Write codes in quotes: "guidance".'),
        ('is_answered("role")', "Name an item here, without quotes."),
        ('role == "a" and 3', "'3' at column 17"),
        ("1 == 2", "One side must be an item."),
        ("1 < years < 3", "Compare two things at a time."),
        ("years == True", "'True'"),
        ('started > date("2024-13-01")', 'Write dates as date("2026-03-31").'),
        ("__import__('os')", "expected a condition such as"),
        ("role is 3", "Compare two things at a time."),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(source: str, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse(source, "item x, show_if")
    assert message in str(caught.value)
    assert str(caught.value).startswith("item x, show_if: found ")


ANSWERS = pd.DataFrame(
    {
        "role": ["regional", "local", None],
        "years": pd.array([3, None, None], dtype="Int64"),
        "tasks__guidance": pd.array([True, False, None], dtype="boolean"),
        "tasks__training": pd.array([False, False, None], dtype="boolean"),
        "tasks__none": pd.array([False, True, None], dtype="boolean"),
        "support__valued": ["4", "2", None],
        "started": pd.to_datetime(["2024-01-01", "2025-01-01", ""]),
        "ended": pd.to_datetime(["2024-06-01", "", ""]),
    }
).astype({"role": "str", "support__valued": "str"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('role == "regional"', [True, False, False]),
        ('role != "regional"', [False, True, False]),
        ('not role == "regional"', [False, True, True]),
        ("years >= 3", [True, False, False]),
        ("years < 3", [False, False, False]),
        ("years > -1", [True, False, False]),
        ("support__valued >= 4", [True, False, False]),
        ("support__valued == 2", [False, True, False]),
        ("support__valued <= 4", [True, True, False]),
        ('any_of(tasks, "guidance", "training")', [True, False, False]),
        ('any_of(role, "regional", "local")', [True, True, False]),
        ("is_answered(role)", [True, True, False]),
        ("is_answered(tasks)", [True, True, False]),
        ("not is_answered(years)", [False, True, True]),
        ("ended >= started", [True, False, False]),
        ('started > date("2024-06-01")', [False, True, False]),
        ('role == "local" or years > 2', [True, True, False]),
        ('role == "local" and any_of(tasks, "none")', [False, True, False]),
    ],
)
@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "duckdb"])
def test_a_condition_means_the_same_on_every_engine(
    source: str, expected: list[bool], engine: str
) -> None:
    frame = on_engine(ANSWERS.assign(row=[0, 1, 2]), engine)
    rule = evaluate(parse(source), small_instrument())
    result = frame.select("row", met=rule).sort("row").collect("pandas")
    assert result["met"].to_list() == expected


def on_engine(frame: pd.DataFrame, engine: str) -> nw.LazyFrame[Any]:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    native = {"pandas": frame, "pyarrow": table, "duckdb": duckdb.from_arrow(table)}[engine]
    lazy: nw.LazyFrame[Any] = nw.from_native(native).lazy()
    return lazy


def test_no_condition_is_always_true() -> None:
    frame = nw.from_native(ANSWERS, eager_only=True)
    assert (
        frame.select("role", met=evaluate(None, small_instrument()))["met"].to_list() == [True] * 3
    )
