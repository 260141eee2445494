"""Who is left without an answer: verdicts held against trying every answer."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.lint import check
from surveys.model import Date, Instrument, Number, Section, SingleChoice, Wave
from tests.small import codes, text

DAY = dt.date(2026, 1, 1)
WAVE = Wave("2026", DAY, DAY)
OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq,
    "!=": operator.ne,
}  # fmt: skip


def form(*items: Number | Date | SingleChoice) -> Instrument:
    page = Section("page", text("Page"), items)
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), (page,), (WAVE,))


def number(name: str, low: int, high: int, valid_if: str | None = None) -> Number:
    message = None if valid_if is None else text("Wrong")
    return Number(name, text(name), minimum=low, maximum=high, required=True,
                  valid_if=valid_if, valid_message=message)  # fmt: skip


def rules(instrument: Instrument) -> set[str]:
    return {one.rule for one in check(instrument).findings}


spans = st.tuples(st.integers(0, 5), st.integers(0, 3)).map(lambda one: (one[0], sum(one)))
wide = st.tuples(st.integers(0, 5), st.integers(12, 15)).map(lambda one: (one[0], sum(one)))
tests = st.tuples(
    st.sampled_from(("own", "turned", "not")),
    st.sampled_from(list(OPERATORS)),
    st.sampled_from(("first", "second")),
)


@settings(max_examples=60, deadline=None)
@given(
    first=spans, second=spans, own=st.one_of(spans, wide), parts=st.lists(tests, min_size=1, max_size=3),
    join=st.sampled_from(("and", "or")),
)  # fmt: skip
def test_verdict_is_that_of_trying_every_answer(
    first: tuple[int, int],
    second: tuple[int, int],
    own: tuple[int, int],
    parts: list[tuple[str, str, str]],
    join: str,
) -> None:
    words = {"own": "own {} {}", "turned": "{1} {0} own", "not": "not own {} {}"}
    condition = f" {join} ".join(words[kind].format(sign, other) for kind, sign, other in parts)
    instrument = form(
        number("first", *first), number("second", *second), number("own", *own, condition)
    )

    def allowed(value: int, others: dict[str, int]) -> bool:
        found = [_part(kind, sign, value, others[other]) for kind, sign, other in parts]
        return all(found) if join == "and" else any(found)

    left = [
        any(allowed(value, {"first": a, "second": b}) for value in range(own[0], own[1] + 1))
        for a, b in product(range(first[0], first[1] + 1), range(second[0], second[1] + 1))
    ]
    found = rules(instrument)
    assert ("stuck" in found) is (not any(left))
    if "sometimes-stuck" in found:
        assert not all(left)
    elif _one_way(parts) or own[1] - own[0] < 12:
        assert all(left) or not any(left)


def _part(kind: str, sign: str, value: int, other: int) -> bool:
    if kind == "turned":
        return OPERATORS[sign](other, value)
    return OPERATORS[sign](value, other) is (kind == "own")


def _one_way(parts: list[tuple[str, str, str]]) -> bool:
    ways = {(sign[0] == ">") is (kind == "own") for kind, sign, _ in parts}
    return len(ways) == 1 and not any(sign in ("==", "!=") for _, sign, _ in parts)


@pytest.mark.parametrize(
    ("constraint", "latest", "stuck"),
    [
        ("own >= start", 1, True),
        ("own >= start", 2, False),
        ("not own < start", 1, True),
        ("days(start, own) >= 1", 2, True),
        ("days(start, own) >= 1", 3, False),
        ("days(own, start) <= 0", 1, True),
        ("0 >= days(own, start)", 2, False),
        ("is_answered(own) and start <= own", 1, True),
        ("is_answered(start) and start <= own", 2, False),
        ("days(own, own) == 0 or own > start", 1, False),
    ],
)
def test_dates_that_come_too_early(constraint: str, latest: int, stuck: bool) -> None:
    start = Date(
        "start", text("Start"), earliest=DAY, latest=DAY + dt.timedelta(days=2), required=True
    )
    own = Date("own", text("Own"), earliest=DAY, latest=DAY + dt.timedelta(days=latest), required=True,
               valid_if=constraint, valid_message=text("Later"))  # fmt: skip
    assert ("sometimes-stuck" in rules(form(start, own))) is stuck


@pytest.mark.parametrize(
    ("constraint", "stuck"),
    [
        ('any_of(own, "a") and first > 1 or any_of(own, "b") and first > 2', True),
        ('any_of(own, "a") and first > 1 or any_of(own, "b") and first <= 2', False),
        ('own == "a" or own == "b"', False),
    ],
)
def test_choices_that_are_all_ruled_out(constraint: str, stuck: bool) -> None:
    own = SingleChoice("own", text("Own"), codes=codes("list", "a", "b"), required=True,
                       valid_if=constraint, valid_message=text("No"))  # fmt: skip
    assert ("sometimes-stuck" in rules(form(number("first", 0, 3), own))) is stuck


def test_ratings_are_compared_by_size() -> None:
    own = SingleChoice("own", text("Own"), codes=codes("five", "1", "2", "10"), required=True,
                       valid_if="own * 1 > first", valid_message=text("No"))  # fmt: skip
    assert "sometimes-stuck" not in rules(form(number("first", 0, 9), own))
    assert "sometimes-stuck" in rules(form(number("first", 0, 10), own))
    plain = SingleChoice("own", text("Own"), codes=codes("five", "1", "2", "10"), required=True,
                         valid_if='own == "10" and first < 9', valid_message=text("No"))  # fmt: skip
    assert "sometimes-stuck" in rules(form(number("first", 0, 20), plain))
