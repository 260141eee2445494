"""Numbers computed from answers: read, printed, renamed, checked and evaluated with one meaning."""

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
    Answer,
    Arithmetic,
    Comparison,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    answer,
    count,
    days,
    names_in,
    parse,
    parse_quantity,
    renamed,
    total,
)
from surveys.conditions.evaluation import evaluate
from surveys.conditions.reckoning import value_of
from surveys.errors import DefinitionError
from surveys.model import Calculation, Date, Instrument, Number, Section, Wave
from tests.small import small_instrument, text

NAMES = st.sampled_from(["years", "started", "role_2"])


@st.composite
def means(draw: st.DrawFn) -> Mean:
    names = draw(st.lists(NAMES, min_size=1, max_size=3))
    reverse = draw(st.lists(st.sampled_from(names)))
    return Mean(tuple(names), tuple(reverse), draw(st.integers(1, 4)))


LEAVES: st.SearchStrategy[Quantity] = st.one_of(
    st.builds(Answer, NAMES),
    st.builds(Literal, st.integers(-9, 9) | st.floats(0.5, 9)),
    st.builds(Count, st.just("tasks"), st.lists(st.just("guidance"), max_size=1).map(tuple)),
    st.builds(Total, st.lists(NAMES, min_size=1, max_size=3).map(tuple)),
    means(),
    st.builds(Days, st.builds(Answer, NAMES), st.builds(Literal, st.dates())),
)
QUANTITIES = st.recursive(
    LEAVES, lambda parts: st.builds(Arithmetic, parts, st.sampled_from("+-*/"), parts), max_leaves=6
)


@given(QUANTITIES, QUANTITIES)
def test_what_is_printed_is_read_back(left: Quantity, right: Quantity) -> None:
    comparison = Comparison(left, "<=", right)
    if names_in(comparison):
        assert parse(str(comparison)) == comparison


@given(means())
def test_a_mean_is_printed_whole(mean: Mean) -> None:
    assert parse_quantity(str(mean)) == mean


def test_how_a_mean_is_printed() -> None:
    assert str(Mean(("a", "b", "c"), ("c",), 3)) == "mean(a, b, reversed(c), at_least=3)"
    assert str(Mean(("a", "b"))) == "mean(a, b)"


@pytest.mark.parametrize(
    ("reverse", "at_least", "message"),
    [(("c",), 1, r"found reversed\(c\)"), ((), 0, "found at_least=0; expected one of a, b to")],
)
def test_a_mean_turns_round_its_own_and_needs_an_answer(
    reverse: tuple[str, ...], at_least: int, message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        Mean(("a", "b"), reverse, at_least)


def test_built_in_python_equals_read_from_text() -> None:
    assert ((answer("a") + 2) * answer("b") / 3 - 1 > 4) == parse("(a + 2) * b / 3 - 1 > 4")
    assert (count("tasks", "guidance") >= 1) == parse('count(tasks, "guidance") >= 1')
    assert (total("time", "years") == 100) == parse("sum(time, years) == 100")
    assert (days("a", dt.date(2024, 1, 2)) < 30) == parse('days(a, date("2024-01-02")) < 30')


def test_every_name_in_it_gets_its_new_name() -> None:
    condition = parse(
        "a + sum(b, c__x) > days(d, e) or count(b) == mean(a, reversed(f), at_least=2) "
        'and not any_of(g, "1") and is_answered(h)'
    )
    new = {name: f"{name}_2" for name in "abcdfgh"}
    assert str(renamed(condition, new)) == (
        "a_2 + sum(b_2, c_2__x) > days(d_2, e) or "
        "count(b_2) == mean(a_2, reversed(f_2), at_least=2) "
        'and not any_of(g_2, "1") and is_answered(h_2)'
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("years + ", "invalid syntax at column"),
        ("2 + 3", "no item in '2 + 3'"),
        ("years ** 2", "'years ** 2' at column 1"),
        ('years + "a"', "Only numbers can be reckoned with; days(a, b) counts days."),
        ("total(years)", "'total(years)' at column 1"),
        ("summ(years)", "Did you mean 'sum'?"),
        ("days(started, 3)", 'Write dates as date("2026-03-31").'),
        ('count("tasks")', "Name an item here, without quotes."),
        ("mean(a, reversed(a))", "Name an item either plainly or in reversed(…)."),
        ("mean(a, at_least=0)", "Say how many answers a mean needs"),
        ("mean(a, at_least=True)", "Say how many answers a mean needs"),
        ("mean(a, b, minimum=2)", "Say how many answers a mean needs"),
        ("mean(reversed(2))", "Name an item here, without quotes."),
        ("reversed(a) + 1", "'reversed(a)' at column 1"),
        ("years and 1", "expected a number computed from answers, such as realised"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_its_place(source: str, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_quantity(source, "item x, value")
    assert message in str(caught.value)
    assert str(caught.value).startswith("item x, value: found ")


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        (
            "count(role) > 1",
            "found count(role); expected a multiple choice, a grid or an allocation",
        ),
        ('count(tasks, "guidanse") > 1', "Did you mean 'guidance'?"),
        ('count(support, "6") > 1', "found code '6' of support in a condition"),
        ("sum(role) > 1", "found role reckoned with; expected a number"),
        ("sum(tasks) > 1", "found tasks__guidance reckoned with"),
        ("years + started > 1", "found started reckoned with"),
        ("days(years, started) > 1", "found years in days(); expected a date"),
        ('years + 1 > "a"', 'found "a" where a number is needed'),
        ("years + role_x > 1", "found unknown item 'role_x'"),
        ("years + 1 > role", "found role reckoned with"),
        ("mean(years, reversed(years_x)) > 1", "found unknown item 'years_x'"),
        (
            "mean(support__known, reversed(years)) > 1",
            "found reversed(years); expected an answer with whole-number codes",
        ),
        ("mean(support, at_least=4) > 1", "expected at_least=3 or less, of 3 number(s)"),
    ],
)
def test_a_number_must_fit_the_items_it_names(condition: str, message: str) -> None:
    from surveys.model.references import check_condition

    with pytest.raises(DefinitionError) as caught:
        check_condition(parse(condition), small_instrument().fields, "item x")
    assert message in str(caught.value)


ANSWERS = pd.DataFrame({
    "row": [0, 1, 2],
    "role": ["regional", "local", None],
    "years": pd.array([3, 0, None], dtype="Int64"),
    "tasks__guidance": pd.array([True, False, None], dtype="boolean"),
    "tasks__training": pd.array([True, False, None], dtype="boolean"),
    "tasks__none": pd.array([False, True, None], dtype="boolean"),
    "time__a": pd.array([60, 10, None], dtype="Int64"),
    "time__b": pd.array([40, None, None], dtype="Int64"),
    "time__c": pd.array([0, None, None], dtype="Int64"),
    "support__valued": ["4", None, None],
    "support__known": ["2", "5", None],
    "support__alone": ["1", None, None],
    "started": pd.to_datetime(["2024-01-01", "2025-01-01", ""]),
    "ended": pd.to_datetime(["2024-03-01", "", ""]),
}).astype(dict.fromkeys(["role", "support__valued", "support__known", "support__alone"], "str"))  # fmt: skip


def on_engine(engine: str) -> nw.LazyFrame[Any]:
    table = pa.Table.from_pandas(ANSWERS, preserve_index=False)
    native = {"pandas": ANSWERS, "pyarrow": table, "duckdb": duckdb.from_arrow(table)}[engine]
    lazy: nw.LazyFrame[Any] = nw.from_native(native).lazy()
    return lazy


@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "duckdb"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("years + 1", [4, 1, None]),
        ("8 - (years - 2)", [7, 10, None]),
        ("6 / years", [2, None, None]),
        ("years * years / 2 ", [4.5, 0, None]),
        ("count(tasks)", [2, 0, 0]),
        ('count(tasks, "guidance", "none")', [1, 1, 0]),
        ("count(support)", [3, 1, 0]),
        ('count(support, "4", "5")', [1, 1, 0]),
        ("count(time)", [3, 1, 0]),
        ("sum(time)", [100, 10, None]),
        ("sum(time__b, years)", [43, 0, None]),
        ("sum(support)", [7, 5, None]),
        ("mean(support__valued, support__known)", [3, 5, None]),
        ("mean(support__valued, reversed(support__known), at_least=2)", [4, None, None]),
        ("mean(reversed(support), at_least=3)", [(2 + 4 + 5) / 3, None, None]),
        ("days(started, ended)", [60, None, None]),
        ('days(ended, date("2024-01-31"))', [-30, None, None]),
        # alone is turned round: 6 - 1 = 5; at least two of three are needed.
        ("support_score", [(4 + 2 + 5) / 3, None, None]),
        ("support_score * 3 + years", [14, None, None]),
    ],
)
def test_a_number_is_the_same_on_every_engine(
    source: str, expected: list[float | None], engine: str
) -> None:
    number = value_of(parse_quantity(source), small_instrument())
    found = on_engine(engine).select("row", number=number).sort("row").collect("pandas")["number"]
    assert [None if pd.isna(one) else one for one in found.to_list()] == pytest.approx(expected)


@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "duckdb"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("6 / years != 3", [True, False, False]),
        ("not 6 / years != 3", [False, True, True]),
        ("count(tasks) < 1", [False, True, True]),
        ("sum(time) == 100", [True, False, False]),
        ("years * 20 <= sum(time)", [True, True, False]),
        ("is_answered(support_score)", [True, False, False]),
        ("support_score > 3.5", [True, False, False]),
        ("support__known + 1 > years", [False, True, False]),
    ],
)
def test_a_comparison_with_a_missing_number_is_false(
    source: str, expected: list[bool], engine: str
) -> None:
    rule = evaluate(parse(source), small_instrument())
    found = on_engine(engine).select("row", met=rule).sort("row").collect("pandas")["met"]
    assert found.to_list() == expected


def test_a_calculation_can_name_another() -> None:
    items = (
        Number("planned", text("Planned"), minimum=0, maximum=9),
        Number("realised", text("Realised"), minimum=0, maximum=9),
        Calculation("share", text("Share"), value="realised / planned"),
        Calculation("per_cent", text("Per cent"), value="share * 100"),
        Date("day", text("Day"), earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31),
             show_if="per_cent < 50"),
    )  # fmt: skip
    wave = Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1))
    section = Section("page", text("Page"), items)
    built = Instrument("x", text("X"), text("Hello"), text("Thanks"), (section,), (wave,))
    frame = nw.from_native(pd.DataFrame({"planned": [4.0, 0.0], "realised": [1.0, 1.0]}))
    shown = evaluate(built.condition_of("day"), built)
    result = frame.select(share=value_of(Answer("per_cent"), built), shown=shown)
    assert result["shown"].to_list() == [True, False]
    assert result["share"].to_list()[0] == 25
