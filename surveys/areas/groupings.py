"""Groupings of areas of one's own: several ELY areas that share a regional coordinator.

A grouping is checked when built, so that no area is forgotten or counted twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from surveys.areas.divisions import MUNICIPALITY, Division, check_year
from surveys.areas.municipalities import municipality_codes
from surveys.errors import DefinitionError, listed
from surveys.kinds import check_kinds
from surveys.model import Code, CodeList, Text


@dataclass(frozen=True, slots=True)
class Group:
    """Areas that are treated as one.

    Examples
    --------
    >>> Group("north", Text("Pohjoinen", "Norr", "North"), ("13", "14", "15")).areas[0]
    '13'
    """

    code: str
    text: Text
    areas: tuple[str, ...]

    def __post_init__(self) -> None:
        check_kinds(self, f"group {self.code!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Areas of a division put into groups.

    Parameters
    ----------
    name
        Also the name of its code list.
    title
        What a reader calls one group: "Regional coordinator".
    of
        The division that is grouped.
    groups
        The groups, in the order of the code list.
    partial
        Whether areas may be left out; answers from them get no group.
    year
        For municipalities: the year of the codes. Without it all codes from 2013 on count.

    Raises
    ------
    DefinitionError
        An area is unknown, stands twice or is left out, a group has no areas, or a code or a
        name is not one.
    UsageError
        The division is not valid in the year.

    Examples
    --------
    >>> from surveys.areas import division
    >>> stages = Grouping(
    ...     name="stage", title=Text("Kehitysvaihe", "Utvecklingsskede", "Development stage"),
    ...     of=division("ely"), partial=True,
    ...     groups=(Group("early", Text("Alussa", "Tidigt", "Early"), ("14", "15")),
    ...             Group("late", Text("Pitkällä", "Långt", "Late"), ("04",))))
    >>> stages.mapping["15"], stages.codes["early"].text.sv, len(stages.left_out)
    ('early', 'Tidigt', 13)
    """

    name: str
    title: Text
    of: Division
    groups: tuple[Group, ...]
    partial: bool = False
    year: int | None = None

    def __post_init__(self) -> None:
        check_kinds(self, f"grouping {self.name!r}")
        if self.year is not None:
            check_year(self.of, self.year)
        _ = self.codes  # building the list checks the codes and that there are any
        for group in self.groups:
            self._check_known(group)
        self._check_once()
        if self.left_out and not self.partial:
            raise self._fault(
                f"areas in no group: {listed(map(self.of.named, self.left_out))}",
                "every area in a group",
                "Put them into groups, or set partial to true.",
            )

    @property
    def areas(self) -> CodeList:
        """Every area that can be grouped."""
        return municipality_codes(self.year) if self.of.name == MUNICIPALITY else self.of.codes

    @property
    def codes(self) -> CodeList:
        """The groups as a code list, for forms, tables and figures."""
        return CodeList(self.name, tuple(Code(one.code, one.text) for one in self.groups))

    @property
    def mapping(self) -> Mapping[str, str]:
        """The group of every area that has one."""
        pairs = {area: group.code for group in self.groups for area in group.areas}
        return MappingProxyType(pairs)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The areas in no group, in the order of the division."""
        grouped = self.mapping
        return tuple(area.code for area in self.areas if area.code not in grouped)

    @property
    def dropped(self) -> frozenset[str]:
        """The areas whose answers get no group, as `relabel` asks for them."""
        return frozenset(self.left_out)

    def _check_known(self, group: Group) -> None:
        if not group.areas:
            raise self._fault("no areas", "at least one area", group=group)
        for area in group.areas:
            if area not in self.areas:
                raise self._fault(
                    f"area {area!r}",
                    f"a code of division {self.of.name}",
                    _hint(area, self.areas),
                    group=group,
                )

    def _check_once(self) -> None:
        places = Counter(area for group in self.groups for area in group.areas)
        for area, count in places.items():
            if count > 1:
                groups = [group.code for group in self.groups if area in group.areas]
                raise self._fault(
                    f"{self.of.named(area)} {count} times, in {' and '.join(groups)}",
                    "every area in one group, once",
                )

    def _fault(
        self, found: str, expected: str, advice: str = "", group: Group | None = None
    ) -> DefinitionError:
        where = f"grouping {self.name}" + (f", group {group.code}" if group else "")
        return DefinitionError(found, expected=expected, where=where, advice=advice)


def _hint(given: str, areas: CodeList) -> str:
    """Name the area that a wrong code or a name may have been meant for."""
    names = {text: one.code for one in areas for text in (one.text.fi, one.text.sv, one.text.en)}
    begun = [name for name in names if given and name.casefold().startswith(given.casefold())]
    padded = given.zfill(len(areas.codes[0].code))
    if padded in areas:
        return f"Did you mean {padded!r} ({areas[padded].text.en})?"
    alike = begun or get_close_matches(given, names, n=1)
    return f"Did you mean {names[alike[0]]!r} ({alike[0]})?" if alike else ""
