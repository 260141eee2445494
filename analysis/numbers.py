"""Numbers as they are written in Finnish, Swedish and English.

Finnish and Swedish follow the practice of Finland: comma, no-break space between thousands and
before the percent sign, the same date form. Halves round away from zero, as readers do.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, SupportsFloat, TypeAlias

from analysis.language import current
from surveys.errors import AnalysisError
from surveys.model import Language, Text

Form: TypeAlias = Literal["percent", "points", "decimal"]

SPACE: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "\N{EN DASH}"

_DECIMAL_MARK: Mapping[Language, str] = {"fi": ",", "sv": ",", "en": "."}
_THOUSANDS_MARK: Mapping[Language, str] = {"fi": SPACE, "sv": SPACE, "en": ","}
_PERCENT: Mapping[Language, str] = {"fi": f"{SPACE}%", "sv": f"{SPACE}%", "en": "%"}
# A dash after a minus sign would read as a second minus sign.
_BETWEEN_SIGNED: Mapping[Language, str] = {"fi": "…", "sv": f"{SPACE}till{SPACE}", "en": " to "}
_POINTS = Text(fi="prosenttiyksikköä", sv="procentenheter", en="percentage points")
_POINTS_SHORT = Text(fi="%-yks.", sv="%-enh.", en="pp")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALLEST_P = 0.001
_WRITTEN_AS_ZERO = 0.05
"""Limits below this would be written 0 with one decimal."""
_NARROW = 0.5
"""An interval shorter than this would lose its ends to rounding at one decimal."""


class Shown(str):
    """A number as the reader sees it; its repr is the bare text, so that {eval} prints it so.

    Examples
    --------
    >>> Shown("3,7 %")
    3,7 %
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def places_of(low: float, high: float) -> int:
    """Return how many decimals an interval deserves: two when it is narrow or ends beside 0.

    Parameters
    ----------
    low, high
        The limits in the unit in which they are written: shares times 100.

    Examples
    --------
    >>> places_of(0.47, 0.62), places_of(0.1, 0.9), places_of(-9.5, 18.5)
    (2, 1, 1)
    """
    beside_zero = any(0 < abs(limit) < _WRITTEN_AS_ZERO for limit in (low, high))
    return 2 if beside_zero or high - low < _NARROW else 1


def integer(number: SupportsFloat, *, language: Language | None = None) -> Shown:
    """Write a whole number.

    Raises
    ------
    AnalysisError
        `number` is not whole.

    Examples
    --------
    >>> integer(1299627, language="en")
    1,299,627
    """
    return Shown(_written(Decimal(_whole(number)), 0, _chosen(language)))


def decimal(number: SupportsFloat, places: int = 1, *, language: Language | None = None) -> Shown:
    """Write a number with a fixed number of decimals.

    Raises
    ------
    AnalysisError
        `number` is not finite.

    Examples
    --------
    >>> decimal(5.684, 2, language="fi")
    5,68
    """
    return Shown(_written(_exact(number), places, _chosen(language)))


def percent(share: SupportsFloat, places: int = 1, *, language: Language | None = None) -> Shown:
    """Write a share (0.037) as a percentage (3.7%).

    Examples
    --------
    >>> percent(27 / 721, language="en")
    3.7%
    """
    chosen = _chosen(language)
    return Shown(_written(_exact(share) * 100, places, chosen) + _PERCENT[chosen])


def points(
    difference: SupportsFloat,
    places: int = 1,
    *,
    signed: bool = True,
    short: bool = False,
    language: Language | None = None,
) -> Shown:
    """Write a difference of two shares (0.175) in percentage points.

    `signed=False` leaves a plus sign out, for sentences that say "rose by"; `short` shortens the
    unit, for tables.

    Examples
    --------
    >>> print(points(0.1754, language="en").replace(SPACE, " "))
    +17.5 percentage points
    >>> print(points(0.1754, signed=False, language="fi").replace(SPACE, " "))
    17,5 prosenttiyksikköä
    """
    chosen = _chosen(language)
    number = _written(_exact(difference) * 100, places, chosen, signed=signed)
    return Shown(f"{number}{_unit('points', chosen, short=short)}")


def change(
    difference: SupportsFloat,
    places: int = 1,
    *,
    form: Form = "points",
    language: Language | None = None,
) -> Shown:
    """Write a difference with its sign and without a unit, for a column that names the unit.

    Examples
    --------
    >>> change(-0.0819, language="fi")
    −8,2
    """
    factor = 1 if form == "decimal" else 100
    number = _written(_exact(difference) * factor, places, _chosen(language), signed=True)
    return Shown(number)


def interval(
    low: SupportsFloat,
    high: SupportsFloat,
    places: int = 1,
    *,
    form: Form = "percent",
    unit: bool = True,
    signed: bool = False,
    short: bool = False,
    language: Language | None = None,
) -> Shown:
    """Write the two ends of a range.

    Parameters
    ----------
    low, high
        Ends: shares for "percent" and "points", plain numbers for "decimal".
    places
        Decimals of both.
    form
        "points" always carry their signs.
    unit
        Whether the unit is written after the range.
    signed
        Whether plus signs are written, as for a change.
    short
        Whether "percentage points" is shortened, for tables.

    Raises
    ------
    AnalysisError
        The ends are in the wrong order or not finite.

    Examples
    --------
    >>> interval(0.026, 0.054, language="en")
    2.6–5.4%
    >>> interval(-0.02, 0.05, form="points", unit=False, language="en")
    −2.0 to +5.0
    """
    chosen = _chosen(language)
    factor = 1 if form == "decimal" else 100
    ends = [_exact(end) * factor for end in (low, high)]
    if ends[0] > ends[1]:
        raise AnalysisError(
            f"a range from {low} to {high}", expected="the lower end first", where="interval"
        )
    signed = signed or form == "points"
    between = _BETWEEN_SIGNED[chosen] if signed or ends[0] < 0 else DASH
    text = between.join(_written(end, places, chosen, signed=signed) for end in ends)
    return Shown(text + (_unit(form, chosen, short=short) if unit else ""))


def p_value(p: float, *, language: Language | None = None) -> Shown:
    """Write a p-value: three decimals, or below 0.001.

    Raises
    ------
    AnalysisError
        `p` is no probability.

    Examples
    --------
    >>> print(p_value(2.3e-8, language="en").replace(SPACE, " "))
    p < 0.001
    >>> print(p_value(0.0412, language="fi").replace(SPACE, " "))
    p = 0,041
    """
    if not 0 <= p <= 1:
        raise AnalysisError(str(p), expected="a probability from 0 to 1", where="p-value")
    chosen = _chosen(language)
    sign, shown = ("<", _SMALLEST_P) if p < _SMALLEST_P else ("=", p)
    return Shown(f"p{SPACE}{sign}{SPACE}{_written(_exact(shown), 3, chosen)}")


def euro(amount: SupportsFloat, places: int = 0, *, language: Language | None = None) -> Shown:
    """Write an amount of money.

    Examples
    --------
    >>> euro(1299627, language="en"), euro(-3, language="en")
    (€1,299,627, −€3)
    """
    chosen = _chosen(language)
    exact = _exact(amount)
    if chosen == "en":
        sign = MINUS if exact < 0 else ""
        return Shown(f"{sign}€{_written(abs(exact), places, chosen)}")
    return Shown(f"{_written(exact, places, chosen)}{SPACE}€")


def date(day: datetime.date, *, language: Language | None = None) -> Shown:
    """Write a day.

    Examples
    --------
    >>> import datetime
    >>> date(datetime.date(2026, 3, 1), language="fi")
    1.3.2026
    >>> date(datetime.date(2026, 3, 1), language="sv")
    1.3.2026
    """
    if _chosen(language) == "en":
        return Shown(f"{day.day}{SPACE}{_MONTHS[day.month - 1]} {day.year}")
    return Shown(f"{day.day}.{day.month}.{day.year}")


def _chosen(language: Language | None) -> Language:
    return current() if language is None else language


def _whole(number: SupportsFloat) -> int:
    value = float(number)
    if value.is_integer():
        return int(value)
    raise AnalysisError(
        repr(number),
        expected="a whole number",
        where="integer",
        advice="Write other numbers with decimal().",
    )


def _exact(number: SupportsFloat) -> Decimal:
    """Return the shortest decimal that is `number`, so that 0.285 is not 0.28499…."""
    value = float(number)
    if not math.isfinite(value):
        raise AnalysisError(
            str(value),
            expected="a finite number",
            where="number to show",
            advice="Say in words why there is no number.",
        )
    return Decimal(repr(value))


def _written(number: Decimal, places: int, language: Language, *, signed: bool = False) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):,f}".partition(".")
    text = whole.replace(",", _THOUSANDS_MARK[language])
    if fraction:
        text += _DECIMAL_MARK[language] + fraction
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if signed and rounded > 0 else text


def _unit(form: Form, language: Language, *, short: bool) -> str:
    if form == "percent":
        return _PERCENT[language]
    points = _POINTS_SHORT if short else _POINTS
    return f"{SPACE}{points[language]}" if form == "points" else ""
