"""Whether each figure can be found again where it was printed."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.aggregates.figures import UNSTATED
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates


def missing_source(given: Aggregates) -> Iterator[Finding]:
    """Find figures whose document is not known."""
    names = tuple(one.figure for one in given.figures.figures if one.source == UNSTATED)
    if names:
        yield Finding(
            figures=names,
            found=f"{len(names)} figures of no stated document",
            expected="the document that each is printed in",
            advice="Look them up; a figure that cannot be found again cannot be checked.",
        )


def unverified(given: Aggregates) -> Iterator[Finding]:
    """Find figures that nobody has seen on their page, or that are marked so without one."""
    names = tuple(
        one.figure
        for one in given.figures.figures
        if one.verification == "unverified" or UNSTATED == one.page == one.url
    )
    if names:
        yield Finding(
            figures=names,
            found=f"{len(names)} figures not verified in their source",
            expected="the page or the address of each, and the mark “verified”",
            advice="Look each up and write down where it stands.",
        )
