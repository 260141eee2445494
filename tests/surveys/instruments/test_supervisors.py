"""Supervisors are asked what coordinators are, in the same names and codes, and about leading."""

from __future__ import annotations

import pandas as pd
import pytest

from surveys.instruments import coordinators
from surveys.instruments.supervisors import supervisors
from surveys.model import (
    Allocation,
    CodeList,
    Disclosure,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ScaleScore,
    ShortText,
)
from surveys.synthetic import Behaviour, respond

NAMES = """
    link_code leading_position leading_position_other employer years_in_role training
    training_useful coordinators_supervised coordinator_roles ely county employment_area
    tasks tasks_other working_time partners competence competence_score
    conditions support management_support challenges challenges_other has_job_description
    job_description_useful
    leading_share talks practices leading_conditions leading_score leading_obstacles
    leading_obstacles_other leading_aids leading_aids_other
    reform_effect reform_change need_from_2025 need_reason home outlook greetings
    team_code
"""
TWINS = """
    years_in_role training training_useful tasks working_time partners competence competence_score
    conditions support management_support challenges has_job_description job_description_useful
    reform_effect reform_change need_from_2025 need_reason home
"""
IN_OTHER_WORDS = {
    "conditions": ["clear_role"],
    "support": ["valued", "known", "resources", "barriers", "alone"],
}
"""Rows that speak in the supervisor's voice; the others are the coordinators' own."""


def code_names(codes: CodeList | None) -> list[str]:
    return [code.code for code in codes or ()]


def rows(item: Item) -> CodeList:
    assert isinstance(item, LikertGrid)
    return item.rows


def test_item_names_are_stable() -> None:
    assert [item.name for item in supervisors] == NAMES.split()


def test_twins_are_those_that_both_answer_about_the_work() -> None:
    twins = [item for item in supervisors if item.twin is not None]
    assert [item.name for item in twins] == TWINS.split()
    assert {item.twin.role for item in twins if item.twin} == {"supervisor"}


@pytest.mark.parametrize("name", [item.name for item in supervisors if item.name in coordinators])
def test_same_name_means_same_kind_fields_codes_and_waves(name: str) -> None:
    one, other = supervisors[name], coordinators[name]
    assert type(one) is type(other)
    assert [(field.name, field.kind, code_names(field.codes)) for field in one.fields] == [
        (field.name, field.kind, code_names(field.codes)) for field in other.fields
    ]
    assert one.waves == other.waves
    assert one.disclosure is other.disclosure


@pytest.mark.parametrize("name", TWINS.split())
def test_a_twin_differs_in_wording_only(name: str) -> None:
    one, other = supervisors[name], coordinators[name]
    same = {field.name: field.codes.names if field.codes else () for field in other.fields}
    assert {field.name: field.codes.names if field.codes else () for field in one.fields} == same
    if isinstance(one, Number):
        assert isinstance(other, Number)
        assert (one.minimum, one.maximum) == (other.minimum, other.maximum)
    if isinstance(one, LikertGrid):
        assert isinstance(other, LikertGrid)
        assert one.codes is other.codes
        assert one.negative == other.negative
        reworded = [row.code for row in one.rows if row.text != other.rows[row.code].text]
        assert reworded == IN_OTHER_WORDS.get(name, [])
    if isinstance(one, ScaleScore):
        assert isinstance(other, ScaleScore)
        assert one.scale == other.scale


def test_twins_about_the_work_are_not_in_the_first_person() -> None:
    asked = ["tasks", "working_time", "partners", "competence", "conditions", "support"]
    for name in (*asked, "challenges", "has_job_description", "job_description_useful"):
        own, theirs = supervisors[name].text, coordinators[name].text
        assert all(own[language] != theirs[language] for language in ("fi", "sv", "en"))
    own_words = [row.code for row in rows(supervisors["support"]) if "team" in row.text.en]
    assert own_words == IN_OTHER_WORDS["support"]


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("leading_position_other", 'any_of(leading_position, "other")'),
        ("training_useful", 'training == "completed" or training == "ongoing"'),
        ("tasks_other", 'any_of(tasks, "other")'),
        ("challenges_other", 'any_of(challenges, "other")'),
        ("job_description_useful", 'has_job_description == "yes"'),
        ("leading_obstacles_other", 'any_of(leading_obstacles, "other")'),
        ("leading_aids_other", 'any_of(leading_aids, "other")'),
        ("reform_effect", "years_in_role >= 1"),
        ("reform_change", "reform_effect <= 2 or reform_effect >= 4"),
        ("need_reason", "is_answered(need_from_2025)"),
        ("home", "need_from_2025 >= 3"),
    ],
)
def test_who_is_asked(name: str, condition: str) -> None:
    assert str(supervisors.condition_of(name)) == condition


def test_other_items_are_asked_of_everybody() -> None:
    shown_to_some = {item.name for item in supervisors if supervisors.condition_of(item.name)}
    assert len(shown_to_some) == 11


def test_the_reform_and_the_team_are_asked_about_only_after_it() -> None:
    before = {item.name for item in supervisors.at("2024")}
    after = {item.name for item in supervisors.at("2026")}
    assert after - before == {"reform_effect", "reform_change", "team_code"}
    assert supervisors.waves == coordinators.waves


def test_one_team_code_joins_many_coordinators_with_one_supervisor() -> None:
    theirs, own = coordinators["team_code"], supervisors["team_code"]
    assert isinstance(theirs, ShortText)
    assert isinstance(own, ShortText)
    assert (theirs.unique, own.unique) == (False, True)
    assert theirs.max_length == own.max_length
    for item in (theirs, own):
        assert item.disclosure is Disclosure.IDENTIFIER
        assert not item.required
        assert item.condition is None
    assert supervisors.asked[-1] is own


def test_leading_score_turns_the_negative_statement_round() -> None:
    score = supervisors["leading_score"]
    assert isinstance(score, ScaleScore)
    assert set(score.scale.fields) == {
        field.name for field in supervisors["leading_conditions"].fields
    }
    assert score.scale.reverse == ("leading_conditions__unclear",)
    assert score.scale.minimum_answered == 5


@pytest.mark.parametrize("name", ["challenges", "practices", "leading_obstacles", "leading_aids"])
def test_none_rules_out_the_others(name: str) -> None:
    item = supervisors[name]
    assert isinstance(item, MultipleChoice)
    assert [code.code for code in item.codes if code.exclusive] == ["none"]


def test_what_answers_can_give_away() -> None:
    found = {
        kind: [item.name for item in supervisors if item.disclosure is kind]
        for kind in (Disclosure.IDENTIFIER, Disclosure.KEY)
    }
    assert found[Disclosure.IDENTIFIER] == ["link_code", "team_code"]
    assert found[Disclosure.KEY] == [
        "leading_position",
        "employer",
        "years_in_role",
        "coordinators_supervised",
        "coordinator_roles",
        "ely",
        "county",
        "employment_area",
    ]
    texts = [item for item in supervisors if isinstance(item, ShortText | LongText)]
    assert all(item.disclosure is not Disclosure.NONE for item in texts)


def test_only_the_area_has_to_be_answered() -> None:
    assert [item.name for item in supervisors if item.required] == ["ely"]


def test_synthetic_supervisors_answer_by_the_rules() -> None:
    people = pd.DataFrame({"person": range(200)})
    answers = respond(supervisors, "2026", people, Behaviour(), 7)
    new = answers["years_in_role"] == "0"
    assert answers.loc[new, "reform_effect"].isna().all()
    without = answers["has_job_description"] != "yes"
    assert answers.loc[without, "job_description_useful"].isna().all()
    assert answers.loc[~without, "job_description_useful"].notna().all()
    aids = [field.name for field in supervisors["leading_aids"].fields]
    assert (answers[aids] == "1").sum(axis=1).max() == 3
    time = supervisors["working_time"]
    assert isinstance(time, Allocation)
    shares = answers[[field.name for field in time.fields]].replace("", pd.NA).dropna()
    assert (shares.astype(int).sum(axis=1) == 100).all()
