"""Open answers say that they are synthetic, and tell what is planted in them."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest

from surveys.anonymisation.identifiers import IdentifierKind, find, identity_code_is_valid
from surveys.errors import UsageError
from surveys.instruments import coordinators
from surveys.model import LANGUAGES, Language
from surveys.synthetic import (
    Behaviour,
    PlantedKind,
    identity_code,
    open_answers,
    planted_in,
    respond,
)

MARKS = {"fi": "Synteettinen vastaus: ", "sv": "Syntetiskt svar: ", "en": "Synthetic answer: "}
SHAPES = {
    PlantedKind.PHONE: r"(\+358 |\+46 |0)[\d -]{7,14}",
    PlantedKind.EMAIL: r"[a-z-]+\.[a-z-]+@(example\.(org|com)|(kunta|tyo)\.example)",
    PlantedKind.IDENTITY_CODE: r"[0-3]\d[01]\d{3}[-YXAB]9\d\d[0-9A-Y]",
    PlantedKind.ADDRESS: r"\w+ \d+( [ABC] \d+)?",
    PlantedKind.NAME: r"[\w-]+ [\w’]+",
    PlantedKind.WORKPLACE: r"[\w :]+",
    PlantedKind.PLACE: r"\w+",
}


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_says_that_it_is_synthetic(language: Language, short: bool) -> None:
    answers = open_answers(1000, seed=1, language=language, short=short)
    assert all(one.text.startswith(MARKS[language]) for one in answers)
    assert all("{" not in one.text for one in answers)
    assert len({one.text for one in answers}) > (100 if short else 500)
    assert sum(bool(one.planted) for one in answers) / 1000 == pytest.approx(0.25, abs=0.06)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_planted_stands_where_it_is_said(language: Language) -> None:
    seen = set()
    for one in open_answers(600, seed=2, language=language, identifying=1.0):
        assert one.planted
        for plant in one.planted:
            found = one.text[plant.start : plant.end]
            assert re.fullmatch(SHAPES[plant.kind], found), (plant.kind, found)
            seen.add(plant.kind)
    assert seen == set(PlantedKind)


def test_nothing_is_planted_where_nothing_should_be() -> None:
    for one in open_answers(300, seed=3, identifying=0.0):
        assert (one.planted, find(one.text)) == ((), ())


def test_identity_codes_are_valid_and_of_the_kind_nobody_has() -> None:
    codes = [
        one.text[plant.start : plant.end]
        for one in open_answers(500, seed=4, identifying=1.0)
        for plant in one.planted
        if plant.kind is PlantedKind.IDENTITY_CODE
    ]
    assert len(codes) > 50
    assert all(identity_code_is_valid(code) and 900 <= int(code[7:10]) <= 999 for code in codes)


@pytest.mark.parametrize(
    ("birth", "number", "sign", "code"),
    [  # invented test people of the Digital and Population Data Services Agency
        (dt.date(1994, 5, 1), 903, "Y", "010594Y9032"),
        (dt.date(1994, 5, 2), 903, "X", "020594X903P"),
        (dt.date(2016, 5, 1), 902, "B", "010516B902W"),
    ],
)
def test_check_characters_are_right(birth: dt.date, number: int, sign: str, code: str) -> None:
    assert identity_code(birth, number, sign) == code


def test_recall_of_anonymisation_can_be_measured() -> None:
    kinds = {
        PlantedKind.IDENTITY_CODE: IdentifierKind.IDENTITY_CODE,
        PlantedKind.EMAIL: IdentifierKind.EMAIL,
        PlantedKind.PHONE: IdentifierKind.PHONE,
    }
    planted = hit = 0
    for one in open_answers(400, seed=5, identifying=1.0):
        found = {(f.kind, f.start, f.end) for f in find(one.text)}
        for plant in one.planted:
            if plant.kind in kinds:
                planted += 1
                hit += (kinds[plant.kind], plant.start, plant.end) in found
    assert planted > 200
    assert hit / planted > 0.95


def test_identifiers_in_answers_of_respondents_are_found_again() -> None:
    people = pd.DataFrame({"person": range(300)})
    cells = respond(coordinators, "2026", people, Behaviour(open_blank=0.2, identifying=0.5), 9)
    planted = planted_in(cells, seed=9, identifying=0.5)
    assert set(planted["kind"]) == {str(kind) for kind in PlantedKind}
    assert {"greetings", "need_reason"} <= set(planted["field"])
    row = planted[planted["kind"] == "email"].iloc[0]
    text = cells.set_index("response_id").loc[row["response_id"], row["field"]]
    assert str(text)[row["start"] : row["end"]] == row["found"]
    said = cells["greetings"].replace("", None).dropna()
    in_greetings = planted.loc[planted["field"] == "greetings", "response_id"].nunique()
    assert in_greetings / len(said) == pytest.approx(0.5, abs=0.12)


def test_people_write_in_their_language() -> None:
    people = pd.DataFrame({"person": range(500)})
    cells = respond(coordinators, "2026", people, Behaviour(open_blank=0.0), 1)
    for language, mark in MARKS.items():
        said = cells.loc[cells["language"] == language, "greetings"].replace("", None).dropna()
        assert len(said) > 10
        assert said.str.startswith(mark).all()


@pytest.mark.parametrize("arguments", [{"identifying": 1.5}, {"language": "de"}, {"size": -1}])
def test_impossible_wishes_are_refused(arguments: dict[str, object]) -> None:
    wishes: dict[str, object] = {"size": 3, "seed": 1, **arguments}
    with pytest.raises(UsageError, match="a size from 0, a share from 0 to 1"):
        open_answers(**wishes)  # type: ignore[arg-type] # wrong on purpose
