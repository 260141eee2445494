"""What every numerical function hands back: an interval, an effect size, a result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A range with its confidence level and the method that made it.

    Examples
    --------
    >>> Interval(0.1, 0.3, 0.95, "wilson").low
    0.1
    """

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class EffectSize:
    """An effect size under its own name, because d_z and d_av are not the same number.

    Examples
    --------
    >>> EffectSize("d_z", 0.5, None).name
    'd_z'
    """

    name: str
    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An estimate with its uncertainty and its test; what does not apply is None.

    Attributes
    ----------
    estimate
        The quantity itself, in the units that the function names.
    interval
        Confidence interval of `estimate`.
    se
        Standard error of `estimate`, where the method has one.
    p, statistic, df
        Two-sided p-value, test statistic and degrees of freedom.
    n
        Number of units that carried the result (people, pairs).
    method
        Short machine name, such as ``"mcnemar_exact"``.
    effect
        Standardised effect size that belongs with the estimate.

    Examples
    --------
    >>> Result(estimate=0.5, n=10, method="wilson").p is None
    True
    """

    estimate: float | None
    method: str
    n: int | None = None
    interval: Interval | None = None
    se: float | None = None
    p: float | None = None
    statistic: float | None = None
    df: float | None = None
    effect: EffectSize | None = None
