"""The offline form judges random answers to every instrument as the toolkit does."""

from __future__ import annotations

import os
from typing import Any

import pytest

from surveys.model import Instrument
from surveys.platforms.html.form import form
from tests.surveys.platforms.answer_sets import AnswerSet, drawn
from tests.surveys.platforms.html.engine import Job, as_typed, judge, run
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.verdicts import JUDGED, judged

SETS, MANY = "TKK_ANSWER_SETS", "1000"
THINGS: list[dict[str, Any]] = [{}, {}, {"stays": True}, {}, {}, {"stays": True}]


def check(sets: list[AnswerSet], asked: Instrument, found: list[dict[str, Any]]) -> None:
    wanted = judged(sets, asked)
    for name, shown in wanted.shown.items():
        assert [one["shown"][name] for one in found] == shown, name
    for item in asked.asked:
        broken, lacking = wanted.broken[item.name], wanted.lacking[item.name]
        assert [item.name in one["broken"] for one in found] == broken, item.name
        assert [item.name in one["refused"] for one in found] == [
            a or b for a, b in zip(broken, lacking, strict=True)
        ], item.name
    for name, values in wanted.computed.items():
        assert [one["computed"][name] for one in found] == values, name
    for answers, one in zip(sets, found, strict=True):
        for item in asked.asked:
            expected = {
                field.name: answers[field.name].strip() if one["shown"][item.name] else None
                for field in item.fields
            }
            assert {name: one["kept"][name] for name in expected} == expected, item.name


def check_instrument(instrument: Instrument) -> None:
    # Ticking what stands alone takes the other ticks away.
    views = drawn(instrument, mixed=False)
    jobs = [
        Job(form(instrument, asked.waves[0].name), [as_typed(one, asked) for one in sets])
        for asked, sets in views
    ]
    for (asked, sets), done in zip(views, run(jobs), strict=True):
        check(sets, asked, done["sets"])


@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_the_form_judges_as_the_toolkit_does(
    instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETS, raising=False)
    check_instrument(instrument)


@pytest.mark.engines
@pytest.mark.parametrize("instrument", JUDGED, ids=lambda one: one.name)
def test_the_form_judges_many_answers_as_the_toolkit_does(
    instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETS, os.environ.get(SETS) or MANY)
    check_instrument(instrument)


def test_what_is_hidden_hides_what_depends_on_it() -> None:
    shown, hidden = judge(
        SAMPLE,
        {"role": "other", "support__valued": "4", "tasks__training": "1", "why": "x"},
        {"role": "local", "support__valued": "4", "tasks__training": "1", "why": "x"},
    )
    assert (shown["shown"]["why"], shown["kept"]["why"]) == (True, "x")
    assert (hidden["shown"]["why"], hidden["kept"]["why"]) == (False, None)
    assert hidden["kept"]["support__valued"] is None


@pytest.mark.parametrize(
    ("typed", "kept", "fault"),
    [
        ("12,5", "12.5", None),
        (" 12.50 ", "12.5", None),
        ("8,0", "8", None),
        ("\N{MINUS SIGN}3", "-3", {"text": "between"}),
        ("1 000", "1000", {"text": "between"}),
        ("1\N{NO-BREAK SPACE}000,5", "1000.5", {"text": "between"}),
        ("12,55", "12.55", {"word": "decimals"}),
        ("1 2", "", {"word": "number"}),
        ("kaksi", "", {"word": "number"}),
        ("1e3", "", {"word": "number"}),
    ],
)
def test_numbers_as_people_write_them(typed: str, kept: str, fault: dict[str, str] | None) -> None:
    (found,) = judge(SAMPLE, {"time_spent": typed})
    assert found["kept"]["time_spent"] == kept
    said = found["broken"].get("time_spent")
    assert (said is None) is (fault is None)
    if fault is not None:
        assert fault.keys() <= said.keys()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("3|2|2024", "2024-02-03"), ("03|02|2024", "2024-02-03"), (" 29|2|2024", "2024-02-29"),
     ("29|2|2023", ""), ("3||2024", ""), ("3|2|24", ""), ("31|4|2024", ""), ("a|2|2024", "")],
)  # fmt: skip
def test_days_as_people_write_them(typed: str, kept: str) -> None:
    (found,) = judge(SAMPLE, {"role": "other", "started": typed})
    assert found["kept"]["started"] == kept
    assert ("started" in found["broken"]) is (kept == "")


def test_a_whole_number_has_no_decimals() -> None:
    (found,) = judge(SAMPLE, {"role": "other", "months": "2,5"})
    assert found["broken"]["months"] == {"word": "whole", "place": 0}


def test_texts_are_taken_without_blanks_around_them() -> None:
    (found,) = judge(SAMPLE, {"link": "  ", "why": "", "role": " "})
    assert found["kept"]["link"] == ""


def test_what_stays_keeps_its_place_in_every_order() -> None:
    orders = [(seed, "mood", THINGS) for seed in range(200)]
    (done,) = run([Job(form(RECKONED, "2026"), orders=orders)])
    assert all(sorted(one) == list(range(6)) for one in done["orders"])
    assert all((one[2], one[5]) == (2, 5) for one in done["orders"])
    for place in (0, 1, 3, 4):
        firsts = [one[place] for one in done["orders"]]
        assert all(25 < firsts.count(thing) < 80 for thing in (0, 1, 3, 4)), place


def test_an_order_is_the_same_for_the_same_respondent_and_question() -> None:
    orders = [(7, "mood", THINGS), (7, "mood", THINGS), (7, "tasks", THINGS)]
    (done,) = run([Job(form(RECKONED, "2026"), orders=orders)])
    assert done["orders"][0] == done["orders"][1] != done["orders"][2]
