"""The answers of all sides in columns, and what their codes say before any slip is allowed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surveys.errors import UsageError
from surveys.linking.codes import (
    Flags,
    Integers,
    counted,
    numbered_codes,
    numbered_values,
)
from surveys.linking.evidence import Evidence, evidence
from surveys.linking.values import Side


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """All answers, one side after another.

    Parameters
    ----------
    side, row
        Of each answer.
    starts
        Where each side begins.
    codes, cells
        Distinct codes, and for each answer the number of its code.
    fields
        For each evidence field the number of each answer's value.
    there
        For each code and side how many answers have it.
    evidence
        Of each code.
    """

    side: Integers
    row: Integers
    starts: tuple[int, ...]
    codes: tuple[str, ...]
    cells: Integers
    fields: tuple[Integers, ...]
    there: Integers
    evidence: Evidence

    @property
    def repeated(self) -> Flags:
        """Codes that stand more than once on a side: whose they are is unknown."""
        return np.asarray((self.there > 1).any(axis=1))

    @property
    def contradicted(self) -> Flags:
        """Codes of several sides whose evidence contradicts."""
        return self.evidence.contradicted & ~self.repeated

    @property
    def good(self) -> Flags:
        """Codes that are one person's as far as can be seen."""
        return ~self.repeated & ~self.contradicted


def gathered(sides: Sequence[Side]) -> Answers:
    """Put the answers of all sides in columns.

    Raises
    ------
    UsageError
        Two sides have one name.
    """
    names = [side.name for side in sides]
    if len(set(names)) != len(names):
        raise UsageError("two sides of one name", expected="names that differ", where="linking")
    lengths = [len(side) for side in sides]
    numbers = numbered_codes(code for side in sides for code in side.codes)
    fields = tuple(_field(sides, name) for name in fields_of(sides))
    side = np.repeat(np.arange(len(sides)), lengths)
    return Answers(
        side=side,
        row=np.concatenate([np.arange(length) for length in lengths]),
        starts=tuple(int(one) for one in np.cumsum([0, *lengths])[:-1]),
        codes=numbers.values,
        cells=numbers.cells,
        fields=fields,
        there=counted(numbers.cells, side, (len(numbers.values), len(sides))),
        evidence=evidence(len(numbers.values), numbers.cells, fields),
    )


def fields_of(sides: Sequence[Side]) -> tuple[str, ...]:
    """Return the names of the evidence fields, each once."""
    return tuple(dict.fromkeys(name for side in sides for name in side.evidence))


def _field(sides: Sequence[Side], name: str) -> Integers:
    return numbered_values(
        cell for side in sides for cell in side.evidence.get(name, [None] * len(side))
    ).cells
