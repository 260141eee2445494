"""What changed in a field, or in what it is computed from, between two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from surveys.comparability.lists import list_changes
from surveys.comparability.texts import unit_changes, wording_changes
from surveys.comparability.verdicts import Change, Verdict
from surveys.conditions import Count, Mean, names_in_quantity
from surveys.errors import listed
from surveys.model import (
    Allocation,
    CodeList,
    Date,
    Field,
    Instrument,
    Item,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
    Text,
)

_ASKED: Final = {Verdict.ADDED: ("not asked", "asked"), Verdict.REMOVED: ("asked", "not asked")}


def field_changes(name: str, before: Instrument, after: Instrument) -> Iterator[Change]:
    """Find all that changed in a field of two versions, or in what it is computed from.

    Parameters
    ----------
    name
        The field; a version may lack it.
    before, after
        As asked in one wave each.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> list(field_changes("role", coordinators.at("2024"), coordinators.at("2026")))
    []
    """
    if name not in before.fields:
        yield Change(Verdict.ADDED)
    elif name not in after.fields:
        yield Change(Verdict.REMOVED)
    else:
        old, new = before.fields[name], after.fields[name]
        first, second = before[old.item], after[new.item]
        yield from _kind_changes(first, second)
        yield from _text_changes(first, second, old, new)
        yield from _list_changes(first, second, old, new)
        yield from _limit_changes(first, second)
        yield from _rule_changes(first, second, old)
        yield from _condition_changes(before, after, old.item)
        yield from _value_changes(old, new, before, after)


def _kind_changes(first: Item, second: Item) -> Iterator[Change]:
    if type(first) is not type(second):
        yield Change(Verdict.KIND, type(first).__name__, type(second).__name__)


def _text_changes(first: Item, second: Item, old: Field, new: Field) -> Iterator[Change]:
    pairs = [(first.text, second.text)]
    if old.part:
        pairs.append((old.text, new.text))
    if first.help is not None or second.help is not None:
        pairs.append((first.help or Text(en="–"), second.help or Text(en="–")))
    for one, other in pairs:
        yield from wording_changes(one, other)


def _list_changes(first: Item, second: Item, old: Field, new: Field) -> Iterator[Change]:
    before, after = _options(first, old), _options(second, new)
    if before is not None and after is not None:
        yield from list_changes(before, after, old)


def _options(item: Item, one: Field) -> CodeList | None:
    """Return the list whose members bear on each other's answers."""
    return item.parts_list if one.codes is None else one.codes


def _limit_changes(first: Item, second: Item) -> Iterator[Change]:
    if type(first) is not type(second):
        return
    old, new = _limits(first), _limits(second)
    if old != new:
        yield Change(Verdict.RANGE, old or "any", new or "any")
    totals = [f"sum {one.total}" for one in (first, second) if isinstance(one, Allocation)]
    if len(set(totals)) > 1:
        yield Change(Verdict.SCALE, *totals)
    yield from unit_changes(*(getattr(one, "unit", None) for one in (first, second)))


def _limits(item: Item) -> str:
    match item:
        case Number(minimum=least, maximum=most, decimals=decimals):
            return f"{least:g} to {most:g}" + (f", {decimals} decimals" if decimals else "")
        case Date(earliest=first, latest=last):
            return f"{first} to {last}"
        case ShortText(max_length=length):
            return f"{length} characters"
        case MultipleChoice(at_most=most) if most is not None:
            return f"at most {most}"
        case _:
            return ""


def _rule_changes(first: Item, second: Item, one: Field) -> Iterator[Change]:
    """Find what the form allows or does otherwise than before."""
    if first.constraint != second.constraint:
        old, new = (str(item.constraint or "anything") for item in (first, second))
        yield Change(Verdict.RULES, f"allowed: {old}", new)
    if first.required != second.required:
        old, new = ("required" if item.required else "not required" for item in (first, second))
        yield Change(Verdict.RULES, old, new)
    yield from _turns(first, second, one)
    if _shuffled(first) != _shuffled(second):
        old, new = ("shuffled" if _shuffled(item) else "as listed" for item in (first, second))
        yield Change(Verdict.ORDER, old, new)


def _turns(first: Item, second: Item, one: Field) -> Iterator[Change]:
    """Find a row of which agreeing means less of the matter in one version alone."""
    words = [
        f"{one.part} {'negative' if one.part in item.negative else 'not negative'}"
        for item in (first, second)
        if isinstance(item, LikertGrid)
    ]
    if len(set(words)) > 1:
        yield Change(Verdict.RULES, *words)


def _shuffled(item: Item) -> bool:
    return getattr(item, "randomise", False)


def _condition_changes(before: Instrument, after: Instrument, item: str) -> Iterator[Change]:
    old, new = before.condition_of(item), after.condition_of(item)
    if old != new:
        yield Change(Verdict.ASKED_OF, str(old or "all"), str(new or "all"))


def _value_changes(
    old: Field, new: Field, before: Instrument, after: Instrument
) -> Iterator[Change]:
    """Find numbers computed otherwise, or from answers that cannot be compared."""
    if old.value != new.value:
        yield Change(Verdict.SCALE, str(old.value), str(new.value))
    elif old.value is not None:
        found: dict[Change, list[Field]] = {}
        for one in _named(old, before, after):
            for change in _part_changes(one, old, before, after):
                found.setdefault(change, []).append(one)
        for change, fields in found.items():
            yield _said_once(change, fields)


def _named(computed: Field, before: Instrument, after: Instrument) -> list[Field]:
    """Return the fields of either version from which a field is computed."""
    assert computed.value is not None
    named = set(names_in_quantity(computed.value))
    every = {**after.fields, **before.fields}.values()
    return [one for one in every if {one.name, one.item} & named]


def _part_changes(
    one: Field, computed: Field, before: Instrument, after: Instrument
) -> Iterator[Change]:
    """Find what changed in a field, as it bears on what is computed from it."""
    for change in field_changes(one.name, before, after):
        if change.verdict in (Verdict.ADDED, Verdict.REMOVED):
            # Which options a count is of, the changes of the item's other options tell.
            if not isinstance(computed.value, Count):
                yield Change(Verdict.SCALE, *_ASKED[change.verdict])
        elif isinstance(computed.value, Mean) and change in (
            *_turns(before[one.item], after[one.item], one),
        ):
            # A score counts such a row for the matter in one version and against it in the other.
            yield replace(change, verdict=Verdict.SCALE)
        else:
            yield change


def _said_once(change: Change, fields: list[Field]) -> Change:
    """Name the field, or the items when rows have the change in common: a label of their scale."""
    items = tuple(dict.fromkeys(one.item for one in fields))
    place = fields[0].name if len(fields) == 1 else listed(items)
    return Change(change.verdict, f"{place} {change.before}".rstrip(), change.after)
