"""The fixed vocabulary in which a comparison is summed up, from its interval alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from analysis.statistics import Interval
from surveys.model import Text


class Verdict(StrEnum):
    """What a comparison of two waves lets us say. It never speaks of causes."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NO_CLEAR_CHANGE = "no clear change"
    TOO_FEW = "too few to say"

    @property
    def text(self) -> Text:
        """The verdict in words."""
        return _WORDS[self]


_WORDS: Final = {
    Verdict.INCREASE: Text(fi="kasvua", sv="ökning", en="increase"),
    Verdict.DECREASE: Text(fi="laskua", sv="minskning", en="decrease"),
    Verdict.NO_CLEAR_CHANGE: Text(
        fi="ei selvää muutosta", sv="ingen tydlig förändring", en="no clear change"
    ),
    Verdict.TOO_FEW: Text(
        fi="vastauksia liian vähän päätelmään",
        sv="för få svar för en slutsats",
        en="too few to say",
    ),
}


class Difference(StrEnum):
    """What a comparison of one area with the others lets us say."""

    HIGHER = "higher than elsewhere"
    LOWER = "lower than elsewhere"
    NO_CLEAR_DIFFERENCE = "no clear difference"
    TOO_FEW = "too few to say"

    @property
    def text(self) -> Text:
        """The verdict in words."""
        return _AREA_WORDS[self]


_AREA_WORDS: Final = {
    Difference.HIGHER: Text(
        fi="korkeampi kuin muualla", sv="högre än på andra håll", en="higher than elsewhere"
    ),
    Difference.LOWER: Text(
        fi="matalampi kuin muualla", sv="lägre än på andra håll", en="lower than elsewhere"
    ),
    Difference.NO_CLEAR_DIFFERENCE: Text(
        fi="ei selvää eroa", sv="ingen tydlig skillnad", en="no clear difference"
    ),
    Difference.TOO_FEW: Text(
        fi="vastauksia liian vähän päätelmään",
        sv="för få svar för en slutsats",
        en="too few to say",
    ),
}


class Heterogeneity(StrEnum):
    """What a comparison of all shown areas with each other lets us say."""

    DIFFER = "the areas differ"
    NO_CLEAR_DIFFERENCE = "no clear differences"
    TOO_FEW = "too few to say"

    @property
    def text(self) -> Text:
        """The verdict in words."""
        return _ALL_WORDS[self]


_ALL_WORDS: Final = {
    Heterogeneity.DIFFER: Text(
        fi="alueiden välillä on eroja",
        sv="det finns skillnader mellan områdena",
        en="the areas differ",
    ),
    Heterogeneity.NO_CLEAR_DIFFERENCE: Text(
        fi="alueiden välillä ei ole selviä eroja",
        sv="det finns inga tydliga skillnader mellan områdena",
        en="there are no clear differences between the areas",
    ),
    Heterogeneity.TOO_FEW: Text(
        fi="alueita, joilla on tarpeeksi vastauksia, on liian vähän päätelmään",
        sv="områdena med tillräckligt många svar är för få för en slutsats",
        en="too few areas have enough answers to say",
    ),
}


def verdict_of(estimate: float | None, interval: Interval | None) -> Verdict:
    """Read the verdict off the interval of a change.

    Examples
    --------
    >>> verdict_of(0.3, Interval(0.1, 0.5, 0.95, "t")).value
    'increase'
    >>> verdict_of(0.0, Interval(-0.1, 0.1, 0.95, "t")).value
    'no clear change'
    """
    if estimate is None:
        return Verdict.TOO_FEW
    if interval is None:
        return Verdict.NO_CLEAR_CHANGE if estimate == 0 else Verdict.TOO_FEW
    if interval.low > 0:
        return Verdict.INCREASE
    return Verdict.DECREASE if interval.high < 0 else Verdict.NO_CLEAR_CHANGE
