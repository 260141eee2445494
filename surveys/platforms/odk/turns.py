"""Repeats of an ODK form: the turns of a group, put back beside the response they belong to.

The toolkit's own forms ask the turns of a repeat group one after another, as pages: questions
elsewhere can name single turns, and "are there others?" is an answer of its own. A form that was
built by hand may have real repeats. They are then named after the group, and their questions as in
the instrument without the number of the turn; each turn that another follows counts as "yes" to
whether there are others, and the last as "no", unless the form asked it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.errors import ResponseError, listed, shown_id
from surveys.model import Instrument, Kind, Section
from surveys.platforms.odk import names
from surveys.platforms.sheets import Cell, Sheet, in_columns

_ANOTHER = {True: "yes", False: "no"}
"""The codes of the question whether there is another turn; see `surveys.model.repeats`."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the response it belongs to, its number from 1, and its cells by heading."""

    parent: str
    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Turns:
    """All turns of one repeat, and the name of the table they stood in."""

    where: str
    group: str
    header: tuple[str, ...]
    turns: tuple[Turn, ...]


def group_of(name: str, asked: Instrument) -> str | None:
    """Return the repeat group that a table is named after: `coordinators_2026-plan`, `plan`."""
    groups = [group for group in _sections(asked) if re.split(r"[-./]", name)[-1] == group]
    return groups[0] if groups else None


def widened(sheet: Sheet, repeats: Sequence[Turns], asked: Instrument, key: str) -> Sheet:
    """Put the turns of every repeat into columns of their own beside the responses.

    Parameters
    ----------
    sheet
        The responses.
    repeats
        The tables of turns.
    asked
        As asked in the wave.
    key
        Heading of the column that turns name as their parent.

    Raises
    ------
    ResponseError
        There are more turns than the instrument has, or a turn without its response.
    """
    for one in repeats:
        sheet = _with_turns(sheet, one, asked, key)
    return sheet


def _sections(asked: Instrument) -> dict[str, list[Section]]:
    """Return the sections of each repeat group, by the order of its turns."""
    found: dict[str, list[Section]] = {}
    for section in asked.sections:
        if section.repeat is not None:
            found.setdefault(section.repeat.group, []).append(section)
    return found


def _with_turns(sheet: Sheet, repeat: Turns, asked: Instrument, key: str) -> Sheet:
    if key not in sheet.header:
        raise ResponseError(
            f"no column {key} in the table of responses",
            expected=f"the key that the turns of {repeat.group} name",
            where=sheet.name,
            advice="Export the responses and their repeats together, once more.",
        )
    parents = sheet.texts(key).fillna("").tolist()
    turns = _by_parent(repeat, parents, sheet.name)
    sections = _sections(asked)[repeat.group]
    for found in turns.values():
        _check_numbers(found, len(sections), repeat, sheet.name)
    header: list[str] = []
    columns: list[list[Cell]] = []
    for section in sections:
        for heading, cells in _columns(section, repeat, [turns[one] for one in parents]):
            header.append(heading)
            columns.append(cells)
    rows = [[column[row] for column in columns] for row in range(len(sheet))]
    return replace(
        sheet,
        header=(*sheet.header, *header),
        columns=(*sheet.columns, *in_columns(rows, len(header))),
    )


def _by_parent(repeat: Turns, parents: Sequence[str], where: str) -> dict[str, dict[int, Turn]]:
    found: dict[str, dict[int, Turn]] = {one: {} for one in parents}
    for turn in repeat.turns:
        if turn.parent not in found or turn.number in found[turn.parent]:
            raise ResponseError(
                f"turn {turn.number} of {repeat.group} of response {shown_id(turn.parent)!r}, "
                "which "
                + ("stands there twice" if turn.parent in found else "is not among the responses"),
                expected="each turn once, with its response",
                where=f"{where}, {repeat.where}",
                advice="Export the responses and their repeats together, once more.",
            )
        found[turn.parent][turn.number] = turn
    return found


def _check_numbers(turns: Mapping[int, Turn], most: int, repeat: Turns, where: str) -> None:
    if turns and max(turns) > most:
        parent = turns[max(turns)].parent
        raise ResponseError(
            f"{max(turns)} turns of {repeat.group} in response {shown_id(parent)}",
            expected=f"{most} at most, as the questionnaire has",
            where=f"{where}, {repeat.where}",
            advice="Give the repeat group of the instrument more turns; no answer is left out.",
        )


def _columns(
    section: Section, repeat: Turns, responses: Sequence[Mapping[int, Turn]]
) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the columns of one turn under the names that its questions have in the instrument."""
    assert section.repeat is not None
    number = section.repeat.number
    own = _Names.of(section)
    more = f"{repeat.group}_more"
    for heading in repeat.header:
        named = own.renamed(heading)
        if named is None and number > 1:
            continue  # A stranger is shown once.
        cells = [turns[number].cells.get(heading) if number in turns else None
                 for turns in responses]  # fmt: skip
        yield f"{section.name}-{named or heading}", cells
    if more in own.nodes and own.nodes[more] not in map(own.renamed, repeat.header):
        yield (
            f"{section.name}-{own.nodes[more]}",
            [_ANOTHER[number + 1 in turns] if number in turns else None for turns in responses],
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """Node without the number of the turn → node; and options, by such a node and their code."""

    nodes: Mapping[str, str]
    options: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, section: Section) -> _Names:
        assert section.repeat is not None
        ending = f"_{section.repeat.number}"
        fields = {
            one: names.node(one).replace(item.name, item.name.removesuffix(ending), 1)
            for item in section.items
            if item.asked
            for one in item.fields
        }
        flags = ((base, one.part) for one, base in fields.items() if one.kind is Kind.FLAG)
        return cls({base: names.node(one) for one, base in fields.items()}, frozenset(flags))

    def renamed(self, heading: str) -> str | None:
        *before, last = re.split("[-/]", heading)
        if before and (before[-1], last) in self.options:
            return f"{self.nodes[before[-1]]}/{last}"
        return self.nodes.get(last)


def repeat_losses(asked: Instrument) -> Iterator[str]:
    """Say how the repeat groups of an instrument stand in the form."""
    for group, sections in _sections(asked).items():
        yield (
            f"repeat group {group}: its {len(sections)} turns are written as "
            f"{listed([one.name for one in sections])}, each opened by the question before it, and "
            "not as a repeat, so that other questions can name single turns"
        )
