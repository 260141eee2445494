"""Risk where the population's counts are known: of every combination of keys, or of some keys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surveys.anonymisation.keycodes import (
    BLANK,
    Codes,
    Floats,
    Integers,
    check_keys,
    classes,
    coded,
)
from surveys.anonymisation.risk.individual import IndividualRisk
from surveys.anonymisation.risk.matching import (
    Blanks,
    Matches,
    matches,
    numbers_of,
    summed_over_matches,
    weights_of,
)
from surveys.cleaning.frames import Frame
from surveys.errors import DefinitionError, ResponseError, listed

PEOPLE = "people"
"""Column of a table of counts that has the counts; its other columns are keys."""

_ROUNDS = 200
_CLOSE = 1e-9
"""Relative change of a weight at which raking ends."""


def known_risk(
    frame: Frame, keys: Sequence[str], population: Frame, *, blanks: Blanks = "value"
) -> IndividualRisk:
    """Return the risk of each record where it is known how many people share its keys.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    population
        A row for each combination of all keys, and the column "people": coordinators of each
        area and role, say. Combinations without people may be left out.
    blanks
        How a missing key counts in the sample; in the population it fits everyone.

    Returns
    -------
    IndividualRisk
        One in the people with the same keys.

    Raises
    ------
    DefinitionError
        Columns are missing in the frame or in the population.
    ResponseError
        There are more records than people of a combination, or a count is no number.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> population = framed(area=["n", "s"], people=[4, 2])
    >>> known_risk(framed(area=["n", "n", "s"]), ["area"], population).rows.tolist()
    [0.25, 0.25, 0.5]
    """
    check_keys(frame, keys)
    if sorted(_keys(population)) != sorted(keys):
        raise DefinitionError(
            f"a population with the keys {listed(_keys(population))}",
            expected=f"the keys {listed(keys)}",
            advice="Counts of some keys alone are for calibrated_weights.",
        )
    mine, theirs = _together(frame, population, keys)
    found = matches(mine, blanks)
    kept = np.flatnonzero(found.labels >= 0)
    first = kept[classes(found.labels[kept, np.newaxis]).first]
    people = _people(mine[first], theirs, population)
    _check_room(np.where((mine[first] >= 0).all(axis=1), found.occurring, 1), people)
    known = Matches(found.occurring, found.records, people, lambda: found.labels)
    return IndividualRisk(known, 1 / people)


def calibrated_weights(
    frame: Frame, margins: Sequence[Frame], *, weights: str | None = None
) -> Floats:
    """Return weights that add up to the known counts of some keys.

    Parameters
    ----------
    frame
        One row for each record.
    margins
        Tables with a row for each combination of one key or several, and the column "people".
    weights
        Column of the weights to begin with; equal ones when None.

    Returns
    -------
    numpy array
        One weight for each record, found by raking (Deming & Stephan 1940). All margins are
        brought to the total of the first, over the combinations that were sampled. A record
        with a missing key has no part in that margin.

    Raises
    ------
    DefinitionError
        No margin is given, or a column is missing.
    ResponseError
        There are more records than people of a combination, or a count is no number.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> areas = framed(area=["n", "s"], people=[40, 10])
    >>> calibrated_weights(framed(area=["n", "n", "s"]), [areas]).tolist()
    [20.0, 20.0, 10.0]
    """
    if not margins:
        raise DefinitionError("no margins", expected="a table of counts or more")
    result = np.ones(len(frame)) if weights is None else weights_of(frame, weights)
    targets = [_target(frame, margin) for margin in margins]
    total = targets[0][1].sum()
    for _ in range(_ROUNDS):
        before = result
        for labels, people in targets:
            result = _scaled(result, labels, people * (total / people.sum()))
        if np.allclose(result, before, rtol=_CLOSE, atol=0):
            break
    return result


def _keys(population: Frame) -> list[str]:
    return [name for name in population.columns if name != PEOPLE]


def _people(combinations: Codes, theirs: Codes, population: Frame) -> Floats:
    """Return the people of each combination of the sample."""
    counts = numbers_of(population, PEOPLE)
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ResponseError(
            "numbers of people that are missing, infinite or negative",
            expected="a number from 0 up for each combination",
            where=f"column {PEOPLE} of the population",
        )
    totals = np.concatenate([np.zeros(len(combinations)), counts])[:, np.newaxis]
    return summed_over_matches(np.vstack([combinations, theirs]), totals)[: len(combinations), 0]


def _together(frame: Frame, population: Frame, keys: Sequence[str]) -> tuple[Codes, Codes]:
    """Return the keys of both as codes that mean the same."""
    mine, theirs = [], []
    for key in keys:
        own, values = coded(frame, key)
        other, others = coded(population, key)
        numbers = {value: number for number, value in enumerate(dict.fromkeys([*values, *others]))}
        mine.append(_renumbered(own, [numbers[value] for value in values]))
        theirs.append(_renumbered(other, [numbers[value] for value in others]))
    return np.column_stack(mine), np.column_stack(theirs)


def _renumbered(codes: Integers, numbers: Sequence[int]) -> Integers:
    return np.asarray([*numbers, BLANK], dtype=np.int64)[codes]


def _check_room(records: Integers, people: Floats) -> None:
    crowded = int((records > people).sum())
    if crowded:
        raise ResponseError(
            f"{crowded} combination(s) of keys with more records than people",
            expected="as many people or more in the population",
            where="population",
            advice="Check that records and population are of the same time, and spelt alike.",
        )


def _target(frame: Frame, margin: Frame) -> tuple[Integers, Floats]:
    """Return for each record its sampled combination of a margin, and these's people."""
    keys = _keys(margin)
    check_keys(frame, keys)
    mine, theirs = _together(frame, margin, keys)
    found = matches(mine, "ignored")
    complete = mine[(mine >= 0).all(axis=1)]
    people = _people(complete[classes(complete).first], theirs, margin)
    _check_room(found.occurring, people)
    return found.labels, people


def _scaled(weights: Floats, labels: Integers, people: Floats) -> Floats:
    inside = labels >= 0
    now = np.bincount(labels[inside], weights=weights[inside], minlength=len(people))
    factors = np.append(people / now, 1.0)
    return np.asarray(weights * factors[labels], dtype=np.float64)
