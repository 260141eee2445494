"""What rules leave alone: names of things, sections built alike, dates written as each language does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from surveys.lint import RULES, check
from surveys.lint.translations import numbers_in
from surveys.model import (
    Calculation,
    Code,
    CodeList,
    Date,
    Disclosure,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
    repeated,
)
from tests.small import codes, small_instrument, text

WAVE = Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1))
FIVE = codes("five", "1", "2", "3", "4", "5")
YEARS = Number("years", text("Years"), minimum=0, maximum=40)
WHY = LongText("why", text("Why"))


def form(*sections: Section | Item) -> Instrument:
    pages = tuple(
        one if isinstance(one, Section) else Section(f"page_{one.name}", text(one.name), (one,))
        for one in sections
    )
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), pages, (WAVE,))


def page(name: str, *items: Item, show_if: str | None = None) -> Section:
    return Section(name, text(name), items, show_if=show_if)


def found(instrument: Instrument) -> set[tuple[str, str]]:
    return {(one.rule, one.finding.place) for one in check(instrument).findings}


def grid(*statements: tuple[str, str, str]) -> LikertGrid:
    rows = tuple(Code(f"r{number}", Text(*one)) for number, one in enumerate(statements))
    return LikertGrid("grid", text("Grid"), rows=CodeList("rows", rows), codes=FIVE)


def scored(one: LikertGrid) -> Iterator[Item]:
    yield one
    fields = tuple(field.name for field in one.fields)
    yield ScaleScore("score", text("Score"), scale=Scale(fields, 1))


def test_names_of_things_may_hold_two() -> None:
    things = [
        ("Järjestöt ja säätiöt", "Föreningar och stiftelser", "Associations and foundations"),
        ("Työ- ja toimintakyky", "Arbets- och funktionsförmåga", "Work ability and functioning"),
    ]
    assert found(form(page("p", grid(*things)))) == set()


def test_and_in_one_language_alone_is_left_to_the_translator() -> None:
    one = ("Saan tukea.", "Jag får råd och stöd.", "I get support.")
    assert found(form(page("p", grid(one)))) == set()


def test_two_things_are_found_in_a_questionnaire_of_one_language() -> None:
    one = grid(("", "", "My boss listens and helps me"))
    rules = {rule for rule, _ in found(form(page("p", one)))}
    assert "double-barrelled" in rules


def test_two_things_may_be_asked_of_what_is_not_rated() -> None:
    both = Text("Mikä on hyvää ja mikä huonoa?", "Vad är bra och vad är dåligt?",
                "What is good and what is bad?")  # fmt: skip
    assert found(form(replace(WHY, text=both))) == set()
    choice = SingleChoice("which", both, codes=codes("three", "a", "b", "c"))
    assert found(form(choice)) == set()


@pytest.mark.parametrize(
    ("joined", "hinted"), [(("ja", "och", "and"), True), (("tai", "eller", "or"), False)]
)
def test_yes_or_no_answers_one_of_two_but_not_both(
    joined: tuple[str, str, str], *, hinted: bool
) -> None:
    fi, sv, en = joined
    question = Text(
        fi=f"Oletko tyytyväinen palkkaasi {fi} esihenkilöösi?",
        sv=f"Är du nöjd med din lön {sv} din chef?",
        en=f"Are you happy with your pay {en} your supervisor?",
    )
    asked = SingleChoice("happy", question, codes=codes("yes_no", "yes", "no"))
    assert (("double-barrelled", "happy") in found(form(asked))) is hinted


def test_denials_count_only_where_they_are_scored() -> None:
    denial = ("Tuki ilman aikarajaa", "Stöd utan tidsgräns", "Support without a time limit")
    assert found(form(page("p", grid(denial)))) == set()
    assert found(form(page("p", *scored(grid(denial))))) == {("denying", "grid__r0")}


def test_sections_built_alike_may_ask_alike() -> None:
    def block(number: int) -> Section:
        return page(f"p{number}", replace(YEARS, name=f"years_{number}"),
                    replace(WHY, name=f"why_{number}"))  # fmt: skip

    assert found(form(block(1), block(2))) == set()
    stray = page("p3", replace(YEARS, name="years_3"), Number("n", text("N"), minimum=0, maximum=1))
    assert found(form(block(1), stray)) == {("same-question", "years_3")}


def test_turns_of_a_repeat_group_ask_alike() -> None:
    turns = repeated("plan", title=text("Plan"), items=[YEARS], times=3)
    assert found(form(*turns)) == set()


def test_what_else_may_be_asked_in_the_same_words() -> None:
    def choice(name: str) -> tuple[Item, ...]:
        which = MultipleChoice(name, text(name), codes=codes("tasks", "a", "other"))
        return which, ShortText(f"{name}_other", text("Which other"), disclosure=Disclosure.FREE_TEXT,
                                show_if=f'any_of({name}, "other")')  # fmt: skip

    assert found(form(page("p", *choice("tasks"), *choice("means")))) == set()


def test_open_questions_after_different_choices_may_ask_alike() -> None:
    role = SingleChoice("role", text("Role"), codes=codes("roles", "a", "b"))
    tasks = MultipleChoice("tasks", text("Tasks"), codes=codes("tasks", "a", "b"))
    first = replace(WHY, show_if='role == "a"')
    second = replace(WHY, name="why_too", show_if='any_of(tasks, "b")')
    assert found(form(page("p", role, tasks, first, second))) == set()
    anybody = replace(second, show_if="is_answered(tasks)")
    assert found(form(page("p", role, tasks, first, anybody))) == {("same-question", "why_too")}


@pytest.mark.parametrize(
    "condition", ['role == "other"', '"other" == role', 'any_of(role, "a", "other") and years > 1']
)
def test_other_may_be_asked_about_under_another_name(condition: str) -> None:
    role = SingleChoice("role", text("Role"), codes=codes("roles", "a", "other"))
    asked = form(page("p", role, YEARS, replace(WHY, show_if=condition)))
    assert ("unspecified-other", "role") not in found(asked)
    elsewhere = form(page("p", role, YEARS, replace(WHY, show_if='role == "a" or years > 1')))
    assert ("unspecified-other", "role") in found(elsewhere)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.1.2025 alkaen", "from 1 January 2025"),
        ("Tammikuussa 2025", "In January 2025"),
        ("31.12.2024", "den 31 december 2024"),
        ("1 000 euroa", "1,000 euros"),
        ("1,5 vuotta", "1.5 years"),
        ("7. päivä", "den 7:e"),
        ("klo 08", "at 8"),
    ],
)
def test_numbers_are_the_same_in_the_dress_of_each_language(one: str, other: str) -> None:
    assert numbers_in(one) == numbers_in(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3", "2"), ("1.1.2025", "1 February 2025"), ("5–10", "5"), ("12", "1 2"), ("You may", "5")],
)
def test_other_numbers_are_other_numbers(one: str, other: str) -> None:
    assert numbers_in(one) != numbers_in(other)


def test_conditions_of_computed_numbers_may_guard_broken_off_answers() -> None:
    years = replace(YEARS, required=True)
    share = Calculation("share", text("Share"), value="years * 2", show_if="is_answered(years)")
    assert found(form(page("p", years, share))) == set()
    assert found(form(page("p", years, replace(WHY, show_if="is_answered(years)")))) == {
        ("always-shown", "why")
    }


def test_everything_after_a_section_that_is_never_seen_is_found_once() -> None:
    hidden = page("p", YEARS, replace(WHY, show_if="years > 3"), show_if="first > 9")
    first = Number("first", text("First"), minimum=0, maximum=9)
    assert found(form(first, hidden)) == {("never-shown", "p")}


def test_dont_know_lets_a_respondent_go_on() -> None:
    """A required question is answered by 'don't know', which a condition does not see."""
    role = SingleChoice("role", text("Role"), required=True, codes=small_instrument()["role"].codes)  # type: ignore[union-attr] # a choice
    assert found(form(page("p", role, replace(WHY, show_if="not is_answered(role)")))) == set()


def test_dates_may_be_compared_with_later_ones() -> None:
    start = Date("start", text("Start"), earliest=dt.date(2020, 1, 1),
                 latest=dt.date(2030, 1, 1), required=True)  # fmt: skip
    end = replace(start, name="end", text=text("End"), valid_if="end >= start",
                  valid_message=text("Later"), required=True)  # fmt: skip
    assert (
        found(form(page("p", start, end, replace(WHY, show_if="days(start, end) > 30")))) == set()
    )
    before = page("p", start, end, replace(WHY, show_if="end < start"))
    assert found(form(before)) == {("never-shown", "why")}


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and " " not in name for name in names)


def test_the_small_instrument_has_nothing_to_mend() -> None:
    assert {one.level for one in check(small_instrument()).findings} <= {"warning", "hint"}
