"""Makes sets of answers smaller by what must hold: nothing that fulfils it is lost.

Bounds are passed from a comparison to the fields in it, as in constraint programming (bounds
consistency; Rossi, van Beek & Walsh 2006, Handbook of Constraint Programming, ch. 3).
"""

from __future__ import annotations

import math
from dataclasses import replace

from surveys.conditions import (
    Answer,
    AnyOf,
    Arithmetic,
    Comparison,
    Count,
    Days,
    IsAnswered,
    Literal,
    Quantity,
    Test,
    Total,
)
from surveys.lint.domains import Choice, Domain
from surveys.lint.knowledge import ALL, MEANING, Conflict, Knowledge, Outcomes, turned
from surveys.lint.ranges import Range

_SLACK = 1e-9
"""What rounding can do to a limit that is worked back from a sum; limits are left this wider."""


def narrow(knowledge: Knowledge, test: Test, *, holds: bool) -> None:
    """Narrow what is known by one test that holds, or does not.

    Raises
    ------
    Conflict
        No answer is left.
    """
    match test:
        case AnyOf(item=item, codes=codes):
            _choose(knowledge, item, codes, holds=holds)
        case IsAnswered(item=name):
            _answer(knowledge, name, holds=holds)
        case Comparison(left=left, operator=operator, right=right):
            wanted = MEANING[operator] if holds else ALL - MEANING[operator]
            if holds:
                _require(knowledge, left)
                _require(knowledge, right)
            _relate(knowledge, left, wanted, right)


def _put(knowledge: Knowledge, field: str, domain: Domain) -> None:
    if not domain.present and not domain.missing:
        raise Conflict
    knowledge.domains[field] = domain


def _choose(knowledge: Knowledge, item: str, codes: tuple[str, ...], *, holds: bool) -> None:
    if item in knowledge.fields:
        domain = knowledge.domains[item]
        assert isinstance(domain, Choice)
        left = replace(domain.among(codes), missing=False) if holds else domain.without(codes)
        _put(knowledge, item, left)
        return
    flags = knowledge.flags(item, codes)
    if not holds:
        for flag in flags:
            _tick(knowledge, flag, holds=False)
        return
    open_flags = [flag for flag in flags if knowledge.ticked(flag) is not False]
    if len(open_flags) == 1:
        _tick(knowledge, open_flags[0], holds=True)


def _tick(knowledge: Knowledge, flag: str, *, holds: bool) -> None:
    domain = knowledge.domains[flag]
    _put(knowledge, flag, replace(domain, missing=False) if holds else domain.emptied())


def _answer(knowledge: Knowledge, name: str, *, holds: bool) -> None:
    one = knowledge.named(name)[0]
    if one.item in knowledge.answering:
        codes = tuple(knowledge.fields[flag].part for flag in knowledge.answering[one.item])
        _choose(knowledge, one.item, codes, holds=holds)
    elif one.value is None:
        _tick(knowledge, name, holds=holds)
    elif holds:
        _require(knowledge, Answer(name))


def _require(knowledge: Knowledge, quantity: Quantity) -> None:
    """Narrow by a quantity being there."""
    match quantity:
        case Answer(field=name):
            value = knowledge.fields[name].value
            if value is None:
                _tick(knowledge, name, holds=True)
            else:
                _require(knowledge, value)
        case Days(start=one, end=other) | Arithmetic(left=one, right=other):
            _require(knowledge, one)
            _require(knowledge, other)
        case _:
            pass


def _relate(knowledge: Knowledge, left: Quantity, wanted: Outcomes, right: Quantity) -> None:
    """Narrow by how two quantities compare where both are there."""
    for one, outcomes, other in ((left, wanted, right), (right, turned(wanted), left)):
        key = (one, other)
        knowledge.relations[key] = knowledge.relations.get(key, ALL) & outcomes
    words = knowledge.words(left), knowledge.words(right)
    if words[0] is not None and words[1] is not None:
        _match(knowledge, left, wanted, words[1])
        _match(knowledge, right, wanted, words[0])
        return
    _bound(knowledge, left, wanted, right)
    _bound(knowledge, right, turned(wanted), left)


def _match(knowledge: Knowledge, side: Quantity, wanted: Outcomes, other: Choice) -> None:
    """Narrow a word by the words on the other side."""
    if not isinstance(side, Answer) or other.missing:
        return
    domain = knowledge.domains[side.field]
    assert isinstance(domain, Choice)
    if wanted == MEANING["=="]:
        _put(knowledge, side.field, domain.among(other.codes))
    elif wanted == MEANING["!="] and len(other.codes) == 1:
        _put(knowledge, side.field, domain.without(other.codes))


def _bound(knowledge: Knowledge, side: Quantity, wanted: Outcomes, other: Quantity) -> None:
    """Narrow one side by the range of the other, when that is there."""
    if isinstance(side, Literal) or any(_is_word(knowledge, one) for one in (side, other)):
        return
    beside = knowledge.range(other)
    if beside.missing or not beside.present:
        return
    low, high = -math.inf, math.inf
    if "less" not in wanted:
        low = beside.low if "equal" in wanted else math.nextafter(beside.low, math.inf)
    if "more" not in wanted:
        high = beside.high if "equal" in wanted else math.nextafter(beside.high, -math.inf)
    limit(knowledge, side, low, high)
    if wanted == MEANING["!="] and beside.low == beside.high:
        _except(knowledge, side, beside.low)


def _is_word(knowledge: Knowledge, side: Quantity) -> bool:
    return isinstance(side, Answer) and knowledge.words(side) is not None


def _except(knowledge: Knowledge, side: Quantity, value: float) -> None:
    """Take away one number at the end of a range, or among codes."""
    domain = knowledge.domains.get(side.field) if isinstance(side, Answer) else None
    if isinstance(domain, Choice) and domain.numeric:
        assert isinstance(side, Answer)
        same = tuple(code for code in domain.codes if float(code) == value)
        _put(knowledge, side.field, domain.without(same))
        return
    whole = knowledge.range(side)
    if whole.present and whole.low == value:
        limit(knowledge, side, math.nextafter(value, math.inf), math.inf)
    elif whole.present and whole.high == value:
        limit(knowledge, side, -math.inf, math.nextafter(value, -math.inf))


def limit(knowledge: Knowledge, quantity: Quantity, low: float, high: float) -> None:
    """Narrow by a quantity lying between two numbers where it is there."""
    if low == -math.inf and high == math.inf:
        return
    if isinstance(quantity, Answer) and knowledge.fields[quantity.field].value is None:
        _limit_field(knowledge, quantity.field, low, high)
        return
    before = knowledge.limits.get(quantity, (-math.inf, math.inf))
    knowledge.limits[quantity] = max(low, before[0]), min(high, before[1])
    match quantity:
        case Answer(field=name):
            value = knowledge.fields[name].value
            assert value is not None
            limit(knowledge, value, low, high)
        case Count():
            _limit_count(knowledge, quantity, low, high)
        case Total(names=names):
            _limit_total(knowledge, knowledge.expanded(names), low, high)
        case Arithmetic(left=left, sign="+", right=right):
            _limit_rest(knowledge, left, low, high, right, turn=False)
            _limit_rest(knowledge, right, low, high, left, turn=False)
        case Arithmetic(left=left, sign="-", right=right) | Days(start=right, end=left):
            _limit_rest(knowledge, left, low, high, right, turn=True)
            _limit_taken(knowledge, right, low, high, left)
        case _:
            pass


def _limit_field(knowledge: Knowledge, name: str, low: float, high: float) -> None:
    domain = knowledge.domains[name]
    if domain.present and not (isinstance(domain, Choice) and not domain.numeric):
        _put(knowledge, name, domain.within(low, high))


def _limit_count(knowledge: Knowledge, count: Count, low: float, high: float) -> None:
    """Settle the answers still open when no more may count, or all of them must."""
    tests = knowledge.counting(count)
    truths = [knowledge.truth(test) for test in tests]
    counted = sum(truth is True for truth in truths)
    possible = sum(truth is not False for truth in truths)
    for test, truth in zip(tests, truths, strict=True):
        if truth is None and counted + 1 > high:
            narrow(knowledge, test, holds=False)
        elif truth is None and possible - 1 < low:
            narrow(knowledge, test, holds=True)


def _limit_total(knowledge: Knowledge, names: list[str], low: float, high: float) -> None:
    """Limit each number by what the others leave of the sum."""
    parts = {name: _share(knowledge.of_field(name)) for name in names}
    least = sum(one.low for one in parts.values())
    most = sum(one.high for one in parts.values())
    for name in dict.fromkeys(names):
        own = parts[name]
        if names.count(name) == 1:
            rest_low, rest_high = least - own.low, most - own.high
            limit(knowledge, Answer(name), low - rest_high - _SLACK, high - rest_low + _SLACK)


def _share(one: Range) -> Range:
    """Return what a number adds to a sum: nothing where it is missing."""
    if not one.present:
        return Range(0, 0)
    return Range(min(one.low, 0), max(one.high, 0)) if one.missing else one


def _limit_rest(
    knowledge: Knowledge, part: Quantity, low: float, high: float, other: Quantity, *, turn: bool
) -> None:
    """Limit `part` where part + other (or part - other, to `turn`) lies between two numbers."""
    beside = knowledge.range(other)
    if beside.missing or not beside.present:
        return
    ends = (-beside.high, -beside.low) if turn else (beside.low, beside.high)
    limit(knowledge, part, low - ends[1] - _SLACK, high - ends[0] + _SLACK)


def _limit_taken(
    knowledge: Knowledge, part: Quantity, low: float, high: float, other: Quantity
) -> None:
    """Limit `part` where other - part lies between two numbers."""
    beside = knowledge.range(other)
    if beside.missing or not beside.present:
        return
    limit(knowledge, part, beside.low - high - _SLACK, beside.high - low + _SLACK)
