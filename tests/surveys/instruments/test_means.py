"""The survey of means asks about the means of its year, and counts those known and used."""

from __future__ import annotations

from itertools import pairwise

import pytest

from surveys.codelists import means as lists
from surveys.codelists import participants
from surveys.errors import DefinitionError
from surveys.instruments.means import means
from surveys.model import (
    CodeList,
    Disclosure,
    LikertGrid,
    LongText,
    MultipleChoice,
    ShortText,
    Text,
)
from tests.surveys.instruments.answered import answered, shown

WAVES = ["2024", "2026"]
BLOCKS = [block.code for block in lists.BLOCKS]
TEXT = Text(fi="keino", sv="metod", en="means")


def grid(block: str, wave: str) -> CodeList:
    item = means.at(wave)[f"{block}_means"]
    assert isinstance(item, LikertGrid)
    return item.rows


def useful(wave: str) -> CodeList:
    item = means.at(wave)["most_useful"]
    assert isinstance(item, MultipleChoice)
    assert item.at_most == 3
    return item.codes


def codes(some: CodeList) -> list[str]:
    return [code.code for code in some]


@pytest.mark.parametrize("year", range(2010, 2031))
def test_a_means_has_one_responsible_party_in_a_year(year: int) -> None:
    found = [mean.code for mean in lists.version(year)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("code", sorted({mean.code for mean in lists.TAXONOMY}))
def test_a_means_stays_in_its_block_under_its_name(code: str) -> None:
    assert len({(m.block, m.text) for m in lists.TAXONOMY if m.code == code}) == 1


MOVES = [
    pytest.param(before, after, id=f"{before.code}-{after.since}")
    for before, after in pairwise(lists.TAXONOMY)
    if before.code == after.code
]


def test_responsibility_moves() -> None:
    assert MOVES


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_there_is_no_gap_when_responsibility_moves(before: lists.Mean, after: lists.Mean) -> None:
    assert before.until is not None
    assert after.since == before.until + 1
    assert before.responsible != after.responsible


def test_there_are_some_35_means_in_six_blocks() -> None:
    assert len(BLOCKS) == 6
    for year in (2024, 2026):
        assert 33 <= len(lists.version(year)) <= 39
        assert {mean.block for mean in lists.version(year)} == set(BLOCKS)


def test_the_reforms_move_means() -> None:
    def party(code: str, year: int) -> str:
        return next(mean.responsible for mean in lists.version(year) if mean.code == code)

    assert [party("pay_subsidy", year) for year in (2024, 2025)] == [
        "te_office",
        "employment_authority",
    ]
    assert [party("rehabilitative_work", year) for year in (2022, 2023)] == [
        "municipality",
        "county",
    ]


def test_no_te_office_after_2024_and_no_employment_authority_before() -> None:
    assert "te_office" not in {mean.responsible for mean in lists.version(2025)}
    assert "employment_authority" not in {mean.responsible for mean in lists.version(2024)}


def test_means_that_clients_are_asked_about_have_the_same_text() -> None:
    shared = {m.code: m.text for m in lists.TAXONOMY if m.code in participants.MEANS}
    assert list(shared) == [
        "pay_subsidy",
        "work_tryout",
        "job_coaching",
        "rehabilitative_work",
        "benefits",
    ]
    assert all(participants.MEANS[code].text == text for code, text in shared.items())


@pytest.mark.parametrize(
    ("block", "party", "years", "message"),
    [
        ("jobs", "kela", (None, None), "found code 'jobs'"),
        ("social", "kelo", (None, None), "Did you mean 'kela'"),
        ("social", "kela", (2026, 2025), "means new: found the years 2026–2025"),
    ],
)
def test_a_means_that_does_not_hold_together(
    block: str, party: str, years: tuple[int | None, int | None], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        lists.Mean("new", block, TEXT, party, *years)


@pytest.mark.parametrize("wave", WAVES)
def test_a_wave_asks_about_the_means_of_its_year(wave: str) -> None:
    asked = [code for block in BLOCKS for code in codes(grid(block, wave))]
    assert asked == [mean.code for mean in lists.version(int(wave))]
    assert codes(useful(wave)) == asked


def test_the_joint_service_of_each_time_is_asked_about() -> None:
    before, after = (codes(grid("employment", wave)) for wave in WAVES)
    assert set(before) - set(after) == {"joint_service"}
    assert set(after) - set(before) == {"joint_promotion"}
    for block in BLOCKS[1:]:
        assert grid(block, "2024") == grid(block, "2026")


def test_known_and_used_means_are_counted_over_blocks() -> None:
    row = answered(
        means,
        "2026",
        employment_means__pay_subsidy="used",
        employment_means__joint_promotion="known",
        social_means__social_guidance="unknown",
        education_means__tuva="used",
        benefits_means__benefits="known",
    )
    assert (row["means_known"], row["means_used"], row["means_used_share"]) == (4, 2, 50)


def test_nothing_answered_is_not_nothing_known() -> None:
    row = answered(means, "2026", means_missing="no")
    assert (row["means_known"], row["means_used"], row["means_used_share"]) == (None, None, None)
    none = answered(means, "2026", social_means__social_guidance="unknown")
    assert (none["means_known"], none["means_used_share"]) == (0, None)


@pytest.mark.parametrize(
    ("name", "given", "asked"),
    [
        ("social_obstacles", {"social_means__social_guidance": "known"}, True),
        ("social_obstacles", {"social_means__social_guidance": "used"}, False),
        ("social_obstacles", {"health_means__mental_health": "known"}, False),
        ("most_useful", {"health_means__mental_health": "used"}, True),
        ("most_useful", {"health_means__mental_health": "known"}, False),
        ("most_useful_reason", {"health_means__mental_health": "used"}, False),
        (
            "most_useful_reason",
            {"health_means__mental_health": "used", "most_useful__mental_health": "1"},
            True,
        ),
        ("means_missing_which", {"means_missing": "dont_know"}, False),
        ("means_missing_which", {"means_missing": "yes"}, True),
        ("employer_other", {"employer": "other"}, True),
    ],
)
def test_who_is_asked(name: str, given: dict[str, str], asked: bool) -> None:
    assert shown(means, "2026", name, **given) is asked


def test_what_answers_can_give_away() -> None:
    kinds = {item.name: item.disclosure for item in means}
    assert [name for name, kind in kinds.items() if kind is Disclosure.IDENTIFIER] == ["link_code"]
    assert [name for name, kind in kinds.items() if kind is Disclosure.KEY] == [
        "employer",
        "county",
        "employment_area",
    ]
    texts = [item for item in means if isinstance(item, ShortText | LongText)]
    assert all(item.disclosure is not Disclosure.NONE for item in texts)
