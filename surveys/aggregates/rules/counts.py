"""Whether counts can be, and whether somebody could be recognised in them."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.aggregates.figures import POINTS, Figure
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.rules.totals import exceeding, totals_of


def negative(given: Aggregates) -> Iterator[Finding]:
    """Find a count, a share or a sum of money below nothing; a change may be below it."""
    for one in given.figures.figures:
        if one.value < 0 and one.unit != POINTS and one.kind != "claim":
            yield Finding(
                figures=(one.figure,),
                found=f"{one.value:g} {one.unit}",
                expected="0 or more",
                advice="Look it up: the sign, or what it is.",
            )


def fractional(given: Aggregates) -> Iterator[Finding]:
    """Find people and other things counted in fractions."""
    for one in given.figures.figures:
        if one.is_count and not float(one.value).is_integer():
            yield Finding(
                figures=(one.figure,),
                found=f"{one.value:g} {one.unit}",
                expected="a whole number",
                advice="A mean or work-years need a unit that says so, such as EUR or percent do.",
            )


def part_exceeds_base(given: Aggregates) -> Iterator[Finding]:
    """Find a count that is greater than what it is counted of."""
    for one in given.figures.figures:
        base = given.layout.declared.base_figure(one.base)
        if base is not None and one.is_count and one.kind != "claim":
            yield from exceeding(given.figures, one.figure, base)


def small_group(given: Aggregates) -> Iterator[Finding]:
    """Find fewer people than can be shown without giving someone away; nobody at all is shown."""
    least = given.layout.declared.minimum_group
    for one in given.figures.figures:
        people = _people(given, one)
        if people is not None and 0 < people < least:
            yield Finding(
                figures=(one.figure,),
                found=f"{'about ' if one.is_share else ''}{people:g} people",
                expected=f"{least} or more",
                advice="Leave it out, or put it together with another group.",
            )


def small_rest(given: Aggregates) -> Iterator[Finding]:
    """Find a part that leaves fewer people of its total than can be shown."""
    declared = given.layout.declared
    for total in totals_of(given):
        if given.figures[total.total].unit not in declared.people:
            continue
        for part in total.parts:
            rest = given.figures.value(total.total) - given.figures.value(part)
            if 0 < rest < declared.minimum_group:
                yield Finding(
                    figures=(part, total.total),
                    found=f"a part that leaves {rest:g} people of its total",
                    expected=f"{declared.minimum_group} or more",
                    advice="Leave the part out, or put it together with another group.",
                )


def _people(given: Aggregates, figure: Figure) -> float | None:
    """Return how many people a figure is about, as far as that can be told."""
    declared = given.layout.declared
    if figure.unit in declared.people:
        return figure.value if figure.kind in {"realised", "context"} else None
    base = declared.base_figure(figure.base)
    if not figure.is_share or figure.kind == "claim" or base is None:
        return None
    whole = given.figures[base]
    return round(figure.value / 100 * whole.value) if whole.unit in declared.people else None
