"""Municipalities of Finland from 2013 to 2026: names, areas, mergers and population.

The facts lie in municipalities.csv: one row for each municipality and each period in which its
areas stayed the same. `since` and `until` are the first and the last year of the period, `sv` and
`en` are filled where the name differs from the Finnish one, `into` is the municipality joined when
the period ended, and the areas are blank for the years before their division was known.
A Swedish name is the latest official one: about thirty were taken into the classification in 2020.

Source: Statistics Finland's municipal keys, CC BY 4.0, via rOpenGov/geofi. Population at the end
of 2022: THL, Sotkanet.fi, indicator 127, CC BY 4.0; the municipalities are those of 2023.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from surveys.errors import UsageError, near
from surveys.model import Code, CodeList, Text

FIRST_YEAR: Final = 2013
LAST_YEAR: Final = 2026
POPULATION_YEAR: Final = 2022
_MOST_BEGUN: Final = 3
"""So many names that begin as what was given are a suggestion; more are a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality in a period in which its areas stayed the same.

    Parameters
    ----------
    code
        Official code, three digits.
    text
        Its name in Finnish, Swedish and English.
    since, until
        First and last year of the period; no last year when it still goes on. What began before
        2013 is told from 2013.
    ely, county, region, employment_area, evk
        Codes of its areas; None where the division was not yet known in the period.
    into
        The municipality it joined on 1 January after `until`.
    population
        Inhabitants at the end of 2022, in the period with that year.

    Examples
    --------
    >>> municipality("297", 2026).text.en
    'Kuopio'
    """

    code: str
    text: Text
    since: int
    until: int | None
    ely: str | None
    county: str | None
    region: str | None
    employment_area: str | None
    evk: str | None
    into: str | None
    population: int | None

    @property
    def aland(self) -> bool:
        """Whether it lies in Åland."""
        return self.region == "21"


@cache
def periods() -> tuple[Municipality, ...]:
    """Return every period of every municipality, by code and time.

    Source: as of the module.

    Examples
    --------
    >>> [(one.since, one.until, one.ely) for one in periods() if one.text.fi == "Vaala"]
    [(2013, 2015, '14'), (2016, None, '13')]
    """
    table = files("surveys.areas").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return tuple(_period(row) for row in csv.DictReader(table.splitlines()))


def _period(row: dict[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        text=Text(fi=row["fi"], sv=row["sv"] or row["fi"], en=row["en"] or row["fi"]),
        since=int(row["since"]),
        until=_number(row["until"]),
        ely=row["ely"] or None,
        county=row["county"] or None,
        region=row["region"] or None,
        employment_area=row["employment_area"] or None,
        evk=row["evk"] or None,
        into=row["into"] or None,
        population=_number(row["population_2022"]),
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def municipalities(year: int) -> tuple[Municipality, ...]:
    """Return the municipalities of a year, by code.

    Raises
    ------
    UsageError
        The year is not from 2013 to 2026.

    Examples
    --------
    >>> len(municipalities(2013)), len(municipalities(2025))
    (320, 308)
    """
    return tuple(_of(year).values())


def municipality(code: str, year: int) -> Municipality:
    """Return a municipality as it was in a year.

    Raises
    ------
    UsageError
        There was no such code in the year. The message names the municipality it had joined, the
        code of a name, or the nearest name. Or the year is not from 2013 to 2026.

    Examples
    --------
    >>> municipality("291", 2020).text.fi, municipality("291", 2020).ely
    ('Kuhmoinen', '10')
    >>> municipality("291", 2021).ely
    '05'
    """
    found = _of(year).get(code)
    if found is None:
        raise UsageError(
            f"municipality {code!r}",
            expected="the three-digit code of a municipality of the year",
            where=f"municipalities {year}",
            advice=_advice(code, year),
        )
    return found


def find(name: str, year: int | None = None) -> Municipality:
    """Return the municipality of a name in any language, or of a code.

    Parameters
    ----------
    name
        Finnish, Swedish or English name, or the code; capitals and spaces do not matter.
    year
        The municipality as it was then. Without a year, its latest period: also of those that
        have joined another.

    Raises
    ------
    UsageError
        There is none in the year. The message names the municipality it had joined, or the
        nearest name. Or the year is not from 2013 to 2026.

    Examples
    --------
    >>> find("Sipoo").code, find("sibbo").code, find("Sibbo").text.fi
    ('753', '753', 'Sipoo')
    >>> find("Nastola").into
    '398'
    """
    code = _codes_of_names().get(_plain(name), "")
    found = (_latest() if year is None else _of(year)).get(code)
    if found is None:
        raise UsageError(
            f"municipality {name!r}",
            expected="a Finnish or Swedish name or a code",
            where=f"municipalities {year or f'{FIRST_YEAR}–{LAST_YEAR}'}",
            advice=_advice(name, year),
        )
    return found


def merged(code: str, from_year: int, to_year: int) -> str:
    """Return the code, in a later year, of the municipality that a municipality belongs to.

    Parameters
    ----------
    code
        A municipality of `from_year`.
    from_year, to_year
        `to_year` is the same year or later: a merger cannot be undone, because the parts of the
        new municipality are not told apart.

    Raises
    ------
    UsageError
        There was no such code in `from_year`, `to_year` is earlier, or a year is not from 2013
        to 2026.

    Examples
    --------
    >>> merged("174", 2016, 2026), merged("174", 2013, 2016)
    ('297', '174')
    """
    if to_year < from_year:
        raise UsageError(
            f"a way back from {from_year} to {to_year}",
            expected="the same year or a later one",
            where=f"municipality {code!r}",
            advice="A merger cannot be undone: take the municipalities of the earlier year.",
        )
    later, code = _of(to_year), municipality(code, from_year).code
    while code not in later:
        into = _latest()[code].into
        assert into is not None
        code = into
    return code


@cache
def municipality_codes(year: int | None = None) -> CodeList:
    """Return the municipalities of a year as a code list for a form, in the order of codes.

    Parameters
    ----------
    year
        Without a year, every municipality from 2013 on: for reading answers of many years.

    Raises
    ------
    UsageError
        The year is not from 2013 to 2026.

    Examples
    --------
    >>> municipality_codes(2026)["091"].text.sv
    'Helsingfors'
    >>> "532" in municipality_codes(2016), "532" in municipality_codes()
    (False, True)
    """
    name = "municipalities" if year is None else f"municipalities_{year}"
    every = _latest() if year is None else _of(year)
    return CodeList(name, tuple(Code(one.code, one.text) for one in every.values()))


@cache
def _of(year: int) -> MappingProxyType[str, Municipality]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            f"year {year}",
            expected=f"a year from {FIRST_YEAR} to {LAST_YEAR}",
            where="municipalities",
        )
    return MappingProxyType(
        {
            one.code: one
            for one in periods()
            if one.since <= year and (one.until is None or year <= one.until)
        }
    )


@cache
def _latest() -> MappingProxyType[str, Municipality]:
    return MappingProxyType({one.code: one for one in periods()})


@cache
def _codes_of_names() -> MappingProxyType[str, str]:
    names = {
        _plain(name): one.code
        for one in _latest().values()
        for name in (one.text.fi, one.text.sv, one.text.en, one.code)
    }
    return MappingProxyType(names)


def _plain(name: str) -> str:
    """Return a name without what typing varies: capitals, spaces, the way of writing ä."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _advice(given: str, year: int | None) -> str:
    """Say what a name or code that was not found may have been meant as."""
    known = _latest().get(_codes_of_names().get(_plain(given), ""))
    if known is None:
        return _begun(given, _names(year)) or near(" ".join(given.split()), _names(year))
    if known.into is None or (year is not None and known.code in _of(year)):
        return f"{known.text.en} has the code {known.code!r}."
    assert known.until is not None
    joined = _latest()[known.into]
    return f"{known.text.en} joined {joined.text.en} ({joined.code}) in {known.until + 1}."


def _begun(given: str, names: list[str]) -> str:
    """Name what begins so: a name without its ending is likelier meant than one spelt alike."""
    start = _plain(given)
    begun = [repr(name) for name in names if start and _plain(name).startswith(start)]
    return f"Did you mean {' or '.join(begun)}?" if 1 <= len(begun) <= _MOST_BEGUN else ""


def _names(year: int | None) -> list[str]:
    every = (_latest() if year is None else _of(year)).values()
    return [name for one in every for name in dict.fromkeys((one.text.fi, one.text.sv))]
