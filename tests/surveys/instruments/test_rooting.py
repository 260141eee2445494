"""Checks are counted: in place, partly, and how many were answered at all."""

from __future__ import annotations

import pytest

from surveys.instruments.rooting import rooting
from surveys.model import Disclosure, LikertGrid, Missing, ShortText
from tests.surveys.instruments.answered import accepted, answered, shown

CHECKS = [field.name for item in rooting if isinstance(item, LikertGrid) for field in item.fields]


def with_answers(**counts: int) -> dict[str, str]:
    """Return answers to the first checks: so many yes, so many partly and so on."""
    codes = [code for code, count in counts.items() for _ in range(count)]
    return dict(zip(CHECKS, codes, strict=False))


def numbers(**counts: int) -> tuple[object, ...]:
    row = answered(rooting, "first", **with_answers(**counts))
    names = ("checks_answered", "in_place", "partly_in_place", "in_place_share", "rooting_index")
    return tuple(row[name] for name in names)


def test_there_are_seventeen_checks_in_four_blocks() -> None:
    assert len(CHECKS) == 17
    assert list(dict.fromkeys(name.split("__")[0] for name in CHECKS)) == [
        "leadership",
        "structure",
        "clients",
        "continuity",
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"yes": 17}, (17.0, 17.0, 0.0, 100.0, 100.0)),
        ({"no": 17}, (17.0, 0.0, 0.0, 0.0, 0.0)),
        ({"partly": 17}, (17.0, 0.0, 17.0, 0.0, 50.0)),
        ({"yes": 6, "partly": 4, "no": 6, "dont_know": 1}, (16.0, 6.0, 4.0, 37.5, 50.0)),
        ({"yes": 12, "dont_know": 5}, (12.0, 12.0, 0.0, 100.0, 100.0)),
    ],
)
def test_numbers(counts: dict[str, int], expected: tuple[float, ...]) -> None:
    assert numbers(**counts) == expected


def test_eleven_answers_are_too_few_for_a_share() -> None:
    assert numbers(yes=11, dont_know=6) == (11.0, 11.0, 0.0, None, None)
    row = answered(rooting, "first", **with_answers(yes=11))
    assert row["in_place_share__missing"] == Missing.NOT_ASKED


def test_evidence_is_asked_for_what_is_at_least_partly_in_place() -> None:
    name = "structure_evidence"
    assert shown(rooting, "first", name, structure__roles="partly", structure__meetings="no")
    assert not shown(rooting, "first", name, structure__roles="no", leadership__aims="yes")


def test_change_is_asked_about_the_second_time() -> None:
    first = [item.name for item in rooting.at("first")]
    again = [item.name for item in rooting.at("again")]
    assert [name for name in again if name not in first] == ["changed"]


def test_the_next_step_gets_a_day_that_is_not_past() -> None:
    step = {"next_step": "Sovitaan varahenkilöt.", "assessed_on": "2026-10-01"}
    assert shown(rooting, "first", "next_step_by", **step)
    assert not shown(rooting, "first", "next_step_by", assessed_on="2026-10-01")
    assert accepted(rooting, "first", "next_step_by", **step, next_step_by="2026-10-01")
    assert not accepted(rooting, "first", "next_step_by", **step, next_step_by="2026-09-30")


def test_several_may_assess_one_network() -> None:
    network = rooting["network"]
    assert isinstance(network, ShortText)
    assert (network.unique, network.disclosure) == (False, Disclosure.IDENTIFIER)
