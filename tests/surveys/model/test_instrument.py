"""Instruments check themselves when built and say what is wrong where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from surveys.errors import DefinitionError, UsageError
from surveys.model import (
    Allocation,
    Code,
    CodeList,
    Date,
    Instrument,
    Item,
    LikertGrid,
    Missing,
    MultipleChoice,
    Number,
    Revision,
    Scale,
    ScaleScore,
    Section,
    SingleChoice,
    Text,
    Wave,
    content_hash,
)
from tests.small import WAVES, codes, one_page, small_instrument, text

YES_NO = codes("yes_no", "yes", "no")
FIVE = codes("five", "1", "2", "3", "4", "5")
ROLE = SingleChoice("role", text("Role"), codes=YES_NO)
TASKS = MultipleChoice("tasks", text("Tasks"), codes=YES_NO)
GRID = LikertGrid("grid", text("Grid"), rows=codes("rows", "up", "down"), codes=FIVE,
                  negative=("down",))  # fmt: skip


def score(
    *, reverse: tuple[str, ...] = (), fields: tuple[str, ...] = ("grid__up", "grid__down")
) -> Item:
    return ScaleScore("score", text("Score"), scale=Scale(fields, 1, reverse))


BROKEN: dict[str, tuple[Callable[[], object], str]] = {
    "a text without words": (
        lambda: Text(fi="", sv=" ", en=""), "found a text without words; expected a text in fi, sv or en"),
    "a name in capitals": (
        lambda: replace(ROLE, name="Role"), "item 'Role': found the name 'Role'"),
    "a name that every frame has": (
        lambda: replace(ROLE, name="language"), "item 'language': found the name 'language'"),
    "a code with a space": (
        lambda: Code("a b", text("A")), "found the code 'a b'"),
    "a name that is a word of conditions": (
        lambda: replace(ROLE, name="not"), "item 'not': found the name 'not'; expected a name that is not a word"),
    "waves in another order than they open": (
        lambda: replace(small_instrument(), waves=tuple(reversed(small_instrument().waves))),
        "instrument small: found wave '2024' after '2026', though it opens earlier"),
    "a wave revised twice": (
        lambda: replace(ROLE, revisions=(Revision(("2024",), text=text("Old")),) * 2),
        "item role: found a revision of wave '2024', 2 in all; expected at most one"),
    "a wave revised though not asked": (
        lambda: replace(ROLE, waves=("2026",), revisions=(Revision(("2024",), text=text("Old")),)),
        "item role: found a revision of wave '2024', 1 in all; expected at most one for each wave in which it is asked: 2026"),
    "a reserved code": (
        lambda: Code("missing", text("A")), "found the code 'missing'"),
    "a code twice": (
        lambda: codes("yes_no", "yes", "yes"), "code list yes_no: found the code 'yes' more than once"),
    "an empty code list": (
        lambda: CodeList("empty", ()), "code list empty: found no codes"),
    "an item twice": (
        lambda: one_page(ROLE, ROLE), "instrument x: found the item or section 'role' more than once"),
    "an empty section": (
        lambda: Section("page", text("Page"), ()), "section page: found no items"),
    "no waves": (
        lambda: one_page(ROLE, waves=()), "instrument x: found no waves"),
    "a wave that ends before it begins": (
        lambda: Wave("2024", dt.date(2024, 2, 1), dt.date(2024, 1, 1)), "wave 2024: found opens"),
    **{
        f"a wave called {name!r}": (
            partial(Wave, name, dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
            f"wave {name!r}: found the wave name {name!r}; expected lower-case letters, digits and underscores")
        for name in ("", "2024/1", "Spring", "_2024", "2024-1", "2024 1", "2024\n", "kevät")
    },
    "an unknown wave": (
        lambda: one_page(replace(ROLE, waves=("2025",))),
        "item role: found wave '2025'; expected one of 2024. Did you mean '2024'?"),
    "an unknown item": (
        lambda: one_page(ROLE, replace(TASKS, show_if='rol == "yes"')),
        "item tasks: found unknown item 'rol' in a condition; expected an earlier item. Did you mean 'role'?"),
    "a later item": (
        lambda: one_page(replace(TASKS, show_if='role == "yes"'), ROLE),
        "item tasks: found 'role' in a condition, which is not asked before it"),
    "an unknown code": (
        lambda: one_page(ROLE, replace(TASKS, show_if='role == "yess"')),
        "item tasks: found code 'yess' of role in a condition; expected one of its answers: yes, no. Did you mean 'yes'?"),
    "a multiple choice compared": (
        lambda: one_page(TASKS, replace(ROLE, show_if='tasks == "yes"')),
        "found 'tasks' compared as a whole; expected one of its fields: tasks__yes, tasks__no"),
    "an option compared": (
        lambda: one_page(TASKS, replace(ROLE, show_if='tasks__yes == "yes"')),
        "Use any_of() for multiple choices"),
    "words compared by size": (
        lambda: one_page(ROLE, replace(TASKS, show_if='role > "no"')),
        "expected whole-number codes to compare by size"),
    "any_of on a number": (
        lambda: one_page(Number("n", text("N"), minimum=0, maximum=1), replace(TASKS, show_if='any_of(n, "1")')),
        "found any_of(n, …); expected an item with codes"),
    "a number compared with a word": (
        lambda: one_page(Number("n", text("N"), minimum=0, maximum=1), replace(TASKS, show_if='n == "1"')),
        "found n compared with '1'; expected a number"),
    "a date compared with a word": (
        lambda: one_page(Date("d", text("D"), earliest=dt.date(2024, 1, 1), latest=dt.date(2025, 1, 1)),
                           replace(TASKS, show_if='d > "2024-01-01"')),
        "found d compared with '2024-01-01'; expected a date"),
    "a number compared with a date": (
        lambda: one_page(Number("n", text("N"), minimum=0, maximum=1),
                           Date("d", text("D"), earliest=dt.date(2024, 1, 1), latest=dt.date(2025, 1, 1)),
                           replace(TASKS, show_if="n < d")),
        "expected two answers of the same kind"),
    "is_answered on a grid": (
        lambda: one_page(GRID, replace(TASKS, show_if="is_answered(grid)")),
        "Name a row, such as grid__up."),
    "is_answered on nothing": (
        lambda: one_page(GRID, replace(TASKS, show_if="is_answered(gri)")), "Did you mean 'grid'?"),
    "a refusal in a condition": (
        lambda: replace(
            small_instrument(),
            sections=(*small_instrument().sections,
                      Section("late", text("Late"), (replace(TASKS, name="late_tasks", show_if='role == "secret"'),)))),
        "found code 'secret' of role in a condition; expected one of its answers: regional, local"),
    "a constraint without message": (
        lambda: replace(ROLE, valid_if="is_answered(role)"), "item role: found valid_if or valid_message alone"),
    "a negative row that is none": (
        lambda: replace(GRID, negative=("dow",)), "item grid: found negative row 'dow'; expected one of up, down. Did you mean 'down'?"),
    "too many choices allowed": (
        lambda: replace(TASKS, at_most=3), "item tasks: found at_most=3; expected 1 to 2"),
    "minimum over maximum": (
        lambda: Number("n", text("N"), minimum=2, maximum=1), "item n: found minimum 2 over maximum 1"),
    "one part to allocate": (
        lambda: Allocation("time", text("Time"), parts=codes("parts", "a")), "item time: found 1 part(s)"),
    "dates the wrong way round": (
        lambda: Date("d", text("D"), earliest=dt.date(2025, 1, 1), latest=dt.date(2024, 1, 1)), "item d: found earliest"),
    "a scale that points both ways": (
        lambda: one_page(GRID, score()),
        "item score: found items that point both ways (grid__down); expected items that share a direction"),
    "a scale of an unknown field": (
        lambda: one_page(GRID, score(fields=("grid__u",))), "found field 'grid__u' in a scale; expected an earlier field. Did you mean 'grid__up'?"),
    "a scale of words": (
        lambda: one_page(ROLE, score(fields=("role",))), "found scale items with different or wordy codes"),
    "a scale reversed outside itself": (
        lambda: Scale(("a",), 1, reverse=("b",)), "found reverse ['b'] outside the scale"),
    "a scale that needs too many": (
        lambda: Scale(("a",), 2), "found minimum_answered=2"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken_definition_is_named_with_its_place(case: str) -> None:
    build, message = BROKEN[case]
    with pytest.raises(DefinitionError) as caught:
        build()
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["2024", "2014_2020", "spring", "exit"])
def test_names_that_waves_may_have(name: str) -> None:
    assert Wave(name, dt.date(2024, 1, 1), dt.date(2024, 2, 1)).name == name


def test_negative_rows_are_reversed_into_one_direction() -> None:
    built = one_page(GRID, score(reverse=("grid__down",)))
    assert built["score"].fields[0].name == "score"


def test_fields_of_every_item_type() -> None:
    assert list(small_instrument().fields) == [
        "code", "role", "tasks__guidance", "tasks__training", "tasks__none", "years",
        "time__a", "time__b", "time__c", "support__valued", "support__known", "support__alone",
        "support_score", "started", "ended", "why",
    ]  # fmt: skip


def test_unknown_item_and_wave_suggest_the_near_name() -> None:
    with pytest.raises(UsageError, match="Did you mean 'role'"):
        small_instrument()["rol"]
    with pytest.raises(UsageError, match="Did you mean '2024'"):
        small_instrument().at("20244")


def test_item_of_one_wave_is_absent_from_the_other() -> None:
    built = one_page(ROLE, replace(TASKS, waves=("2026",)), waves=WAVES)
    assert "tasks" not in built.at("2024")
    assert "tasks" in built.at("2026")


def test_section_condition_joins_the_items_own() -> None:
    section = Section("page", text("Page"), (replace(TASKS, show_if="is_answered(role)"),),
                      show_if='role == "yes"')  # fmt: skip
    first = Section("first", text("First"), (ROLE,))
    built = Instrument("x", text("X"), text("H"), text("T"), (first, section), WAVES)
    assert str(built.condition_of("tasks")) == 'role == "yes" and is_answered(role)'


def test_content_hash_changes_with_a_word_and_with_nothing_else() -> None:
    assert content_hash(small_instrument()) == content_hash(small_instrument())
    renamed = replace(small_instrument(), title=text("Tiny"))
    assert content_hash(renamed) != content_hash(small_instrument())


def test_code_list_names_the_near_code() -> None:
    assert YES_NO["yes"].text["sv"] == "yes (sv)"
    assert "maybe" not in YES_NO
    with pytest.raises(DefinitionError, match="Did you mean 'yes'"):
        YES_NO["yess"]


def test_answers_leave_out_what_is_no_answer() -> None:
    asked = CodeList("a", (Code("1", text("1")), Code("x", text("x"), missing=Missing.DONT_KNOW)))
    assert [code.code for code in asked.answers] == ["1"]
    assert asked.numeric
