"""Every municipality lies in exactly one area of each division in each of its years."""

from __future__ import annotations

import pytest

from surveys.areas.divisions import MUNICIPALITY, Division, area_of, division, divisions
from surveys.areas.municipalities import FIRST_YEAR, LAST_YEAR, municipalities
from surveys.errors import UsageError

YEARS_OF = [
    pytest.param(one, year, id=f"{one.name}-{year}")
    for one in divisions()
    for year in range(FIRST_YEAR, LAST_YEAR + 1)
    if one.valid_in(year)
]


@pytest.mark.parametrize(
    ("name", "count", "since", "last"),
    [
        ("ely", 16, 2013, 2025),
        ("county", 23, 2018, 2026),
        ("region", 19, 2013, 2026),
        ("employment_area", 46, 2025, 2026),
        ("evk", 10, 2026, 2026),
        ("municipality", 320, 2013, 2026),
    ],
)
def test_divisions_have_their_areas_and_years(name: str, count: int, since: int, last: int) -> None:
    one = division(name)
    assert len(one.codes) == count
    assert [one.valid_in(year) for year in (since - 1, since, last, last + 1)] == [
        False,
        True,
        True,
        False,
    ]


def test_divisions_stand_once() -> None:
    names = [one.name for one in divisions()]
    assert len(names) == len(set(names)) == 6
    assert all(division(one) is one for one in divisions())


@pytest.mark.parametrize(("one", "year"), YEARS_OF)
def test_areas_are_never_empty_and_take_every_municipality(one: Division, year: int) -> None:
    areas = {area_of(town.code, one, year) for town in municipalities(year)}
    known = {code.code for code in one.codes}
    if one.name == MUNICIPALITY:
        known = {town.code for town in municipalities(year)}
    assert areas == known


@pytest.mark.parametrize("year", range(2018, 2026))
def test_the_only_municipality_of_helsinki_is_helsinki(year: int) -> None:
    lying = [one.text.en for one in municipalities(year) if one.county == "90"]
    assert lying == ["Helsinki"]


@pytest.mark.parametrize(
    ("code", "of", "year", "area"),
    [
        ("785", "region", 2015, "18"),
        ("785", "region", 2016, "17"),
        ("090", "ely", 2020, "07"),
        ("090", "ely", 2021, "09"),
        ("588", "county", 2018, "12"),
        ("588", "municipality", 2018, "588"),
        ("005", "evk", 2026, "07"),
        ("478", "evk", 2026, "02"),
    ],
)
def test_area_of_a_municipality(code: str, of: str, year: int, area: str) -> None:
    assert area_of(code, of, year) == area


def test_counties_are_carried_back_from_their_start() -> None:
    assert division("county").acting_since == 2023


def test_years_in_words() -> None:
    assert [one.years for one in divisions()][3:5] == ["2025–2026", "2026"]


@pytest.mark.parametrize(
    ("code", "of", "year", "message"),
    [
        ("091", "ely", 2026, "division ely: found year 2026; expected 2013–2025."),
        ("091", "evk", 2025, "division evk: found year 2025; expected 2026."),
        (
            "588",
            "region",
            2026,
            "municipalities 2026: found municipality '588'; expected the three-digit code of a "
            "municipality of the year. Pertunmaa joined Mäntyharju (507) in 2025.",
        ),
        (
            "091",
            "countys",
            2025,
            "found division 'countys'; expected one of ely, county, region, employment_area, evk, "
            "municipality. Did you mean 'county'?",
        ),
    ],
)
def test_what_is_not_there_is_explained(code: str, of: str, year: int, message: str) -> None:
    with pytest.raises(UsageError) as error:
        area_of(code, of, year)
    assert str(error.value) == message
