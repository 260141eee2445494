"""'None of these' rules out the others, and 'don't know' is no answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from surveys.lint import check
from surveys.model import (
    Code,
    CodeList,
    Instrument,
    Missing,
    MultipleChoice,
    Section,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import text

WAVE = Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1))
NONE = Code("no_such", Text(fi="Ei mikään näistä", sv="Inget av dessa", en="None of these"))
UNSURE = Code("6", Text(fi="En osaa sanoa", sv="Kan inte säga", en="Don’t know"))


def found(code: Code, *, several: bool) -> set[tuple[str, str]]:
    codes = CodeList("list", (Code("1", text("First")), Code("2", text("Second")), code))
    kind = MultipleChoice if several else SingleChoice
    section = Section("page", text("Page"), (kind("q", text("Q"), codes=codes),))
    built = Instrument("x", text("X"), text("Hello"), text("Thanks"), (section,), (WAVE,))
    return {(one.rule, one.finding.place) for one in check(built).findings}


def test_none_of_these_must_be_exclusive() -> None:
    assert ("not-exclusive", "q.codes.no_such") in found(NONE, several=True)
    assert not found(replace(NONE, exclusive=True), several=True)


def test_in_a_single_choice_it_is_one_of_the_answers() -> None:
    assert not found(NONE, several=False)


@pytest.mark.parametrize("several", [True, False])
def test_dont_know_is_no_answer(*, several: bool) -> None:
    assert ("counted-as-answer", "q.codes.6") in found(UNSURE, several=several)
    assert not found(replace(UNSURE, missing=Missing.DONT_KNOW), several=several)
