"""Crosswalks are built through municipalities, and know which areas split."""

from __future__ import annotations

from itertools import permutations

import pytest

from surveys.areas.crosswalks import Overlap, crosswalk
from surveys.areas.divisions import area_of, division, divisions
from surveys.areas.municipalities import municipalities
from surveys.errors import AnalysisError, UsageError

EVERYBODY = 5_563_970
PAIRS = list(permutations([one.name for one in divisions()], 2))


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_every_municipality_and_everybody_is_in_one_overlap(source: str, target: str) -> None:
    made = crosswalk(source, target)
    towns = [code for one in made.overlaps for code in one.municipalities]
    assert sorted(towns) == [one.code for one in municipalities(min(made.year, made.target_year))]
    assert sum(one.population or 0 for one in made.overlaps) == EVERYBODY


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_overlaps_hold_the_municipalities_of_both_areas(source: str, target: str) -> None:
    made = (
        crosswalk(source, target, year=2025, target_year=2025)
        if "evk"
        not in (
            source,
            target,
        )
        else crosswalk(source, target)
    )
    for one in made.overlaps:
        for code in one.municipalities:
            assert area_of(code, source, made.year) == one.source
            assert area_of(code, target, made.target_year) == one.target


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_shares_of_a_source_area_make_a_whole(source: str, target: str) -> None:
    shares: dict[str, float] = {}
    for one in crosswalk(source, target).overlaps:
        assert one.share is not None
        shares[one.source] = shares.get(one.source, 0.0) + one.share
    assert shares == pytest.approx(dict.fromkeys(shares, 1.0))


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("ely", "evk", "ely 2025 → evk 2026"),
        ("evk", "ely", "evk 2026 → ely 2025"),
        ("county", "ely", "county 2025 → ely 2025"),
        ("county", "evk", "county 2026 → evk 2026"),
        ("municipality", "ely", "municipality 2025 → ely 2025"),
    ],
)
def test_years_are_the_nearest_when_not_given(source: str, target: str, name: str) -> None:
    assert crosswalk(source, target).name == name


def test_a_year_given_draws_the_other_near() -> None:
    assert crosswalk("region", "evk", year=2020).name == "region 2020 → evk 2026"
    assert crosswalk("region", "ely", year=2020).name == "region 2020 → ely 2020"
    assert crosswalk("region", "ely", target_year=2015).name == "region 2015 → ely 2015"
    assert crosswalk("county", "ely", target_year=2015).name == "county 2018 → ely 2015"


@pytest.mark.parametrize(
    ("source", "target", "nested"),
    [
        ("county", "ely", True),
        ("region", "ely", True),
        ("employment_area", "evk", False),
        ("ely", "evk", False),
        ("county", "evk", True),
        ("employment_area", "county", False),
        ("municipality", "county", True),
        ("ely", "county", False),
    ],
)
def test_nested_divisions(source: str, target: str, nested: bool) -> None:
    assert crosswalk(source, target).nested is nested


def test_five_employment_areas_cross_county_borders() -> None:
    made = crosswalk("employment_area", "county")
    assert {made.source.named(code): areas for code, areas in made.crossing.items()} == {
        "Southern Central Finland (06)": ("08", "15"),
        "Kainuu-Koillismaa (10)": ("19", "20"),
        "Kerava-Sipoo (11)": ("01", "04"),
        "Central Savo (13)": ("12", "13"),
        "Suupohja (38)": ("16", "17"),
    }


def test_hame_splits_into_two_centres() -> None:
    hame = [one for one in crosswalk("ely", "evk").overlaps if one.source == "04"]
    assert [(one.target, len(one.municipalities), one.population) for one in hame] == [
        ("03", 10, 204528),
        ("04", 11, 169537),
    ]
    assert hame[0].share == pytest.approx(204528 / (204528 + 169537))


def test_a_mapping_that_would_split_is_refused_and_names_hame() -> None:
    with pytest.raises(AnalysisError) as error:
        _ = crosswalk("ely", "evk").mapping
    assert str(error.value) == (
        "crosswalk ely 2025 → evk 2026: found 1 area(s) that split: Häme ELY Centre (04) into "
        "Southeastern Finland Economic Development Centre (03) and Inland Finland Economic "
        "Development Centre (04); expected every ELY Centre in one Economic Development Centre. "
        "Go through municipalities: where the municipality of each answer or figure is known, "
        "convert from 'municipality'."
    )


def test_many_areas_that_split_are_cut_short() -> None:
    with pytest.raises(AnalysisError) as error:
        _ = crosswalk("county", "employment_area").mapping
    assert error.value.found.startswith("16 area(s) that split: East Uusimaa")
    assert error.value.found.count(" into ") == 5
    assert error.value.found.endswith("; …")


def test_mergers_are_followed_to_the_later_year() -> None:
    towns = crosswalk("municipality", "municipality", year=2013, target_year=2026)
    moved = {old: new for old, new in towns.mapping.items() if old != new}
    assert len(towns.mapping) == 320
    assert len(moved) == 12
    assert (moved["174"], moved["588"]) == ("297", "507")


def test_against_time_the_earlier_municipalities_are_the_parts() -> None:
    back = crosswalk("municipality", "municipality", year=2026, target_year=2013)
    assert back.crossing["297"] == ("174", "297", "476")
    assert len(back.overlaps) == 320


def test_an_area_can_change_its_borders_in_time() -> None:
    made = crosswalk("region", "region", year=2013, target_year=2025)
    assert dict(made.crossing) == {
        "08": ("07", "08"),
        "10": ("10", "11", "12"),
        "13": ("06", "13"),
        "15": ("14", "15"),
        "18": ("17", "18"),
    }


def test_people_of_a_merged_municipality_count_with_its_receiver() -> None:
    towns = crosswalk("municipality", "region", year=2026, target_year=2026)
    mantyharju = next(one for one in towns.overlaps if one.source == "507")
    assert mantyharju == Overlap("507", "10", ("507",), 5564 + 1600, 1.0)


def test_people_are_unknown_where_a_later_municipality_joins_several_overlaps() -> None:
    towns = {one.source: one for one in crosswalk("municipality", "ely", year=2013).overlaps}
    assert (towns["174"].population, towns["174"].share) == (None, None)
    assert (towns["091"].population, towns["091"].share) == (664028, 1.0)
    by_region = crosswalk("region", "ely", year=2013).overlaps
    assert sum(one.population or 0 for one in by_region) == EVERYBODY


def test_the_mainland_leaves_aland_out() -> None:
    made = crosswalk("ely", "evk", mainland=True)
    assert made.dropped == {"16"}
    assert "16" not in made.targets
    assert sum(len(one.municipalities) for one in made.overlaps) == 308 - 16
    assert crosswalk("evk", "county", mainland=True).dropped == frozenset()
    assert crosswalk("ely", "evk").dropped == frozenset()


def test_a_division_given_by_value_or_name_is_the_same() -> None:
    assert crosswalk(division("ely"), division("evk")) == crosswalk("ely", "evk")


@pytest.mark.parametrize(
    ("year", "target_year", "message"),
    [
        (2026, None, "division ely: found year 2026; expected 2013–2025."),
        (None, 2025, "division evk: found year 2025; expected 2026."),
    ],
)
def test_years_that_a_division_does_not_have_are_refused(
    year: int | None, target_year: int | None, message: str
) -> None:
    with pytest.raises(UsageError) as error:
        crosswalk("ely", "evk", year=year, target_year=target_year)
    assert str(error.value) == message
