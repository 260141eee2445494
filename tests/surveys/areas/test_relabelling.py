"""Columns of areas are relabelled only where no area splits."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from surveys.areas.crosswalks import crosswalk
from surveys.areas.divisions import division
from surveys.areas.groupings import Group, Grouping
from surveys.areas.municipalities import municipalities
from surveys.areas.relabelling import convert, relabel
from surveys.errors import AnalysisError, ResponseError
from surveys.model import Text

NORTH = Grouping(
    name="north",
    title=Text("Pohjoinen", "Norr", "North"),
    of=division("ely"),
    groups=(Group("north", Text("Pohjoinen", "Norr", "North"), ("13", "14", "15")),),
    partial=True,
)


def test_convert_keeps_order_and_gaps() -> None:
    assert convert(["18", None, "17", "91"], "county", "ely") == ["12", None, "12", "16"]


def test_a_series_by_ely_cannot_become_one_by_evk() -> None:
    with pytest.raises(AnalysisError, match=r"Häme ELY Centre \(04\) into Southeastern"):
        convert(["15"], "ely", "evk")


def test_through_municipalities_it_can() -> None:
    towns = municipalities(2024)
    centres = convert([one.code for one in towns], "municipality", "evk", year=2024)
    people: dict[str | None, int] = {}
    for one, centre in zip(towns, centres, strict=True):
        people[centre] = people.get(centre, 0) + (one.population or 0)
    assert len(people) == 10
    assert sum(people.values()) == 5_563_970
    assert people["04"] == 169537 + 532671  # a part of Häme, and all of Pirkanmaa


def test_relabel_keeps_the_index_and_the_name() -> None:
    column = pd.Series(["07", None, "21"], index=[7, 5, 3], name="county")
    expected = pd.Series(["04", None, "15"], index=[7, 5, 3], name="county", dtype="str")
    pd.testing.assert_series_equal(relabel(column, crosswalk("county", "ely")), expected)
    assert column.to_list()[0] == "07"


@pytest.mark.parametrize(
    "column", [pd.Series([], dtype="str"), pd.Series(["15"], dtype="category")]
)
def test_relabel_takes_empty_and_categorical_columns(column: pd.Series[Any]) -> None:
    assert relabel(column, NORTH).to_list() == ["north"] * len(column)


def test_relabel_on_another_engine() -> None:
    column = pa.chunked_array([["07", None], ["21"]])
    assert relabel(column, crosswalk("county", "ely")).to_pylist() == ["04", None, "15"]


def test_areas_left_out_on_purpose_become_missing() -> None:
    assert relabel(pd.Series(["13", "01"]), NORTH).isna().to_list() == [False, True]
    mainland = crosswalk("county", "evk", mainland=True)
    assert relabel(pd.Series(["91", "21"]), mainland).isna().to_list() == [True, False]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (
            "7",
            "county 2025 → ely 2025, row 2: found area '7'; expected one of its 23 areas. Codes "
            "are texts with their leading zeros: '07'.",
        ),
        ("77", "county 2025 → ely 2025, row 2: found area '77'; expected one of its 23 areas."),
        (
            "Tavastia, Erkin luona",
            "county 2025 → ely 2025, row 2: found a cell that is no area code; expected one of "
            "its 23 areas.",
        ),
        (
            "",
            "county 2025 → ely 2025, row 2: found a cell that is no area code; expected one of "
            "its 23 areas.",
        ),
    ],
)
def test_a_code_that_is_no_area_is_located_without_repeating_words(cell: str, message: str) -> None:
    with pytest.raises(ResponseError) as error:
        relabel(pd.Series(["01", cell]), crosswalk("county", "ely"))
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([7], "row 1: found the number 7; expected an area code, which is a text such as '07'. "),
        (pd.Series([1, 7]), "row 1: found the number 1; expected an area code, which is a text "
         "such as '01'. "),
        (pd.Series([None, 7.0]), "row 2: found the number 7.0; expected an area code, which is a "
         "text such as '07'. "),
        ([401234567], "row 1: found a cell that is no text; expected an area code, which is a "
         "text such as '01'. "),
    ],
)  # fmt: skip
def test_numbers_are_no_codes(cells: Any, found: str) -> None:
    advice = "Read the column with dtype=str, so that codes keep their leading zeros."
    with pytest.raises(ResponseError) as error:
        convert(cells, "county", "ely")
    assert str(error.value) == f"county 2025 → ely 2025, {found}{advice}"
    with pytest.raises(ResponseError) as error:
        relabel(pd.Series(cells), crosswalk("county", "ely"))
    assert str(error.value) == f"county 2025 → ely 2025, {found}{advice}"


@pytest.mark.parametrize("dtype", ["str", "string", "object", "category"])
def test_a_column_with_gaps_can_be_converted_as_a_list(dtype: str) -> None:
    column = pd.Series(["07", None, "21"], dtype=dtype)
    assert convert(column, "county", "ely") == ["04", None, "15"]


def test_an_old_municipality_asks_for_the_year() -> None:
    with pytest.raises(ResponseError) as error:
        convert(["588"], "municipality", "evk")
    assert str(error.value) == (
        "municipality 2026 → evk 2026, row 1: found area '588'; expected one of its 308 areas. "
        "The codes of municipalities belong to a year: give the year of the data."
    )
