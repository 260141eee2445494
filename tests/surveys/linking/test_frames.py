"""From cleaned frames to equal pseudonyms, as a study file declares it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from surveys.anonymisation import step
from surveys.anonymisation.pseudonyms import pseudonymise
from surveys.cleaning import Plan
from surveys.cleaning.frames import Frame, framed, texts
from surveys.errors import DefinitionError
from surveys.instruments import coordinators
from surveys.linking import Coded, LinkRule, code_field, domain_of, link_rule, linked
from surveys.tables import Table

KEY = bytes(32)


def wave(*codes: str | None, **other: list[Any]) -> Frame:
    return framed(
        response_id=[str(one) for one in range(len(codes))], link_code=list(codes), **other
    )


def pseudonyms(frame: Frame) -> list[str | None]:
    named = pseudonymise(
        frame, coordinators, field="link_code", to="respondent", domain="respondent", key=KEY
    )
    return texts(named, "respondent")


def test_links_become_equal_pseudonyms_and_nothing_else_does() -> None:
    before = wave("KO07IO", "BJ12SA", "MA30KU", "MA30KU", None)
    after = wave("BJ21SA", "ko 07 io", "MA30KU")
    (first, second), links = linked(
        [Coded("2024", before, "link_code"), Coded("2026", after, "link_code")],
        LinkRule("respondent"),
    )
    earlier, later = pseudonyms(first), pseudonyms(second)
    assert (earlier[0], earlier[1]) == (later[1], later[0])
    assert (
        len({*earlier, *later}) == 6
    )  # two people twice, three answers under one code, and nobody
    assert earlier[4] is None
    assert earlier[0] == pseudonyms(before)[0]  # as without linking
    assert texts(before, "link_code")[0] == "KO07IO"
    assert links.report.ambiguous == {"repeated": 3}


def test_ids_that_differ_in_case_alone_stay_apart() -> None:
    before = framed(response_id=["R_a", "R_A"], link_code=["ko07io", "ko07io"])
    frames, _ = linked(
        [Coded("a", before, "link_code"), Coded("b", wave(), "link_code")], LinkRule("respondent")
    )
    assert len(set(pseudonyms(frames[0]))) == 2


def test_evidence_is_taken_from_the_frames() -> None:
    rule = LinkRule("respondent", evidence=("gender",))
    before, after = wave("KO07IO", gender=["woman"]), wave("KO07IO", gender=["man"])
    _, links = linked([Coded("a", before, "link_code"), Coded("b", after, "link_code")], rule)
    assert links.report.ambiguous == {"contradicted": 2}
    _, links = linked(
        [Coded("a", before, "link_code"), Coded("b", wave("KO07IO"), "link_code")], rule
    )
    assert (len(links.pairs), links.report.unknown) == (1, 1)
    with pytest.raises(DefinitionError, match=r"links.respondent.*Did you mean 'gender'"):
        linked(
            [Coded("a", before, "link_code"), Coded("b", after, "link_code")],
            LinkRule("respondent", evidence=("gendre",)),
        )


def test_the_plan_says_which_field_is_the_code() -> None:
    plan = Plan(
        (
            step("remove_free_text", reason="names"),
            step(
                "pseudonymise",
                reason="waves",
                field="link_code",
                to="respondent",
                domain="respondent",
            ),
        )
    )
    rule = LinkRule("respondent")
    assert code_field(plan, rule) == "link_code"
    assert code_field(plan, LinkRule("team")) is None
    assert domain_of([plan, plan, Plan()], rule) == "respondent"
    with pytest.raises(DefinitionError, match=r"\[links.respondant\].*Did you mean 'respondent'"):
        domain_of([plan], LinkRule("respondant"))
    other = Plan((replace(plan.steps[1], options={**plan.steps[1].options, "domain": "client"}),))
    with pytest.raises(DefinitionError, match="domains client, respondent"):
        domain_of([plan, other], rule)
    team = Plan((replace(plan.steps[1], options={**plan.steps[1].options, "domain": "team"}),))
    with pytest.raises(DefinitionError, match="whose codes many people share"):
        domain_of([team], rule)


def test_a_wave_that_did_not_ask_for_the_code_stays_as_it_is() -> None:
    before, after = wave("KO07IO"), framed(response_id=["1"], age=[40])
    frames, links = linked(
        [Coded("a", before, "link_code"), Coded("b", after, "link_code")], LinkRule("respondent")
    )
    assert frames[1].columns == ["response_id", "age"]
    assert [one.name for one in links.sides] == ["a"]


def test_a_link_of_a_study_file() -> None:
    plain = {"slips": 0, "evidence": ["gender"], "required_agreement": 1, "decisions": "links.csv"}
    found = link_rule("respondent", Table(plain, "study.toml, [links.respondent]"))
    assert found == LinkRule("respondent", 0, ("gender",), 1, "links.csv")
    assert link_rule("client_id", Table({}, "study.toml")) == LinkRule("client_id")
    assert found.questions == "respondent.questions.csv"


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({"slips": 2}, "slips = 2; expected 0 or 1"),
        ({"slips": -1}, "from 0"),
        ({"slips": True}, "a whole number"),
        ({"evidence": ["a", "a"]}, "twice"),
        ({"required_agreement": 1}, "from 0 to 0"),
        ({"decisions": "../links.csv"}, "beside study.toml"),
        ({"decisions": "..\\links.csv"}, "beside study.toml"),
        ({"evidense": ["gender"]}, "Did you mean 'evidence'"),
    ],
)
def test_a_link_that_is_not_right(plain: Mapping[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError, match=message) as raised:
        link_rule("respondent", Table(plain, "study.toml, [links.respondent]"))
    assert str(raised.value).startswith("study.toml, [links.respondent]")
