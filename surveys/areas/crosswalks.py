"""Crosswalks: which area of one division overlaps which area of another.

Every crosswalk is built through municipalities: two areas overlap where they have a municipality
in common. Answers may be given the area of another division only when every area of theirs lies
in exactly one of its areas; a total of an area that splits cannot be shared out.

Source: Statistics Finland's municipal keys, CC BY 4.0, via rOpenGov/geofi. Population at the end
of 2022: THL, Sotkanet.fi, indicator 127, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from surveys.areas.divisions import Division, DivisionOrName, area_in, check_year, division
from surveys.areas.municipalities import (
    POPULATION_YEAR,
    Municipality,
    merged,
    municipalities,
    municipality,
)
from surveys.errors import AnalysisError

_MOST: Final = 5
"""So many areas that split are named in a message."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What an area of one division has in common with an area of another.

    Parameters
    ----------
    source, target
        Codes of the two areas.
    municipalities
        Codes of the municipalities in both, of the earlier year of the crosswalk.
    population
        Inhabitants of them at the end of 2022; None when a municipality of 2022 joins parts of
        several overlaps.
    share
        The part, 0 to 1, of the source area's population that lives in the overlap.
    """

    source: str
    target: str
    municipalities: tuple[str, ...]
    population: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The overlaps of two divisions, each in a year, in the order of codes.

    Parameters
    ----------
    source, target
        The divisions.
    year, target_year
        The year of each.
    overlaps
        Every pair of areas with a municipality in common.
    dropped
        Source areas left out on purpose: Åland in a crosswalk of the mainland.

    Examples
    --------
    >>> counties = crosswalk("county", "ely")
    >>> counties.nested, counties.mapping["18"]
    (True, '12')
    >>> crosswalk("employment_area", "county").crossing["38"]
    ('16', '17')
    """

    source: Division
    target: Division
    year: int
    target_year: int
    overlaps: tuple[Overlap, ...]
    dropped: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The two divisions with their years, as messages say them."""
        return f"{self.source.name} {self.year} → {self.target.name} {self.target_year}"

    @property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """For every source area, the target areas that it overlaps."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.overlaps:
            found[one.source] = (*found.get(one.source, ()), one.target)
        return MappingProxyType(found)

    @property
    def crossing(self) -> Mapping[str, tuple[str, ...]]:
        """The source areas that cross a border of the target, with the areas they lie in."""
        split = {source: areas for source, areas in self.targets.items() if len(areas) > 1}
        return MappingProxyType(split)

    @property
    def nested(self) -> bool:
        """Whether every source area lies in exactly one target area."""
        return not self.crossing

    @property
    def mapping(self) -> Mapping[str, str]:
        """The target area of every source area.

        Raises
        ------
        AnalysisError
            A source area lies in several target areas; the message names each.
        """
        if not self.nested:
            raise AnalysisError(
                f"{len(self.crossing)} area(s) that split: {self._split()}",
                expected=f"every {self.source.title.en} in one {self.target.title.en}",
                where=f"crosswalk {self.name}",
                advice="Go through municipalities: where the municipality of each answer or "
                "figure is known, convert from 'municipality'.",
            )
        return MappingProxyType({one.source: one.target for one in self.overlaps})

    def _split(self) -> str:
        split = [
            f"{self.source.named(source)} into {' and '.join(map(self.target.named, areas))}"
            for source, areas in self.crossing.items()
        ]
        return "; ".join(split[:_MOST] + ["…"] * (len(split) > _MOST))


def crosswalk(
    source: DivisionOrName,
    target: DivisionOrName,
    *,
    year: int | None = None,
    target_year: int | None = None,
    mainland: bool = False,
) -> Crosswalk:
    """Return the overlaps of two divisions.

    Municipalities of the earlier year are followed through mergers to the later one; each counts
    in the source area of `year` and the target area of `target_year`.

    Parameters
    ----------
    source, target
        Divisions or their names.
    year
        Year of the source areas. By default the year nearest to the target's, and of several
        the latest.
    target_year
        Year of the target areas; by default the year of the target nearest to `year`.
    mainland
        Leave Åland out: in Statistics Finland's key it lies in EVK 02, which does not act there.

    Raises
    ------
    UsageError
        A division is unknown, or not valid in its year.

    Source: as of the module.

    Examples
    --------
    >>> centres = crosswalk("ely", "evk")
    >>> centres.name, centres.nested
    ('ely 2025 → evk 2026', False)
    >>> [(one.target, len(one.municipalities), round(one.share, 3))
    ...  for one in centres.overlaps if one.source == "04"]
    [('03', 10, 0.547), ('04', 11, 0.453)]

    A division can meet itself in another year: four ELY areas gave up municipalities in 2021.

    >>> crosswalk("ely", "ely", year=2020, target_year=2025).crossing["07"]
    ('07', '08', '09')
    """
    one, other = division(source), division(target)
    wanted = other.last if target_year is None else target_year
    first = _nearest(one, wanted) if year is None else year
    second = _nearest(other, first) if target_year is None else target_year
    check_year(one, first)
    check_year(other, second)
    return _crosswalk(one, other, first, second, mainland)


def _nearest(wanted: Division, year: int) -> int:
    return min(max(year, wanted.since), wanted.last)


@cache
def _crosswalk(
    source: Division, target: Division, year: int, target_year: int, mainland: bool
) -> Crosswalk:
    base = min(year, target_year)
    members: dict[tuple[str, str], list[str]] = {}
    dropped = set()
    for one in municipalities(base):
        pair = (_area(one, source, base, year), _area(one, target, base, target_year))
        if mainland and one.aland:
            dropped.add(pair[0])
        else:
            members.setdefault(pair, []).append(one.code)
    overlaps = _overlaps({pair: tuple(members[pair]) for pair in sorted(members)}, base)
    kept = frozenset(one.source for one in overlaps)
    return Crosswalk(source, target, year, target_year, overlaps, frozenset(dropped) - kept)


def _area(one: Municipality, wanted: Division, base: int, year: int) -> str:
    return area_in(municipality(merged(one.code, base, year), year), wanted)


def _overlaps(members: dict[tuple[str, str], tuple[str, ...]], base: int) -> tuple[Overlap, ...]:
    people = {pair: _population(codes, base) for pair, codes in members.items()}
    totals: dict[str, int | None] = {}
    for (source, _), count in people.items():
        total = totals.get(source, 0)
        totals[source] = None if total is None or count is None else total + count
    return tuple(
        Overlap(*pair, codes, people[pair], _share(people[pair], totals[pair[0]]))
        for pair, codes in members.items()
    )


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or whole is None else part / whole


def _population(codes: tuple[str, ...], base: int) -> int | None:
    """Sum the municipalities of 2022 that the codes had become, or would still become."""
    people, members = 0, set(codes)
    for one in municipalities(POPULATION_YEAR):
        parts = _parts(base)[one.code]
        if parts <= members:
            assert one.population is not None
            people += one.population
        elif parts & members:
            return None
    return people


@cache
def _parts(base: int) -> Mapping[str, frozenset[str]]:
    """For every municipality of 2022, those of the base year with people of it."""
    if base >= POPULATION_YEAR:
        return {
            one.code: frozenset({merged(one.code, POPULATION_YEAR, base)})
            for one in municipalities(POPULATION_YEAR)
        }
    found: dict[str, frozenset[str]] = {}
    for one in municipalities(base):
        later = merged(one.code, base, POPULATION_YEAR)
        found[later] = found.get(later, frozenset()) | {one.code}
    return found
