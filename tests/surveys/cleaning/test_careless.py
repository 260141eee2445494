from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from surveys.cleaning.careless import flag_speeding, flag_straight_lining
from surveys.cleaning.frames import framed
from surveys.errors import DefinitionError
from surveys.model import Instrument, LikertGrid, Section
from surveys.responses import DURATION

from .conftest import AGREE, OnEngine, Read, codes, text

ROWS = ("boss", "team", "alone")


def grid(
    name: str, rows: int, *, negative: Sequence[str] = (), shuffled: bool = False
) -> LikertGrid:
    names = [f"r{row}" for row in range(rows)]
    return LikertGrid(
        name, text(name), rows=codes(name, *names), codes=AGREE,
        negative=tuple(negative), randomise=shuffled,
    )  # fmt: skip


def of(instrument: Instrument, *grids: LikertGrid) -> Instrument:
    return Instrument(
        "grids", text("Grids"), text("Hello"), text("Thanks"),
        (Section("page", text("Page"), grids),), instrument.waves,
    )  # fmt: skip


def flags(instrument: Instrument, answers: Sequence[str], **options: Any) -> list[object]:
    """Flag responses whose answers to all statements are written one after the other."""
    names = [field.name for item in instrument.asked for field in item.fields]
    columns = {
        name: [None if row[place] == "-" else row[place] for row in answers]
        for place, name in enumerate(names)
    }
    frame = framed(response_id=[str(one) for one in range(len(answers))], **columns)
    flagged = flag_straight_lining(frame, instrument, **options)["flag__straight_lining"]
    known = flagged.is_null().to_list()
    return [None if null else bool(one)
            for one, null in zip(flagged.to_list(), known, strict=True)]  # fmt: skip


def test_one_answer_to_opposite_statements_is_enough(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    answers = [("5", "5", "5"), ("3", "3", "3"), ("5", "5", "1"), ("5", "5", ""), ("", "", "")]
    frame = frame_of(
        read(*({f"support__{row}": one for row, one in zip(ROWS, row, strict=True)}
               for row in answers))
    )  # fmt: skip
    flagged = flag_straight_lining(frame, instrument)["flag__straight_lining"]
    assert flagged.is_null().to_list() == [False, False, False, True, True]
    assert [bool(one) for one in flagged.to_list()[:3]] == [True, False, False]


def test_rows_that_say_the_same_must_be_many(instrument: Instrument) -> None:
    two = of(instrument, grid("a", 3), grid("b", 3))
    answers = ["555555", "555444", "555543", "555--1", "------", "55-555"]
    assert flags(two, answers) == [True, True, False, False, None, False]
    assert flags(two, answers, minimum_grids=1) == [True, True, False, True, None, True]
    assert flags(two, answers, share=0.5) == [True, True, True, False, None, False]
    assert flags(two, answers, minimum_rows=2)[5] is True
    assert flags(two, answers, grids=["b"], minimum_grids=1)[2] is False


def test_answered_rows_must_stand_on_both_sides(instrument: Instrument) -> None:
    turned = of(instrument, grid("a", 4, negative=["r3"]))
    assert flags(turned, ["5555", "555-", "5554", "3333"]) == [True, False, False, False]
    assert flags(of(instrument, grid("a", 3, negative=["r0", "r1", "r2"])), ["555"]) == [False]


def test_the_longest_run_goes_over_grids_of_one_scale(instrument: Instrument) -> None:
    two = of(instrument, grid("a", 3), grid("b", 3))
    assert flags(two, ["124442", "12444-", "1-4442", "444-44"], longest_run=3) == [
        True, True, True, True,
    ]  # fmt: skip
    assert flags(two, ["124442", "144442", "444-44"], longest_run=4) == [False, True, False]
    shuffled = of(instrument, grid("a", 3, shuffled=True), grid("b", 3, shuffled=True))
    assert flags(shuffled, ["144442"], longest_run=4) == [False]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"minimum_rows": 1}, "minimum_rows = 1"),
        ({"minimum_grids": 0}, "minimum_grids = 0"),
        ({"longest_run": 2}, "longest_run = 2"),
        ({"share": 0.0}, "share = 0.0"),
        ({"grids": ["role"]}, "a grid of statements"),
        ({"grids": ["suport"]}, "Did you mean 'support'?"),
    ],
)
def test_options_have_limits(
    read: Read, instrument: Instrument, frame_of: OnEngine, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError) as raised:
        flag_straight_lining(frame_of(read({})), instrument, **options)
    assert message in str(raised.value)


def test_a_frame_without_grids_is_not_judged(instrument: Instrument) -> None:
    flagged = flag_straight_lining(framed(response_id=["1"], years=[3]), instrument)
    assert flagged["flag__straight_lining"].is_null().to_list() == [True]


def speeding(instrument: Instrument, seconds: Sequence[int | None], **options: Any) -> list[int]:
    """Return the places of the responses that are flagged."""
    count = len(seconds)
    frame = framed(
        response_id=[str(one) for one in range(count)],
        submitted=["2026-02-01"] * (count - 1) + [None],
        years=[3] * count, role=["local"] * count, answering_seconds=list(seconds),
    )  # fmt: skip
    flagged = flag_speeding(frame, instrument, **options)["flag__speeding"]
    return [place for place, one in enumerate(flagged.fill_null(value=False).to_list()) if one]


def test_speed_is_judged_by_the_median_or_by_the_questions(instrument: Instrument) -> None:
    # The median of the submitted ones is 100; the last was not submitted.
    seconds = [100, 100, 29, 31, 200, None, 1]
    assert speeding(instrument, seconds) == [2]
    assert speeding(instrument, seconds, share_of_median=0.5) == [2, 3]
    # Two questions were asked.
    assert speeding(instrument, seconds, seconds_per_question=15) == [2]
    assert speeding(instrument, seconds, seconds_per_question=16) == [2, 3]
    assert speeding(instrument, [100, 3, 100], share_of_median=0.01, seconds_per_question=2) == [1]


def test_without_times_nobody_is_judged(instrument: Instrument) -> None:
    notes: list[str] = []
    frame = framed(response_id=["1"], submitted=["2026-02-01"])
    flagged = flag_speeding(frame, instrument, note=notes.append)
    assert flagged["flag__speeding"].is_null().to_list() == [True]
    assert notes[0] == "the platform tells no times"
    assert speeding(instrument, [None, None]) == []
    bare = framed(response_id=["1"], submitted=["2026-02-01"], **{DURATION: [5]})
    assert flag_speeding(bare, instrument, seconds_per_question=3)["flag__speeding"][0] == False  # noqa: E712 - numpy's false


@pytest.mark.parametrize("options", [{"share_of_median": 1.0}, {"seconds_per_question": 0.0}])
def test_speeds_have_limits(instrument: Instrument, options: dict[str, float]) -> None:
    with pytest.raises(DefinitionError, match="a number over 0 and under"):
        speeding(instrument, [1, 2], **options)
