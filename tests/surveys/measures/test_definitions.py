"""The measures are what their sources say, and say what of it was not verified."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from surveys.errors import DefinitionError, UsageError
from surveys.measures import MEASURES, Band, Measure, MeasureItem, Rule, Subscale, get, names
from surveys.model import LANGUAGES, Text

REFERENCE = {
    "wai": "WAI",
    "was": "WAS",
    "abilitator": "ABIL",
    "whodas12": "WHODAS12",
    "eurohis8": "EUROHIS8",
    "gse": "GSE",
    "uwes9": "UWES9",
    "rcs": "RCS",
}
SOMETHING = Text(fi="jotain", sv="något", en="something")


@pytest.fixture(scope="module")
def rows(reference: Path) -> dict[str, dict[str, str]]:
    with (reference / "reference" / "indicators" / "measures.csv").open(encoding="utf-8") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def made(**changes: object) -> Measure:
    parts: dict[str, object] = {
        "name": "made_up",
        "title": SOMETHING,
        "items": (MeasureItem("a", 0, 5), MeasureItem("b", 0, 5)),
        "rule": Rule.SUM,
        "licence": "own",
        "ship": "all",
        "source": "here",
        "seen": "all",
    }
    return Measure(**(parts | changes))  # type: ignore[arg-type] # parts by name


@pytest.mark.parametrize(
    ("name", "items", "low", "high"),
    [
        ("wai", 7, 7, 49),
        ("was", 1, 0, 10),
        ("whodas12", 12, 0, 48),
        ("eurohis8", 8, 1, 5),
        ("gse", 10, 10, 40),
        ("uwes9", 9, 0, 6),
        ("rcs", 7, 1, 5),
    ],
)
def test_ranges(name: str, items: int, low: float, high: float) -> None:
    assert len(get(name).items) == items
    assert get(name).range == (low, high)


@pytest.mark.parametrize("name", ["wai", "was", "whodas12", "eurohis8", "gse"])
def test_ranges_and_item_counts_are_those_of_the_reference(
    name: str, rows: dict[str, dict[str, str]]
) -> None:
    low, high = get(name).range
    assert f"{low:g}–{high:g}" in rows[REFERENCE[name]]["score"]
    stated = rows[REFERENCE[name]]["items"]
    assert (
        re.match(rf"{len(get(name).items)} (item|dimension)", stated)
        or f"{len(get(name).items)}-item" in stated
    )


def test_bands_are_those_of_the_reference(rows: dict[str, dict[str, str]]) -> None:
    stated = {
        name: [f"{band.low:g}–{band.high:g}" for band in get(name).bands] for name in ("wai", "was")
    }
    assert re.findall(r"\d+–\d+", rows["WAI"]["bands"]) == stated["wai"]
    assert re.findall(r"\d+–\d+", rows["WAS"]["bands"]) == stated["was"]


def test_what_the_reference_has_from_memory_is_not_called_verified(
    rows: dict[str, dict[str, str]],
) -> None:
    """The scoring of the GSE has been checked against its author's documentation since."""
    memory = {name for name, key in REFERENCE.items() if "memory" in rows[key]["verification"]}
    called = {measure.name for measure in MEASURES if measure.verified}
    assert memory & called == {"gse"}


def test_which_measures_are_verified() -> None:
    assert [measure.name for measure in MEASURES if measure.verified] == ["was", "gse"]
    assert "Not verified: points of each dimension" in get("wai").verification
    assert "Not verified" not in get("gse").verification


def test_points_of_the_work_ability_index_add_up() -> None:
    limits = [(item.minimum, item.maximum) for item in get("wai").items]
    assert limits == [(0, 10), (2, 10), (1, 7), (1, 6), (1, 5), (1, 7), (1, 4)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("uwes9", {"vigour": [1, 2, 5], "dedication": [3, 4, 7], "absorption": [6, 8, 9]}),
        (
            "whodas12",
            {
                "cognition": [3, 6],
                "mobility": [1, 7],
                "self_care": [8, 9],
                "getting_along": [10, 11],
                "life_activities": [2, 12],
                "participation": [4, 5],
            },
        ),
    ],
)
def test_items_of_subscales(name: str, parts: dict[str, list[int]]) -> None:
    measure = get(name)
    found = {
        part.code: [measure.codes.index(code) + 1 for code in part.items]
        for part in measure.subscales
    }
    assert found == parts
    assert sorted(number for part in found.values() for number in part) == list(
        range(1, len(measure.items) + 1)
    )


def test_relational_coordination_has_four_and_three_dimensions() -> None:
    assert [len(part.items) for part in get("rcs").subscales] == [4, 3]


def test_the_abilitator_has_domains_but_no_score() -> None:
    measure = get("abilitator")
    assert measure.scores == ()
    assert [part.name["fi"] for part in measure.subscales] == [
        "osallisuus",
        "mieli",
        "arki",
        "taidot",
        "keho",
    ]
    with pytest.raises(UsageError, match="no published score"):
        _ = measure.range


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.name)
def test_names_are_in_three_languages_and_terms_are_told(measure: Measure) -> None:
    texts = (measure.title, *(part.name for part in measure.subscales))
    assert all(text[language].strip() for text in texts for language in LANGUAGES)
    assert all((measure.licence, measure.ship, measure.source, measure.seen))


def test_only_disability_is_worse_when_higher() -> None:
    assert [one.name for one in MEASURES if not one.higher_is_better] == ["whodas12"]


def test_unknown_name_gets_a_hint() -> None:
    assert names()[0] == "wai"
    with pytest.raises(UsageError, match="Did you mean 'uwes9'"):
        get("uwes")


def test_numpy_waits_until_something_is_scored() -> None:
    code = (
        "import sys; import surveys.measures; "
        "print([name for name in ('numpy', 'pandas', 'narwhals') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "Made"}, "the name 'Made'"),
        ({"items": (MeasureItem("a", 0, 5), MeasureItem("a", 0, 5))}, "the column 'a' more than"),
        ({"items": (MeasureItem("A", 0, 5),)}, "the code 'A'"),
        (
            {"subscales": (Subscale("part", SOMETHING, ("c",)),)},
            "found item 'c' in subscale part; expected one of a, b",
        ),
        ({"bands": (Band("low", 0, 9, SOMETHING),)}, "found bands 0–9; expected bands that cover"),
        (
            {"bands": (Band("low", 0, 4, SOMETHING), Band("high", 6, 10, SOMETHING))},
            "found bands 0–4, 6–10",
        ),
        (
            {
                "bands": (
                    Band("low", 0, 10, SOMETHING),
                    Band("young", 1, 10, SOMETHING, under_age=9),
                )
            },
            "found bands 1–10",
        ),
    ],
)
def test_definitions_that_do_not_hold_together(changes: dict[str, object], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        made(**changes)
