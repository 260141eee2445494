"""How would the change look if those who left were like this? Tipping points and curves.

Counts only: so many of everybody had a property before, so many of those observed after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.statistics.checks import FloatArray, StatisticsInputError, count, sample, share_of
from analysis.statistics.paired import mcnemar_p


@dataclass(frozen=True, slots=True, kw_only=True)
class TippingPoint:
    """The share among the missing at which the conclusion would turn.

    Attributes
    ----------
    share_needed
        Share with the property among the missing that would make everybody's share equal
        the reference; below 0 or above 1 no such missing people can exist. None when nobody
        is missing.
    reachable
        Whether `share_needed` lies between 0 and 1.
    reference
        The share to compare with, such as that before.
    observed
        Share among those observed.
    """

    share_needed: float | None
    reachable: bool
    reference: float
    observed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkageRange:
    """What the margins alone say about the change among those observed both times.

    Attributes
    ----------
    low, high
        Smallest and largest possible change of the share among those observed after.
    p_largest
        Largest exact McNemar p-value over all possible linkages.
    """

    low: float
    high: float
    p_largest: float


def tipping_point(number: int, observed: int, population: int, reference: float) -> TippingPoint:
    """Find how many of the missing would need the property for all to reach `reference`.

    Parameters
    ----------
    number, observed
        Count with the property, among how many observed (at least 1).
    population
        Everybody.
    reference
        Share in [0, 1] to compare with.

    Raises
    ------
    StatisticsInputError
        Impossible counts or reference.

    Notes
    -----
    Source: Yan, X., Lee, S. & Li, N. (2009), Journal of Biopharmaceutical Statistics 19,
    1085-1098.

    Examples
    --------
    >>> tipping_point(86, 404, 721, 27 / 721).reachable
    False
    """
    number, observed = share_of(number, observed)
    missing = count(population, where="population", least=observed) - observed
    _shares(reference, "reference")
    needed = (reference * population - number) / missing if missing else None
    return TippingPoint(
        share_needed=needed,
        reachable=needed is not None and 0 <= needed <= 1,
        reference=float(reference),
        observed=number / observed,
    )


def change_by_assumed_share(
    number: int, observed: int, population: int, reference: float, assumed: npt.ArrayLike
) -> FloatArray:
    """Change from `reference` in everybody, for each share assumed among the missing.

    Parameters
    ----------
    number, observed, population, reference
        As in `tipping_point`.
    assumed
        Shape (k,), shares in [0, 1].

    Returns
    -------
    numpy.ndarray
        Shape (k,), in share units.

    Notes
    -----
    Source: National Research Council (2010), The Prevention and Treatment of Missing Data
    in Clinical Trials, ch. 5.

    Examples
    --------
    >>> change_by_assumed_share(86, 404, 721, 27 / 721, [0.0, 1.0]).round(4)
    array([0.0818, 0.5215])
    """
    number, observed = share_of(number, observed)
    missing = count(population, where="population", least=observed) - observed
    _shares(reference, "reference")
    shares = _shares(assumed, "assumed")
    return (number + missing * shares) / population - reference


def linkage_range(number_before: int, number_after: int, observed: int) -> LinkageRange:
    """Possible changes among those observed after, when their own start is not known.

    Between none and all of those who had the property before may be among the `observed`,
    and any of them may be the ones who have it after.

    Parameters
    ----------
    number_before
        How many of everybody had the property before.
    number_after, observed
        How many of those observed have it after.

    Notes
    -----
    All linkages are enumerated. Source of the p-value: `mcnemar_p`, exact.

    Examples
    --------
    >>> possible = linkage_range(27, 86, 404)
    >>> round(possible.low, 3), round(possible.high, 3)
    (0.146, 0.213)
    """
    number_after, observed = share_of(number_after, observed, where="count after")
    most = min(count(number_before, where="count before"), observed)
    start, both = np.meshgrid(np.arange(most + 1), np.arange(min(most, number_after) + 1))
    possible = (both <= start) & (start + number_after - both <= observed)
    gained, lost = (number_after - both)[possible], (start - both)[possible]
    changes = (gained - lost) / observed
    return LinkageRange(
        low=float(changes.min()),
        high=float(changes.max()),
        p_largest=float(mcnemar_p(gained, lost).max()),
    )


def _shares(values: npt.ArrayLike, where: str) -> FloatArray:
    array = sample(np.atleast_1d(np.asarray(values, dtype=np.float64)), where=where)
    if array.min() < 0 or array.max() > 1:
        raise StatisticsInputError(
            found="values outside 0 to 1", expected="shares between 0 and 1", where=where
        )
    return array
