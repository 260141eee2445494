"""A result is set against every version of its plan, the newest first."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from surveys.instruments.plan_and_results import plan_and_results as register
from tests.surveys.instruments.answered import accepted, answered, shown

COMPANIES = {
    "target_code": "S20784-01",
    "programme": "esf",
    "target": "companies",
    "unit": "organisations",
    "plan_document_1": "final_report",
    "planned_1": "650",
    "plan_more_1": "yes",
    "plan_document_2": "application",
    "planned_2": "574",
    "plan_more_2": "no",
    "realised": "245",
    "realised_source": "monitoring",
}


def shares(**given: str) -> list[object]:
    row = answered(register, "2026", **given)
    values = [row[name] for name in ("realised_share", "realised_share_2", "realised_share_3")]
    return [value if value is None else round(float(str(value)), 1) for value in values]


def test_the_companies_of_the_project_against_both_plans() -> None:
    assert shares(**COMPANIES) == [37.7, 42.7, None]


def test_the_example_is_what_the_project_card_says(reference: Path) -> None:
    with (reference / "reference" / "indicators" / "seed_facts.csv").open(encoding="utf-8") as file:
        facts = {row["fact"]: row["value"] for row in csv.DictReader(file) if row["seed"] == "002"}
    assert facts["participating companies (final report target)"] == COMPANIES["planned_1"]
    assert facts["participating companies (application)"] == COMPANIES["planned_2"]
    assert facts["participating companies (monitoring)"] == COMPANIES["realised"]


def test_a_plan_of_nothing_has_no_share() -> None:
    assert shares(planned_1="0", realised="5") == [None, None, None]


def test_an_older_plan_is_asked_for_only_when_there_is_one() -> None:
    assert shown(register, "2026", "planned_2", plan_more_1="yes")
    assert not shown(register, "2026", "planned_2", plan_more_1="no")
    assert not shown(register, "2026", "planned_3", plan_more_1="yes")
    assert "plan_more_3" not in register


@pytest.mark.parametrize(
    ("name", "date", "fine"),
    [
        ("plan_date_1", "2018-06-30", True),
        ("plan_date_2", "2018-06-30", True),
        ("plan_date_2", "2015-03-01", True),
        ("plan_date_2", "2018-07-01", False),
        ("plan_date_3", "2018-07-01", False),
    ],
)
def test_no_plan_is_newer_than_the_first(name: str, date: str, *, fine: bool) -> None:
    dates = {"plan_date_1": "2018-06-30", name: date}
    assert accepted(register, "2026", name, **dates) is fine


@pytest.mark.parametrize("name", ["planned_1", "planned_2", "realised"])
def test_a_share_is_100_per_cent_at_most(name: str) -> None:
    assert accepted(register, "2026", name, unit="percent", **{name: "100"})
    assert not accepted(register, "2026", name, unit="percent", **{name: "100.5"})
    assert accepted(register, "2026", name, unit="persons", **{name: "700"})


def test_percentages_have_a_base() -> None:
    assert shown(register, "2026", "base", unit="percent")
    assert not shown(register, "2026", "base", unit="persons")
    assert register["base"].required
    assert shown(register, "2026", "base_value", unit="percent", base="clients")
    assert not shown(register, "2026", "base_value", unit="percent", base="not_stated")
    assert not shown(register, "2026", "base_value", unit="euro")


def test_a_changed_plan_is_explained() -> None:
    assert shown(register, "2026", "plan_change_reason", **COMPANIES)
    same = COMPANIES | {"planned_2": "650"}
    assert not shown(register, "2026", "plan_change_reason", **same)
    assert not shown(register, "2026", "plan_change_reason", planned_1="650")
    third = {"planned_3": "500", "plan_more_2": "yes"}
    assert shown(register, "2026", "plan_change_reason", **same | third)


@pytest.mark.parametrize(
    ("realised", "asked"), [("89", True), ("90", False), ("110", False), ("111", True), ("", False)]
)
def test_a_difference_of_over_a_tenth_is_explained(realised: str, *, asked: bool) -> None:
    given = {"planned_1": "100", "realised": realised}
    assert shown(register, "2026", "difference_reason", **given) is asked


def test_a_value_that_nobody_gives_is_explained_once_it_is_final() -> None:
    name = "not_known_reason"
    assert shown(register, "2026", name, still_open="no")
    assert not shown(register, "2026", name, still_open="yes")
    assert not shown(register, "2026", name, still_open="no", realised="0")
