"""The areas equal the reference material, when it lies beside the repository."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from surveys.areas.crosswalks import crosswalk
from surveys.areas.divisions import area_of, division
from surveys.areas.municipalities import municipalities, municipality, periods

COLUMNS = {
    "ely": "ely",
    "hva": "county",
    "maakunta": "region",
    "tyollisyysalue": "employment_area",
    "evk": "evk",
}
SHARE_ROUNDING = 0.5e-4
"""The reference gives shares to four decimals."""


def rows(reference: Path, path: str) -> list[dict[str, str]]:
    file = reference / "reference" / path
    if not file.exists():
        pytest.skip(f"no reference data at {file}")
    with file.open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("year", range(2013, 2027))
def test_every_municipality_lies_where_the_key_says(reference: Path, year: int) -> None:
    key = [
        row
        for row in rows(reference, "municipalities/municipality_year_key_2013_2026.csv")
        if row["year"] == str(year)
    ]
    assert [row["code"] for row in key] == [one.code for one in municipalities(year)]
    for column, name in COLUMNS.items():
        if not division(name).valid_in(year):
            assert {row[column] for row in key} == {""}
        else:
            told = {row["code"]: row[column] for row in key}
            assert {code: area_of(code, name, year) for code in told} == told


def test_names_equal_the_key(reference: Path) -> None:
    last = {one.code: one for one in periods()}
    newest: dict[str, tuple[str, str]] = {}
    for row in rows(reference, "municipalities/municipality_year_key_2013_2026.csv"):
        assert municipality(row["code"], int(row["year"])).text.fi == row["name_fi"]
        if int(row["year"]) >= 2020:
            assert municipality(row["code"], int(row["year"])).text.sv == row["name_sv"]
        newest[row["code"]] = row["name_fi"], row["name_sv"]
    assert {code: (one.text.fi, one.text.sv) for code, one in last.items()} == newest


def test_municipalities_of_2025_equal_the_list(reference: Path) -> None:
    official = [
        (row["code"], row["name_fi"], row["name_sv"], row["name_en"], row["aland"] == "1")
        for row in rows(reference, "municipalities/municipalities_2025.csv")
    ]
    assert len(official) == 308
    assert [
        (one.code, one.text.fi, one.text.sv, one.text.en, one.aland) for one in municipalities(2025)
    ] == official


def test_mergers_equal_the_list(reference: Path) -> None:
    official = {
        (row["effective"], row["old_code"], row["old_name"], row["new_code"], row["new_name"])
        for row in rows(reference, "municipalities/municipality_mergers_2014_2026.csv")
    }
    assert len(official) == 12
    assert {
        (
            f"{one.until + 1}-01-01",
            one.code,
            one.text.fi,
            one.into,
            municipality(one.into, one.until + 1).text.fi,
        )
        for one in periods()
        if one.into and one.until
    } == official


def test_population_equals_sotkanet(reference: Path) -> None:
    official = {
        row["code"]: int(row["population"])
        for row in rows(reference, "municipalities/population_sotkanet127_2000_2022.csv")
        if row["year"] == "2022"
    }
    assert {one.code: one.population for one in municipalities(2022)} == official


@pytest.mark.parametrize(
    ("file", "name", "year"),
    [
        ("ely_2025", "ely", 2025),
        ("hyvinvointialue_2025", "county", 2025),
        ("tyollisyysalue_2025", "employment_area", 2025),
        ("maakunta_2025", "region", 2025),
        ("evk_2026", "evk", 2026),
    ],
)
def test_areas_equal_the_reference(reference: Path, file: str, name: str, year: int) -> None:
    official = [
        (
            row["code"],
            row["name_fi"],
            row["name_sv"],
            row["name_en"],
            int(row["n_municipalities"]),
            int(row["population_2022"]),
        )
        for row in rows(reference, f"areas/{file}.csv")
    ]
    towns = crosswalk(name, "municipality", year=year, target_year=year)
    told = [
        (
            one.code,
            one.text.fi,
            one.text.sv,
            one.text.en,
            len(towns.targets[one.code]),
            sum(each.population or 0 for each in towns.overlaps if each.source == one.code),
        )
        for one in division(name).codes
    ]
    assert told == official


@pytest.mark.parametrize(
    ("source", "target", "year", "target_year"),
    [
        ("ely", "evk_2026", 2025, 2026),
        ("hva", "ely", 2025, 2025),
        ("maakunta", "ely", 2025, 2025),
        ("maakunta", "hva", 2025, 2025),
        ("tyollisyysalue", "ely", 2025, 2025),
        ("tyollisyysalue", "evk_2026", 2025, 2026),
        ("tyollisyysalue", "hva", 2025, 2025),
    ],
)
def test_crosswalks_equal_the_reference(
    reference: Path, source: str, target: str, year: int, target_year: int
) -> None:
    official = rows(reference, f"crosswalks/{source}__{target}.csv")
    made = crosswalk(
        COLUMNS[source],
        COLUMNS[target.removesuffix("_2026")],
        year=year,
        target_year=target_year,
    )
    assert [
        (one.source, one.target, len(one.municipalities), one.population) for one in made.overlaps
    ] == [
        (row[source], row[target], int(row["municipalities"]), int(row["population_2022"]))
        for row in official
    ]
    shares = [float(row[f"share_of_{source}"]) for row in official]
    assert [one.share for one in made.overlaps] == pytest.approx(shares, abs=SHARE_ROUNDING)
