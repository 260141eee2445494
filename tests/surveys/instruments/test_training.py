"""The same is asked before, after and later; looking back has a grid of its own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from surveys.codelists import work
from surveys.instruments import coordinators
from surveys.instruments.training import training
from surveys.model import Disclosure, LikertGrid, Missing, ScaleScore, SingleChoice
from tests.surveys.instruments.answered import answered, shown

ALWAYS = """
    link_code course employer county coordinates knowledge knowledge_score practice practice_score
    motivation motivation_score opportunity opportunity_score
"""
ONLY = {
    "pre": "expectations",
    "post": "knowledge_then knowledge_then_score reaction usefulness training_useful best "
    "missing_content assignment_state",
    "follow_up": "training_useful applied does_differently transfer_help transfer_help_other "
    "obstacles obstacles_other effects assignment_state",
}
CONTENTS = ["benefits", "assessment", "guidance", "networks", "employers"]


def grid(name: str) -> LikertGrid:
    item = training[name]
    assert isinstance(item, LikertGrid)
    return item


@pytest.mark.parametrize("wave", ["pre", "post", "follow_up"])
def test_what_is_asked_when(wave: str) -> None:
    assert [item.name for item in training.at(wave)] == [*ALWAYS.split(), *ONLY[wave].split()]


@pytest.mark.parametrize("name", ["knowledge", "practice", "knowledge_then", "usefulness"])
def test_every_content_is_asked_about_in_the_same_order(name: str) -> None:
    assert [row.code for row in grid(name).rows] == CONTENTS


def test_contents_are_skills_of_the_survey_of_coordinators() -> None:
    assert list(grid("knowledge").rows) == [work.COMPETENCE[code] for code in CONTENTS]


def test_looking_back_is_rated_on_the_scale_of_looking_at_now() -> None:
    now, then = grid("knowledge"), grid("knowledge_then")
    assert (now.rows, now.codes) == (then.rows, then.codes)
    assert now.text != then.text


def test_a_response_shift_can_be_computed() -> None:
    before = answered(training, "pre", **{f"knowledge__{code}": "4" for code in CONTENTS})
    after = answered(
        training,
        "post",
        **{f"knowledge__{code}": "5" for code in CONTENTS},
        **{f"knowledge_then__{code}": "2" for code in CONTENTS},
    )
    assert (before["knowledge_score"], after["knowledge_score"]) == (4.0, 5.0)
    assert after["knowledge_then_score"] == 2.0


@pytest.mark.parametrize(
    ("name", "negative"), [("motivation", "reluctant"), ("opportunity", "practices")]
)
def test_negative_statements_are_turned_round(name: str, negative: str) -> None:
    rows = [row.code for row in grid(name).rows]
    best = {f"{name}__{row}": "1" if row == negative else "5" for row in rows}
    assert answered(training, "pre", **best)[f"{name}_score"] == 5.0


def test_scores_need_four_answers() -> None:
    scores = [item for item in training if isinstance(item, ScaleScore)]
    assert len(scores) == 5
    assert {score.scale.minimum_answered for score in scores} == {4}
    three = {f"practice__{code}": "3" for code in CONTENTS[:3]}
    row = answered(training, "pre", **three)
    assert (row["practice_score"], row["practice_score__missing"]) == (None, Missing.BLANK)


def test_the_reference_names_the_four_dimensions(reference: Path) -> None:
    with (reference / "reference" / "indicators" / "measures.csv").open(encoding="utf-8") as file:
        (row,) = [one for one in csv.DictReader(file) if one["key"] == "TKKEDU"]
    ours = {"behaviour": "practice"}
    for dimension in row["construct"].split(", "):
        assert f"{ours.get(dimension, dimension)}_score" in training


def test_usefulness_is_asked_as_of_coordinators_but_of_everybody() -> None:
    ours, theirs = training["training_useful"], coordinators["training_useful"]
    assert isinstance(ours, SingleChoice)
    assert isinstance(theirs, SingleChoice)
    assert (ours.text, ours.codes) == (theirs.text, theirs.codes)
    assert shown(training, "post", "training_useful")


@pytest.mark.parametrize(("applied", "asked"), [("1", False), ("2", True), ("", False)])
def test_what_helped_is_asked_of_those_who_used_something(applied: str, *, asked: bool) -> None:
    for name in ("does_differently", "transfer_help"):
        assert shown(training, "follow_up", name, applied=applied) is asked
    assert shown(training, "follow_up", "obstacles", applied=applied)


def test_the_other_obstacle_is_asked_when_ticked() -> None:
    assert shown(training, "follow_up", "obstacles_other", obstacles__other="1")
    assert not shown(training, "follow_up", "obstacles_other", obstacles__time="1")


def test_the_link_is_an_identifier_and_the_rest_of_the_background_keys() -> None:
    kinds = {item.name: item.disclosure for item in training.items[:5]}
    assert kinds.pop("link_code") is Disclosure.IDENTIFIER
    assert set(kinds.values()) == {Disclosure.KEY}
