"""Municipalities by year: their table holds together, mergers lead on, names are found."""

from __future__ import annotations

import unicodedata

import pytest

from surveys.areas.municipalities import (
    FIRST_YEAR,
    LAST_YEAR,
    POPULATION_YEAR,
    find,
    merged,
    municipalities,
    municipality,
    municipality_codes,
    periods,
)
from surveys.errors import UsageError

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)

MERGERS = {
    "413": ("609", 2015),
    "476": ("297", 2015),
    "838": ("423", 2015),
    "164": ("301", 2016),
    "283": ("098", 2016),
    "319": ("783", 2016),
    "532": ("398", 2016),
    "174": ("297", 2017),
    "442": ("051", 2017),
    "911": ("541", 2020),
    "099": ("214", 2021),
    "588": ("507", 2025),
}


@pytest.mark.parametrize(
    ("year", "count"),
    [
        (2013, 320),
        (2014, 320),
        (2015, 317),
        (2016, 313),
        (2017, 311),
        (2019, 311),
        (2020, 310),
        (2021, 309),
        (2024, 309),
        (2025, 308),
        (2026, 308),
    ],
)
def test_so_many_municipalities_in_a_year(year: int, count: int) -> None:
    codes = [one.code for one in municipalities(year)]
    assert len(codes) == count
    assert codes == sorted(set(codes))
    assert all(len(code) == 3 and code.isdecimal() for code in codes)


def test_periods_of_a_municipality_follow_each_other_without_a_gap() -> None:
    for one in municipalities(FIRST_YEAR):
        spans = [(row.since, row.until) for row in periods() if row.code == one.code]
        starts, ends = zip(*spans, strict=True)
        assert starts[0] == FIRST_YEAR
        assert [end + 1 for end in ends[:-1]] == list(starts[1:])


def test_a_municipality_ends_only_by_joining_another() -> None:
    last = {one.code: one for one in periods()}
    for one in last.values():
        assert (one.until is None) == (one.into is None)
    assert all(one.into is None for one in periods() if one is not last[one.code])


def test_mergers_are_the_twelve_of_these_years() -> None:
    found = {one.code: (one.into, one.until + 1) for one in periods() if one.into and one.until}
    assert found == MERGERS


@pytest.mark.parametrize("year", YEARS)
def test_mergers_end_in_a_municipality_of_the_later_year(year: int) -> None:
    for later in range(year, LAST_YEAR + 1):
        codes = {one.code for one in municipalities(later)}
        assert {merged(one.code, year, later) for one in municipalities(year)} == codes


def test_merged_before_and_after() -> None:
    assert merged("588", 2013, 2024) == "588"
    assert merged("588", 2024, 2025) == "507"
    assert merged("091", 2013, 2026) == "091"


def test_merged_refuses_the_way_back() -> None:
    with pytest.raises(UsageError) as error:
        merged("507", 2025, 2024)
    assert str(error.value) == (
        "municipality '507': found a way back from 2025 to 2024; expected the same year or a later "
        "one. A merger cannot be undone: take the municipalities of the earlier year."
    )


def test_aland_has_sixteen_municipalities() -> None:
    aland = [one for one in municipalities(2025) if one.aland]
    assert len(aland) == 16
    assert {(one.ely, one.county, one.employment_area) for one in aland} == {("16", "91", "46")}


def test_everybody_of_2022_is_counted_once() -> None:
    people = [one.population for one in municipalities(POPULATION_YEAR)]
    assert None not in people
    assert sum(count for count in people if count) == 5_563_970
    counted = [one for one in periods() if one.population is not None]
    assert len(counted) == len(people) == 309


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sipoo", "753"),
        ("Sibbo", "753"),
        ("  sIPOO ", "753"),
        ("Koski  Tl", "284"),
        ("Ingå", "149"),
        ("091", "091"),
        (unicodedata.normalize("NFD", "Äänekoski"), "992"),
        ("Nastola", "532"),
    ],
)
def test_find_takes_names_in_two_languages_and_codes(name: str, code: str) -> None:
    assert find(name).code == code


def test_every_name_is_found() -> None:
    for year in (FIRST_YEAR, LAST_YEAR):
        for one in municipalities(year):
            assert {find(name, year) for name in (one.text.fi, one.text.sv, one.text.en)} == {one}


def test_find_in_a_year_gives_the_period() -> None:
    assert find("Iitti", 2020).ely == "06"
    assert find("Iitti").ely == "04"


@pytest.mark.parametrize(
    ("name", "year", "message"),
    [
        (
            "Sippo",
            None,
            "municipalities 2013–2026: found municipality 'Sippo'; expected a Finnish or Swedish "
            "name or a code. Did you mean 'Sipoo'?",
        ),
        (
            "Helsingfor",
            2025,
            "municipalities 2025: found municipality 'Helsingfor'; expected a Finnish or Swedish "
            "name or a code. Did you mean 'Helsingfors'?",
        ),
        (
            "Koski",
            2025,
            "municipalities 2025: found municipality 'Koski'; expected a Finnish or Swedish name "
            "or a code. Did you mean 'Koski Tl' or 'Koskis'?",
        ),
        (
            "Kok",
            2025,
            "municipalities 2025: found municipality 'Kok'; expected a Finnish or Swedish name "
            "or a code. Did you mean 'Kokemäki' or 'Kokkola'?",
        ),
        (
            "Ma",
            2025,
            "municipalities 2025: found municipality 'Ma'; expected a Finnish or Swedish name "
            "or a code.",
        ),
        (
            "Nastola",
            2020,
            "municipalities 2020: found municipality 'Nastola'; expected a Finnish or Swedish "
            "name or a code. Nastola joined Lahti (398) in 2016.",
        ),
        (
            "xyzzy",
            None,
            "municipalities 2013–2026: found municipality 'xyzzy'; expected a Finnish or Swedish "
            "name or a code.",
        ),
    ],
)
def test_find_explains_what_it_does_not_find(name: str, year: int | None, message: str) -> None:
    with pytest.raises(UsageError) as error:
        find(name, year)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("code", "year", "advice"),
    [
        ("588", 2025, "Pertunmaa joined Mäntyharju (507) in 2025."),
        ("Sipoo", 2025, "Sipoo has the code '753'."),
        ("Nastola", 2014, "Nastola has the code '532'."),
        ("Mynamaki", 2025, "Did you mean 'Mynämäki'?"),
        ("999", 2025, ""),
    ],
)
def test_a_code_that_is_none_is_explained(code: str, year: int, advice: str) -> None:
    with pytest.raises(UsageError) as error:
        municipality(code, year)
    assert error.value.advice == advice


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_outside_the_table_are_refused(year: int) -> None:
    with pytest.raises(UsageError, match=f"found year {year}; expected a year from 2013 to 2026"):
        municipalities(year)


def test_code_list_of_a_year_and_of_all_years() -> None:
    assert [code.code for code in municipality_codes(2026)] == [
        one.code for one in municipalities(2026)
    ]
    assert municipality_codes(2026).name == "municipalities_2026"
    assert len(municipality_codes()) == 320
    assert municipality_codes()["588"].text.fi == "Pertunmaa"


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_names_differ_from_each_other_in_every_language(year: int) -> None:
    for language in ("fi", "sv", "en"):
        names = [getattr(one.text, language) for one in municipalities(year)]
        assert len(names) == len(set(names))
