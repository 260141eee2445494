"""Conditions: whether somebody is asked every item, and every condition decides something."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.conditions import Condition, IsAnswered, Not, Or
from surveys.lint.findings import Finding
from surveys.lint.possible import never
from surveys.model import Instrument, Item, Section


def never_shown(instrument: Instrument) -> Iterator[Finding]:
    """Find sections and items that nobody is asked."""
    for section in instrument.sections:
        if section.condition is not None and never(instrument, section.condition):
            yield _unreachable(section.name, section.condition, "section")
            continue
        for item in section.items:
            if item.condition is not None and never(instrument, section.condition, item.condition):
                yield _unreachable(item.name, item.condition, "item")


def _unreachable(name: str, condition: Condition, what: str) -> Finding:
    return Finding(
        name,
        f"a condition that is never true: {condition}",
        f"one that some respondents fulfil, or the {what} is never seen",
        "Compare it with the answers that the items in it can have, and with when they are asked.",
    )


def always_shown(instrument: Instrument) -> Iterator[Finding]:
    """Find conditions that everybody fulfils who comes to them.

    The condition of a number that is computed may be there for answers that break off.
    """
    for section in instrument.sections:
        if _idle(instrument, None, section.condition):
            yield _idle_finding(section.name, section.condition)
        for item in section.items:
            if item.asked and _idle(instrument, section.condition, item.condition):
                yield _idle_finding(item.name, item.condition)


def _idle(instrument: Instrument, before: Condition | None, condition: Condition | None) -> bool:
    return (
        condition is not None
        and never(instrument, before, Not(condition))
        and not never(instrument, before)
    )


def _idle_finding(name: str, condition: Condition | None) -> Finding:
    return Finding(
        name,
        f"a condition that is always true: {condition}",
        "one that some respondents do not fulfil",
        "Take the condition away, or correct it.",
    )


def idle_parts(instrument: Instrument) -> Iterator[Finding]:
    """Find parts of an `or` that are never true, in conditions that are."""
    for section in instrument.sections:
        yield from _idle_parts(instrument, section, None, section.condition)
        for item in section.items:
            yield from _idle_parts(instrument, item, section.condition, item.condition)


def _idle_parts(
    instrument: Instrument,
    place: Item | Section,
    before: Condition | None,
    condition: Condition | None,
) -> Iterator[Finding]:
    if not isinstance(condition, Or) or never(instrument, before, condition):
        return
    for part in condition.parts:
        if never(instrument, before, part):
            yield Finding(
                place.name,
                f"a part of the condition that is never true: {part}",
                "parts that some respondents fulfil",
                "Take the part away, or correct it.",
            )


def never_computed(instrument: Instrument) -> Iterator[Finding]:
    """Find calculations and scores that are missing for everybody."""
    for item in instrument.items:
        shown = instrument.condition_of(item.name)
        if item.asked or never(instrument, shown):
            continue
        if never(instrument, shown, IsAnswered(item.name)):
            yield Finding(
                item.name,
                "a number that nobody's answers give",
                "one that some answers give",
                "It is missing where a part is, and when divided by zero; look at when its parts "
                "are asked.",
            )
