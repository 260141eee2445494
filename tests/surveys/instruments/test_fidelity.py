"""The fidelity review: 25 items, sums of whole groups, and bands of the total."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.cleaning.frames import framed
from surveys.cleaning.scores import scale_scores
from surveys.codelists import fidelity as lists
from surveys.errors import UsageError
from surveys.instruments.fidelity import fidelity
from surveys.model import Calculation, Disclosure, LikertGrid, LongText, ShortText
from surveys.responses import Responses, typed
from surveys.synthetic import Behaviour, respond

INSTRUMENT = fidelity.at("first")
GRIDS = ("ips_staffing", "ips_organisation", "ips_services")
ITEMS = [field.name for name in GRIDS for field in fidelity[name].fields]
SUMS = [
    item.name for item in fidelity if isinstance(item, Calculation) and "sum" in str(item.value)
]
VISIT = {"site": "K7", "rater": "a", "review_date": "2026-03-02", "evidence__records": "1"}


def scored(*changes: dict[str, str | None]) -> dict[str, list[float]]:
    """Return the sums of responses with 4 points on every item but those changed."""
    rows = [{**dict.fromkeys(ITEMS, "4"), **change} for change in changes]
    columns = {name: [row[name] for row in rows] for name in ITEMS}
    ids = [str(number) for number in range(len(rows))]
    frame = scale_scores(framed(response_id=ids, **columns), INSTRUMENT, scores=SUMS)
    return {name: frame[name].to_list() for name in SUMS}


def answered(person: dict[str, str]) -> Responses:
    """Read a scoring in which everything else was left empty."""
    empty = {name: "" for name, one in INSTRUMENT.fields.items() if INSTRUMENT[one.item].asked}
    meta = {"response_id": "1", "submitted": "2026-03-02", "language": "fi"}
    cells = pd.DataFrame([{**meta, **empty, **person}], dtype="str")
    return typed(cells, INSTRUMENT, "first", "test", {})


def test_25_items_in_three_groups() -> None:
    assert [len(fidelity[name].fields) for name in GRIDS] == [3, 8, 14]
    for name in GRIDS:
        grid = fidelity[name]
        assert isinstance(grid, LikertGrid)
        assert grid.codes is lists.SCORE
        assert grid.required
    assert [code.code for code in lists.SCORE] == ["1", "2", "3", "4", "5"]


def test_the_total_is_the_sum_of_the_groups() -> None:
    sums = scored(
        {"ips_staffing__caseload": "1"},
        dict.fromkeys(ITEMS, "1"),
        dict.fromkeys(ITEMS, "5"),
    )
    assert sums == {
        "ips_staffing_sum": [9, 3, 15],
        "ips_organisation_sum": [32, 8, 40],
        "ips_services_sum": [56, 14, 70],
        "ips_total": [97, 25, 125],
    }


@pytest.mark.parametrize("item", [ITEMS[0], ITEMS[3], ITEMS[24]])
def test_one_item_lacking_leaves_no_total(item: str) -> None:
    sums = scored({item: None})
    without = f"{item.split('__')[0]}_sum"
    assert [name for name, (value,) in sums.items() if pd.isna(value)] == [without, "ips_total"]


def test_all_items_have_to_be_scored() -> None:
    scores = dict.fromkeys(ITEMS, "3")
    report = validate(answered({**VISIT, **scores}))
    assert (report.errors, report.warnings) == ((), ())
    (problem,) = validate(answered({**VISIT, **scores, ITEMS[5]: ""})).warnings
    assert (problem.kind, problem.item) == ("required", "ips_organisation")


@pytest.mark.parametrize(
    ("total", "code"),
    [
        (25, "not_supported_employment"),
        (73, "not_supported_employment"),
        (74, "fair"),
        (99, "fair"),
        (100, "good"),
        (114, "good"),
        (115, "exemplary"),
        (125, "exemplary"),
    ],
)
def test_bands(total: int, code: str) -> None:
    assert lists.band(total) == code
    assert code in lists.BANDS


@pytest.mark.parametrize("total", [24, 126])
def test_a_total_that_cannot_be(total: int) -> None:
    with pytest.raises(UsageError, match=f"found the total score {total}; expected 25 to 125"):
        lists.band(total)


def test_bands_are_those_of_the_reference(reference: Path) -> None:
    measures = pd.read_csv(
        reference / "reference" / "indicators" / "measures.csv", index_col="key", dtype="str"
    )
    ips = measures.loc["IPS25"]
    for limits in ("115–125 exemplary", "100–114 good", "74–99 fair", "<= 73 not SE"):
        assert limits in ips["bands"]
    assert ips["score"] == "sum 25–125"
    assert ips["items"].startswith(f"{len(ITEMS)} items")


@pytest.mark.parametrize(
    ("field", "rater", "asked"),
    [
        ("differences", "a", False),
        ("differences", "consensus", True),
        ("next_review", "b", False),
        ("next_review", "consensus", True),
    ],
)
def test_reviewers_together_tell_more(field: str, rater: str, asked: bool) -> None:
    (reason,) = answered({**VISIT, "rater": rater}).frame[f"{field}__missing"]
    assert reason == ("blank" if asked else "not_asked")


@pytest.mark.parametrize(("day", "kinds"), [("2026-03-02", ["constraint"]), ("2026-09-01", [])])
def test_the_next_review_comes_later(day: str, kinds: list[str]) -> None:
    scores = dict.fromkeys(ITEMS, "3")
    person = {**VISIT, **scores, "rater": "consensus", "next_review": day}
    assert [problem.kind for problem in validate(answered(person)).errors] == kinds


def test_a_site_is_scored_by_several_and_named_by_none() -> None:
    site = fidelity["site"]
    assert isinstance(site, ShortText)
    assert site.disclosure is Disclosure.IDENTIFIER
    assert not site.unique
    texts = [item for item in fidelity if isinstance(item, ShortText | LongText)]
    assert [item.name for item in texts if item.disclosure is not Disclosure.FREE_TEXT] == ["site"]


def test_both_waves_ask_the_same() -> None:
    first, second = (fidelity.at(wave) for wave in ("first", "second"))
    assert first.items == second.items


@pytest.mark.parametrize("wave", ["first", "second"])
def test_synthetic_scores_are_valid(wave: str) -> None:
    people = pd.DataFrame({"person": range(60)}).assign(site="K7")
    cells = respond(fidelity, wave, people, Behaviour(), seed=1)
    assert validate(typed(cells, fidelity.at(wave), wave, "synthetic", {})).errors == ()
