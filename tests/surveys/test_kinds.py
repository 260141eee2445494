"""Definitions written by hand: what is not of its kind is refused, with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from surveys.areas import Group, Grouping
from surveys.errors import DefinitionError
from surveys.kinds import fits, in_words
from surveys.model import (
    Amendment,
    Code,
    CodeList,
    Date,
    Method,
    Number,
    Planned,
    Scale,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import codes, text

LIST = codes("list", "a", "b")


def wrong(value: object) -> Any:
    return value


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: SingleChoice("q", text("Q"), codes=wrong("yes_no")),
         "item 'q': found codes = 'yes_no'; expected a CodeList."),
        (lambda: SingleChoice("q", wrong("Q"), codes=LIST),
         "item 'q': found text = 'Q'; expected a Text."),
        (lambda: SingleChoice("q", text("Q"), codes=LIST, required=wrong("yes")),
         "found required = 'yes'; expected true or false."),
        (lambda: SingleChoice("q", text("Q"), codes=LIST, waves=wrong("2026")),
         "found waves = '2026'; expected a tuple, each a text."),
        (lambda: SingleChoice("q", text("Q"), codes=LIST, show_if=wrong(True)),
         "found show_if = True; expected a text."),
        (lambda: ShortText("q", text("Q"), disclosure=wrong("identifer")),
         "expected one of Disclosure.NONE, Disclosure.IDENTIFIER, Disclosure.KEY, "
         "Disclosure.SENSITIVE, Disclosure.FREE_TEXT. Did you mean 'IDENTIFIER'?"),
        (lambda: Number("q", text("Q"), minimum=wrong("0"), maximum=9),
         "found minimum = '0'; expected a number."),
        (lambda: Date("q", text("Q"), earliest=wrong("2020-01-01"), latest=dt.date(2026, 1, 1)),
         "found earliest = '2020-01-01'; expected a date such as dt.date(2026, 3, 31)."),
        (lambda: Code(wrong(1), text("One")), "code 1: found code = 1; expected a text."),
        (lambda: CodeList("list", wrong([Code("a", text("A"))])),
         "code list list: found codes = [Code("),
        (lambda: Section("page", text("Page"), wrong(ShortText("q", text("Q")))),
         "section 'page': found items = ShortText(name='q'"),
        (lambda: Text(fi=wrong(1)), "found fi = 1; expected a text."),
        (lambda: Wave(wrong(2026), dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
         "wave 2026: found name = 2026; expected a text."),
        (lambda: Group("a", text("A"), wrong("01")),
         "group 'a': found areas = '01'; expected a tuple, each a text."),
        (lambda: Grouping(name="g", title=text("G"), of=wrong("ely"), groups=()),
         "grouping 'g': found of = 'ely'; expected a Division."),
        (lambda: Planned("p", text("P?"), wrong("role"), Method.DESCRIBE),
         "planned analysis 'p': found items = 'role'; expected a tuple, each a text."),
        (lambda: Planned("p", text("P?"), ("role",), wrong("descrbe")),
         "found method = 'descrbe'; expected one of Method.DESCRIBE"),
        (lambda: Amendment(wrong("2026-01-01"), "p", text("Why")),
         "amendment of 'p': found date = '2026-01-01'; expected a date"),
        (lambda: Scale(wrong("grid__a"), 1), "found fields = 'grid__a'; expected a tuple"),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_named(build: Callable[[], object], message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        build()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("value", "hint", "answer"),
    [
        ((1, 2), tuple[int, ...], True),
        ([1, 2], tuple[int, ...], False),
        (("a",), tuple[int, ...], False),
        (True, int, False),
        (1, float, True),
        (None, str | None, True),
    ],
)
def test_kinds(value: object, hint: object, answer: bool) -> None:
    assert fits(value, hint) is answer


def test_a_union_of_classes_is_said_by_its_names() -> None:
    assert in_words(tuple[ShortText | Number, ...]) == "a tuple, each a ShortText or a Number"
