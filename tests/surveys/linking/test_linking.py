"""Linking waves and forms: what is linked, what is left open, and that no pair is wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.cleaning.texts import folded
from surveys.errors import UsageError
from surveys.linking import How, Links, Side, canonical, link
from surveys.linking.codes import fold

from .people import Known, two_waves


def side(name: str, *codes: str | None, **evidence: Sequence[Any]) -> Side:
    return Side(name, [f"{name}{number}" for number in range(len(codes))], codes, evidence)


def joined(links: Links) -> list[tuple[str, str, str]]:
    return [
        (
            links.sides[one.earlier].ids[one.earlier_row],
            links.sides[one.later].ids[one.later_row],
            str(one.how),
        )
        for one in links.pairs
    ]


def unclear(links: Links) -> dict[str, str]:
    return {links.sides[one.side].ids[one.row]: str(one.reason) for one in links.ambiguous}


REST = ("pq88rs", "tu21vw", "xy40za")
"""Codes that are far from all others."""


@pytest.mark.parametrize("written", ["KO07IO", " ko 07 io", "ＫＯ07ＩＯ", "K\u200bO07IO"])
def test_spellings_of_one_code_are_exact(written: str) -> None:
    assert joined(link(side("a", "ko07io"), side("b", written))) == [("a0", "b0", "exact")]


@pytest.mark.parametrize("slip", ["KO01IO", "KO7IOA", "KO07IOA", "OK07IO", "KO07OI", "XO07IO"])
def test_one_slip_is_tolerated(slip: str) -> None:
    links = link(side("a", *REST, "ko07io"), side("b", *REST, slip))
    expected = [("a3", "b3", "slip")] if slip != "KO7IOA" else []
    assert joined(links)[3:] == expected
    assert joined(link(*links.sides, slips=0))[3:] == []


def test_codes_of_fewer_than_six_signs_must_be_equal() -> None:
    links = link(side("a", "ko-07", "bj12"), side("b", "ko-08", "bj12"))
    assert joined(links) == [("a1", "b1", "exact")]
    assert links.report.short == 1
    assert "the codes are too short" in str(links.report)


def test_two_candidates_are_a_question() -> None:
    links = link(side("a", "ko07io"), side("b", "ko08io", "ko09io"))
    assert joined(links) == []
    assert unclear(links) == {"a0": "several", "b0": "several", "b1": "several"}
    assert [(one.earlier_row, one.later_row) for one in links.questions] == [(0, 0), (0, 1)]


def test_a_third_code_nearby_makes_a_slip_uncertain() -> None:
    links = link(side("a", "ko07io", "ko06io"), side("b", "ko08io"))
    assert joined(links) == []
    assert set(unclear(links).values()) == {"several"}


def test_a_code_that_has_its_equal_is_no_slip_of_another() -> None:
    links = link(side("a", "ko07io"), side("b", "ko07io", "ko08io"))
    assert joined(links) == [("a0", "b0", "exact")]
    assert links.questions == ()
    assert links.report.sides[1].unmatched == 1


def test_repeated_codes_are_not_linked() -> None:
    links = link(side("a", "ko07io", "bj12sa"), side("b", "ko07io", "KO 07 IO", "bj12sa"))
    assert joined(links) == [("a1", "b2", "exact")]
    assert unclear(links) == {"a0": "repeated", "b0": "repeated", "b1": "repeated"}
    assert len(links.questions) == 2
    assert len({code for codes in canonical(links) for code in codes}) == 4


def test_a_word_that_many_wrote_is_not_asked_about() -> None:
    links = link(side("a", *["nothing"] * 5), side("b", *["nothing"] * 4))
    assert (joined(links), links.questions, links.report.not_listed) == ([], (), 20)


def test_a_word_that_everybody_wrote_takes_no_time() -> None:
    links = link(side("a", *["nothing"] * 30_000), side("b", *["nothing"] * 30_000, "nothinh"))
    assert links.report.not_listed == 900_000_000
    assert links.report.ambiguous == {"repeated": 60_000}


def test_a_text_is_no_code_to_be_mistyped() -> None:
    text = "I would rather not tell anybody where I was born or which street I lived in as a child"
    links = link(side("a", text, "ko07io"), side("b", text.upper(), text[1:], "ko08io"))
    assert joined(links) == [("a0", "b0", "exact"), ("a1", "b2", "slip")]


def test_evidence_that_contradicts_keeps_equal_codes_apart() -> None:
    links = link(
        side("a", "ko07io", "bj12sa", born=[1980, None]),
        side("b", "ko07io", "bj12sa", born=["1981", 1990.0]),
    )
    assert joined(links) == [("a1", "b1", "exact")]
    assert unclear(links) == {"a0": "contradicted", "b0": "contradicted"}
    assert canonical(links)[0][0] != canonical(links)[1][0]


@pytest.mark.parametrize(
    ("born", "required", "reason"),
    [
        ([1980, 1980], 0, None),
        ([1980, 1980], 1, None),
        ([1980, 1990], 0, "evidence"),
        ([1980, None], 0, None),
        ([1980, None], 1, "too_little"),
    ],
)
def test_evidence_decides_about_slips(
    born: list[int | None], required: int, reason: str | None
) -> None:
    links = link(
        side("a", *REST, "ko07io", born=[1, 2, 3, born[0]]),
        side("b", *REST, "ko08io", born=[1, 2, 3, born[1]]),
        required_agreement=required,
    )
    assert (len(links.pairs) == 4) == (reason is None)
    assert unclear(links) == ({} if reason is None else {"a3": reason, "b3": reason})
    last = list(links.pairs)[-1]
    assert last.contradicting == 0


def test_serial_codes_are_not_guessed() -> None:
    before = side("a", *(f"client{number:03}" for number in range(0, 400, 3)))
    after = side("b", *(f"client{number:03}" for number in range(200, 600, 2)))
    links = link(before, after)
    assert {one.how for one in links.pairs} == {How.EXACT}
    assert len(links.pairs) == 33
    assert links.report.slips == "off"
    assert links.questions == ()
    assert links.report.expected_wrong_slips > 1


def test_many_strangers_make_slips_a_question() -> None:
    known = two_waves(1, shape="aa99aa", people=400, joiners=0.3)
    links = link(*map(bare, (known.earlier, known.later)))
    assert links.report.slips == "asked"
    assert links.report.pairs["slip"] == 0
    assert links.report.ambiguous["chance"] > 0
    assert (
        link(known.earlier, known.later).report.slips == "linked"
    )  # evidence tells strangers apart


def bare(one: Side) -> Side:
    """The side without evidence."""
    return Side(one.name, one.ids, one.codes)


def test_codes_that_strangers_share_are_warned_of() -> None:
    known = two_waves(1, shape="aa9", people=300, joiners=0.3)
    assert "declare evidence" in str(link(bare(known.earlier), bare(known.later)).report)
    known = two_waves(1, people=300, joiners=0.3)
    assert "caution" not in str(link(bare(known.earlier), bare(known.later)).report)


def test_three_waves_and_a_slip_in_the_middle() -> None:
    links = link(side("a", "ko07io", *REST), side("b", "ko08io", *REST), side("c", "ko07io", *REST))
    assert joined(links)[0] == ("a0", "b0", "slip")
    assert ("b0", "c0", "slip") in joined(links)
    assert len({codes[0] for codes in canonical(links)}) == 1


def test_waves_that_would_chain_two_people_are_ambiguous() -> None:
    links = link(side("a", "ko07io"), side("b", "ko08io"), side("c", "ko07io", "ko08io"))
    assert joined(links) == [("a0", "c0", "exact"), ("b0", "c1", "exact")]
    assert link(side("a", "ko07io"), side("b", "ko08io"), side("c", "ko09io")).report.questions == 3


def test_the_first_wave_has_nothing_to_be_linked_to() -> None:
    links = link(side("a", "ko07io", "bj12sa", "bj12sa", "KO08IO"))
    assert (len(links.pairs), links.questions) == (0, ())
    assert unclear(links) == {"a1": "repeated", "a2": "repeated"}
    assert len(set(canonical(links)[0])) == 4


def test_evidence_known_on_one_side_tells_no_strangers_apart() -> None:
    known = two_waves(1, shape="aa99aa", people=400, joiners=0.3)
    both = link(known.earlier, known.later).report.expected_wrong_slips
    half = link(known.earlier, bare(known.later)).report
    none = link(bare(known.earlier), bare(known.later)).report
    assert both < none.expected_wrong_slips / 100
    assert half.expected_wrong_slips == pytest.approx(none.expected_wrong_slips)


def test_the_report_holds_counts_alone() -> None:
    known = two_waves(3, people=60, shape="aa99aa")
    report = link(known.earlier, known.later, side("later", "QQ11QQ", "QQ11QQ")).report
    assert "not linked: 2 answers, as the code stands more than once on one side" in str(report)
    plain = json.loads(report.to_json())
    assert plain["sides"][0]["answers"] == 60
    both = f"{report}{report.to_json()}".lower()
    assert not any((code or "-").lower() in both for code in known.earlier.codes)
    assert not any(one in both for one in known.earlier.ids)


@pytest.mark.parametrize("codes", [(), (None,), ("", "–", " ")])
def test_hardly_anything_to_link(codes: tuple[str | None, ...]) -> None:
    links = link(side("a", *codes), side("b", *codes))
    assert len(links.pairs) == 0
    assert canonical(links) == ((None,) * len(codes),) * 2
    assert links.report.sides[0].coded == 0


def wrong(links: Links, known: Known) -> int:
    return sum(
        known.givers[0][one.earlier_row] != known.givers[1][one.later_row] for one in links.pairs
    )


def test_no_pair_is_wrong_in_two_hundred_studies() -> None:
    found = stayed = 0
    for seed in range(200):
        known = two_waves(seed)
        links = link(bare(known.earlier), bare(known.later))
        assert wrong(links, known) == 0
        found += len(links.pairs)
        stayed += known.stayed
    assert found / stayed > 0.995


@pytest.mark.parametrize(
    ("shape", "joiners", "required", "recall"),
    [
        ("aa99aa99", 0.0, 0, 0.99),
        ("aa99aa99", 0.3, 0, 0.88),
        ("aa99aa99", 0.3, 3, 0.99),
        ("aa99aa", 0.0, 3, 0.97),
        ("aa99", 0.0, 0, 0.75),
    ],
)
def test_structured_codes_and_newcomers(
    shape: str, joiners: float, required: int, recall: float
) -> None:
    found = stayed = 0
    for seed in range(10):
        known = two_waves(seed, people=500, shape=shape, joiners=joiners)
        links = link(known.earlier, known.later, required_agreement=required)
        assert wrong(links, known) <= links.report.expected_wrong + 1
        assert all(one.how is How.EXACT or one.agreeing >= required for one in links.pairs)
        assert not any(one.how is How.SLIP for one in links.pairs) or wrong(links, known) == 0
        found += len(links.pairs)
        stayed += known.stayed
    assert found / stayed > recall


codes = st.lists(st.one_of(st.none(), st.text("ab12", min_size=5, max_size=7)), max_size=8)


@given(codes, codes)
def test_the_order_of_sides_and_rows_is_of_no_account(
    first: list[str | None], second: list[str | None]
) -> None:
    def pairs(one: Side, other: Side) -> set[frozenset[str]]:
        return {frozenset(pair[:2]) for pair in joined(link(one, other))}

    before, after = side("a", *first), side("b", *second)
    found = pairs(before, after)
    assert found == pairs(after, before)
    turned = Side("b", after.ids[::-1], after.codes[::-1])
    assert found == pairs(before, turned)
    every = [one for pair in found for one in pair]
    assert len(every) == len(set(every))


@given(codes, codes, codes)
def test_people_are_whole_and_once_on_each_side(
    first: list[str | None], second: list[str | None], third: list[str | None]
) -> None:
    sides = [side("a", *first), side("b", *second), side("c", *third)]
    links = link(*sides)
    found = canonical(links)
    for one, made in zip(sides, found, strict=True):
        given_codes = [code for code in made if code is not None]
        assert len(given_codes) == len(set(given_codes))
        assert [code is None for code in made] == [code is None for code in one.codes]
    people = {(s, r): code for s, made in enumerate(found) for r, code in enumerate(made)}
    for pair in links.pairs:
        assert people[pair.earlier, pair.earlier_row] == people[pair.later, pair.later_row]
    shared = sum(
        people[a] == people[b] is not None for a, b in permutations(people, 2) if a[0] != b[0]
    )
    assert (shared > 0) == (len(links.pairs) > 0)
    counts = links.report.sides
    assert all(one.linked + one.ambiguous + one.unmatched == one.coded for one in counts)


@given(st.text())
def test_folding_is_that_of_identifiers(text: str) -> None:
    assert fold(text) == folded(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_quick_way_folds_alike(text: str) -> None:
    assert fold(text) == folded(text)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: link(), "no side"),
        (lambda: link(side("a"), side("a")), "two sides of one name"),
        (lambda: link(side("a"), side("b"), slips=2), "slips = 2"),
        (lambda: link(side("a"), side("b"), required_agreement=1), "from 0 to 0"),
        (lambda: Side("a", ["1", "1"], ["x", "y"]), "stand twice"),
        (lambda: Side("a", ["1"], []), "0 cells of codes"),
        (lambda: Side("a", ["1"], ["x"], {"born": []}), "0 cells of born"),
    ],
)
def test_what_cannot_be_linked(call: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call()
