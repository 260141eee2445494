"""Divisions of Finland into areas, the years they held, and the area of a municipality.

Source: Statistics Finland classifications, CC BY 4.0, via rOpenGov/geofi.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from surveys.areas.municipalities import (
    FIRST_YEAR,
    LAST_YEAR,
    Municipality,
    municipality,
    municipality_codes,
)
from surveys.codelists.areas import COUNTIES, ELY, EMPLOYMENT_AREAS, EVK, REGIONS
from surveys.errors import UsageError, unknown
from surveys.model import CodeList, Text

MUNICIPALITY: Final = "municipality"
"""The name of the finest division, through which the others meet."""


@dataclass(frozen=True, slots=True)
class Division:
    """A way of dividing Finland into areas.

    Parameters
    ----------
    name
        How the division is called in code: "ely".
    title
        What a reader calls one area of it.
    codes
        Every area of the division, with its official code and names.
    since, until
        First and last year for which the areas of all municipalities are known; no last year
        while the division is in use.
    acting_since
        The year the areas began to act, when Statistics Finland carried them back to earlier
        years: wellbeing services counties began in 2023 and are known back to 2018.

    Examples
    --------
    >>> division("ely").valid_in(2025), division("ely").valid_in(2026)
    (True, False)
    """

    name: str
    title: Text
    codes: CodeList
    since: int
    until: int | None = None
    acting_since: int | None = None

    def valid_in(self, year: int) -> bool:
        """Whether the areas of all municipalities are known in the year."""
        return self.since <= year <= self.last

    @property
    def last(self) -> int:
        """The last year known: `until`, or the last year of the municipalities here."""
        return LAST_YEAR if self.until is None else self.until

    @property
    def years(self) -> str:
        """The years in words, as messages say them."""
        return str(self.since) if self.since == self.last else f"{self.since}–{self.last}"

    def named(self, code: str) -> str:
        """Return an area's English name and code, as messages say it."""
        return f"{self.codes[code].text.en} ({code})"


DivisionOrName: TypeAlias = "Division | str"


@cache
def divisions() -> tuple[Division, ...]:
    """Return all divisions, municipalities last.

    Source: as of the module.

    Examples
    --------
    >>> [(one.name, len(one.codes), one.years) for one in divisions()][:2]
    [('ely', 16, '2013–2025'), ('county', 23, '2018–2026')]
    """
    return (
        Division(
            "ely",
            Text("ELY-keskus", "NTM-central", "ELY Centre"),
            ELY,
            since=FIRST_YEAR,
            until=2025,
        ),
        Division(
            "county",
            Text("Hyvinvointialue", "Välfärdsområde", "Wellbeing services county"),
            COUNTIES,
            since=2018,
            acting_since=2023,
        ),
        Division("region", Text("Maakunta", "Landskap", "Region"), REGIONS, since=FIRST_YEAR),
        Division(
            "employment_area",
            Text("Työllisyysalue", "Sysselsättningsområde", "Employment area"),
            EMPLOYMENT_AREAS,
            since=2025,
        ),
        Division(
            "evk",
            Text("Elinvoimakeskus", "Livskraftscentral", "Economic Development Centre"),
            EVK,
            since=2026,
        ),
        Division(
            MUNICIPALITY,
            Text("Kunta", "Kommun", "Municipality"),
            municipality_codes(),
            since=FIRST_YEAR,
        ),
    )


def division(name: DivisionOrName) -> Division:
    """Return the division of a name; a division is returned as it is.

    Raises
    ------
    UsageError
        There is no such division; the message names the nearest one.

    Examples
    --------
    >>> division("evk").title.fi
    'Elinvoimakeskus'
    """
    known = {one.name: one for one in divisions()}
    if isinstance(name, Division):
        return name
    if name not in known:
        raise unknown("division", name, known)
    return known[name]


def area_of(code: str, of: DivisionOrName, year: int) -> str:
    """Return the code of the area in which a municipality lay in a year.

    Åland lies in EVK 02 here, as in Statistics Finland's key of 2026, although the EVKs act on
    the mainland only.

    Parameters
    ----------
    code
        The municipality's code in that year.
    of
        The division, or its name.
    year
        A year in which the division is valid.

    Raises
    ------
    UsageError
        There was no such municipality in the year, or the division was not valid then.

    Source: Statistics Finland's municipal keys, as in `surveys.areas.municipalities`.

    Examples
    --------
    >>> area_of("142", "ely", 2020), area_of("142", "ely", 2021)
    ('06', '04')
    """
    wanted = division(of)
    check_year(wanted, year)
    return area_in(municipality(code, year), wanted)


def area_in(one: Municipality, wanted: Division) -> str:
    """Return the area of a municipality's period; the division must be valid in the period."""
    area: str = one.code if wanted.name == MUNICIPALITY else getattr(one, wanted.name)
    return area


def check_year(wanted: Division, year: int) -> None:
    """Raise UsageError unless the division is valid in the year."""
    if not wanted.valid_in(year):
        raise UsageError(f"year {year}", expected=wanted.years, where=f"division {wanted.name}")
