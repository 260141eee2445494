"""Constraints: whether an answer can fulfil them, so that respondents can go on."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.conditions import Not
from surveys.lint.domains import Span, domains_of
from surveys.lint.findings import Finding
from surveys.lint.possible import has_answer, never
from surveys.model import Instrument, Item


def stuck(instrument: Instrument) -> Iterator[Finding]:
    """Find required items that no answer satisfies: the respondent cannot go on."""
    for item in _unanswerable(instrument):
        if item.required:
            yield Finding(
                item.name,
                f"a required item without any answer that is allowed{_rule(item)}",
                "an answer that everybody who sees it can give",
                "Change the constraint (or what the items in it allow), or do not require it.",
            )


def never_valid(instrument: Instrument) -> Iterator[Finding]:
    """Find items that can only be left empty."""
    for item in _unanswerable(instrument):
        if not item.required:
            yield Finding(
                item.name,
                f"no answer that is allowed{_rule(item)}",
                "a constraint that some answers fulfil",
                "Compare it with what the items in it can have as answers.",
            )


def _unanswerable(instrument: Instrument) -> Iterator[Item]:
    domains = domains_of(instrument)
    for item in instrument.asked:
        if item.constraint is None:
            spans = (domains[one.name] for one in item.fields)
            if any(isinstance(span, Span) and not span.present for span in spans):
                yield item
            continue
        shown = instrument.condition_of(item.name)
        if never(instrument, shown, has_answer(item)) and not never(instrument, shown):
            yield item


def _rule(item: Item) -> str:
    return f": {item.constraint}" if item.constraint is not None else ""


def always_valid(instrument: Instrument) -> Iterator[Finding]:
    """Find constraints that every answer fulfils."""
    for item in instrument.asked:
        if item.constraint is None:
            continue
        shown = instrument.condition_of(item.name)
        broken = (shown, has_answer(item), Not(item.constraint))
        unbroken = never(instrument, *broken, skip=item.name)
        if unbroken and not never(instrument, shown, has_answer(item)):
            yield Finding(
                item.name,
                f"a constraint that every answer fulfils: {item.constraint}",
                "one that some answers break",
                "Take the constraint away, or correct it.",
            )
