"""Puts every rule to the figures of a file, and sets aside what was accepted as it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.aggregates.findings import Finding, Level, Located, Rule
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.rules import (
    bases,
    claims,
    counts,
    duplicates,
    percentages,
    sources,
    totals,
    wording,
)
from surveys.errors import DefinitionError, listed, near

ACCEPTED = "accepted"
"""The rule that finds what has been accepted in vain."""

RULES: tuple[Rule, ...] = (
    Rule("sum", Level.ERROR, totals.sum_differs),
    Rule("part-over-total", Level.ERROR, totals.part_exceeds_total),
    Rule("part-over-base", Level.ERROR, counts.part_exceeds_base),
    Rule("negative", Level.ERROR, counts.negative),
    Rule("fraction", Level.ERROR, counts.fractional),
    Rule("two-values", Level.ERROR, duplicates.contradictory),
    Rule("repeated", Level.WARNING, duplicates.repeated_value),
    Rule("share", Level.ERROR, percentages.share_differs),
    Rule("unreachable-share", Level.ERROR, percentages.unreachable),
    Rule("over-100", Level.ERROR, percentages.over_hundred),
    Rule("excess", Level.ERROR, claims.excess_differs),
    Rule("growth", Level.ERROR, claims.growth_differs),
    Rule("growth-bases", Level.ERROR, claims.bases_compared),
    Rule("percentage-points", Level.ERROR, claims.points_as_percent),
    Rule("mixed-bases", Level.ERROR, bases.mixed_bases),
    Rule("no-base", Level.WARNING, bases.missing_base),
    Rule("share-of-total", Level.WARNING, bases.total_of_itself),
    Rule("distribution", Level.ERROR, wording.distribution),
    Rule("multiple-response", Level.WARNING, wording.multiple_total),
    Rule("of-whom", Level.WARNING, wording.of_whom),
    Rule("small-group", Level.WARNING, counts.small_group),
    Rule("small-rest", Level.WARNING, counts.small_rest),
    Rule("no-source", Level.WARNING, sources.missing_source),
    Rule("unverified", Level.WARNING, sources.unverified),
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in the figures of a file.

    Parameters
    ----------
    name
        Of the file.
    checked
        How many figures were looked at.
    findings, accepted
        What is to be mended or looked at, and the known deviations of the source.
    """

    name: str
    checked: int
    findings: tuple[Located, ...]
    accepted: tuple[Located, ...]

    def of(self, level: Level) -> tuple[Located, ...]:
        """Return the findings of one level."""
        return tuple(one for one in self.findings if one.level == level)


def check(given: Aggregates) -> Report:
    """Put every rule to the figures of a file.

    Raises
    ------
    DefinitionError
        The layout accepts findings of a rule that there is not.

    Examples
    --------
    >>> from surveys.aggregates.layout import layout
    >>> from surveys.aggregates.reading import parse
    >>> from surveys.tables import Table
    >>> plain = {"title": "Clients", "columns": {"figure": "name", "value": "n"},
    ...          "defaults": {"unit": "persons", "kind": "realised", "base": "total",
    ...                       "source": "report", "page": "4", "verification": "verified"},
    ...          "totals": [{"total": "all", "parts": ["women", "men"]}]}
    >>> text = chr(10).join(["name,n", "women,400", "men,321", "all,774"])
    >>> for one in check(parse(text, layout(Table(plain, "demo.toml")), "demo")).findings:
    ...     print(one)
    error: women, men, all: found parts that add up to 721, 53 less than the total; expected the \
total 774. Look for a part that is left out, counted twice or of another base. [sum]
    """
    _check_accepted(given)
    every = [_located(given, rule, found) for rule in RULES for found in rule.search(given)]
    return Report(
        name=given.figures.name,
        checked=len(given.figures.figures),
        findings=(
            *(one for one in every if not one.accepted),
            *(Located(ACCEPTED, Level.WARNING, one) for one in _in_vain(given, every)),
        ),
        accepted=tuple(one for one in every if one.accepted),
    )


def _located(given: Aggregates, rule: Rule, found: Finding) -> Located:
    reasons = [
        one.reason for one in given.layout.declared.accepted if one.covers(rule.name, found.figures)
    ]
    return Located(rule.name, rule.level, found, reasons[0] if reasons else "")


def _in_vain(given: Aggregates, every: list[Located]) -> Iterator[Finding]:
    for one in given.layout.declared.accepted:
        if not any(one.covers(each.rule, each.finding.figures) for each in every):
            yield Finding(
                figures=one.figures,
                found=f"a deviation accepted of the rule {one.rule!r} that is not there",
                expected="only what is found",
                advice="Take it out of the layout.",
            )


def _check_accepted(given: Aggregates) -> None:
    names = [rule.name for rule in RULES]
    for one in given.layout.declared.accepted:
        if one.rule not in names:
            raise DefinitionError(
                f"accepted rule {one.rule!r}",
                expected=f"one of {listed(names, most=len(names))}",
                where=f"layout of {given.figures.name}",
                advice=near(one.rule, names),
            )
