"""Protects the answers of one person in several files as one: what one hides no other shows.

Whoever joins two files by their pseudonyms reads a key that was removed in one of them in the
other. So it is removed there too, and the classes that became too small for it are protected again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from surveys.anonymisation.keycodes import key_codes
from surveys.anonymisation.rule import DisclosureRule
from surveys.anonymisation.suppression import suppress
from surveys.cleaning.changes import changes
from surveys.cleaning.frames import Frame, emptied, texts
from surveys.cleaning.plan import StepRecord
from surveys.model import Instrument, Missing
from surveys.model.naming import MISSING_SUFFIX

REASON: Final = "what one answer of a person hides, no other shows"

Hidden: TypeAlias = dict[tuple[str, str], frozenset[str]]
"""Column of pseudonyms and key → the people of whom the key was removed somewhere."""


@dataclass(frozen=True)
class Part:
    """One file of answers after anonymisation.

    Parameters
    ----------
    instrument
        As asked in the wave.
    frame
        The answers, with their pseudonyms.
    rule
        What must hold of them.
    people
        Columns of pseudonyms that stand for persons.
    steps
        What was changed.
    """

    instrument: Instrument
    frame: Frame
    rule: DisclosureRule
    people: tuple[str, ...]
    steps: tuple[StepRecord, ...]


def together(parts: Sequence[Part]) -> list[Part]:
    """Remove in every file what was removed of the same person in another.

    Parameters
    ----------
    parts
        All files that are released together.

    Returns
    -------
    list
        The parts in their order; where something was removed, another step tells it. Each round
        only removes cells, so that it comes to an end.

    Raises
    ------
    DisclosureError
        A file has fewer records than its rule wants alike.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> rule = DisclosureRule(keys=("ely",), k=2)
    >>> first = framed(response_id=["1", "2", "3", "4"], person=["p", "q", "r", "s"],
    ...                ely=[None, None, "06", "06"],
    ...                ely__missing=["removed", "removed", None, None])
    >>> second = framed(response_id=["5", "6", "7"], person=["p", "q", "t"], ely=["14"] * 3,
    ...                 ely__missing=[None] * 3)
    >>> parts = [Part(coordinators, one, rule, ("person",), ()) for one in (first, second)]
    >>> together(parts)[1].frame["ely"].is_null().to_list()
    [True, True, True]
    """
    found = list(parts)
    while True:
        hidden = _hidden(found)
        after = [_without(one, hidden) for one in found]
        if all(new is old for new, old in zip(after, found, strict=True)):
            return found
        found = after


def _hidden(parts: Sequence[Part]) -> Hidden:
    hidden: Hidden = {}
    for part in parts:
        for key in part.rule.keys:
            for column in part.people:
                if column in part.frame.columns:
                    place = (column, key)
                    hidden[place] = hidden.get(place, frozenset()) | _removed(part, column, key)
    return hidden


def _removed(part: Part, column: str, key: str) -> frozenset[str]:
    """Return the people of whom a key was removed; none where the whole key was taken out."""
    missing = f"{key}{MISSING_SUFFIX}"
    if not {key, missing} <= set(part.frame.columns) or part.frame[key].is_null().all():
        return frozenset()
    people, reasons = texts(part.frame, column), texts(part.frame, missing)
    return frozenset(
        person
        for person, reason in zip(people, reasons, strict=True)
        if person is not None and reason == Missing.REMOVED
    )


def _without(part: Part, hidden: Hidden) -> Part:
    frame = part.frame
    for (column, key), people in hidden.items():
        if people and {column, key} <= set(frame.columns):
            frame = emptied(frame, key, [person in people for person in texts(frame, column)])
    if frame is part.frame:  # nothing was there to be emptied
        return part
    rule = part.rule
    safe = suppress(frame, part.instrument, keys=rule.keys, k=rule.k, unit=rule.unit)
    return replace(part, frame=safe, steps=(*part.steps, _record(part.frame, safe)))


def _record(before: Frame, after: Frame) -> StepRecord:
    found = changes(before, after)
    return StepRecord("suppress", REASON, len(before), len(after), found.cells, found.columns)


def few_together(parts: Sequence[Part], column: str) -> int:
    """Count the persons whose keys, taken over all their answers, fewer than k share.

    Parameters
    ----------
    parts
        Files that share a column of pseudonyms.
    column
        The column.

    Returns
    -------
    int
        Persons with answers in two files or more. Who knows someone's keys in all of them, and
        that all of them were answered, is left with these few; the rule counts each file alone.
    """
    answers: dict[str, list[tuple[int, ...]]] = {}
    there = [part for part in parts if column in part.frame.columns]
    for number, part in enumerate(there):
        codes = key_codes(part.frame, part.rule.keys).tolist()
        for person, row in zip(texts(part.frame, column), codes, strict=True):
            if person is not None:
                answers.setdefault(person, []).append((number, *row))
    several = [tuple(sorted(rows)) for rows in answers.values() if len(rows) > 1]
    least = max((part.rule.k for part in there), default=0)
    return sum(count for count in Counter(several).values() if count < least)
