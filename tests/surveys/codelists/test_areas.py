"""Areas carry the official codes and names, and every county lies in one ELY Centre."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from surveys.areas import crosswalk
from surveys.codelists.areas import COUNTIES, COUNTY_TO_ELY, ELY, EMPLOYMENT_AREAS, EVK, REGIONS
from surveys.model import CodeList

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"


def rows(path: str) -> list[dict[str, str]]:
    file = REFERENCE / path
    if not file.exists():
        pytest.skip(f"no reference data at {file}")
    with file.open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize(
    ("areas", "count"),
    [(ELY, 16), (COUNTIES, 23), (EMPLOYMENT_AREAS, 46), (REGIONS, 19), (EVK, 10)],
    ids=lambda value: value.name if isinstance(value, CodeList) else str(value),
)
def test_lists_are_complete(areas: CodeList, count: int) -> None:
    assert len(areas) == count
    assert all(len(code.code) == 2 for code in areas)


@pytest.mark.parametrize(
    ("areas", "file"),
    [
        (ELY, "ely_2025"),
        (COUNTIES, "hyvinvointialue_2025"),
        (EMPLOYMENT_AREAS, "tyollisyysalue_2025"),
        (REGIONS, "maakunta_2025"),
        (EVK, "evk_2026"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_codes_and_names_equal_the_reference(areas: CodeList, file: str) -> None:
    official = [
        (row["code"], row["name_fi"], row["name_sv"], row["name_en"])
        for row in rows(f"areas/{file}.csv")
    ]
    assert [(code.code, code.text.fi, code.text.sv, code.text.en) for code in areas] == official


def test_every_county_has_an_ely_centre() -> None:
    assert list(COUNTY_TO_ELY) == [code.code for code in COUNTIES]
    assert set(COUNTY_TO_ELY.values()) == {code.code for code in ELY}


@pytest.mark.parametrize("year", range(2021, 2026))
def test_the_mapping_is_what_the_municipalities_say(year: int) -> None:
    assert crosswalk("county", "ely", year=year).mapping == COUNTY_TO_ELY


def test_every_county_lies_in_exactly_one_ely_centre() -> None:
    pairs = [(row["hva"], row["ely"]) for row in rows("crosswalks/hva__ely.csv")]
    assert len(pairs) == len({county for county, _ in pairs})
    assert dict(pairs) == COUNTY_TO_ELY


def test_municipalities_agree_with_the_mapping() -> None:
    towns = rows("municipalities/municipalities_2025.csv")
    assert len(towns) == 308
    assert {(town["hva"], town["ely"]) for town in towns} == set(COUNTY_TO_ELY.items())
