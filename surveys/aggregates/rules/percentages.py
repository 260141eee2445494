"""Whether percentages follow from counts, and can be what they are."""

from __future__ import annotations

import math
from collections.abc import Iterator

from surveys.aggregates.figures import Figure
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.relations import stated_share


def share_differs(given: Aggregates) -> Iterator[Finding]:
    """Find a percentage that is not that of its two counts, as far as it is rounded."""
    for one in given.layout.declared.shares:
        if given.figures.value(one.whole) == 0:
            continue
        check = stated_share(given.figures, one.share, one.part, one.whole)
        if not check.clear:
            yield Finding(
                figures=check.figures,
                found=f"{check.printed:g} percent",
                expected=f"{check.computed:.1f} percent, which the counts give",
                advice="Look for another base or a mistake in reckoning.",
            )


def unreachable(given: Aggregates) -> Iterator[Finding]:
    """Find a percentage that no whole number out of its base gives.

    Notes
    -----
    The GRIM test for a share: of n people, only the shares 0/n, 1/n … n/n can be.
    N. J. L. Brown and J. A. J. Heathers, The GRIM Test, Social Psychological and Personality
    Science 8 (2017), 363–369.
    """
    for one in given.figures.figures:
        base = given.layout.declared.base_figure(one.base)
        if base is None or not one.is_share or one.kind == "claim":
            continue
        people = round(given.figures.value(base))
        if people > 0 and 0 <= one.value <= 100 and not reachable(one, people):
            yield Finding(
                figures=(one.figure, base),
                found=f"{one.value:g} percent of {people}",
                expected=f"a percentage that a whole number out of {people} gives",
                advice="Look for another base: some may not have answered.",
            )


def reachable(share: Figure, people: int) -> bool:
    """Return whether some whole number out of so many people is rounded to a percentage."""
    nearest = share.value / 100 * people
    return any(
        abs(100 * count / people - share.value) <= share.slack + 1e-9
        for count in (math.floor(nearest), math.ceil(nearest))
    )


def over_hundred(given: Aggregates) -> Iterator[Finding]:
    """Find a share of more than 100 per cent; a claim of growth may be one."""
    for one in given.figures.figures:
        if one.is_share and one.kind != "claim" and one.value > 100:
            yield Finding(
                figures=(one.figure,),
                found=f"{one.value:g} percent of {one.base}",
                expected="at most 100 percent of anything",
                advice="A change or a ratio is a claim; several answers each are to be counted "
                "of the respondents, one by one.",
            )
