"""Whether parts make up their total."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.aggregates.declared import Total
from surveys.aggregates.figures import Figures
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.relations import parts_sum


def totals_of(given: Aggregates) -> Iterator[Total]:
    """Return the declared totals, those of every row one by one."""
    names = [one.figure for one in given.figures.figures]
    for one in given.layout.declared.totals:
        yield from one.among(names)


def sum_differs(given: Aggregates) -> Iterator[Finding]:
    """Find parts that do not add up to their total, by more than rounding allows."""
    for one in totals_of(given):
        check = parts_sum(given.figures, one.parts, one.total)
        if not one.overlapping and not check.clear:
            yield Finding(
                figures=check.figures,
                found=f"parts that add up to {check.computed:g}, {abs(check.difference):g} "
                f"{'less' if check.difference > 0 else 'more'} than the total",
                expected=f"the total {check.printed:g}",
                advice="Look for a part that is left out, counted twice or of another base.",
            )


def part_exceeds_total(given: Aggregates) -> Iterator[Finding]:
    """Find a part that is greater than its total."""
    for one in totals_of(given):
        for part in one.parts:
            yield from exceeding(given.figures, part, one.total)


def exceeding(figures: Figures, part: str, whole: str) -> Iterator[Finding]:
    """Find that a part is greater than what it is a part of."""
    slack = figures[part].slack + figures[whole].slack
    if figures.value(part) > figures.value(whole) + slack:
        yield Finding(
            figures=(part, whole),
            found=f"a part of {figures.value(part):g}",
            expected=f"at most the whole, {figures.value(whole):g}",
            advice="Look both up in the source: one of them is of something else.",
        )
