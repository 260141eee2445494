"""Whether what a text says of other figures is so."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.aggregates.figures import PERCENT
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.relations import Check, is_ratio, stated_excess, stated_growth


def excess_differs(given: Aggregates) -> Iterator[Finding]:
    """Find a text that says a plan was exceeded by more or less than it was."""
    for one in given.layout.declared.excesses:
        if given.figures.value(one.earlier):
            check = stated_excess(given.figures, one.claim, one.later, one.earlier)
            yield from _differing(check, "Give the percentage that the counts give.")


def growth_differs(given: Aggregates) -> Iterator[Finding]:
    """Find a text that says of counts that they grew by more or less than they did."""
    for one in given.layout.declared.growths:
        counts = not given.figures[one.later].is_share
        if counts and given.figures.value(one.earlier):
            check = stated_growth(given.figures, one.claim, one.later, one.earlier)
            advice = (
                "What is printed is the later count in percent of the earlier; growth is that "
                "less 100."
                if is_ratio(check)
                else "Give the percentage that the counts give."
            )
            yield from _differing(check, advice)


def bases_compared(given: Aggregates) -> Iterator[Finding]:
    """Find a growth of counts that were counted among different people."""
    for one in given.layout.declared.growths:
        later, earlier = given.figures[one.later], given.figures[one.earlier]
        if later.base != earlier.base:
            yield Finding(
                figures=(one.claim, one.later, one.earlier),
                found=f"a change from {earlier.base} to {later.base}",
                expected="two figures of one base",
                advice="Compare the shares, and say of whom each is.",
            )


def points_as_percent(given: Aggregates) -> Iterator[Finding]:
    """Find the difference of two shares given in percent instead of percentage points."""
    for one in given.layout.declared.growths:
        claim, later, earlier = (
            given.figures[name] for name in (one.claim, one.later, one.earlier)
        )
        if not (later.is_share and earlier.is_share) or claim.unit != PERCENT:
            continue
        points = later.value - earlier.value
        if abs(claim.value - points) <= claim.slack + later.slack + earlier.slack:
            yield Finding(
                figures=(one.claim, one.later, one.earlier),
                found=f"{claim.value:g} percent for the difference of two percentages",
                expected=f"{points:g} percentage points",
                advice="The difference of percentages is in percentage points.",
            )


def _differing(check: Check, advice: str) -> Iterator[Finding]:
    if not check.clear:
        yield Finding(
            figures=check.figures,
            found=f"{check.printed:g} percent in a text",
            expected=f"{check.computed:.1f} percent, which the counts give",
            advice=advice,
        )
