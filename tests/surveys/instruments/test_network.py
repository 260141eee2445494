"""The network survey: every tie can be looked at from both of its ends."""

from __future__ import annotations

from itertools import permutations

import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.codelists import network as lists
from surveys.codelists import work
from surveys.instruments.coordinators import coordinators
from surveys.instruments.network import network
from surveys.model import (
    Disclosure,
    LikertGrid,
    LongText,
    MultipleChoice,
    ScaleScore,
    ShortText,
    SingleChoice,
)
from surveys.responses import Responses, typed
from surveys.synthetic import Behaviour, respond

TIES = ("partners", "frequency", "trust")
ACTORS = [code.code for code in lists.ACTORS]


def answered(*people: dict[str, str], wave: str = "2026") -> Responses:
    """Read the answers of people who left everything else empty."""
    instrument = network.at(wave)
    empty = {name: "" for name, one in instrument.fields.items() if instrument[one.item].asked}
    meta = {"submitted": "2026-09-02", "language": "fi"}
    rows = [
        {"response_id": str(number), **meta, **empty, **person}
        for number, person in enumerate(people)
    ]
    return typed(pd.DataFrame(rows, dtype="str"), instrument, wave, "test", {})


def grid(name: str) -> LikertGrid:
    item = network[name]
    assert isinstance(item, LikertGrid)
    return item


def multiple(name: str, wave: str) -> MultipleChoice:
    item = network.at(wave)[name]
    assert isinstance(item, MultipleChoice)
    return item


def test_the_roster_is_the_coordinators_roster_and_coordinators() -> None:
    assert lists.ACTORS.codes[1:] == work.PARTNERS.codes
    assert ACTORS[0] == "coordinator"
    theirs = coordinators["partners"]
    assert isinstance(theirs, LikertGrid)
    assert grid("partners").codes is theirs.codes
    assert set(theirs.rows.codes) < set(grid("partners").rows.codes)


@pytest.mark.parametrize("name", TIES)
def test_every_tie_has_two_ends(name: str) -> None:
    own = network["organisation"]
    assert isinstance(own, SingleChoice)
    ends = [code.code for code in own.codes if code.code != "other"]
    for one, other in permutations(ends, 2):
        assert {f"{name}__{one}", f"{name}__{other}"} <= set(network.fields)
    assert [row.code for row in grid(name).rows] == ends == ACTORS


def test_a_dyad_is_read_from_both_sides() -> None:
    frame = answered(
        {"organisation": "coordinator", "ely": "01", "partners__kela": "4"},
        {"organisation": "coordinator", "ely": "01", "partners__kela": "2"},
        {"organisation": "kela", "ely": "01", "partners__coordinator": "1", "partners__kela": "5"},
        {"organisation": "kela", "ely": "02", "partners__coordinator": "5"},
    ).frame
    area = frame[frame["ely"] == "01"]

    def tie(one: str, other: str) -> float:
        levels = area.loc[area["organisation"] == one, f"partners__{other}"]
        return float(levels.astype(float).mean())

    assert (tie("coordinator", "kela"), tie("kela", "coordinator")) == (3.0, 1.0)


def test_what_is_needed_to_place_an_answer_has_to_be_given() -> None:
    required = [item.name for item in network if item.required]
    assert required == ["organisation", "ely"]
    assert all(network[name].disclosure is Disclosure.KEY for name in required)


@pytest.mark.parametrize(
    ("field", "person", "asked"),
    [
        ("organisation_other", {"organisation": "other"}, True),
        ("organisation_other", {"organisation": "kela"}, False),
        ("frequency__kela", {"partners__kela": "0", "partners__education": "0"}, False),
        ("frequency__kela", {"partners__kela": "0", "partners__education": "1"}, True),
        ("collaboration_obstacles__time", {"closer__none": "1"}, False),
        ("collaboration_obstacles__time", {"closer__kela": "1"}, True),
        ("collaboration_obstacles__time", {"closer__none": "1", "trust__kela": "2"}, True),
        ("collaboration_obstacles__time", {"trust__kela": "3"}, False),
        ("partner_missing_which", {"partner_missing": "dont_know"}, False),
        ("partner_missing_which", {"partner_missing": "yes"}, True),
        ("coordinator_contact", {"organisation": "coordinator"}, False),
        ("coordinator_contact", {"organisation": "kela"}, True),
        ("coordinator_useful", {"organisation": "kela", "coordinator_contact": "no"}, False),
        ("coordinator_useful", {"organisation": "kela", "coordinator_contact": "yes"}, True),
    ],
)
def test_who_is_asked(field: str, person: dict[str, str], asked: bool) -> None:
    (reason,) = answered(person).frame[f"{field}__missing"]
    assert reason == ("blank" if asked else "not_asked")


def test_three_partners_are_most_important() -> None:
    chosen = {f"most_important__{actor}": "1" for actor in ACTORS[:4]}
    placed = {"organisation": "kela", "ely": "01"}
    assert multiple("most_important", "2026").at_most == 3
    assert validate(answered({**placed, **chosen})).errors
    del chosen[f"most_important__{ACTORS[0]}"]
    assert validate(answered({**placed, **chosen})).errors == ()


def test_only_the_name_of_the_multisectoral_model_changed() -> None:
    before, after = multiple("structures", "2024"), multiple("structures", "2026")
    changed = [
        one.code
        for one, other in zip(before.codes, after.codes, strict=True)
        if one.text != other.text
    ]
    assert changed == ["multisectoral"]
    assert [one.code for one in before.codes] == [one.code for one in after.codes]
    assert "(TYP)" in before.codes["multisectoral"].text.fi
    assert "(TYM)" in after.codes["multisectoral"].text.fi


def test_the_reform_is_asked_about_only_after_it() -> None:
    before, after = ({item.name for item in network.at(wave)} for wave in ("2024", "2026"))
    assert after - before == {"reform_network"}
    assert before < after


def test_the_score_turns_the_negative_statement_round() -> None:
    assert grid("functioning").negative == ("bounced",)
    score = network["network_functioning"]
    assert isinstance(score, ScaleScore)
    assert list(score.scale.fields) == [field.name for field in network["functioning"].fields]
    assert score.scale.reverse == ("functioning__bounced",)


def test_every_text_answer_is_protected() -> None:
    texts = [item for item in network if isinstance(item, ShortText | LongText)]
    assert len(texts) == 6
    assert {item.disclosure for item in texts} == {Disclosure.FREE_TEXT}


@pytest.mark.parametrize("wave", ["2024", "2026"])
def test_synthetic_answers_are_valid(wave: str) -> None:
    people = pd.DataFrame({"person": range(150)})
    cells = respond(network, wave, people, Behaviour(), seed=1)
    assert validate(typed(cells, network.at(wave), wave, "synthetic", {})).errors == ()
