"""Reading length and the estimate of the time that answering takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from surveys.lint import length_of
from surveys.lint.length import SECONDS_A_CHARACTER, promised
from surveys.model import (
    Instrument,
    Item,
    LongText,
    Number,
    Section,
    SingleChoice,
    Text,
    Wave,
    repeated,
)
from tests.small import codes, small_instrument

WAVE = Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1))


def plain(words: str) -> Text:
    return Text(words, words, words)


def form(*items: Item, intro: str = "ab cd") -> Instrument:
    sections = (Section("page", plain("page"), items),)
    return Instrument("x", plain("title"), plain(intro), plain("end"), sections, (WAVE,))


YEARS = Number("years", plain("how many"), minimum=0, maximum=9)


def test_everything_is_counted_that_can_be_read() -> None:
    choice = SingleChoice(
        "which", plain("which one"), help=plain("just one"), codes=codes("two", "a", "b")
    )
    length = length_of(form(YEARS, choice), "en")
    assert (length.questions, length.words) == (2, 1 + 2 + 1 + 1 + 2 + 2 + 2 + 2)
    assert length.characters == len("titleab cdendpagehow manywhich onejust oneab")


def test_time_is_reading_and_answering() -> None:
    length = length_of(form(YEARS))
    reading = len("titleab cdendpagehow many") * SECONDS_A_CHARACTER
    assert length.least == length.typical == length.most == pytest.approx((reading + 5.0) / 60)


def test_an_ordinary_question_takes_ten_seconds() -> None:
    """As in Pew Research Center's panel, where such a question takes 10 seconds or so."""
    words = "How satisfied are you with the support that you get from your supervisor?"
    question = SingleChoice(
        "support", plain(words), codes=codes("levels", "excellent", "good", "fair", "poor")
    )
    with_it, without = length_of(form(YEARS, question), "en"), length_of(form(YEARS), "en")
    assert (with_it.typical - without.typical) * 60 == pytest.approx(10, abs=2.5)


def test_conditional_questions_count_half_and_later_turns_not_at_all() -> None:
    why = LongText("why", plain("why"))
    always, sometimes = form(YEARS, why), form(YEARS, replace(why, show_if="years > 3"))
    whole, half = length_of(always), length_of(sometimes)
    assert half.most == whole.most
    assert half.typical == pytest.approx((half.least + half.most) / 2)
    turns = repeated("plan", title=plain("plan"), items=[YEARS], times=9)
    many = length_of(Instrument("x", plain("x"), plain("x"), plain("x"), turns, (WAVE,)))
    assert many.most > 4 * many.typical


def test_every_kind_of_item_takes_time() -> None:
    instrument = small_instrument()
    times = []
    for item in instrument.asked:
        shown = replace(item, show_if=None, valid_if=None, valid_message=None)
        times.append(length_of(form(shown)).most - length_of(form(YEARS)).most)
    assert len(set(times)) == len(times)


@pytest.mark.parametrize(
    ("intro", "minutes"),
    [
        ("Det tar ungefär 15 minuter att svara.", 15),
        ("Det tar 5–10 minuter.", 10),
        ("Det tar en stund.", None),
    ],
)
def test_promise_is_read_from_the_introduction(intro: str, minutes: int | None) -> None:
    assert promised(form(YEARS, intro=intro), "sv") == minutes


def test_promise_is_read_in_every_language() -> None:
    intro = Text("Vie 5–8 minuuttia.", "Tar 5–8 minuter.", "Takes 5 to 8 minutes.")
    instrument = replace(form(YEARS), intro=intro)
    assert [promised(instrument, language) for language in ("fi", "sv", "en")] == [8, 8, 8]
