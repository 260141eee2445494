"""What was removed of a person in one file cannot be read in another."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation import DisclosureRule, violations
from surveys.anonymisation.suppression import suppress
from surveys.anonymisation.together import REASON, Part, few_together, together
from surveys.cleaning.frames import Frame, framed, texts
from surveys.instruments import coordinators

RULE = DisclosureRule(keys=("ely", "employer"), k=3)
AREAS = ("01", "02", "03")
EMPLOYERS = ("municipality", "county")


def answers(rows: Sequence[tuple[str, str | None, str | None]], prefix: str) -> Frame:
    people, areas, employers = zip(*rows, strict=True)
    return framed(
        response_id=[f"{prefix}{number}" for number in range(len(rows))],
        person=list(people),
        ely=list(areas),
        ely__missing=[None] * len(rows),
        employer=list(employers),
        employer__missing=[None] * len(rows),
    )


def part(frame: Frame, rule: DisclosureRule = RULE) -> Part:
    safe = suppress(frame, coordinators, keys=rule.keys, k=rule.k)
    return Part(coordinators, safe, rule, ("person",), ())


def seen(parts: list[Part], key: str) -> dict[str, set[str]]:
    """Person → what all files together show of a key; "" where one removed it."""
    found: dict[str, set[str]] = {}
    for one in parts:
        for person, value in zip(texts(one.frame, "person"), texts(one.frame, key), strict=True):
            if person is not None:
                found.setdefault(person, set()).add(value or "")
    return found


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000), size=st.integers(3, 40))
def test_no_removed_key_comes_back_through_a_pseudonym(seed: int, size: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - rows, no secrets
    rows = [
        (f"p{number}", chance.choice(AREAS), chance.choice(EMPLOYERS)) for number in range(size)
    ]
    later = [row for row in rows if chance.random() < 0.7] + [
        (f"q{number}", chance.choice(AREAS), chance.choice(EMPLOYERS)) for number in range(3)
    ]
    parts = together([part(answers(rows, "a")), part(answers(later, "b"))])
    for key in RULE.keys:
        for one in parts:
            if one.frame[key].is_null().all():
                continue
            whole = {
                person
                for person, reason in zip(
                    texts(one.frame, "person"), texts(one.frame, f"{key}__missing"), strict=True
                )
                if reason == "removed" and person is not None
            }
            for person in whole:
                assert seen(parts, key)[person] == {""}
    for one in parts:
        assert violations(one.frame, RULE.keys, RULE.k).records == 0


def test_what_was_done_for_another_file_is_told() -> None:
    rows: list[tuple[str, str | None, str | None]] = [(f"p{n}", "01", "county") for n in range(4)]
    first = [*rows, ("x", "02", "county"), ("y", "03", "county"), ("z", "03", "county")]
    second = [*rows, *((person, "03", "county") for person in "xyzuvw")]
    parts = together([part(answers(first, "a")), part(answers(second, "b"))])
    assert [step.reason for step in parts[1].steps] == [REASON]
    assert parts[1].steps[0].cells_changed >= 3
    assert parts[0].steps == ()


def test_a_key_that_one_file_does_not_hold_at_all_is_no_suppression() -> None:
    rows: list[tuple[str, str | None, str | None]] = [(f"p{n}", "01", "county") for n in range(4)]
    gone = part(answers([(person, None, employer) for person, _, employer in rows], "a"))
    kept = part(answers(rows, "b"))
    assert together([gone, kept])[1] is kept
    other = Part(coordinators, kept.frame.rename({"person": "team"}), RULE, ("person",), ())
    assert together([gone, other]) == [gone, other]
    nobody = Part(coordinators, kept.frame.drop("ely__missing"), RULE, ("person",), ())
    assert together([nobody, kept])[0] is nobody


@pytest.mark.parametrize(("moved", "few"), [("01", 0), ("02", 1)])
def test_who_moved_stands_out_when_all_answers_are_known(moved: str, few: int) -> None:
    rows: list[tuple[str, str | None, str | None]] = [(f"p{n}", "01", "county") for n in range(4)]
    later = [*rows[:3], ("p3", moved, "county")]
    first, second = answers(rows, "a"), answers(later, "b")
    parts = [Part(coordinators, one, RULE, ("person",), ()) for one in (first, second)]
    assert few_together(parts, "person") == few
    assert few_together(parts, "team") == 0
