"""What a respondent can answer, as conditions: skip logic, required items, limits, totals.

Only what bears on the items in question is taken in: what they depend on, and what that depends
on. Leaving the rest out can make more answers look possible, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from surveys.conditions import (
    And,
    AnyOf,
    Comparison,
    Condition,
    Count,
    IsAnswered,
    Literal,
    Not,
    Or,
    Total,
    item_of,
    names_in,
    names_in_quantity,
)
from surveys.lint.satisfiability import Verdict, satisfiable
from surveys.model import (
    Allocation,
    Instrument,
    Item,
    LikertGrid,
    MultipleChoice,
    SingleChoice,
)


def never(instrument: Instrument, *conditions: Condition | None, skip: str = "") -> bool:
    """Return whether it is proven that no respondent fulfils all the conditions at once.

    Parameters
    ----------
    instrument
        As asked in one wave.
    conditions
        Those that are None hold always.
    skip
        An item whose own constraint is left out of what is taken for granted.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> never(coordinators, parse('is_answered(counties_served) and role == "local"'))
    True
    """
    return _verdict(instrument, conditions, skip) is Verdict.NEVER


def possible(instrument: Instrument, *conditions: Condition | None) -> bool:
    """Return whether it is proven that a respondent can fulfil all the conditions at once."""
    return _verdict(instrument, conditions, "") is Verdict.POSSIBLE


def _verdict(instrument: Instrument, conditions: Iterable[Condition | None], skip: str) -> Verdict:
    wanted = [one for one in conditions if one is not None]
    names = [name for one in wanted for name in names_in(one)]
    return satisfiable(instrument, [*wanted, *facts(instrument, names, skip=skip)])


def facts(instrument: Instrument, names: Iterable[str], *, skip: str = "") -> list[Condition]:
    """Return what must hold for the answers to these items and all that they depend on.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [str(one) for one in facts(coordinators, ["counties_served"])][0]
    'role == "regional" or not is_answered(counties_served)'
    """
    return [
        fact
        for item in _behind(instrument, names)
        if item.asked
        for fact in _of_item(instrument, item, constrained=item.name != skip)
    ]


def _behind(instrument: Instrument, names: Iterable[str]) -> list[Item]:
    items = {item.name: item for item in instrument.items}
    found: dict[str, Item] = {}
    waiting = list(names)
    while waiting:
        item = items[item_of(waiting.pop())]
        if item.name not in found:
            found[item.name] = item
            waiting += _depends_on(instrument, item)
    return list(found.values())


def _depends_on(instrument: Instrument, item: Item) -> Iterator[str]:
    if item.quantity is not None:
        yield from names_in_quantity(item.quantity)
    else:
        yield from names_in(instrument.condition_of(item.name))
        yield from names_in(item.constraint)


def _of_item(instrument: Instrument, item: Item, *, constrained: bool) -> Iterator[Condition]:
    shown = instrument.condition_of(item.name)
    if shown is not None:
        yield from (Or((shown, Not(there))) for there in _traces(item))
    if constrained and item.constraint is not None:
        yield Or((Not(has_answer(item)), item.constraint))
    if item.required:
        yield from _required(item, shown)
    match item:
        case MultipleChoice():
            yield from _choices(item)
        case Allocation():
            yield from _allocated(item)


def has_answer(item: Item) -> Condition:
    """Return the condition that an item has an answer, or a part of it has.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> str(has_answer(coordinators["role"]))
    'is_answered(role)'
    """
    if isinstance(item, MultipleChoice):
        return IsAnswered(item.name)
    return _any(IsAnswered(one.name) for one in item.fields)


def _traces(item: Item) -> Iterator[Condition]:
    """Return what a hidden item does not have: answers, and options that are none."""
    if isinstance(item, MultipleChoice):
        yield _ticked(item)
    else:
        yield from (IsAnswered(one.name) for one in item.fields)


def _ticked(item: MultipleChoice) -> Condition:
    return AnyOf(item.name, item.codes.names)


def _required(item: Item, shown: Condition | None) -> Iterator[Condition]:
    """Return that something is answered; 'don't know', which is no answer, will do."""
    unseen = () if shown is None else (Not(shown),)
    match item:
        case MultipleChoice():
            yield _any((*unseen, _ticked(item)))
        case Allocation():
            yield _any((*unseen, has_answer(item)))
        case SingleChoice(codes=codes) | LikertGrid(codes=codes):
            if len(codes.answers) == len(codes):
                yield from (_any((*unseen, IsAnswered(one.name))) for one in item.fields)
        case _:
            yield _any((*unseen, has_answer(item)))


def _choices(item: MultipleChoice) -> Iterator[Condition]:
    every = item.codes.names
    chosen = Count(item.name, every)
    if item.at_most is not None:
        yield Comparison(chosen, "<=", Literal(item.at_most))
    for code in item.codes:
        if code.exclusive and len(every) > 1:
            yield Or((Not(AnyOf(item.name, (code.code,))), Comparison(chosen, "<=", Literal(1))))


def _allocated(item: Allocation) -> Iterator[Condition]:
    """Return that all parts are there and sum to the total, or none is."""
    first, *rest = (IsAnswered(one.name) for one in item.fields)
    whole = Comparison(Total((item.name,)), "==", Literal(item.total))
    yield Or((Not(first), And((whole, *rest))))
    yield from (Or((first, Not(one))) for one in rest)


def _any(parts: Iterable[Condition]) -> Condition:
    found = tuple(parts)
    return found[0] if len(found) == 1 else Or(found)
