"""Hierarchies: ever coarser levels of a field, each made of whole groups of the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from surveys.anonymisation.recoding.area_levels import area_groups
from surveys.anonymisation.recoding.banding import bands, in_bands
from surveys.anonymisation.recoding.faults import fault
from surveys.anonymisation.recoding.grouping import Groups, grouped, with_codes
from surveys.cleaning.frames import Frame
from surveys.errors import listed
from surveys.model import Code, CodeList, Field, Instrument, Kind, Text

Level: TypeAlias = Groups | Sequence[int] | str
"""Groups of codes, the edges of the bands of a number, the name of a division, or "all"."""

ALL: Final = "all"
"""The level, and its only code, at which every answer is the same."""
_EVERYTHING = Code(ALL, Text("Kaikki", "Alla", "All"))
_STEP = "hierarchy"


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a hierarchy above the answers themselves.

    Parameters
    ----------
    codes
        The codes of the level.
    members
        For a field of codes: code of the level → the field's own codes in it.
    edges
        For a number: the first number of each band but the lowest.
    """

    codes: CodeList
    members: Mapping[str, tuple[str, ...]]
    edges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The levels of a field; level 0 is the answers as they are.

    Parameters
    ----------
    field
        A field of codes, or a number.
    rungs
        Levels 1, 2 and so on.
    """

    field: Field
    rungs: tuple[Rung, ...]

    def __len__(self) -> int:
        return len(self.rungs) + 1

    def codes(self, level: int) -> CodeList | None:
        """Return the codes of a level; None for a number as it is.

        Raises
        ------
        DefinitionError
            There is no such level.
        """
        if not 0 <= level < len(self):
            raise fault(_STEP, f"level {level} of {self.field.name}", f"0 to {len(self.rungs)}")
        return self.rungs[level - 1].codes if level else self.field.codes

    def applied(self, frame: Frame, level: int) -> Frame:
        """Return the frame with the field at a level; missing cells stay missing.

        Raises
        ------
        DefinitionError
            There is no such level, or the field was recoded before.
        """
        codes, name = self.codes(level), self.field.name
        if not level or codes is None:
            return frame
        rung = self.rungs[level - 1]
        if self.field.kind is not Kind.CODE:
            return in_bands(frame, name, rung.edges, codes.names)
        new = {old: code for code, olds in rung.members.items() for old in olds}
        return with_codes(frame, name, new, _STEP)


def hierarchy(
    instrument: Instrument, field: Field, levels: Sequence[Level], *, year: int | None = None
) -> Hierarchy:
    """Return the hierarchy of a field, or say where it does not nest.

    Parameters
    ----------
    instrument
        Its item tells the limits of a number.
    field
        A field of codes, or a number.
    levels
        From fine to coarse. Of a field of codes each level is groups (new code → codes of the
        level before, or of the field itself), or the name of a division whose areas the field's
        areas lie in. Of a number each level is the edges of its bands, as in `band`; a coarser
        level keeps some of them. "all" puts every answer into one.
    year
        Of the areas, where a level is a division.

    Raises
    ------
    DefinitionError
        A level leaves out, repeats or invents a code, or splits a group of the level before;
        or the field has neither codes nor numbers.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> ladder = hierarchy(coordinators, coordinators.fields["county"], ["ely", "all"])
    >>> ladder.codes(1).names[:3], ladder.rungs[0].members["ely_04"], len(ladder)
    (('ely_01', 'ely_02', 'ely_03'), ('07', '09'), 3)
    """
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        rungs = list(_bands(instrument, field, levels))
    elif field.codes is not None:
        rungs = list(_groups(field, field.codes, levels, year))
    else:
        raise fault(_STEP, f"field {field.name} of kind {field.kind}", "codes or a number")
    if not rungs:
        raise fault(_STEP, f"no levels of {field.name}", "one or more")
    return Hierarchy(field, tuple(rungs))


def _bands(instrument: Instrument, field: Field, levels: Sequence[Level]) -> Iterator[Rung]:
    before: Rung | None = None
    for number, level in enumerate(levels, 1):
        edges = () if level == ALL else level
        if isinstance(edges, str | Mapping):
            raise fault(
                _STEP, f"level {number} of {field.name}: {level!r}", 'edges of bands, or "all"'
            )
        if before is not None:
            _check_edges(field, before, edges, number)
        name = f"{field.item}_bands"
        codes = bands(instrument, field, edges) if edges else CodeList(name, (_EVERYTHING,))
        before = Rung(codes, {}, tuple(edges))
        yield before


def _check_edges(field: Field, before: Rung, edges: Sequence[int], number: int) -> None:
    for edge in edges:
        if edge not in before.edges:
            cut = before.codes.names[sum(one <= edge for one in before.edges)]
            raise fault(
                _STEP,
                f"edge {edge} of {field.name} at level {number}, which cuts the band {cut!r}",
                f"edges of level {number - 1}: {listed(before.edges) or 'none'}",
            )


def _groups(
    field: Field, own: CodeList, levels: Sequence[Level], year: int | None
) -> Iterator[Rung]:
    before = Rung(own, {code: (code,) for code in own.answer_names})
    for number, level in enumerate(levels, 1):
        rung = _rung(field, own, before, level, year)
        _check_nested(field, before, rung, number)
        before = rung
        yield rung


def _rung(field: Field, own: CodeList, before: Rung, level: Level, year: int | None) -> Rung:
    if level == ALL:
        return Rung(CodeList(own.name, (_EVERYTHING,)), {ALL: own.answer_names})
    if isinstance(level, str):
        codes, members = area_groups(own, level, year)
        return Rung(codes, members)
    if not isinstance(level, Mapping):
        raise fault(_STEP, f"edges {list(level)} of {field.name}", "groups of its codes")
    named = {old for olds in level.values() for old in olds}
    if named <= set(own.answer_names) and not named <= set(before.codes.answer_names):
        return Rung(grouped(own, level), {new: tuple(olds) for new, olds in level.items()})
    codes = grouped(before.codes, level)
    members = {
        new: tuple(leaf for old in olds for leaf in before.members[old])
        for new, olds in level.items()
    }
    return Rung(codes, members)


def _check_nested(field: Field, before: Rung, rung: Rung, number: int) -> None:
    """Check that no group of the level before is torn apart."""
    new = {leaf: code for code, leaves in rung.members.items() for leaf in leaves}
    for group, leaves in before.members.items():
        homes = list(dict.fromkeys(new[leaf] for leaf in leaves))
        if len(homes) > 1:
            parts = [f"{one!r} ({listed(x for x in leaves if new[x] == one)})" for one in homes]
            raise fault(
                _STEP,
                f"group {group!r} of {field.name} at level {number - 1}, which level {number} "
                f"splits between {' and '.join(parts)}",
                "whole groups of the level before",
            )
