"""Where an answer sends the respondent: only past questions that it skips for certain."""

from __future__ import annotations

import pytest

from surveys.conditions import AnyOf
from surveys.instruments import INSTRUMENTS
from surveys.lint.possible import never
from surveys.model import Instrument, Item, Number, SingleChoice
from surveys.printed.skipping import skipped_after
from tests.small import codes, one_page, text

YES_NO = codes("yes_no", "yes", "no")
MOST = 15
"""Options of a question whose answers are gone through; areas lead nowhere."""


def choice(name: str, show_if: str | None = None) -> SingleChoice:
    return SingleChoice(name, text(name), codes=YES_NO, show_if=show_if)


def skipped(*items: Item, code: str = "no") -> list[str]:
    first = items[0]
    assert isinstance(first, SingleChoice)
    return [one.name for one in skipped_after(first, first.codes[code], one_page(*items))]


def test_what_an_answer_skips_is_skipped_up_to_what_is_not_certain() -> None:
    items = (
        choice("a"),
        choice("b", 'a == "yes"'),
        choice("c", 'a == "yes" and b == "yes"'),
        choice("d"),
        choice("e", 'a == "yes"'),
    )
    assert skipped(*items) == ["b", "c"]
    assert skipped(*items, code="yes") == []


def test_what_hangs_on_a_skipped_question_is_skipped_too() -> None:
    items = (
        choice("a"),
        Number("years", text("years"), minimum=0, maximum=9, show_if='a == "yes"'),
        choice("c", "years >= 2"),
        choice("d", "years < 2 and is_answered(years)"),
        choice("e", "not years >= 2"),
    )
    assert skipped(*items) == ["years", "c", "d"]


def test_what_another_answer_can_open_is_not_skipped() -> None:
    items = (choice("a"), choice("b", 'a == "yes" or not is_answered(a)'), choice("c"))
    assert skipped(*items) == ["b"]
    open_by_earlier = one_page(
        choice("z"), choice("a"), choice("b", 'a == "yes" or z == "yes"'), choice("c")
    )
    second = open_by_earlier["a"]
    assert isinstance(second, SingleChoice)
    assert skipped_after(second, YES_NO["no"], open_by_earlier) == ()


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_the_solver_agrees_that_nobody_answers_what_is_skipped(instrument: Instrument) -> None:
    for wave in instrument.waves:
        asked = instrument.at(wave.name)
        for item in asked.asked:
            if isinstance(item, SingleChoice) and len(item.codes) < MOST:
                for code in item.codes.answers:
                    for later in skipped_after(item, code, asked):
                        shown = asked.condition_of(later.name)
                        assert never(asked, AnyOf(item.name, (code.code,)), shown), later.name
