"""Whether percentages in one table say of what they are, and add up as they then must."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from surveys.aggregates.declared import ShareTable
from surveys.aggregates.figures import Figure
from surveys.aggregates.findings import Finding
from surveys.aggregates.reading import Aggregates
from surveys.aggregates.relations import slack_of

# Words for what is counted when each person may be counted several times.
_ANSWERS: Final = (
    "answers",
    "mentions",
    "choices",
    "vastauks",
    "maininn",
    "valinn",
    "svar",
    "val ",
)
_PEOPLE: Final = ("respond", "person", "people", "client", "participant", "vastaaj", "henkilö",
                  "asiakka", "osallistu", "personer", "klient", "deltagare")  # fmt: skip


def distribution(given: Aggregates) -> Iterator[Finding]:
    """Find percentages of one distribution that do not make up 100."""
    for table, shares in _tables(given):
        together = math.fsum(one.value for one in shares)
        slack = slack_of(given.figures, [one.figure for one in shares])
        of_answers = all(_is_of(one, _ANSWERS) for one in shares)
        if (not table.multiple or of_answers) and abs(together - 100) > slack + 1e-9:
            yield Finding(
                figures=table.figures,
                found=f"percentages that make up {together:g} in {table.name}",
                expected="100, within rounding",
                advice="Say whether several answers could be given; then they are percentages of "
                "the respondents and may make up more.",
            )


def multiple_total(given: Aggregates) -> Iterator[Finding]:
    """Find a multiple response whose percentages of people make up less than 100."""
    for table, shares in _tables(given):
        together = math.fsum(one.value for one in shares)
        of_people = all(_is_of(one, _PEOPLE) for one in shares)
        slack = slack_of(given.figures, [one.figure for one in shares])
        if table.multiple and of_people and together < 100 - slack:
            yield Finding(
                figures=table.figures,
                found=f"percentages of people that make up {together:g} in {table.name}",
                expected="100 or more, when everybody gave one answer at least",
                advice="Say how many gave no answer, or whether they are percentages of answers.",
            )


def of_whom(given: Aggregates) -> Iterator[Finding]:
    """Find a multiple response that leaves open if it is of respondents or of answers."""
    for table, shares in _tables(given):
        if not table.multiple:
            continue
        unclear = [one for one in shares if _is_of(one, _PEOPLE) == _is_of(one, _ANSWERS)]
        if unclear:
            yield Finding(
                figures=tuple(one.figure for one in unclear),
                found=f"percentages of “{unclear[0].base}” in {table.name}, where several answers "
                "could be given",
                expected="“of the respondents” or “of the answers”",
                advice="Write which of them is 100 percent.",
            )


def _tables(given: Aggregates) -> Iterator[tuple[ShareTable, list[Figure]]]:
    """Return each table of percentages; those that hold other figures too are no distribution."""
    for table in given.layout.declared.tables:
        figures = [given.figures[name] for name in table.figures]
        if all(one.is_share for one in figures):
            yield table, figures


def _is_of(figure: Figure, words: tuple[str, ...]) -> bool:
    base = f"{figure.base.lower()} "
    return any(word in base for word in words)
