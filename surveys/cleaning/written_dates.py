"""What day did somebody mean? Reads dates as people write them into open fields."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.cleaning.texts import repaired

_FI = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka",
       "marras", "joulu")  # fmt: skip
_SV = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
       "oktober", "november", "december")  # fmt: skip
_EN = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
       "october", "november", "december")  # fmt: skip
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        f"{stem}{ending}": number
        for names, endings in (
            (_FI, ("kuu", "kuun", "kuuta", "kuussa")),
            (_SV, ("",)),
            (_EN, ("",)),
            (tuple(name[:3] for name in _SV), ("", ".")),
            (tuple(name[:3] for name in _EN), ("", ".")),
        )
        for number, stem in enumerate(names, start=1)
        for ending in endings
    }
    | {"sept": 9, "sept.": 9}
)
_YEAR = r"(\d{4})"
_SHORT_YEAR = r"(\d{4}|\d{2})"
_DOTTED = re.compile(rf"(\d\d?)\.\s?(\d\d?)[. ]\s?{_SHORT_YEAR}")
_YEAR_FIRST = re.compile(rf"{_YEAR}([-./ ]?)(\d\d?)\2(\d\d?)")
_EITHER = re.compile(rf"(\d\d?)([-/])(\d\d?)\2{_SHORT_YEAR}")
_WORDED = re.compile(rf"(?:den )?(\d\d?)(?:\.|st|nd|rd|th)? ?(?:of )?([^\W\d_]+\.?),? {_YEAR}")
_MONTH_FIRST = re.compile(rf"([^\W\d_]+\.?) (\d\d?)(?:st|nd|rd|th)?,? {_YEAR}")
_MONTH = re.compile(rf"(\d\d?)[-/.]\s?{_YEAR}")
_YEAR_MONTH = re.compile(rf"{_YEAR}[-/](\d\d?)")
_NAMED_MONTH = re.compile(rf"([^\W\d_]+\.?),? {_YEAR}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One reading of a date: from its first to its last possible day."""

    first: dt.date
    last: dt.date

    @property
    def exact(self) -> bool:
        """Whether a day was written, and not a month alone."""
        return self.first == self.last


def date_readings(text: str) -> tuple[WrittenDate, ...]:
    """Return every day, or every month, that a text can mean; none where it cannot be read.

    With dots the day stands first, as in Finland and Sweden; with strokes it may be the month.
    Of a year in two digits both centuries are returned.

    Examples
    --------
    >>> [str(one.first) for one in date_readings("1.3.2024")]
    ['2024-03-01']
    >>> [str(one.first) for one in date_readings("1/3/2024")]
    ['2024-03-01', '2024-01-03']
    >>> month, = date_readings("maaliskuu 2024")
    >>> str(month.first), str(month.last), month.exact
    ('2024-03-01', '2024-03-31', False)
    """
    plain = re.sub("[\u2010-\u2015]", "-", repaired(text)).casefold().rstrip("! ")
    found = [WrittenDate(day, day) for day in _days(plain)] or [*_months(plain)]
    return tuple(dict.fromkeys(found))


def _days(text: str) -> Iterator[dt.date]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield from _day(found[1], found[3], found[4])
    elif found := _DOTTED.fullmatch(text):
        yield from _day(found[3], found[2], found[1])
    elif found := _EITHER.fullmatch(text):
        yield from _day(found[4], found[3], found[1])
        yield from _day(found[4], found[1], found[3])
    elif found := _WORDED.fullmatch(text):
        yield from _day(found[3], found[2], found[1])
    elif found := _MONTH_FIRST.fullmatch(text):
        yield from _day(found[3], found[1], found[2])


def _day(year: str, month: str, day: str) -> Iterator[dt.date]:
    for full in (year,) if len(year) == 4 else (f"20{year}", f"19{year}"):
        number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
        try:
            yield dt.date(int(full), number, int(day))
        except ValueError:
            continue


def _months(text: str) -> Iterator[WrittenDate]:
    if found := _YEAR_MONTH.fullmatch(text):
        year, month = found[1], found[2]
    elif found := _MONTH.fullmatch(text) or _NAMED_MONTH.fullmatch(text):
        month, year = found[1], found[2]
    else:
        return
    number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
    if 1 <= number <= 12 and int(year):
        last = calendar.monthrange(int(year), number)[1]
        yield WrittenDate(dt.date(int(year), number, 1), dt.date(int(year), number, last))
