from __future__ import annotations

import pytest

from surveys.anonymisation.recoding.area_levels import area_groups
from surveys.areas import municipality_codes
from surveys.codelists.areas import COUNTIES, ELY, EMPLOYMENT_AREAS
from surveys.errors import DefinitionError


def test_municipalities_lie_in_counties_and_elys() -> None:
    municipalities = municipality_codes(2024)
    for division in ("county", "ely", "region"):
        codes, members = area_groups(municipalities, division)
        assert codes.names == tuple(members)
        assert sorted(one for group in members.values() for one in group) == sorted(
            municipalities.names
        )
    assert codes.name == "regions"


@pytest.mark.parametrize(
    ("codes", "to", "message"),
    [
        (EMPLOYMENT_AREAS, "county", r"split: .*Suupohja \(38\) into South Ostrobothnia"),
        (ELY, "evk", "Häme"),
        (COUNTIES, "elly", "Did you mean 'ely'"),
        (municipality_codes(), "ely", "no area of municipality .* Give the year"),
    ],
)
def test_what_does_not_nest_is_named(codes: object, to: str, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        area_groups(codes, to)  # type: ignore[arg-type] # parametrised


def test_the_year_must_have_the_division() -> None:
    with pytest.raises(DefinitionError, match="2010"):
        area_groups(COUNTIES, "ely", 2010)
