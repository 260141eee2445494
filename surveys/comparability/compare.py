"""Compares two versions of a questionnaire, field by field and item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.comparability.verdicts import Change, Use, Verdict
from surveys.conditions import names_in_quantity
from surveys.model import (
    LANGUAGES,
    Allocation,
    CodeList,
    Date,
    Field,
    Instrument,
    Item,
    MultipleChoice,
    Number,
    ShortText,
    Text,
)


class _Judged:
    """What diffs of fields and of items have in common."""

    __slots__ = ()
    changes: tuple[Change, ...]

    @property
    def verdict(self) -> Verdict:
        """The gravest of the changes."""
        order = list(Verdict)
        return max((one.verdict for one in self.changes), key=order.index, default=Verdict.SAME)

    @property
    def use(self) -> Use:
        """Whether answers can be compared."""
        order = list(Use)
        return max((one.verdict.use for one in self.changes), key=order.index, default=Use.FREELY)


@dataclass(frozen=True)
class FieldDiff(_Judged):
    """What became of a field."""

    name: str
    item: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class ItemDiff(_Judged):
    """What became of an item: of all of its fields."""

    name: str
    fields: tuple[FieldDiff, ...]

    @property
    def changes(self) -> tuple[Change, ...]:  # type: ignore[override] # gathered, not stored
        """Every change of its fields, each once; a row of a grid that came or went as such."""
        found: dict[Change, None] = {}
        whole = {one.verdict for one in self.fields}
        for one in self.fields:
            for change in one.changes:
                alone = change.verdict in (Verdict.ADDED, Verdict.REMOVED) and len(whole) > 1
                found[_of_part(one.name, change) if alone else change] = None
        return tuple(found)


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


def compare_fields(before: Instrument, after: Instrument) -> tuple[FieldDiff, ...]:
    """Compare every field of two versions; order as in `compare`."""
    names = dict.fromkeys([*after.fields, *before.fields])
    return tuple(
        FieldDiff(
            name,
            (after.fields.get(name) or before.fields[name]).item,
            tuple(_field_changes(name, before, after)),
        )
        for name in names
    )


def _of_part(name: str, change: Change) -> Change:
    """Say which row came or went: it leaves the others comparable."""
    if change.verdict is Verdict.ADDED:
        return Change(Verdict.CODES_ADDED, "", name)
    return Change(Verdict.CODES_REMOVED, name, "")


def _field_changes(name: str, before: Instrument, after: Instrument) -> Iterator[Change]:
    if name not in before.fields:
        yield Change(Verdict.ADDED)
    elif name not in after.fields:
        yield Change(Verdict.REMOVED)
    else:
        old, new = before.fields[name], after.fields[name]
        first, second = before[old.item], after[new.item]
        yield from _kind_changes(first, second)
        yield from _text_changes(first, second, old, new)
        yield from _code_changes(_options(first, old), _options(second, new), old)
        yield from _limit_changes(first, second)
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
        yield from _wording(one, other)


def _wording(one: Text, other: Text) -> Iterator[Change]:
    differing = [language for language in LANGUAGES if one[language] != other[language]]
    if not differing:
        return
    # The language that most are asked in comes first; another alone is a matter of translation.
    verdict = Verdict.WORDING if LANGUAGES[0] in differing else Verdict.TRANSLATION
    language = differing[0]
    yield Change(verdict, f"{language} {one[language]!r}", f"{other[language]!r}")


def _options(item: Item, one: Field) -> CodeList | None:
    """Return the list whose members bear on each other's answers."""
    match item:
        case MultipleChoice(codes=codes) | Allocation(parts=codes):
            return codes
        case _:
            return one.codes


def _code_changes(old: CodeList | None, new: CodeList | None, one: Field) -> Iterator[Change]:
    if old is None or new is None:
        return
    first, second = ([code.code for code in codes] for codes in (old, new))
    gone = [code for code in first if code not in second]
    come = [code for code in second if code not in first]
    answers = {code.code for codes in (old, new) for code in codes.answers}
    steps = one.codes is not None and old.numeric and new.numeric and set(gone + come) & answers
    if steps:
        yield Change(Verdict.SCALE, ", ".join(first), ", ".join(second))
    elif come or gone:
        yield from ([Change(Verdict.CODES_REMOVED, ", ".join(gone))] if gone else [])
        yield from ([Change(Verdict.CODES_ADDED, "", ", ".join(come))] if come else [])
    elif first != second:
        yield Change(Verdict.ORDER, ", ".join(first), ", ".join(second))
    for code in first:
        if code in second and one.part != code:
            yield from _wording(old[code].text, new[code].text)


def _limits(item: Item) -> str:
    match item:
        case Number(minimum=least, maximum=most, decimals=decimals):
            return f"{least:g} to {most:g}" + (f", {decimals} decimals" if decimals else "")
        case Date(earliest=first, latest=last):
            return f"{first} to {last}"
        case Allocation(total=total):
            return f"sum {total}"
        case ShortText(max_length=length):
            return f"{length} characters"
        case MultipleChoice(at_most=most) if most is not None:
            return f"at most {most}"
        case _:
            return ""


def _limit_changes(first: Item, second: Item) -> Iterator[Change]:
    old, new = _limits(first), _limits(second)
    if type(first) is type(second) and old != new:
        yield Change(Verdict.RANGE, old or "any", new or "any")


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
        named = set(names_in_quantity(old.value))
        for one in before.fields.values():
            if {one.name, one.item} & named:
                for change in _field_changes(one.name, before, after):
                    yield Change(change.verdict, f"{one.name} {change.before}", change.after)
