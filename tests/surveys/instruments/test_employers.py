"""The survey of employers: numbers fit inside one another, and nobody is asked in vain."""

from __future__ import annotations

import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.cleaning.frames import framed
from surveys.cleaning.scores import scale_scores
from surveys.codelists import employers as lists
from surveys.codelists import participants
from surveys.instruments.coordinators import coordinators
from surveys.instruments.employers import employers
from surveys.instruments.network import network
from surveys.model import Disclosure, LongText, ScaleScore, ShortText, SingleChoice
from surveys.responses import Responses, typed
from surveys.synthetic import Behaviour, respond

INSTRUMENT = employers.at("2026")


def answered(person: dict[str, str]) -> Responses:
    """Read the answers of somebody who left everything else empty."""
    empty = {name: "" for name, one in INSTRUMENT.fields.items() if INSTRUMENT[one.item].asked}
    meta = {"response_id": "1", "submitted": "2026-09-02", "language": "fi"}
    cells = pd.DataFrame([{**meta, **empty, **person}], dtype="str")
    return typed(cells, INSTRUMENT, "2026", "test", {})


@pytest.mark.parametrize(
    ("field", "person", "asked"),
    [
        ("employed_partial", {"experience": "now"}, True),
        ("employed_partial", {"experience": "before"}, False),
        ("employed_partial", {"experience": "dont_know"}, False),
        ("employed_with_support", {"experience": "now", "employed_partial": "2"}, True),
        ("employed_with_support", {"experience": "now"}, False),
        ("experience_rating", {"experience": "before"}, True),
        ("experience_rating", {"experience": "no"}, False),
        ("hired_after_tryout", {"tryouts": "0"}, False),
        ("hired_after_tryout", {"tryouts": "1"}, True),
        ("adjustments_useful", {"adjustments__none": "1"}, False),
        ("adjustments_useful", {"adjustments__tools": "1"}, True),
        ("usefulness__pay_subsidy", {"knowledge__pay_subsidy": "3"}, False),
        ("usefulness__pay_subsidy", {"knowledge__job_coaching": "4"}, True),
        ("recommend", {"coordinator_contact": "no"}, False),
        ("recommend", {"coordinator_contact": "yes"}, True),
        ("sector_other", {"sector": "other"}, True),
        ("sector_other", {"sector": "trade"}, False),
    ],
)
def test_who_is_asked(field: str, person: dict[str, str], asked: bool) -> None:
    (reason,) = answered(person).frame[f"{field}__missing"]
    assert reason == ("blank" if asked else "not_asked")


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, ()),
        ({"employed_partial": "10", "employed_with_support": "10"}, ()),
        ({"employed_partial": "11"}, ("employed_partial",)),
        ({"employed_with_support": "4"}, ("employed_with_support",)),
        ({"hired_after_tryout": "3"}, ("hired_after_tryout",)),
        ({"employees": "", "employed_partial": "11"}, ()),
    ],
)
def test_numbers_fit_inside_one_another(changed: dict[str, str], wrong: tuple[str, ...]) -> None:
    person = {
        "employees": "10",
        "experience": "now",
        "employed_partial": "3",
        "employed_with_support": "3",
        "tryouts": "2",
        "hired_after_tryout": "2",
    }
    found = validate(answered({**person, **changed})).errors
    assert tuple(problem.item for problem in found) == wrong


def test_the_share_is_missing_when_a_number_is() -> None:
    frame = framed(response_id=["1", "2"], employees=[40, 40], employed_partial=[3, None])
    scored = scale_scores(frame, INSTRUMENT, scores=["partial_share"])
    assert scored["partial_share"].is_null().to_list() == [False, True]
    assert scored["partial_share"][0] == 7.5


def test_means_are_those_that_clients_receive() -> None:
    shared = [code for code in lists.EMPLOYER_MEANS if code.code in participants.MEANS]
    assert [code.code for code in shared] == [
        "pay_subsidy",
        "work_tryout",
        "job_coaching",
        "vocational_rehabilitation",
    ]
    assert all(participants.MEANS[code.code] is code for code in shared)


def test_one_item_means_the_same_in_other_instruments() -> None:
    for name, other in (
        ("employer", coordinators),
        ("ely", coordinators),
        ("employment_area", coordinators),
        ("coordinator_contact", network),
        ("coordinator_useful", network),
    ):
        here, there = employers[name], other[name]
        assert isinstance(here, SingleChoice)
        assert isinstance(there, SingleChoice)
        assert here.codes is there.codes


@pytest.mark.parametrize(
    ("name", "grid", "reverse"),
    [
        ("means_knowledge", "knowledge", ()),
        ("employer_readiness", "readiness", ("readiness__risk",)),
    ],
)
def test_scores_are_of_whole_grids(name: str, grid: str, reverse: tuple[str, ...]) -> None:
    score = employers[name]
    assert isinstance(score, ScaleScore)
    assert list(score.scale.fields) == [field.name for field in employers[grid].fields]
    assert score.scale.reverse == reverse


def test_what_answers_can_give_away() -> None:
    sensitive = [item.name for item in employers if item.disclosure is Disclosure.SENSITIVE]
    assert sensitive == ["employed_partial", "employed_with_support", "partial_share"]
    keys = {item.name for item in employers if item.disclosure is Disclosure.KEY}
    assert keys == {
        "answered_by",
        "employer",
        "sector",
        "employees",
        "ely",
        "employment_area",
        "workplace_area",
    }
    texts = [item for item in employers if isinstance(item, ShortText | LongText)]
    assert len(texts) == 8
    assert {item.disclosure for item in texts} == {Disclosure.FREE_TEXT}


def test_only_the_size_has_to_be_given() -> None:
    assert [item.name for item in employers if item.required] == ["employees"]


def test_synthetic_answers_are_valid() -> None:
    people = pd.DataFrame({"person": range(150)})
    cells = respond(employers, "2026", people, Behaviour(), seed=1)
    assert validate(typed(cells, INSTRUMENT, "2026", "synthetic", {})).errors == ()
