"""A plan says what is analysed and how, shows when it was edited, and fits its instrument."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from surveys.errors import DefinitionError
from surveys.instruments import coordinators
from surveys.model import (
    LANGUAGES,
    Amendment,
    AnalysisPlan,
    Instrument,
    Method,
    Number,
    Planned,
    Section,
    SingleChoice,
    Text,
    content_hash,
    plan_hash,
    with_texts,
)
from tests.small import codes, small_instrument, text

DAY = dt.date(2024, 1, 1)
BOTH = ("2024", "2026")
CHANGE = Planned("change", text("Change?"), ("support_score",), Method.BEFORE_AFTER, BOTH)
TASKS = Planned("tasks", text("Tasks?"), ("tasks",), Method.DESCRIBE)
FAMILY = Planned("family", text("Which?"), ("support__valued", "support__known"),
                 Method.BEFORE_AFTER_FAMILY, BOTH, link="respondent")  # fmt: skip
AREAS = Planned("areas", text("Where?"), ("support_score",), Method.BY_AREA, ("2026",),
                areas="role")  # fmt: skip
WHY = text("Too few answered.")


def plan(*analyses: Planned, amendments: tuple[Amendment, ...] = ()) -> AnalysisPlan:
    return AnalysisPlan(DAY, analyses, plan_hash(DAY, analyses), amendments)


def planned(*analyses: Planned) -> Instrument:
    return replace(small_instrument(), plan=plan(*analyses))


def amended(*amendments: Amendment) -> AnalysisPlan:
    return plan(CHANGE, TASKS, amendments=amendments)


def later(year: int, name: str, now: Planned | None = None) -> Amendment:
    return Amendment(dt.date(year, 3, 1), name, WHY, now)


OTHER = replace(CHANGE, link="respondent")

BROKEN: dict[str, tuple[Callable[[], object], str]] = {
    "a name in capitals": (
        lambda: replace(CHANGE, name="Change"), "analysis 'Change': found the name 'Change'"),
    "no items": (
        lambda: replace(CHANGE, items=()), "analysis 'change': found no items; expected one item for before_after"),
    "two items that are no family": (
        lambda: replace(CHANGE, items=("a", "b")), "analysis 'change': found items a, b; expected one item for before_after"),
    "an item twice": (
        lambda: replace(FAMILY, items=("a", "a")), "analysis 'family': found the item 'a' more than once"),
    "a wave twice": (
        lambda: replace(CHANGE, waves=("2024", "2024")), "analysis 'change': found the wave '2024' more than once"),
    "a change in one wave": (
        lambda: replace(CHANGE, waves=("2024",)), "analysis 'change': found waves 2024; expected 2 for before_after"),
    "a comparison by area without a wave": (
        lambda: replace(AREAS, waves=()), "analysis 'areas': found no waves; expected 1 for by_area"),
    "a comparison by area without areas": (
        lambda: replace(AREAS, areas=""), "analysis 'areas': found no areas; expected an item of areas"),
    "a link in a description": (
        lambda: replace(TASKS, link="respondent"), "analysis 'tasks': found link='respondent' for describe; expected link only for before_after, before_after_family"),
    "areas of a change": (
        lambda: replace(CHANGE, areas="role"), "found areas='role' for before_after; expected areas only for by_area"),
    "codes of a family": (
        lambda: replace(FAMILY, codes=("1",)), "found codes=('1',) for before_after_family; expected codes only for before_after, by_area"),
    "a plan of nothing": (
        lambda: plan(), "analysis plan of 2024-01-01: found no analyses; expected at least one"),
    "a name for two analyses": (
        lambda: plan(CHANGE, replace(TASKS, name="change")), "analysis plan of 2024-01-01: found the analysis 'change' more than once"),
    "an edited analysis": (
        lambda: replace(plan(CHANGE), analyses=(OTHER,)), "Leave what was frozen as it was and add an Amendment."),
    "an edited day": (
        lambda: replace(plan(CHANGE), frozen=dt.date(2023, 1, 1)), "analysis plan of 2023-01-01: found a day and analyses with the content hash"),
    "an amendment before the plan": (
        lambda: amended(later(2023, "change")), "amendment of 2023-03-01: found the day 2023-03-01; expected 2024-01-01 or later"),
    "amendments out of order": (
        lambda: amended(later(2026, "change"), later(2025, "tasks")), "amendment of 2025-03-01: found the day 2025-03-01; expected 2026-03-01 or later"),
    "giving up what was not planned": (
        lambda: amended(later(2025, "nothing")), "found 'nothing' given up; expected an analysis that is planned then: change, tasks"),
    "giving up twice": (
        lambda: amended(later(2025, "tasks"), later(2026, "tasks")), "found 'tasks' given up; expected an analysis that is planned then: change."),
    "an amendment under another name": (
        lambda: amended(later(2025, "change", TASKS)), "found 'tasks' planned under the name 'change'; expected one name for both"),
    "an amendment that changes nothing": (
        lambda: amended(later(2025, "change", CHANGE)), "found 'change' as it was planned already; expected a change"),
    "an unknown wave": (
        lambda: planned(replace(CHANGE, waves=("2024", "2025"))), "instrument small, analysis plan, analysis change: found wave '2025'; expected one of 2024, 2026."),
    "waves the wrong way round": (
        lambda: planned(replace(CHANGE, waves=("2026", "2024"))), "analysis change: found waves 2026, 2024; expected their order: 2024, 2026"),
    "an unknown item": (
        lambda: planned(replace(CHANGE, items=("support_scor",))), "Did you mean 'support_score'?"),
    "a grid as a whole": (
        lambda: planned(replace(CHANGE, items=("support",))), "analysis change: found item 'support', which has parts; expected one of support__valued, support__known, support__alone"),
    "an unknown item described": (
        lambda: planned(replace(TASKS, items=("task",))), "analysis tasks: found item 'task'"),
    "texts": (
        lambda: planned(replace(TASKS, items=("why",))), "found item 'why', whose answers are texts; expected an item with codes, numbers or options"),
    "dates": (
        lambda: planned(replace(TASKS, items=("started",))), "found item 'started', whose answers are dates"),
    "words without codes": (
        lambda: planned(replace(CHANGE, items=("role",))), "found item 'role' without codes=, whose answers have no order; expected the answers whose share is meant, of regional, local. Say them, such as codes=('regional',)."),
    "words in a family": (
        lambda: planned(replace(FAMILY, items=("role", "years"))), "In a family there can be numbers, ordered answers and options only."),
    "an unknown code": (
        lambda: planned(replace(CHANGE, items=("role",), codes=("locl",))), "found code 'locl' for item 'role'; expected one of regional, local. Did you mean 'local'?"),
    "a code that is no answer": (
        lambda: planned(replace(CHANGE, items=("role",), codes=("secret",))), "found code 'secret' for item 'role'"),
    "a code of a number": (
        lambda: planned(replace(CHANGE, items=("years",), codes=("1",))), "found code '1' for item 'years'; expected no codes."),
    "unknown areas": (
        lambda: planned(replace(AREAS, areas="rol")), "analysis areas: found item 'rol'; expected one of code, role"),
    "areas without codes": (
        lambda: planned(replace(AREAS, areas="years")), "found areas='years', whose answers are no codes; expected an item of areas"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_said(name: str) -> None:
    build, message = BROKEN[name]
    with pytest.raises(DefinitionError) as error:
        build()
    assert message in str(error.value)


def with_late_item() -> Instrument:
    """Return the small instrument with an item that is asked in 2026 only."""
    small = small_instrument()
    late = Section(
        "late",
        text("Late"),
        (Number("visits", text("Visits"), minimum=0, maximum=9, waves=("2026",)),),
    )
    return replace(small, sections=(*small.sections, late))


def test_an_item_must_be_asked_in_the_compared_waves() -> None:
    both = replace(CHANGE, items=("visits",))
    with pytest.raises(DefinitionError, match=r"not asked in wave 2024; .* It is asked in 2026"):
        replace(with_late_item(), plan=plan(both))
    once = replace(TASKS, items=("visits",))
    assert replace(with_late_item(), plan=plan(once)).plan is not None


def test_areas_must_be_asked_in_the_wave() -> None:
    small = small_instrument()
    place = SingleChoice("place", text("Place"), codes=codes("places", "north"), waves=("2024",))
    asked = replace(small, sections=(*small.sections, Section("late", text("Late"), (place,))))
    with pytest.raises(DefinitionError, match="item 'place', which is not asked in wave 2026"):
        replace(asked, plan=plan(replace(AREAS, areas="place")))


def test_a_plan_that_fits_is_kept() -> None:
    whole = planned(CHANGE, TASKS, FAMILY, AREAS)
    assert whole.plan is not None
    assert [one.name for one in whole.plan.current] == ["change", "tasks", "family", "areas"]


def test_only_what_is_planned_now_has_to_fit() -> None:
    gone = replace(CHANGE, items=("no_longer_asked",))
    given_up = plan(gone, TASKS, amendments=(later(2025, "change"),))
    assert replace(small_instrument(), plan=given_up).plan == given_up
    with pytest.raises(DefinitionError, match="no_longer_asked"):
        replace(small_instrument(), plan=plan(gone))


def test_amendments_change_add_and_give_up_in_order() -> None:
    now = amended(
        later(2025, "change", OTHER),
        later(2025, "family", FAMILY),
        later(2026, "tasks"),
        later(2027, "tasks", replace(TASKS, waves=("2026",))),
    )
    assert {one.name: one for one in now.current} == {
        "change": OTHER, "family": FAMILY, "tasks": replace(TASKS, waves=("2026",)),
    }  # fmt: skip
    assert now.analyses == (CHANGE, TASKS)
    assert [one.date.year for one in now.amendments_of("tasks")] == [2026, 2027]


def test_the_hash_is_that_of_sorted_json_without_what_is_empty() -> None:
    written = (
        '{"analyses":[{"items":["support__valued","support__known"],"link":"respondent",'
        '"method":"before_after_family","name":"family",'
        '"question":{"en":"Which?","fi":"Which? (fi)","sv":"Which? (sv)"},'
        '"waves":["2024","2026"]}],"frozen":"2024-01-01"}'
    )
    assert plan_hash(DAY, (FAMILY,)) == hashlib.sha256(written.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    "other",
    [
        replace(CHANGE, name="changed"),
        replace(CHANGE, question=text("Change? ")),
        replace(CHANGE, question=Text(en="Change?")),
        replace(CHANGE, items=("years",)),
        replace(CHANGE, waves=("2026", "2024")),
        replace(CHANGE, link="respondent"),
        replace(CHANGE, codes=("1",)),
        replace(CHANGE, method=Method.BEFORE_AFTER_FAMILY),
    ],
)
def test_every_part_counts_in_the_hash(other: Planned) -> None:
    assert plan_hash(DAY, (other,)) != plan_hash(DAY, (CHANGE,))


def test_the_day_and_the_order_count_in_the_hash() -> None:
    first = plan_hash(DAY, (CHANGE, TASKS))
    assert plan_hash(DAY, (TASKS, CHANGE)) != first
    assert plan_hash(dt.date(2024, 1, 2), (CHANGE, TASKS)) != first


def test_what_is_asked_does_not_depend_on_the_plan() -> None:
    whole = planned(CHANGE)
    assert content_hash(whole) == content_hash(small_instrument())
    assert whole.at("2024").plan is None
    assert with_texts(whole, {"title": text("New")}).plan == whole.plan


def test_the_plan_of_the_coordinators_survey_is_in_every_language() -> None:
    found = coordinators.plan
    assert found is not None
    assert found.amendments == ()
    for one in found.analyses:
        assert all(one.question.has(language) for language in LANGUAGES), one.name


def test_a_plan_needs_no_frames() -> None:
    code = "import sys, surveys.instruments.plans; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
