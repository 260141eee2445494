"""Whether it is said what each figure is of, and whether that is one thing in one table."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.aggregates.figures import TOTAL, UNSTATED
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.rules.totals import totals_of


def missing_base(given: Aggregates) -> Iterator[Finding]:
    """Find figures of which nobody says what they are a share or a count of."""
    for one in given.figures.figures:
        if one.base == UNSTATED:
            yield Finding(
                figures=(one.figure,),
                found=f"{one.value:g} {one.unit} of nothing that is stated",
                expected="the base that it was counted of",
                advice=_hint(given, one.figure) or "Look it up; until then no share can be made.",
            )


def _hint(given: Aggregates, figure: str) -> str:
    """Say what the base is likely to be, when the figure is a part of a total that agrees."""
    wholes = [one.total for one in totals_of(given) if figure in one.parts]
    return f"It is likely to be {wholes[0]}, of which it is a part." if wholes else ""


def total_of_itself(given: Aggregates) -> Iterator[Finding]:
    """Find a percentage whose base is called the total, which says nothing of whom."""
    for one in given.figures.figures:
        if one.is_share and one.base == TOTAL:
            yield Finding(
                figures=(one.figure,),
                found=f"{one.value:g} percent of “{TOTAL}”",
                expected="of whom",
                advice="Name the people, notices or answers that are 100 percent.",
            )


def mixed_bases(given: Aggregates) -> Iterator[Finding]:
    """Find a table whose figures are not all of one base."""
    for table in given.layout.declared.tables:
        bases = dict.fromkeys(given.figures[name].base for name in table.figures)
        if len(bases) > 1:
            yield Finding(
                figures=table.figures,
                found=f"{len(bases)} bases in {table.name}: {', '.join(bases)}",
                expected="one base for figures that are read beside each other",
                advice="Show the base of each, or leave those of another base out.",
            )
