"""How much of a target was reached.

A target is a promise, not a hypothesis: there is no p-value here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.published import Figures
from surveys.errors import AnalysisError


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment:
    """What was realised of what was planned.

    Examples
    --------
    >>> round(Attainment(realised=774, planned=700).share, 3)
    1.106
    """

    realised: float
    planned: float

    @property
    def share(self) -> float:
        """Realised as a share of planned."""
        return self.realised / self.planned

    @property
    def difference(self) -> float:
        """Realised minus planned."""
        return self.realised - self.planned


def attainment(realised: float, planned: float) -> Attainment:
    """Compare what was realised with what was planned.

    Parameters
    ----------
    realised, planned
        In the same unit, counted by the same rule.

    Raises
    ------
    AnalysisError
        The plan is not above 0, or the realised value is below 0.

    Examples
    --------
    >>> round(attainment(245, 574).share, 3)
    0.427
    """
    if not (math.isfinite(planned) and planned > 0):
        raise AnalysisError(str(planned), expected="a plan above 0", where="target")
    if not (math.isfinite(realised) and realised >= 0):
        raise AnalysisError(str(realised), expected="a number of at least 0", where="realised")
    return Attainment(realised=float(realised), planned=float(planned))


def published_attainment(figures: Figures, realised: str, planned: str) -> Attainment:
    """Compare two published figures.

    Raises
    ------
    AnalysisError
        A figure is unknown, they are of different units, or the second is not a plan.
    """
    one, other = figures[realised], figures[planned]
    if one.unit != other.unit:
        raise AnalysisError(
            f"{one.unit} and {other.unit}",
            expected="the same unit",
            where=f"published figures {figures.name}, {realised} and {planned}",
        )
    if other.kind != "planned":
        raise AnalysisError(
            f"a figure of kind {other.kind!r}",
            expected="'planned'",
            where=f"published figures {figures.name}, figure {planned}",
        )
    return attainment(one.value, other.value)
