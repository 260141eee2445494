"""Every rule finds what it is there for, in words of its own, and nothing where all is well."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.aggregates import check, parse
from surveys.aggregates.layout import layout
from surveys.errors import DefinitionError
from surveys.tables import Table
from tests.surveys.aggregates.tables import aggregates, found, rules
from tests.surveys.aggregates.test_reading import ROWS, WIDE

CLIENTS = "clients,774,persons,realised,total"
STARTS = "starts,721,notices,realised,total"
PARTS = ("alone,344,persons,realised,starts", "together,377,persons,realised,starts")
TOTAL = {"total": "starts", "parts": ["alone", "together"]}


def share(name: str, value: float, base: str = "clients", kind: str = "realised") -> str:
    return f"{name},{value:g},percent,{kind},{base}"


def test_figures_that_agree_have_no_findings() -> None:
    assert found(CLIENTS, STARTS, *PARTS, share("women", 52), totals=[TOTAL]) == []


# --- totals ----------------------------------------------------------------------------------


def test_parts_that_do_not_make_up_their_total() -> None:
    (told,) = found(CLIENTS, *PARTS, totals=[{**TOTAL, "total": "clients"}])
    assert told == (
        "error: alone, together, clients: found parts that add up to 721, 53 less than the total; "
        "expected the total 774. Look for a part that is left out, counted twice or of another "
        "base. [sum]"
    )


def test_rounded_counts_may_differ_by_their_rounding() -> None:
    rows = ("all,1000,persons,realised,total", "a,330,persons,realised,all",
            "b,331,persons,realised,all", "c,329,persons,realised,all")  # fmt: skip
    totals = [{"total": "all", "parts": ["a", "b", "c"]}]
    assert rules(*rows, totals=totals) == ["sum"]
    assert rules(*rows, totals=totals, rounded_to=10) == []


def test_overlapping_parts_only_have_to_fit_in() -> None:
    total = {"total": "starts", "parts": ["ill", "young"], "overlapping": True}
    rows = (STARTS, "ill,500,persons,realised,starts", "young,400,persons,realised,starts")
    assert rules(*rows, totals=[total]) == []
    (told,) = found(rows[0], rows[1], "young,800,persons,realised,x", totals=[total])
    assert "young, starts: found a part of 800; expected at most the whole, 721" in told


def test_totals_of_every_row_and_of_the_rows_together() -> None:
    given = parse(ROWS, layout(Table(WIDE, "wide.toml")), "wide")
    told = [str(one) for one in check(given).findings]
    assert [line.split("[")[-1] for line in told] == ["sum]", "sum]"]
    assert "women__koko_maa, men__koko_maa, all__koko_maa: found parts that add up to 44" in told[0]
    assert "all__lappi, all__aland, all__koko_maa: found parts that add up to 33" in told[1]


# --- bases -----------------------------------------------------------------------------------


def test_tables_that_mix_bases() -> None:
    table = {"name": "the background", "figures": ["women", "alone"]}
    (told,) = found(share("women", 52), share("alone", 48, "start notices"), tables=[table])
    assert "found 2 bases in the background: clients, start notices" in told


def test_a_base_that_is_not_stated_is_guessed_from_the_total_it_is_part_of() -> None:
    rows = (STARTS, "alone,344,persons,realised,unstated", PARTS[1])
    (told,) = found(*rows, totals=[TOTAL])
    assert told.startswith("warning: alone: found 344 persons of nothing that is stated")
    assert "It is likely to be starts, of which it is a part." in told
    assert "Look it up" in found(share("children", 24, "unstated"))[0]


def test_a_share_of_the_total_says_nothing() -> None:
    assert rules(share("women", 52, "total")) == ["share-of-total"]


# --- one thing, two values; two things, one value --------------------------------------------


def test_one_thing_with_two_values() -> None:
    rows = ("plan_a,574,companies,planned,total", "plan_b,650,companies,planned,total")
    assert found(*rows) == []
    (told,) = found(*rows, same=[{"figures": ["plan_a", "plan_b"]}])
    assert "found 574 (final report) and 650 (final report) for one thing, 76 apart" in told


def test_one_value_of_two_things() -> None:
    rows = ("exits,404,notices,realised,total", "school,404,persons,realised,clients")
    (told,) = found(*rows)
    assert told.startswith("warning: exits, school: found 404 under two names")
    assert found(*rows, same=[{"figures": ["exits", "school"]}]) == []


# --- percentages -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"), [("56", []), ("56.0", []), ("56.1", ["share"]), ("52", ["share"])]
)
def test_a_percentage_follows_from_its_counts(printed: str, expected: list[str]) -> None:
    rows = (STARTS, "exits,404,notices,realised,starts", f"rate,{printed},percent,realised,x")
    shares = [{"share": "rate", "part": "exits", "whole": "starts"}]
    assert rules(*rows, shares=shares) == expected


def test_a_percentage_of_nothing_is_not_reckoned() -> None:
    rows = ("all,0,notices,realised,total", "some,0,notices,realised,all", share("rate", 0, "x"))
    assert rules(*rows, shares=[{"share": "rate", "part": "some", "whole": "all"}]) == []


@pytest.mark.parametrize(("value", "reached"), [(50, True), (33, True), (40, False), (41.7, True)])
def test_a_percentage_that_no_whole_number_gives(value: float, reached: bool) -> None:
    rows = ("offices,12,areas,realised,total", share("going_on", value, "the offices"))
    told = found(*rows, bases={"the offices": "offices"})
    assert told == [] if reached else "found 40 percent of 12" in told[0]


def test_more_than_everybody() -> None:
    assert rules(share("women", 104)) == ["over-100"]
    assert rules(share("growth", 318, kind="claim")) == []


# --- claims ----------------------------------------------------------------------------------

BEFORE, AFTER = "before,27,persons,realised,starts", "after,86,persons,realised,exits"
GROWTH = {"claim": "growth", "later": "after", "earlier": "before"}


def test_growth_that_is_a_ratio_of_counts_with_other_bases() -> None:
    told = found(BEFORE, AFTER, share("growth", 318, "before", "claim"), growths=[GROWTH])
    assert "found 318 percent in a text; expected 218.5 percent" in told[0]
    assert "growth is that less 100" in told[0]
    assert "found a change from starts to exits; expected two figures of one base" in told[1]


def test_growth_that_is_simply_wrong() -> None:
    rows = (BEFORE, AFTER.replace("exits", "starts"), share("growth", 300, "before", "claim"))
    (told,) = found(*rows, growths=[GROWTH])
    assert "Give the percentage that the counts give. [growth]" in told


def test_growth_from_nothing_is_not_reckoned() -> None:
    rows = ("before,0,persons,realised,x", "after,86,persons,realised,x")
    assert found(*rows, share("growth", 10, "before", "claim"), growths=[GROWTH]) == []


def test_an_excess_that_is_not_the_one_of_the_counts() -> None:
    rows = (CLIENTS, "target,700,persons,planned,total", share("said", 10, "target", "claim"))
    excesses = [{"claim": "said", "realised": "clients", "planned": "target"}]
    (told,) = found(*rows, excesses=excesses)
    assert "found 10 percent in a text; expected 10.6 percent" in told
    assert found(*rows[:2], share("said", 11, "target", "claim"), excesses=excesses) == []
    nothing = (CLIENTS, "target,0,persons,planned,total", rows[2])
    assert found(*nothing, excesses=excesses) == []


def test_percentage_points_are_not_percent() -> None:
    rows = (share("before", 4, "answered"), share("after", 21, "answered"))
    (told,) = found(*rows, share("growth", 17, "before", "claim"), growths=[GROWTH])
    assert "found 17 percent for the difference of two percentages; expected 17 percentage" in told
    points = "growth,17,percentage points,claim,before"
    assert found(*rows, points, growths=[GROWTH]) == []
    assert found(*rows, share("growth", 425, "before", "claim"), growths=[GROWTH]) == []


# --- tables of percentages -------------------------------------------------------------------


def table(multiple: bool = False) -> dict[str, Any]:
    names = ["work", "study", "other"]
    return {"name": "the status", "figures": names, "multiple": multiple}


def distribution(base: str, *values: float) -> list[str]:
    return [
        share(name, value, base)
        for name, value in zip(("work", "study", "other"), values, strict=True)
    ]


@pytest.mark.parametrize(
    ("base", "values", "multiple", "expected"),
    [
        ("respondents", (60, 30, 10), False, []),
        ("respondents", (33, 33, 33), False, []),
        ("respondents", (60, 30, 20), False, ["distribution"]),
        ("respondents", (60, 30, 20), True, []),
        ("respondents", (40, 20, 20), True, ["multiple-response"]),
        ("answers", (60, 30, 20), True, ["distribution"]),
        ("answers", (60, 30, 10), True, []),
        ("vastaukset", (60, 30, 20), True, ["distribution"]),
        ("vastaajat", (60, 30, 20), True, []),
        ("the survey", (60, 30, 20), True, ["of-whom"]),
    ],
)
def test_percentages_of_one_table(
    base: str, values: tuple[float, ...], multiple: bool, expected: list[str]
) -> None:
    assert rules(*distribution(base, *values), tables=[table(multiple)]) == expected


def test_a_table_of_other_figures_is_no_distribution() -> None:
    rows = [*distribution("clients", 60, 30, 10)[:2], "other,77,persons,realised,clients"]
    assert rules(*rows, tables=[table()]) == []


# --- counts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("a,-1,companies,realised,total", "negative"),
        ("a,-2,percent,realised,clients", "negative"),
        ("a,2.5,companies,realised,total", "fraction"),
        ("a,4,persons,realised,total", "small-group"),
        ("a,900,persons,realised,clients", "part-over-base"),
        ("a,0.4,percent,realised,clients", "small-group"),
    ],
)
def test_counts_that_cannot_be_or_should_not_be_shown(row: str, rule: str) -> None:
    assert rules(CLIENTS, row, bases={"clients": "clients"}) == [rule]


@pytest.mark.parametrize(
    "row",
    [
        "a,-3,percentage points,claim,clients",
        "a,-3,percent,claim,clients",
        "a,0,persons,realised,total",
        "a,5,persons,realised,total",
        "a,4,persons,planned,total",
        "a,4,companies,realised,total",
        "a,1.5,EUR,realised,total",
    ],
)
def test_counts_that_can_be(row: str) -> None:
    assert rules(CLIENTS, row, bases={"clients": "clients"}) == []


def test_a_part_that_gives_away_the_rest() -> None:
    rows = ("all,100,persons,realised,total", "ill,97,persons,realised,all")
    total = {"total": "all", "parts": ["ill"], "overlapping": True}
    (told,) = found(*rows, totals=[total])
    assert "ill, all: found a part that leaves 3 people of its total; expected 5 or more" in told
    assert found(*rows, totals=[total], minimum_group=3) == []
    assert found(*(row.replace("persons", "areas") for row in rows), totals=[total]) == []


# --- sources ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"source": "unstated", "page": "1", "verification": "verified"}, ["no-source"]),
        ({"source": "report"}, ["unverified"]),
        ({"source": "report", "verification": "verified"}, ["unverified"]),
        ({"source": "report", "url": "https://example.fi", "verification": "verified"}, []),
    ],
)
def test_figures_are_found_again_in_their_source(told: dict[str, str], expected: list[str]) -> None:
    assert rules(CLIENTS, defaults=told) == expected


# --- accepted deviations ---------------------------------------------------------------------


def test_an_accepted_deviation_is_shown_with_its_reason() -> None:
    accepted = {"rule": "sum", "figures": ["alone", "together", "clients"], "reason": "So printed."}
    given = aggregates(CLIENTS, *PARTS, totals=[{**TOTAL, "total": "clients"}], accepted=[accepted])
    report = check(given)
    assert report.findings == ()
    (told,) = report.accepted
    assert str(told).startswith("accepted: alone, together, clients: found parts that add up")
    assert str(told).endswith("[sum] Because: So printed.")


def test_what_was_accepted_in_vain_is_found() -> None:
    accepted = [{"rule": "sum", "reason": "So printed."}]
    (told,) = found(CLIENTS, accepted=accepted)
    assert "found a deviation accepted of the rule 'sum' that is not there" in told


def test_a_rule_that_is_not_there_cannot_be_accepted() -> None:
    with pytest.raises(DefinitionError, match=r"accepted rule 'sums'.*Did you mean 'sum'\?"):
        found(CLIENTS, accepted=[{"rule": "sums", "reason": "?"}])
