"""The survey of coordinators keeps its names, its length and its skip logic."""

from __future__ import annotations

import pytest

from surveys.codelists import answers
from surveys.instruments import coordinators
from surveys.model import (
    Disclosure,
    Instrument,
    Item,
    Kind,
    LongText,
    Missing,
    MultipleChoice,
    ScaleScore,
    ShortText,
    SingleChoice,
)

NAMES = """
    link_code role role_other employer age_group years_in_role training training_useful
    counties_served ely county employment_area
    tasks tasks_other clients_month working_time
    partners
    competence competence_score
    conditions support management_support challenges challenges_other has_job_description
    job_description_useful
    reform_effect reform_change need_from_2025 need_reason home greetings
    team_code
"""

PARTS = {
    "tasks": "guidance service_needs network employers training consultation development "
    "monitoring other",
    "working_time": "clients network employers advising development other",
    "partners": "employment municipality social_services health_care kela pension "
    "occupational_health employers associations education rehabilitation",
    "competence": "benefits assessment guidance networks employers evaluation",
    "conditions": "clear_role time network services continuity",
    "support": "valued known resources barriers alone",
    "challenges": "unclear_role time information services jobs management continuity "
    "reorganisation other none",
}


def answers_to_give(item: Item) -> int:
    """Count what a respondent fills in: a multiple choice or a list of areas is one answer, a
    grid or an allocation one for each row or part, and a computed score none.
    """
    if not item.asked:
        return 0
    return 1 if isinstance(item, MultipleChoice) else len(item.fields)


def test_item_names_are_stable() -> None:
    assert [item.name for item in coordinators] == NAMES.split()


def test_part_names_are_stable() -> None:
    parts = {name: " ".join(field.part for field in coordinators[name].fields) for name in PARTS}
    assert parts == PARTS
    assert len(coordinators.fields) == len(NAMES.split()) - len(PARTS) + sum(
        len(part.split()) for part in PARTS.values()
    )


@pytest.mark.parametrize(
    ("instrument", "count"),
    [(coordinators.at("2024"), 56), (coordinators.at("2026"), 59)],
    ids=["2024", "2026"],
)
def test_it_takes_40_to_60_answers(instrument: Instrument, count: int) -> None:
    assert sum(answers_to_give(item) for item in instrument) == count
    assert 40 <= count <= 60


def test_the_reform_and_the_team_are_asked_about_only_after_it() -> None:
    before = {item.name for item in coordinators.at("2024")}
    after = {item.name for item in coordinators.at("2026")}
    assert after - before == {"reform_effect", "reform_change", "team_code"}
    assert before < after


@pytest.mark.parametrize(
    ("name", "condition"),
    [
        ("role_other", 'any_of(role, "other")'),
        ("training_useful", 'training == "completed" or training == "ongoing"'),
        ("counties_served", 'role == "regional"'),
        ("employment_area", 'not role == "regional"'),
        ("tasks_other", 'any_of(tasks, "other")'),
        ("clients_month", 'any_of(tasks, "guidance", "service_needs") and not role == "regional"'),
        ("challenges_other", 'any_of(challenges, "other")'),
        ("job_description_useful", 'has_job_description == "yes"'),
        ("reform_effect", "years_in_role >= 1"),
        ("reform_change", "reform_effect <= 2 or reform_effect >= 4"),
        ("need_reason", "is_answered(need_from_2025)"),
        ("home", "need_from_2025 >= 3"),
    ],
)
def test_who_is_asked(name: str, condition: str) -> None:
    assert str(coordinators.condition_of(name)) == condition


def test_other_items_are_asked_of_everybody() -> None:
    shown_to_some = {item.name for item in coordinators if coordinators.condition_of(item.name)}
    assert len(shown_to_some) == 12


def test_management_support_turns_the_negative_statement_round() -> None:
    score = coordinators["management_support"]
    assert isinstance(score, ScaleScore)
    assert score.scale.reverse == ("support__alone",)
    assert score.scale.minimum_answered == 3
    assert set(score.scale.fields) == {field.name for field in coordinators["support"].fields}


def test_not_knowing_is_not_an_answer() -> None:
    item = coordinators["has_job_description"]
    assert isinstance(item, SingleChoice)
    assert item.codes["dont_know"].missing is Missing.DONT_KNOW
    need = coordinators["need_from_2025"]
    assert isinstance(need, SingleChoice)
    assert need.codes is answers.NEED
    assert need.codes.numeric


def test_none_of_the_challenges_rules_out_the_others() -> None:
    item = coordinators["challenges"]
    assert isinstance(item, MultipleChoice)
    assert [code.code for code in item.codes if code.exclusive] == ["none"]


def test_what_answers_can_give_away() -> None:
    found = {
        kind: [item.name for item in coordinators if item.disclosure is kind]
        for kind in (Disclosure.IDENTIFIER, Disclosure.KEY)
    }
    assert found[Disclosure.IDENTIFIER] == ["link_code", "team_code"]
    assert found[Disclosure.KEY] == [
        "role",
        "employer",
        "age_group",
        "years_in_role",
        "counties_served",
        "ely",
        "county",
        "employment_area",
    ]


def test_every_text_answer_is_protected() -> None:
    texts = [item for item in coordinators if isinstance(item, ShortText | LongText)]
    assert len(texts) == 8
    assert all(item.disclosure is not Disclosure.NONE for item in texts)


def test_contact_details_are_not_asked() -> None:
    assert "email" not in coordinators
    assert [name for name, field in coordinators.fields.items() if field.kind is Kind.TEXT] == [
        "link_code",
        "role_other",
        "tasks_other",
        "challenges_other",
        "reform_change",
        "need_reason",
        "greetings",
        "team_code",
    ]


def test_the_team_is_asked_about_last_and_shared_by_many() -> None:
    code = coordinators["team_code"]
    assert isinstance(code, ShortText)
    assert not code.unique
    assert not code.required
    assert coordinators.asked[-1] is code
