"""How far did the published estimates drift? Told without telling what they were before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import pandas as pd


class Band(StrEnum):
    """How far an estimate drifted, in standard errors of the estimate before."""

    TENTH = "under 0.1"
    QUARTER = "0.1 to 0.25"
    HALF = "0.25 to 0.5"
    ONE = "0.5 to 1"
    MORE = "over 1"
    HIDDEN = "hidden"
    UNMEASURED = "not measured"


EDGES: Final = (
    (0.1, Band.TENTH),
    (0.25, Band.QUARTER),
    (0.5, Band.HALF),
    (1.0, Band.ONE),
)
MEASURED: Final = (*(band for _, band in EDGES), Band.MORE)
WIDER: Final = 1.1
"""An interval counts as wider when it is a tenth longer."""

_COLUMNS: Final = {
    "method": "str", "item": "str", "estimates": "int64", "largest": "str",
    "verdicts_changed": "int64",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifted:
    """One published estimate, and what anonymisation did to it: for the holder of the raw data.

    Attributes
    ----------
    method, item, part
        The analysis, the variable, and which of its estimates: a wave, an answer, an area.
    after
        The published estimate; None when hidden.
    before, error
        The estimate from the cleaned answers and its standard error.
    band
        How far it drifted.
    covered
        Whether the published interval holds the estimate before; None without both.
    widened
        Whether the interval is longer by more than a tenth; None without both.
    verdict_changed
        Whether the verdict differs; None where there is none, or the estimate is hidden.
    """

    method: str
    item: str
    part: str
    after: float | None
    before: float | None = field(repr=False)
    error: float | None = field(repr=False)
    band: Band = field(repr=False)
    covered: bool | None = field(repr=False)
    widened: bool | None = field(repr=False)
    verdict_changed: bool | None = field(repr=False)

    @property
    def shift(self) -> float | None:
        """After − before in standard errors."""
        if self.before is None or self.after is None or not self.error:
            return None
        return (self.after - self.before) / self.error


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What anonymisation did to the estimates that are published.

    What may be released of it (`to_frame`, `to_json`, ``str``) says for each analysis and item only
    how far its estimates drifted at most, in a band. From a published estimate, its interval and
    an exact drift anyone could work out the estimate before, and from both the answers that were
    hidden in between; and which answer or area drifted tells whose answers they were.

    Attributes
    ----------
    estimates
        One for each published estimate and verdict: for the holder of the raw data alone.
    left_out
        Analyses that could not be carried out on both sides, and why.
    """

    estimates: tuple[Drifted, ...]
    left_out: tuple[str, ...] = ()

    @property
    def verdicts_changed(self) -> int:
        """How many verdicts differ."""
        return sum(bool(one.verdict_changed) for one in self.estimates)

    @property
    def largest(self) -> Band:
        """The widest drift of all that were measured."""
        return _largest(self.estimates)

    @property
    def bands(self) -> dict[Band, int]:
        """How many estimates drifted how far: for the holder of the raw data."""
        counts = Counter(one.band for one in self.estimates)
        return {band: counts[band] for band in Band}

    def to_frame(self) -> pd.DataFrame:
        """Return what may be released: one row for each analysis and item.

        Returns
        -------
        pandas.DataFrame
            method, item, estimates (how many), largest (the widest drift measured), and
            verdicts_changed (how many).
        """
        return pd.DataFrame(self._released(), columns=list(_COLUMNS)).astype(_COLUMNS)

    def to_json(self) -> dict[str, object]:
        """Return what may be released as plain values."""
        return {
            "estimates": len(self.estimates),
            "largest": str(self.largest),
            "verdicts_changed": self.verdicts_changed,
            "items": self._released(),
            "left_out": list(self.left_out),
        }

    def for_holder(self) -> pd.DataFrame:
        """Return each estimate before and after with its exact drift; never to be written."""
        rows = [
            {
                "method": one.method,
                "item": one.item,
                "part": one.part,
                "before": one.before,
                "after": one.after,
                "error": one.error,
                "shift": one.shift,
                "drift": str(one.band),
                "covered": one.covered,
                "widened": one.widened,
                "verdict_changed": one.verdict_changed,
            }
            for one in self.estimates
        ]
        return pd.DataFrame(rows)

    def __str__(self) -> str:
        return (
            f"{len(self.estimates)} estimate(s); largest drift in standard errors: {self.largest}; "
            f"{self.verdicts_changed} verdict(s) changed"
        )

    def _released(self) -> list[dict[str, object]]:
        groups: dict[tuple[str, str], list[Drifted]] = {}
        for one in self.estimates:
            groups.setdefault((one.method, one.item), []).append(one)
        return [
            {
                "method": method,
                "item": item,
                "estimates": len(group),
                "largest": str(_largest(group)),
                "verdicts_changed": sum(bool(one.verdict_changed) for one in group),
            }
            for (method, item), group in groups.items()
        ]


def _largest(estimates: list[Drifted] | tuple[Drifted, ...]) -> Band:
    found = [MEASURED.index(one.band) for one in estimates if one.band in MEASURED]
    return MEASURED[max(found)] if found else Band.UNMEASURED
