"""Scores at every edge of every band, with missing answers, and with impossible ones."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.errors import ResponseError, UsageError
from surveys.measures import MEASURES, Measure, Rule, get, score

NAN = float("nan")
SCORED = [measure for measure in MEASURES if measure.rule is not Rule.NONE]


def index_of(total: int) -> list[float]:
    """Points of the seven dimensions that add up to a total."""
    points = [item.minimum for item in get("wai").items]
    for at, item in enumerate(get("wai").items):
        if item.code != "wai_6":
            points[at] += min(item.maximum - item.minimum, max(0.0, total - sum(points)))
    if sum(points) < total:
        points[5] = 7
        points[0] -= sum(points) - total
    assert sum(points) == total
    return points


@pytest.mark.parametrize(
    ("total", "general", "young"),
    [
        (7, "poor", "poor"),
        (27, "poor", "poor"),
        (28, "moderate", "poor"),
        (36, "moderate", "poor"),
        (37, "good", "moderate"),
        (40, "good", "moderate"),
        (41, "good", "good"),
        (43, "good", "good"),
        (44, "excellent", "good"),
        (45, "excellent", "excellent"),
        (49, "excellent", "excellent"),
    ],
)
def test_edges_of_the_work_ability_index(total: int, general: str, young: str) -> None:
    answers = [index_of(total)] * 5
    result = score(get("wai"), answers, ages=[35, 64, 34, 31, NAN])
    assert result.total.tolist() == [total] * 5
    assert result.bands == (general, general, young, young, "")
    assert score(get("wai"), answers[:1]).bands == (general,)


def test_half_a_point_does_not_reach_the_next_band() -> None:
    points = index_of(27)
    points[1] += 0.5 if points[1] < 10 else -0.5
    result = score(get("wai"), [points])
    assert result.total.tolist() == [sum(points)]
    assert result.bands == ("poor",)


@pytest.mark.parametrize(
    ("answer", "band"),
    [
        (0, "poor"),
        (5, "poor"),
        (6, "moderate"),
        (7, "moderate"),
        (8, "good_or_excellent"),
        (10, "good_or_excellent"),
    ],
)
def test_edges_of_the_work_ability_score(answer: int, band: str) -> None:
    assert score(get("was"), [[answer]], ages=[NAN]).bands == (band,)


def test_published_example_of_whodas() -> None:
    """Twelve answers of 2 give 24: example in the FHIR guide of the Medizininformatik-Initiative."""
    result = score(get("whodas12"), [[2] * 12])
    assert result.total.tolist() == [24]
    assert result.of("mobility").tolist() == [4]
    assert result.percent.tolist() == [50]


def test_whodas_allows_one_missing_answer() -> None:
    answers = [[3.0] * 11 + [NAN], [3.0] * 10 + [NAN, NAN]]
    result = score(get("whodas12"), answers)
    assert result.total[0] == 36
    assert math.isnan(result.total[1])
    assert result.answered.tolist() == [11, 10]
    assert np.isnan(result.of("life_activities")).tolist() == [True, True]
    assert np.isnan(result.of("getting_along")).tolist() == [False, True]


def test_self_efficacy_follows_its_authors_rule() -> None:
    """MEAN.7 of ten items in Schwarzer's documentation, here as a sum of ten."""
    some = [2.0, 3.0, 4.0, 1.0, 2.0, 3.0, 4.0]
    answers = [[1.0] * 10, [4.0] * 10, some + [NAN] * 3, [4.0] * 6 + [NAN] * 4]
    result = score(get("gse"), answers)
    assert result.total[:2].tolist() == [10, 40]
    assert result.total[2] == pytest.approx(19 / 7 * 10)
    assert math.isnan(result.total[3])
    assert result.bands == ("",) * 4


def test_work_engagement_and_its_parts() -> None:
    result = score(get("uwes9"), [[6, 6, 0, 0, 6, 3, 0, 3, 3]])
    assert result.measure.scores == ("total", "vigour", "dedication", "absorption")
    assert result.scores.tolist() == [[3, 6, 0, 3]]


def test_ties_of_relational_coordination() -> None:
    result = score(get("rcs"), [[5.0, 5, 5, 5, 1, 1, 1], [3.0] * 6 + [NAN]])
    assert result.of("communication").tolist() == [5, 3]
    assert result.of("relationships")[0] == 1
    assert result.total[0] == pytest.approx(23 / 7)
    assert math.isnan(result.total[1])


@pytest.mark.parametrize("measure", SCORED, ids=lambda one: one.name)
def test_lowest_and_highest_answers_give_the_ends_of_the_range(measure: Measure) -> None:
    ends = [
        [item.minimum for item in measure.items],
        [item.maximum for item in measure.items],
    ]
    result = score(measure, ends)
    assert result.total.tolist() == list(measure.range)
    assert result.percent.tolist() == [0, 100]


@pytest.mark.parametrize("measure", SCORED, ids=lambda one: one.name)
def test_nobody_and_no_answers(measure: Measure) -> None:
    width = len(measure.items)
    assert score(measure, np.empty((0, width))).bands == ()
    empty = score(measure, np.full((1, width), np.nan))
    assert np.isnan(empty.scores).all()
    assert (empty.bands, empty.answered.tolist()) == (("",), [0])


@given(st.lists(st.lists(st.sampled_from([1, 2, 3, 4, NAN]), min_size=10, max_size=10)))
def test_a_score_is_in_range_and_alone_depends_on_the_person(answers: list[list[float]]) -> None:
    result = score(get("gse"), np.array(answers, dtype=float).reshape(-1, 10))
    for at, row in enumerate(answers):
        alone = score(get("gse"), [row]).total[0]
        assert math.isnan(alone) == (sum(map(math.isnan, row)) > 3)
        assert math.isnan(alone) or (10 <= alone <= 40 and alone == result.total[at])


@pytest.mark.parametrize(
    ("name", "at", "value", "expected"),
    [
        ("wai", 5, 5, "person 2, item wai_6: found the value 5; expected one of 1, 4, 7."),
        ("wai", 1, 1.5, "item wai_2: found the value 1.5; expected a number from 2 to 10."),
        ("gse", 0, 5, "item gse_1: found the value 5; expected a whole number from 1 to 4."),
        ("gse", 9, 2.5, "item gse_10: found the value 2.5; expected a whole number from 1 to 4."),
        ("whodas12", 3, -1, "item whodas_4: found the value -1"),
        ("uwes9", 8, 99, "item uwes_9: found the value 99"),
    ],
)
def test_impossible_answers_are_named(name: str, at: int, value: float, expected: str) -> None:
    fine = [item.minimum for item in get(name).items]
    wrong = [*fine[:at], value, *fine[at + 1 :]]
    with pytest.raises(ResponseError) as caught:
        score(get(name), [fine, wrong])
    assert f"measure {name}, person 2, " in str(caught.value)
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: score(get("abilitator"), [[5]]), "measure abilitator, which has no published"),
        (lambda: score(get("gse"), [[1] * 9]), r"shape \(1, 9\); expected people × 10 items"),
        (lambda: score(get("gse"), [1] * 10), r"shape \(10,\)"),
        (lambda: score(get("was"), [[1], [2]], ages=[40]), r"ages of shape \(1,\)"),
        (lambda: score(get("was"), [[1]]).of("part"), "score 'part'; expected one of total"),
    ],
)
def test_calls_that_cannot_be_answered(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError, match=message):
        call()
