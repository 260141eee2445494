"""Groupings read from a study file's tables, with errors that name the table."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from surveys.areas.grouping_tables import grouping_from
from surveys.errors import DefinitionError

TOML = """
of = "ely"
partial = true
title = { fi = "Koordinaattori", sv = "Koordinator", en = "Coordinator" }

[groups.north]
fi = "Pohjoinen"
sv = "Norr"
en = "North"
areas = ["13", "14", "15"]

[groups.east]
fi = "Itä"
sv = "Öst"
en = "East"
areas = ["07", "08", "09"]
"""
WHERE = "study.toml, [groupings.coordinator]"


def read(changed: dict[str, Any] | None = None, north: dict[str, Any] | None = None) -> Any:
    table = tomllib.loads(TOML) | (changed or {})
    if north is not None:
        table["groups"]["north"] |= north
    return grouping_from("coordinator", table, WHERE)


def test_a_table_becomes_a_grouping() -> None:
    made = read()
    assert (made.name, made.of.name, made.title.sv) == ("coordinator", "ely", "Koordinator")
    assert [(group.code, group.areas) for group in made.groups] == [
        ("north", ("13", "14", "15")),
        ("east", ("07", "08", "09")),
    ]
    assert len(made.left_out) == 10


def test_a_year_is_taken_and_partial_is_off_when_not_said() -> None:
    table = tomllib.loads(TOML) | {"year": 2024}
    assert grouping_from("coordinator", table).year == 2024
    del table["partial"]
    with pytest.raises(DefinitionError, match="found areas in no group: Uusimaa ELY Centre"):
        grouping_from("coordinator", table)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"off": "ely"},
            "found unknown key 'off'; expected one of of, title, groups, partial, year. Did you "
            "mean 'of'?",
        ),
        ({"of": 1}, "found of = 1; expected a text."),
        ({"partial": 1}, "found partial = 1; expected true or false."),
        ({"year": True}, "found year = True; expected a whole number."),
        ({"groups": []}, "found groups = []; expected a table."),
        ({"title": {"fi": "a"}}, None),
    ],
)
def test_wrong_keys_and_kinds_are_located(changed: dict[str, Any], message: str | None) -> None:
    with pytest.raises(DefinitionError) as error:
        read(changed)
    if message is None:
        assert str(error.value) == f"{WHERE}, [title]: found no 'sv'; expected a text."
    else:
        assert str(error.value) == f"{WHERE}: {message}"


@pytest.mark.parametrize("key", ["of", "title", "groups"])
def test_what_is_missing_is_named(key: str) -> None:
    table = tomllib.loads(TOML)
    del table[key]
    with pytest.raises(DefinitionError, match=f"found no '{key}'"):
        grouping_from("coordinator", table, WHERE)


@pytest.mark.parametrize(
    ("north", "message"),
    [
        (
            {"area": ["13"]},
            f"{WHERE}, [groups], [north]: found unknown key 'area'; expected one of fi, sv, en, "
            "areas. Did you mean 'areas'?",
        ),
        (
            {"areas": [13]},
            f'{WHERE}, [groups], [north]: found areas = [13]; expected codes as texts, such as "04".',
        ),
        (
            {"sv": " "},
            f"{WHERE}, [groups], [north]: found sv = ' '; expected a text in fi, sv and en.",
        ),
        (
            {"areas": ["Kainu"]},
            f"{WHERE}: grouping coordinator, group north: found area 'Kainu'; expected a code of "
            "division ely. Did you mean '14' (Kainuun ELY-keskus)?",
        ),
    ],
)
def test_faults_of_a_group_are_located(north: dict[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError) as error:
        read(north=north)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"of": "elly"},
            f"{WHERE}: found division 'elly'; expected one of ely, county, region, "
            "employment_area, evk, municipality. Did you mean 'ely'?",
        ),
        ({"year": 2026}, f"{WHERE}: division ely: found year 2026; expected 2013–2025."),
    ],
)
def test_a_division_or_year_that_is_none_is_a_definition_error(
    changed: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError) as error:
        read(changed)
    assert str(error.value) == message
