"""Whether one thing is given two values, or one value to two things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.relations import repeated, same


def contradictory(given: Aggregates) -> Iterator[Finding]:
    """Find figures of one thing that differ by more than rounding allows."""
    figures = given.figures
    for group in given.layout.declared.same:
        for one, other in combinations(group, 2):
            check = same(figures, one, other)
            if not check.clear:
                yield Finding(
                    figures=(one, other),
                    found=f"{check.printed:g} ({figures[one].source}) and {check.computed:g} "
                    f"({figures[other].source}) for one thing, {abs(check.difference):g} apart",
                    expected="one value",
                    advice="Say which of them is used, and show both where they matter.",
                )


def repeated_value(given: Aggregates) -> Iterator[Finding]:
    """Find a large count that is printed under two names."""
    agreed = {frozenset(pair) for group in given.layout.declared.same
              for pair in combinations(group, 2)}  # fmt: skip
    for check in repeated(given.figures):
        if frozenset(check.figures) not in agreed:
            yield Finding(
                figures=check.figures,
                found=f"{check.printed:g} under two names",
                expected="two numbers: equal ones are unlikely by chance",
                advice="Look for a copying error in the source.",
            )
