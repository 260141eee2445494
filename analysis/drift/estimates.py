"""Which numbers and verdicts does an analysis publish? The same list from every kind of result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

import pandas as pd
from scipy.stats import norm

from analysis.distributions import Distribution
from analysis.distributions.shapes import LEVEL
from analysis.families import Family
from analysis.regions import AreaComparison
from analysis.results import Comparison
from analysis.results.estimate import Estimate
from analysis.statistics import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One number or verdict that a result shows.

    Attributes
    ----------
    item, part
        The variable, and which of its estimates.
    estimate, low, high
        None when hidden, or when there is no interval.
    level
        Confidence level.
    verdict
        What it lets us say, in the fixed words; empty without one.
    measured
        Whether there is an estimate at all when it is not hidden.
    """

    item: str
    part: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = LEVEL
    verdict: str = ""
    measured: bool = True

    @property
    def error(self) -> float | None:
        """Standard error: half the length of the interval over the normal quantile of its level.

        Intervals of shares are not symmetric and those of means use Student's t; for drift this
        is near enough.
        """
        if self.low is None or self.high is None or not self.high > self.low:
            return None
        return (self.high - self.low) / 2 / float(norm.isf((1 - self.level) / 2))


@singledispatch
def published(result: object) -> Iterator[Published]:
    """Yield what a result publishes: estimates of waves and areas, changes, differences, verdicts.

    Raises
    ------
    TypeError
        It is no result of an analysis.
    """
    raise TypeError(f"no result of an analysis: {type(result).__name__}")


@published.register
def _(result: Distribution) -> Iterator[Published]:
    for wave in result.waves:
        for row in wave.shown.frame.to_dict("records"):
            yield Published(
                item=result.item,
                part=f"{wave.wave} {row['code']}".strip(),
                estimate=_number(row["estimate"]),
                low=_number(row["low"]),
                high=_number(row["high"]),
            )


@published.register
def _(result: Comparison) -> Iterator[Published]:
    yield from _compared(result, str(result.verdict))


@published.register
def _(result: Family) -> Iterator[Published]:
    for one in result.items:
        yield from _compared(one.comparison, str(one.verdict))


@published.register
def _(result: AreaComparison) -> Iterator[Published]:
    item, wave = result.item, result.wave
    yield _estimated(result.country, item, f"{wave} all {result.areas}")
    for one in result.results:
        place = f"{wave} {result.areas} {one.code}"
        yield _estimated(one.estimate, item, place)
        yield _judged(
            item, f"{place} − rest", one.difference, one.interval, result.level, str(one.verdict)
        )
    verdict = str(result.verdict)
    yield Published(item=item, part=f"{wave} {result.areas}", verdict=verdict, measured=False)


def _compared(result: Comparison, verdict: str) -> Iterator[Published]:
    for one, wave in zip((result.before, result.after), result.waves, strict=True):
        yield _estimated(one, result.item, wave)
    change = "–".join(result.waves)
    yield _judged(result.item, change, result.estimate, result.interval, result.level, verdict)


def _estimated(one: Estimate, item: str, part: str) -> Published:
    return _judged(item, part, one.estimate, one.interval, one.level, "")


def _judged(
    item: str,
    part: str,
    estimate: float | None,
    interval: Interval | None,
    level: float,
    verdict: str,
) -> Published:
    return Published(
        item=item,
        part=part,
        estimate=estimate,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        level=level,
        verdict=verdict,
    )


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
