"""What SurveyJS's own library makes of the forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

from surveys.instruments import INSTRUMENTS
from surveys.model import LANGUAGES, Instrument
from surveys.platforms.surveyjs.names import INTRO, LANGUAGE, NOTICE, VERSION, question
from surveys.platforms.versions import form_version as version
from surveys.synthetic import Behaviour, respond
from tests.small import small_instrument
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.surveyjs.engine import Done, Job, answers, exported, modules, run
from tests.surveys.platforms.surveyjs.odd import ODD

pytestmark = pytest.mark.engines

PEOPLE = pd.DataFrame({"person": range(6)})
EVERY = [(one, wave.name) for one in (*INSTRUMENTS, SAMPLE, RECKONED, ODD, small_instrument())
         for wave in one.waves]  # fmt: skip


def without_order(value: object) -> object:
    return sorted(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Answered:
    """An instrument that synthetic people answered, and what the library made of it."""

    asked: Instrument
    version: str
    languages: list[str]
    answers: list[dict[str, Any]]
    done: Done


@pytest.fixture(scope="module")
def answered() -> list[Answered]:
    modules()
    people = [respond(instrument, wave, PEOPLE, Behaviour(), 7) for instrument, wave in EVERY]
    rows = [answers(cells, one.at(wave)) for cells, (one, wave) in zip(people, EVERY, strict=True)]
    jobs = [
        Job(exported(instrument, wave), fills=[
            {"data": data, "locale": language}
            for data, language in zip(given_, cells["language"], strict=True)
        ])
        for (instrument, wave), cells, given_ in zip(EVERY, people, rows, strict=True)
    ]  # fmt: skip
    return [
        Answered(one.at(wave), version(one, wave), cells["language"].tolist(), data, done)
        for (one, wave), cells, data, done in zip(EVERY, people, rows, run(jobs), strict=True)
    ]


def test_every_instrument_loads_without_an_error(answered: list[Answered]) -> None:
    assert len(answered) > 15
    for one in answered:
        assert one.done.faults == [], one.version
        # A test of an answer that is always true is the questionnaire's own affair.
        assert [
            found
            for found in one.done.findings
            if not found.startswith("expression/meaningless-condition")
        ] == []
        assert set(one.done.locales) == set(LANGUAGES)
        assert [name for name in one.done.questions if not name.startswith(NOTICE)] == [
            INTRO, *(question(item.name) for item in one.asked.asked),
        ]  # fmt: skip


def test_synthetic_answers_are_taken_and_come_back(answered: list[Answered]) -> None:
    for one in answered:
        computed = {question(item.name) for item in one.asked.items if not item.asked}
        for language, data, filled in zip(one.languages, one.answers, one.done.fills, strict=True):
            assert filled["errors"] == {}, (one.version, data)
            assert filled["completed"] == "completed"
            found = {key: without_order(value) for key, value in filled["data"].items()}
            assert found.pop(VERSION) == one.version
            assert found.pop(LANGUAGE) == language
            assert {key: value for key, value in found.items() if key not in computed} == {
                key: without_order(value) for key, value in data.items()
            }


def state(instrument: Instrument, *answered_: dict[str, Any], locale: str = "fi") -> list[Any]:
    """What the library makes of answers to the form of the last wave."""
    found = exported(instrument, instrument.waves[-1].name)
    states = [{"data": data, "locale": locale, "texts": True} for data in answered_]
    (done,) = run([Job(found, states)])
    assert done.faults == []
    return done.states


def test_parts_that_every_object_has_are_missing_until_they_are_answered() -> None:
    empty, half, whole = state(
        ODD,
        {"matrix_": {"1": "01"}},
        {"matrix_": {"length_": "01", "1": "01"}, "item_": ["01"]},
        {"matrix_": {"length_": "01", "constructor_": "02"}, "item_": ["1", "other"]},
    )
    always = ["form_intro_", "id_", "row_", "item_", "matrix_", "panel_", "self_"]
    shown = [[name for name in one["visible"] if not name.startswith(NOTICE)]
             for one in (empty, half, whole)]  # fmt: skip
    assert shown == [always, [*always, "locale_"], [*always, "locale_", "one", "lot"]]


def test_errors_are_said_in_the_language_of_the_respondent() -> None:
    wrong = {
        "role": "local", "tasks": ["guidance", "training", "time", "other"], "link": "x" * 61,
        "time_spent": 0.25, "area": "100001",
    }  # fmt: skip
    other = {
        "role": "other", "share": {"clients": 60, "network": 30}, "started": "2025-01-02",
        "ended": "2025-01-01", "months": 601, "support": {"valued": "1", "known": "1"},
    }  # fmt: skip
    first, second, third = state(SAMPLE, wrong, other, {"time_spent": 12.55}, locale="sv")
    assert first["errors"] == {
        "link": ["Skriv högst 60 tecken."],
        "time_spent": ["Talet ska vara minst 0,5 och högst 40."],
        "tasks": ["Välj högst 3."],
    }  # fmt: skip
    assert second["errors"] == {
        "support": ["Not both (sv)"],
        "share": ["Summan av talen ska vara 100."],
        "ended": ["Ended before it started (sv)"],
        "months": ["Talet ska vara minst 0 och högst 600."],
    }
    assert third["errors"] == {
        "role": ["Besvara den här frågan."],
        "time_spent": ["Antalet decimaler får vara högst 1."],
        "months": ["Besvara den här frågan."],
    }


@pytest.mark.parametrize(
    ("share", "fits"),
    [({}, True), ({"clients": 100}, True), ({"clients": 70, "other": 30}, True),
     ({"clients": 0}, False), ({"clients": 70, "network": 20}, False),
     ({"clients": 150, "network": -50}, False), ({"clients": 50.5, "network": 49.5}, False)],
)  # fmt: skip
def test_an_allocation_is_whole_or_empty(share: dict[str, float], fits: bool) -> None:
    (found,) = state(SAMPLE, {"role": "other", "months": 1, "share": share})
    assert (found["errors"] == {}) is fits


def test_answers_are_shown_in_texts() -> None:
    data = {
        "called": "<b>{role}</b>", "mood": "good", "support": {"valued": "4", "known": "5"},
        "planned": 8, "realised": 3, "started": "2025-01-02",
    }  # fmt: skip
    full, empty = state(RECKONED, data, {}, locale="sv")
    assert full["texts"]["planned"][:2] == [
        "Planned <b>{role}</b> (sv)", "Mood good (sv) 4 (sv) (sv) (euros (sv))",
    ]  # fmt: skip
    assert full["texts"]["work"] == ["Work (sv)", "Of 4.5 good (sv) (sv)"]
    assert full["texts"]["praise"][0] == "Praise 37.5 (sv)"
    assert full["texts"]["title"] == ["Kalkyl"]
    assert empty["texts"]["planned"][0].split() == ["Planned", "(sv)"]
    assert empty["texts"]["why"][0].split() == ["Why", "(sv)"]
    assert full["data"]["share"] == 37.5


def test_answers_under_other_names_are_shown_too() -> None:
    (found,) = state(ODD, {"row_": "1", "matrix_": {"length_": "02"}, "self_": 1.5})
    assert found["texts"]["form_intro_"][2] == "<p>A &lt; B &amp; C</p><p>Toinen</p>"
    assert found["texts"]["locale_"][0] == "Shown 1 (fi) 02 (fi) 1.5 (fi)"


def test_none_of_these_rules_out_the_others() -> None:
    ticks = [["guidance"], ["guidance", "none"], ["none", "time"]]
    fills = [{"steps": [["tasks", one] for one in ticks[: number + 1]]} for number in range(3)]
    (done,) = run([Job(exported(SAMPLE, "2026"), fills=fills)])
    assert [one["data"]["tasks"] for one in done.fills] == [["guidance"], ["none"], ["time"]]


def test_choices_are_shuffled_but_for_those_that_are_no_answers() -> None:
    states = [{"data": {}, "texts": True, "seed": seed} for seed in range(1, 9)]
    (done,) = run([Job(exported(RECKONED, "2026"), states)])
    tasks = [tuple(one["texts"]["tasks"][3].split("|")) for one in done.states]
    rows = [one["texts"]["support"][4] for one in done.states]
    assert {one[3:] for one in tasks} == {("none (fi)", "secret (fi)")}
    assert len(set(tasks)) > 1
    assert len(set(rows)) > 1


def test_the_last_page_thanks_in_the_language_of_the_respondent() -> None:
    fills: list[dict[str, Any]] = [{"data": {}, "locale": language} for language in LANGUAGES]
    (done,) = run([Job(exported(ODD, "2026"), fills=fills)])
    assert [one["thanks"] for one in done.fills] == [
        "<p>Thanks &lt;all&gt; (fi)</p>", "<p>Thanks &lt;all&gt; (sv)</p>",
        "<p>Thanks &lt;all&gt;</p>",
    ]  # fmt: skip
