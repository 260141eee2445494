"""The follow-up of clients can be linked over its waves and takes totals within their limits."""

from __future__ import annotations

import pytest

from surveys import measures
from surveys.bank import clients
from surveys.instruments.client_followup import client_followup
from surveys.model import (
    Disclosure,
    Field,
    Instrument,
    LongText,
    MultipleChoice,
    Number,
    ScaleScore,
    ShortText,
)
from tests.surveys.instruments.answered import accepted, answered, shown

WAVES = ["start", "middle", "end", "after"]
TOTALS = ["wai", "was", "whodas12", "eurohis8", "gse", "uwes9"]


def number(name: str) -> Number:
    item = client_followup[name]
    assert isinstance(item, Number)
    return item


def measures_used() -> MultipleChoice:
    item = client_followup["measures_used"]
    assert isinstance(item, MultipleChoice)
    return item


def test_waves_run_from_2026_to_2028() -> None:
    assert [wave.name for wave in client_followup.waves] == WAVES
    assert {day.year for wave in client_followup.waves for day in (wave.opens, wave.closes)} <= {
        2026,
        2027,
        2028,
    }


def test_change_and_help_are_asked_only_later_and_the_area_only_first() -> None:
    names = {wave: {item.name for item in client_followup.at(wave)} for wave in WAVES}
    assert names["start"] - names["end"] == {"county"}
    assert names["end"] - names["start"] == {"work_ability_change", "helped"}
    assert names["middle"] == names["end"] == names["after"]


def test_the_client_is_the_same_person_as_on_the_other_forms() -> None:
    item = client_followup["client"]
    assert isinstance(item, ShortText)
    assert (item.name, item.unique, item.required) == (clients.CLIENT.name, True, True)
    assert client_followup["work_ability"] is clients.WORK_ABILITY


@pytest.mark.parametrize("name", TOTALS)
def test_totals_have_the_limits_of_their_measures(name: str) -> None:
    item = number(f"total_{name}")
    assert (item.minimum, item.maximum) == measures.get(name).range
    assert item.disclosure is Disclosure.SENSITIVE
    assert str(item.condition) == f'any_of(measures_used, "{name}")'


def test_every_measure_that_can_be_ticked_is_known_and_scored_or_has_no_score() -> None:
    codes = [code.code for code in measures_used().codes]
    assert codes[-2:] == ["other", "none"]
    assert set(codes[:-2]) < set(measures.names())
    assert [name for name in codes[:-2] if f"total_{name}" not in client_followup] == ["abilitator"]


def test_a_total_is_asked_only_of_a_measure_that_was_used() -> None:
    def asked(name: str, **given: str) -> bool:
        return shown(client_followup, "end", name, **given)

    assert asked("total_wai", measures_used__wai="1")
    assert not asked("total_wai", measures_used__gse="1")
    assert not asked("total_gse", measures_used__none="1")
    assert not asked("total_gse")


@pytest.mark.parametrize(
    ("name", "given", "asked"),
    [
        ("work_hours", {"work_forms__none": "1"}, False),
        ("work_hours", {"work_forms__tryout": "1"}, True),
        ("work_hours", {"work_forms__other": "1"}, True),
        ("hours_fit", {}, False),
        ("hours_fit", {"work_forms__open": "1"}, True),
        ("work_forms_other", {"work_forms__open": "1"}, False),
        ("work_forms_other", {"work_forms__other": "1"}, True),
    ],
)
def test_who_is_asked(name: str, given: dict[str, str], asked: bool) -> None:
    assert shown(client_followup, "start", name, **given) is asked


def test_every_kind_of_work_leads_to_hours() -> None:
    item = client_followup["work_forms"]
    assert isinstance(item, MultipleChoice)
    for code in item.codes:
        given = {f"work_forms__{code.code}": "1"}
        assert shown(client_followup, "start", "work_hours", **given) is not code.exclusive


def test_an_answer_is_not_older_than_the_support() -> None:
    def fine(answer_date: str) -> bool:
        return accepted(
            client_followup, "end", "answer_date", start_date="2026-05-10", answer_date=answer_date
        )

    assert fine("2026-05-10")
    assert not fine("2026-05-09")


def test_days_since_the_start_are_counted() -> None:
    row = answered(client_followup, "end", start_date="2026-05-10", answer_date="2026-06-09")
    assert row["days_since_start"] == 30
    assert answered(client_followup, "end", start_date="2026-05-10")["days_since_start"] is None


def test_hopelessness_and_repeating_are_turned_round() -> None:
    hope = answered(
        client_followup, "end", hope__suitable_work="5", hope__influence="5", hope__distant="1"
    )
    assert hope["hope_score"] == 5
    support = answered(
        client_followup,
        "end",
        client_support__when_needed="4",
        client_support__listened="4",
        client_support__who="4",
        client_support__repeat="2",
    )
    assert support["client_support_score"] == 4


def test_scores_use_every_row_of_their_grid() -> None:
    def rows(grid: str) -> set[str]:
        return {field.name for field in client_followup[grid].fields}

    for grid, name in (
        ("functioning", "difficulty_score"),
        ("hope", "hope_score"),
        ("client_support", "client_support_score"),
    ):
        score = client_followup[name]
        assert isinstance(score, ScaleScore)
        assert set(score.scale.fields) == rows(grid)


def test_health_is_sensitive_and_words_are_protected() -> None:
    kinds = {item.name: item.disclosure for item in client_followup}
    sensitive = {name for name, kind in kinds.items() if kind is Disclosure.SENSITIVE}
    assert {
        "work_ability",
        "work_ability_change",
        "functioning",
        "difficulty_score",
        "health",
    } <= sensitive
    assert {name for name, kind in kinds.items() if kind is Disclosure.IDENTIFIER} == {
        "client",
        "coordinator",
    }
    texts = [item for item in client_followup if isinstance(item, ShortText | LongText)]
    assert all(item.disclosure is not Disclosure.NONE for item in texts)


@pytest.mark.parametrize("wave", WAVES)
def test_it_is_short_enough_for_ten_minutes(wave: str) -> None:
    assert answers_to_give(client_followup.at(wave)) <= 45


def answers_to_give(instrument: Instrument) -> int:
    def count(fields: tuple[Field, ...], multiple: bool) -> int:
        return 1 if multiple else len(fields)

    return sum(count(item.fields, isinstance(item, MultipleChoice)) for item in instrument.asked)
