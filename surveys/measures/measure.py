"""What a published measure is: its columns, how they are scored and what the score is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from surveys.errors import DefinitionError, UsageError, listed, near
from surveys.model import Text
from surveys.model.naming import check_code, check_name, check_unique


class Rule(StrEnum):
    """How a score is counted from the items."""

    SUM = "sum"
    MEAN = "mean"
    NONE = "none"
    """No algorithm is published: the measure has columns, but no score."""


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """One column of a measure, without its text.

    Parameters
    ----------
    code
        Column name.
    minimum, maximum
        Lowest and highest possible value.
    only
        The values that are possible, when not every whole number between the limits is.
    whole
        Whether the value must be a whole number.
    """

    code: str
    minimum: float
    maximum: float
    only: tuple[float, ...] = ()
    whole: bool = True

    @property
    def expected(self) -> str:
        """What the column may hold, in words.

        Examples
        --------
        >>> MeasureItem("wai_6", 1, 7, only=(1, 4, 7)).expected
        'one of 1, 4, 7'
        >>> MeasureItem("gse_1", 1, 4).expected
        'a whole number from 1 to 4'
        """
        if self.only:
            return f"one of {', '.join(f'{value:g}' for value in self.only)}"
        number = "a whole number" if self.whole else "a number"
        return f"{number} from {self.minimum:g} to {self.maximum:g}"


@dataclass(frozen=True, slots=True)
class Subscale:
    """A part of a measure that has a score of its own, counted from complete answers."""

    code: str
    name: Text
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores that has a name.

    Parameters
    ----------
    code
        Value in data.
    low, high
        First and last score of the band. A score between two bands (a half point) belongs to the
        lower one: it has not reached the next.
    name
        What the band is called.
    from_age, under_age
        The ages, in years, that the band is for; None sets no limit.
    """

    code: str
    low: float
    high: float
    name: Text
    from_age: int | None = None
    under_age: int | None = None

    def fits(self, age: float | None) -> bool:
        """Return whether the band is for someone of that age; None is an unknown age.

        Bands without an upper age limit are the general ones, used when no age is known.

        Examples
        --------
        >>> young = Band("good", 41, 44, Text(fi="hyvä", sv="god", en="good"), under_age=35)
        >>> young.fits(31), young.fits(35), young.fits(None)
        (True, False, False)
        """
        if age is None:
            return self.under_age is None
        old_enough = self.from_age is None or age >= self.from_age
        return old_enough and (self.under_age is None or age < self.under_age)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A published measure: what is needed to score it, and what may be done with it.

    Parameters
    ----------
    name
        Stable short name.
    title
        What it is called.
    items
        Its columns in order.
    rule
        How the total is counted; subscales are counted in the same way.
    most_missing
        How many answers may be missing: they count as the mean of the person's other answers.
        Where no rule is published it is 0, so that only complete answers are scored.
    subscales
        Parts with a score of their own, in order. A measure without a rule names its domains here.
    bands
        Named ranges of the total; () when none are published.
    higher_is_better
        The direction of the total.
    licence, ship
        The terms in our own words, and what of it may stand in a form or a file of ours.
    source
        The publication to cite.
    seen, unseen
        Which facts were checked, and where; which rest on memory.

    Raises
    ------
    DefinitionError
        Names stand twice, a subscale has an unknown item, or bands do not cover the range.
    """

    name: str
    title: Text
    items: tuple[MeasureItem, ...]
    rule: Rule
    most_missing: int = 0
    subscales: tuple[Subscale, ...] = ()
    bands: tuple[Band, ...] = ()
    higher_is_better: bool = True
    licence: str
    ship: str
    source: str
    seen: str
    unseen: str = ""

    def __post_init__(self) -> None:
        where = f"measure {self.name}"
        check_name(self.name, where)
        for code in (*self.codes, *(part.code for part in self.subscales)):
            check_code(code, where)
        check_unique((*self.codes, *(part.code for part in self.subscales)), "column", where)
        for part in self.subscales:
            _check_items(part, self.codes, where)
        for group in _groups(self.bands):
            _check_bands(group, self.range, where)

    @property
    def codes(self) -> tuple[str, ...]:
        """Column names of the items, in order."""
        return tuple(item.code for item in self.items)

    @property
    def scores(self) -> tuple[str, ...]:
        """What `score` returns: the total, then the subscales."""
        return () if self.rule is Rule.NONE else ("total", *(one.code for one in self.subscales))

    @property
    def range(self) -> tuple[float, float]:
        """Lowest and highest possible total.

        Raises
        ------
        UsageError
            The measure has no published score.
        """
        if self.rule is Rule.NONE:
            raise UsageError(
                f"measure {self.name}, which has no published score",
                expected="a measure with a rule of scoring",
                advice="Its columns can be compared one by one.",
            )
        count = len(self.items) if self.rule is Rule.MEAN else 1
        low = sum(item.minimum for item in self.items) / count
        return float(low), float(sum(item.maximum for item in self.items) / count)

    @property
    def verified(self) -> bool:
        """Whether nothing of the scoring rests on memory."""
        return not self.unseen

    @property
    def verification(self) -> str:
        """What was checked and what was not, in one line."""
        return f"Seen: {self.seen}" + (f" Not verified: {self.unseen}" if self.unseen else "")


def numbered(name: str, count: int, minimum: float, maximum: float) -> tuple[MeasureItem, ...]:
    """Return items name_1 to name_count that share one range.

    Examples
    --------
    >>> [item.code for item in numbered("gse", 3, 1, 4)]
    ['gse_1', 'gse_2', 'gse_3']
    """
    return tuple(MeasureItem(f"{name}_{at}", minimum, maximum) for at in range(1, count + 1))


def _check_items(part: Subscale, codes: tuple[str, ...], where: str) -> None:
    for code in part.items:
        if code not in codes:
            raise DefinitionError(
                f"item {code!r} in subscale {part.code}",
                expected=f"one of {listed(codes)}",
                where=where,
                advice=near(code, codes),
            )


def _groups(bands: tuple[Band, ...]) -> Iterator[tuple[Band, ...]]:
    """Yield the bands of each age group."""
    ages = dict.fromkeys((band.from_age, band.under_age) for band in bands)
    for age in ages:
        yield tuple(band for band in bands if (band.from_age, band.under_age) == age)


def _check_bands(bands: tuple[Band, ...], limits: tuple[float, float], where: str) -> None:
    """Raise unless the bands follow each other from the lowest to the highest score."""
    steps = all(after.low == before.high + 1 for before, after in pairwise(bands))
    if (bands[0].low, bands[-1].high) != limits or not steps:
        raise DefinitionError(
            f"bands {', '.join(f'{band.low:g}–{band.high:g}' for band in bands)}",
            expected=f"bands that cover {limits[0]:g}–{limits[1]:g} one after the other",
            where=where,
        )
