"""What a suppression took, and what it left unprotected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.anonymisation.risk import RULES, Blanks, Violations, violations
from surveys.cleaning.frames import Frame


@dataclass(frozen=True, slots=True)
class Suppression:
    """What was removed.

    Parameters
    ----------
    frame
        The new frame.
    cells
        Key → cells removed.
    k
        Smallest class allowed.
    blanks
        How a removed cell counts: "value" or "wildcard".
    records
        Records that lost a cell or more.
    """

    frame: Frame
    cells: Mapping[str, int]
    k: int
    blanks: Blanks
    records: int

    @property
    def total(self) -> int:
        """Cells removed."""
        return sum(self.cells.values())

    @property
    def share(self) -> float:
        """The part, 0 to 1, of all cells of the keys that was removed; 0 without records."""
        every = len(self.frame) * len(self.cells)
        return self.total / every if every else 0.0

    @property
    def remaining(self) -> dict[Blanks, Violations]:
        """Rule for blanks → records and classes under k, counted anew in the frame itself."""
        return {one: violations(self.frame, tuple(self.cells), self.k, one) for one in RULES}

    @property
    def protected(self) -> dict[Blanks, int]:
        """Rule for blanks → records in classes of k or more, counted anew in the frame itself.

        For the two rules that count every record.
        """
        left = self.remaining
        return {rule: len(self.frame) - left[rule].records for rule in ("value", "wildcard")}

    def facts(self) -> dict[str, object]:
        """Return the cost as plain values, for a report: counts and names of keys only."""
        left = self.remaining
        return {
            "k": self.k,
            "blanks": self.blanks,
            "cells": dict(self.cells),
            "total": self.total,
            "share": self.share,
            "records": self.records,
            "remaining": {rule: left[rule].records for rule in RULES},
        }
