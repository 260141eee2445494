"""What ties printed figures together: sums, repetitions, excesses and growths set beside the print.

Only the arithmetic is here; what is wrong with a file, and in which words, is said by the rules.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from surveys.aggregates.figures import Figures
from surveys.errors import AnalysisError

CheckKind: TypeAlias = Literal["sum", "same", "repeated", "share", "excess", "growth"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A printed number set beside the one that the other figures give.

    Attributes
    ----------
    kind
        sum: parts make up a total; same: two figures of one thing agree; repeated: one number
        under two names; share: a percentage of two counts; excess: by how many per cent a target
        was passed; growth: by how many per cent a count grew.
    figures
        Names of the figures that were compared.
    printed, computed
        The two numbers; for share, excess and growth in per cent.
    clear
        Whether there is nothing to explain.
    """

    kind: CheckKind
    figures: tuple[str, ...]
    printed: float
    computed: float
    clear: bool

    @property
    def difference(self) -> float:
        """Printed minus computed."""
        return self.printed - self.computed


def parts_sum(figures: Figures, parts: Sequence[str], total: str) -> Check:
    """Compare a total with the sum of its parts, within what rounding allows.

    Examples
    --------
    >>> from surveys.aggregates.figures import Figure
    >>> def count(name, value):
    ...     return Figure(figure=name, value=value, unit="persons", kind="realised", base="total",
    ...                   source="report")
    >>> figures = Figures("demo", (count("women", 1), count("men", 2), count("all", 3)))
    >>> parts_sum(figures, ("women", "men"), "all").clear
    True
    """
    names = (*parts, total)
    computed = math.fsum(figures.value(part) for part in parts)
    return _check("sum", names, figures.value(total), computed, slack_of(figures, names))


def same(figures: Figures, one: str, other: str) -> Check:
    """Compare two figures of the same thing."""
    names = (one, other)
    slack = slack_of(figures, names)
    return _check("same", names, figures.value(one), figures.value(other), slack)


def repeated(figures: Figures, least: float = 100) -> tuple[Check, ...]:
    """Find numbers printed under two names: by chance unlikely when they are large.

    Parameters
    ----------
    least
        Smallest number that is looked at. Percentages and plans are left out.
    """
    counts = [
        one
        for one in figures.figures
        if not one.is_share and one.kind == "realised" and one.value >= least
    ]
    return tuple(
        Check(
            kind="repeated",
            figures=(one.figure, other.figure),
            printed=one.value,
            computed=other.value,
            clear=False,
        )
        for place, one in enumerate(counts)
        for other in counts[place + 1 :]
        if one.value == other.value
    )


def stated_share(figures: Figures, share: str, part: str, whole: str) -> Check:
    """Compare a percentage with that of its counts."""
    computed = _ratio(figures, part, whole) * 100
    return _check("share", (share, part, whole), *_stated(figures, share, computed))


def stated_excess(figures: Figures, claim: str, realised: str, planned: str) -> Check:
    """Compare the excess over a target that a text states with that of the counts."""
    computed = (_ratio(figures, realised, planned) - 1) * 100
    return _check("excess", (claim, realised, planned), *_stated(figures, claim, computed))


def stated_growth(figures: Figures, claim: str, later: str, earlier: str) -> Check:
    """Compare the growth that a text states with that of the counts.

    `computed` is the growth. A claim that gives the later count in per cent of the earlier one
    is 100 too high; `is_ratio` tells.
    """
    computed = (_ratio(figures, later, earlier) - 1) * 100
    return _check("growth", (claim, later, earlier), *_stated(figures, claim, computed))


def is_ratio(check: Check) -> bool:
    """Return whether a claimed growth is really the later count in per cent of the earlier.

    A claim cut off instead of rounded counts too.

    Examples
    --------
    >>> is_ratio(Check(kind="growth", figures=(), printed=318, computed=218.5, clear=False))
    True
    """
    return not check.clear and abs(check.computed + 100 - check.printed) < 1


def slack_of(figures: Figures, names: Sequence[str]) -> float:
    """Return how far rounding can have moved a sum or difference of figures."""
    return math.fsum(figures[name].slack for name in names)


def _stated(figures: Figures, claim: str, computed: float) -> tuple[float, float, float]:
    """Return what is printed, what is computed, and how far rounding can have moved the print."""
    return figures.value(claim), computed, figures[claim].slack


def _ratio(figures: Figures, above: str, below: str) -> float:
    if figures.value(below) == 0:
        raise AnalysisError(
            "0", expected="a number above 0 to divide by", where=figures.where(below)
        )
    return figures.value(above) / figures.value(below)


def _check(
    kind: CheckKind, names: tuple[str, ...], printed: float, computed: float, slack: float
) -> Check:
    # The last term is for binary fractions: 0.1 + 0.2 is not 0.3.
    clear = abs(printed - computed) <= slack + 1e-9 * max(1.0, abs(printed))
    return Check(kind=kind, figures=names, printed=printed, computed=computed, clear=clear)
