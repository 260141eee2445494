"""What was built into the demo's synthetic answers is found again, and nothing else.

The answers have come through the platforms' files, cleaning and anonymisation on their way.
"""

from __future__ import annotations

import pytest

from analysis import before_after, by_area, load
from analysis.results import Verdict
from analysis.results.verdicts import Difference
from analysis.sample import Sample
from surveys.demo.people import HIGH_SUPPORT_ELY, LOW_SUPPORT_ELY
from surveys.store import Store

UNCHANGED = ("need_from_2025", "competence_score", "tasks__network", "working_time__clients",
             "partners__kela", "training_useful")  # fmt: skip


@pytest.fixture(scope="module")
def answers(released: Store) -> Sample:
    return load("coordinators", study="demo", root=released.root)


@pytest.mark.parametrize("link", ["respondent", None])
def test_the_rise_of_support_and_job_descriptions_is_found(
    answers: Sample, link: str | None
) -> None:
    for item in ("management_support", "has_job_description"):
        found = before_after(answers, item, link=link)
        assert found.verdict is Verdict.INCREASE, item
        assert found.p is not None
        assert found.p < 0.01


@pytest.mark.parametrize("item", UNCHANGED)
def test_where_nothing_was_built_in_nothing_is_claimed(answers: Sample, item: str) -> None:
    found = before_after(answers, item, link="respondent")
    assert found.interval is not None
    assert found.verdict is Verdict.NO_CLEAR_CHANGE


def test_pairs_are_more_precise_than_the_same_answers_unlinked(answers: Sample) -> None:
    linked = before_after(answers, "management_support", link="respondent").interval
    unlinked = before_after(answers, "management_support").interval
    assert linked is not None
    assert unlinked is not None
    assert linked.high - linked.low < unlinked.high - unlinked.low


def test_the_two_areas_that_differ_are_found_and_no_other(answers: Sample) -> None:
    found = by_area(answers, "management_support", areas="ely")
    assert found[HIGH_SUPPORT_ELY].verdict is Difference.HIGHER
    assert found[LOW_SUPPORT_ELY].verdict is Difference.LOWER
    clear = {
        one.code for one in found.results if one.verdict in (Difference.HIGHER, Difference.LOWER)
    }
    assert clear == {HIGH_SUPPORT_ELY, LOW_SUPPORT_ELY}


def test_small_areas_are_hidden(answers: Sample) -> None:
    found = by_area(answers, "management_support", areas="ely")
    for code in ("14", "16"):
        assert code not in {one.code for one in found.results} or found[code].estimate.hidden
