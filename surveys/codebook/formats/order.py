"""What is to be written: a codebook, and all that a format may need beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from surveys.codebook.codebook import Chapter, Codebook
from surveys.codebook.facts import NO_FACTS, StudyFacts
from surveys.codebook.formats import words
from surveys.codebook.summary import Summary
from surveys.codebook.variable import Variable
from surveys.model import Language


@dataclass(frozen=True, slots=True)
class Order:
    """See `formats.write` for its parts; the languages are complete and in their usual order."""

    codebook: Codebook
    languages: tuple[Language, ...]
    facts: StudyFacts = NO_FACTS
    summary: Summary | None = None
    shorten: bool = False

    @property
    def main(self) -> Language:
        """The language in which the questionnaire was written, when it is there."""
        source = self.codebook.source
        return source if source in self.languages else self.languages[0]


def questions_of(variables: tuple[Variable, ...]) -> Iterator[tuple[Variable, ...]]:
    """Yield the variables of each question, in order."""
    for _, some in groupby(variables, key=lambda one: one.item):
        yield tuple(some)


def chapters_of(codebook: Codebook) -> Iterator[tuple[Chapter, tuple[Variable, ...]]]:
    """Yield each section with its variables, then what cleaning added to the questionnaire.

    Codebooks of old releases are one section.
    """
    if not codebook.chapters:
        yield Chapter("all", codebook.title), codebook.variables
    for chapter in codebook.chapters:
        found = tuple(one for one in codebook.variables if one.section == chapter.name)
        if found:
            yield chapter, found
    known = {chapter.name for chapter in codebook.chapters}
    added = tuple(one for one in codebook.variables if known and one.section not in known)
    if added:
        yield Chapter("added", words.ADDED), added
