"""Compares two versions of a questionnaire, field by field and item by item."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.comparability.changes import field_changes
from surveys.comparability.verdicts import Change, Use, Verdict
from surveys.model import Instrument


@dataclass(frozen=True)
class FieldDiff:
    """What became of a field."""

    name: str
    item: str
    changes: tuple[Change, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest of the changes."""
        return _gravest(self.changes)

    @property
    def use(self) -> Use:
        """Whether answers can be compared."""
        return _use(self.changes)


@dataclass(frozen=True)
class ItemDiff:
    """What became of an item: of all of its fields."""

    name: str
    fields: tuple[FieldDiff, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change of its fields, each once; a row of a grid that came or went as such."""
        found: dict[Change, None] = {}
        whole = {one.verdict for one in self.fields}
        for one in self.fields:
            for change in one.changes:
                alone = change.verdict in (Verdict.ADDED, Verdict.REMOVED) and len(whole) > 1
                found[_of_part(one.name, change) if alone else change] = None
        return tuple(found)

    @property
    def verdict(self) -> Verdict:
        """The gravest of the changes."""
        return _gravest(self.changes)

    @property
    def use(self) -> Use:
        """Whether answers can be compared."""
        return _use(self.changes)


def compare(before: Instrument, after: Instrument) -> tuple[ItemDiff, ...]:
    """Compare every item of two versions.

    Parameters
    ----------
    before, after
        As asked: `instrument.at("2024")` and `instrument.at("2026")`, or the instruments of two
        roles.

    Returns
    -------
    tuple of ItemDiff
        In the order of the later version; what was removed stands last.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = compare(coordinators.at("2024"), coordinators.at("2026"))
    >>> next(one.verdict.value for one in found if one.name == "role")
    'same'
    """
    fields = compare_fields(before, after)
    items = dict.fromkeys(one.item for one in fields)
    return tuple(ItemDiff(name, tuple(one for one in fields if one.item == name)) for name in items)


def _gravest(changes: tuple[Change, ...]) -> Verdict:
    order = list(Verdict)
    return max((one.verdict for one in changes), key=order.index, default=Verdict.SAME)


def _use(changes: tuple[Change, ...]) -> Use:
    order = list(Use)
    return max((one.verdict.use for one in changes), key=order.index, default=Use.FREELY)


def compare_fields(before: Instrument, after: Instrument) -> tuple[FieldDiff, ...]:
    """Compare every field of two versions; order as in `compare`."""
    names = dict.fromkeys([*after.fields, *before.fields])
    return tuple(
        FieldDiff(
            name,
            (after.fields.get(name) or before.fields[name]).item,
            tuple(field_changes(name, before, after)),
        )
        for name in names
    )


def _of_part(name: str, change: Change) -> Change:
    """Say which row came or went: it leaves the others comparable."""
    if change.verdict is Verdict.ADDED:
        return Change(Verdict.CODES_ADDED, "", name)
    return Change(Verdict.CODES_REMOVED, name, "")
