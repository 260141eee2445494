"""What the disclosure report says, and what it keeps to itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from surveys.anonymisation import DisclosureRule, step
from surveys.anonymisation.population import Population
from surveys.anonymisation.report import (
    DisclosureReport,
    FieldCost,
    costs,
    disclosure_report,
    page,
)
from surveys.anonymisation.titles import TITLES
from surveys.cleaning import Frame, Plan, run
from surveys.cleaning.frames import framed
from surveys.errors import ResponseError
from surveys.instruments import coordinators

AREAS = ["14"] * 9 + ["06"] * 5 + ["12", "12"]
ANSWERS = ["yes", "no"] * 8
PLAN = Plan(
    (
        step("remove", reason="names the employer", fields=["employer"]),
        step("suppress", reason="five share an area", keys=["ely"], k=5),
    )
)
EMPLOYER = FieldCost("employer", coordinators["employer"].text, 16, 0, 1, 0)
RULE = DisclosureRule(keys=("ely",), k=5, sensitive=("has_job_description",))


def answers() -> Frame:
    count = len(AREAS)
    return framed(
        response_id=[f"{letter * 16}" for letter in "abcdefghijklmnop"],
        ely=AREAS,
        ely__missing=[None] * count,
        has_job_description=ANSWERS,
        has_job_description__missing=[None] * count,
        employer=["municipality"] * count,
        employer__missing=[None] * count,
    )


def report_of(rule: DisclosureRule = RULE) -> DisclosureReport:
    before = answers()
    after, steps = run(before, PLAN, coordinators)
    return disclosure_report("2024", before, after, coordinators, rule, steps)


def test_it_says_what_was_done_and_what_it_cost() -> None:
    report = report_of()
    assert [(one.step, one.reason) for one in report.steps] == [
        ("remove", "names the employer"), ("suppress", "five share an area"),
    ]  # fmt: skip
    assert report.costs[0] == EMPLOYER
    ely = report.costs[1]
    assert (ely.field, ely.answers_before, ely.kinds_before) == ("ely", 16, 3)
    assert ely.removed >= 2
    assert report.utility.codes is not None
    assert report.utility.codes.margins["ely"] > 0


def test_a_field_that_left_the_frame_lost_all_its_answers() -> None:
    found = costs(answers(), answers().drop("employer"), coordinators)
    assert found == (EMPLOYER,)


def test_numbers_from_before_are_rounded_up_so_that_nothing_hidden_comes_out() -> None:
    report = report_of()
    assert report.before is not None
    assert report.before.rules[0].under[5] == 2
    assert (report.small_before, report.expected_before) == (2.0, 5.0)
    plain = report.to_plain()
    assert "before" not in plain
    text = json.dumps(plain)
    for value in ("14", "12", "yes", "municipality"):
        assert f'"{value}"' not in text
    large = replace(report, gate=replace(report.gate, k=50))
    assert large.small_before == 16.0  # no more than there are


def test_a_known_population_lowers_the_risk() -> None:
    population = Population("people.csv", ("ely",), (("14",), ("06",), ("12",)), (90, 50, 20))
    known = report_of(replace(RULE, population=(population,)))
    assert known.population == ("people.csv",)
    assert known.after.individual.counted == "known population"
    assert known.after.individual.highest < report_of().after.individual.highest
    few = replace(population, people=(1, 50, 20))
    with pytest.raises(ResponseError, match="more records than people"):
        report_of(replace(RULE, population=(few,)))


def test_a_key_that_anonymisation_made_was_not_there_before() -> None:
    frame = answers().rename({"ely": "unit", "ely__missing": "unit__missing"})
    report = disclosure_report("2024", answers().drop("ely"), frame, coordinators,
                               DisclosureRule(keys=("unit",), k=2), [])  # fmt: skip
    assert (report.before, report.small_before, report.expected_before) == (None, None, None)
    assert "–" in page([report], coordinators, TITLES, "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Tietosuojaraportti", "Tietojen poisto", "Sääntö täyttyy", "0,2")),
        ("sv", ("Rapport om röjandeskydd", "Uppgifter tas bort", "Regeln är uppfylld", "0,2")),
        ("en", ("Disclosure report", "Answers removed", "The rule is met", "0.2")),
    ],
)
def test_the_page_speaks_every_language(language: str, words: tuple[str, ...]) -> None:
    text = page([report_of()], coordinators, TITLES, language)  # type: ignore[arg-type] # of the list
    for word in words:
        assert word in text


def test_the_page_says_when_the_rule_is_not_met_and_what_belongs_together() -> None:
    before = answers().with_columns(pair=answers()["response_id"])
    rule = replace(RULE, keys=("ely", "language"), k=7, unit="pair")
    after = before.with_columns(language=before["has_job_description"])
    report = disclosure_report("2024", before, after, coordinators, rule, [])
    text = page([report], coordinators, {}, "en")
    assert "The rule is not met; nothing was released." in text
    assert "Highest risk of responses that belong together" in text
    assert "coordinators@2024: 16 response(s), at least" in str(report)
