"""What kind of number is it? How means, shares and changes are written."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from analysis import numbers
from analysis.statistics import Interval
from surveys.model import Language, Text


class Quantity(StrEnum):
    """What an estimate measures; it decides how the number is written."""

    MEAN = "mean"
    SHARE = "share"
    HIGHER_MINUS_LOWER = "higher_minus_lower"
    SHIFT = "shift"

    @property
    def text(self) -> Text:
        """What to call it in a table."""
        return _NAMES[self]

    @property
    def change_text(self) -> Text:
        """What to call its change in a table."""
        return _CHANGES[self]

    @property
    def in_points(self) -> bool:
        """Whether it is a share, written in per cent, and its change in percentage points."""
        return self in (Quantity.SHARE, Quantity.HIGHER_MINUS_LOWER)


_NAMES: Final = {
    Quantity.MEAN: Text(fi="keskiarvo", sv="medelvärde", en="mean"),
    Quantity.SHARE: Text(fi="osuus", sv="andel", en="share"),
    Quantity.HIGHER_MINUS_LOWER: Text(fi="osuus", sv="andel", en="share"),
    Quantity.SHIFT: Text(fi="keskiarvo", sv="medelvärde", en="mean"),
}
_CHANGES: Final = {
    Quantity.MEAN: Text(
        fi="keskiarvon muutos", sv="medelvärdets förändring", en="change of the mean"
    ),
    Quantity.SHARE: Text(
        fi="osuuden muutos",
        sv="andelens förändring",
        en="change of the share",
    ),
    Quantity.HIGHER_MINUS_LOWER: Text(
        fi="suurempi miinus pienempi",
        sv="högre minus lägre",
        en="higher minus lower",
    ),
    Quantity.SHIFT: Text(fi="tyypillinen muutos", sv="typisk förändring", en="typical shift"),
}


def written(quantity: Quantity, value: float, language: Language, places: int = 1) -> numbers.Shown:
    """Write an estimate: a mean as a number, a share in per cent.

    Examples
    --------
    >>> written(Quantity.SHARE, 0.213, "en"), written(Quantity.MEAN, 3.44, "sv")
    (21.3%, 3,4)
    """
    if quantity.in_points:
        return numbers.percent(_clean(value), places, language=language)
    return numbers.decimal(_clean(value), places, language=language)


def written_change(
    quantity: Quantity, value: float, language: Language, places: int = 1
) -> numbers.Shown:
    """Write a change: a share's in percentage points.

    Examples
    --------
    >>> written_change(Quantity.SHARE, -0.05, "en").split()
    ['−5.0', 'percentage', 'points']
    """
    if quantity.in_points:
        return numbers.points(_clean(value), places, signed=False, language=language)
    return numbers.decimal(_clean(value), places, language=language)


def written_interval(
    quantity: Quantity, interval: Interval, language: Language, places: int = 1, *, unit: bool
) -> numbers.Shown:
    """Write an interval, with the percent sign of a share if `unit`.

    Examples
    --------
    >>> written_interval(Quantity.MEAN, Interval(0.1, 0.5, 0.95, "t"), "fi", unit=False)
    0,1–0,5
    """
    form: numbers.Form = "percent" if quantity.in_points else "decimal"
    return numbers.interval(
        _clean(interval.low), _clean(interval.high), places, form=form, unit=unit, language=language
    )


def places_for(quantity: Quantity, interval: Interval | None) -> int:
    """Return how many decimals an interval deserves: two when it is narrow or ends beside 0.

    Examples
    --------
    >>> places_for(Quantity.MEAN, Interval(0.47, 0.62, 0.95, "t"))
    2
    >>> places_for(Quantity.MEAN, Interval(0.1, 0.9, 0.95, "t"))
    1
    """
    if interval is None:
        return 1
    factor = 100 if quantity.in_points else 1
    return numbers.places_of(interval.low * factor, interval.high * factor)


def drawn_ends(value: float | None, interval: Interval | None) -> tuple[float | None, float | None]:
    """Return the ends to draw: where all answers are equal there is a dot without a line.

    Examples
    --------
    >>> drawn_ends(3.4, Interval(3.1, 3.7, 0.95, "t")), drawn_ends(4.0, None)
    ((3.1, 3.7), (4.0, 4.0))
    """
    return (value, value) if interval is None else (interval.low, interval.high)


def level_text(level: float, language: Language) -> str:
    """Write the name of an interval with its confidence level.

    Examples
    --------
    >>> level_text(0.95, "en")
    '95% confidence interval'
    """
    number = numbers.decimal(
        level * 100, 0 if round(level * 100, 6).is_integer() else 1, language=language
    )
    named = {
        "fi": f"{number}{numbers.SPACE}%:n luottamusväli",
        "sv": f"{number}{numbers.SPACE}% konfidensintervall",
        "en": f"{number}% confidence interval",
    }
    return named[language]


def _clean(value: float) -> float:
    # A mean of 2.35 comes as 2.3499999999999996 and would be written 2.3.
    return round(value, 10)
