"""What a share and its change could be when some were not heard at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.statistics.attrition import (
    LinkageRange,
    TippingPoint,
    change_by_assumed_share,
    linkage_range,
    tipping_point,
)
from analysis.statistics.bounds import Bounds, change_bounds, share_bounds
from analysis.statistics.proportion_contrasts import newcombe_difference
from analysis.statistics.results import Result
from surveys.errors import AnalysisError


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Everybody at the start, and those heard at the end.

    Parameters
    ----------
    started
        How many began; all of them are known at the start.
    ended
        How many of them were heard at the end.
    had_before, had_after
        How many had the property, among `started` and among `ended`.

    Raises
    ------
    AnalysisError
        The counts cannot be true together.

    Examples
    --------
    >>> Counts(started=721, ended=404, had_before=27, had_after=86).unheard
    317
    """

    started: int
    ended: int
    had_before: int
    had_after: int

    def __post_init__(self) -> None:
        if not 0 < self.ended <= self.started:
            raise AnalysisError(
                f"{self.ended} heard at the end of {self.started} who began",
                expected="at least one, and no more than began",
                where="attrition",
            )
        for name, part, whole in (
            ("at the start", self.had_before, self.started),
            ("at the end", self.had_after, self.ended),
        ):
            if not 0 <= part <= whole:
                raise AnalysisError(
                    f"{part} of {whole} {name}", expected="a part of them", where="attrition"
                )

    @property
    def unheard(self) -> int:
        """How many were not heard at the end."""
        return self.started - self.ended


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstCase:
    """What holds whatever is true of those who were not heard.

    Attributes
    ----------
    share
        Bounds of the share at the end among all who began.
    change
        Bounds of its change from the start.
    least
        The change if nobody unheard had the property, with Newcombe's interval.
    linkage
        Possible changes among those heard at the end, and the largest McNemar p-value.
    tipping
        The share among the unheard at which nothing would have changed.
    """

    counts: Counts
    share: Bounds
    change: Bounds
    least: Result
    linkage: LinkageRange
    tipping: TippingPoint

    @property
    def rose(self) -> bool:
        """Whether the share rose whatever is true of the unheard."""
        return self.change.low > 0


def worst_case(counts: Counts) -> WorstCase:
    """Bound a share at the end, and its change, without assuming anything of the unheard.

    Source: Manski, C. F. (2003), Partial Identification of Probability Distributions, ch. 1;
    Imbens, G. W. & Manski, C. F. (2004), Econometrica 72, 1845-1857.

    Examples
    --------
    >>> result = worst_case(Counts(started=721, ended=404, had_before=27, had_after=86))
    >>> round(result.share.low, 3), round(result.share.high, 3), result.rose
    (0.119, 0.559, True)
    """
    everybody, heard = counts.started, counts.ended
    before, after = counts.had_before, counts.had_after
    return WorstCase(
        counts=counts,
        share=share_bounds(after, heard, everybody),
        change=change_bounds(before, after, heard, everybody),
        least=newcombe_difference(after, everybody, before, everybody),
        linkage=linkage_range(before, after, heard),
        tipping=tipping_point(after, heard, everybody, before / everybody),
    )


def change_curve(counts: Counts, assumed: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return the change for each share assumed among the unheard, as (share, change).

    Examples
    --------
    >>> counts = Counts(started=721, ended=404, had_before=27, had_after=86)
    >>> [round(change, 3) for _, change in change_curve(counts, (0, 1))]
    [0.082, 0.521]
    """
    reference = counts.had_before / counts.started
    changes = change_by_assumed_share(
        counts.had_after, counts.ended, counts.started, reference, list(assumed)
    )
    return tuple(zip((float(a) for a in assumed), (float(c) for c in changes), strict=True))
