"""What is known of the answers at one point of the search, and what follows for a condition.

A condition is true, false, or open (None): Kleene's three values over sets of answers. What is
said to be true or false holds for every answer within the sets.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Literal as OneOf
from typing import TypeAlias

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    Count,
    Days,
    IsAnswered,
    Literal,
    Mean,
    Not,
    Or,
    Quantity,
    Total,
    field_name,
    fields_of,
)
from surveys.conditions.expression import Operator
from surveys.conditions.meaning import counted, terms
from surveys.lint.domains import Choice, Domain
from surveys.lint.ranges import NOTHING, Range, averaged, joined, summed
from surveys.model import Field, Instrument, Kind, MultipleChoice

Outcome: TypeAlias = OneOf["less", "equal", "more"]
"""How two things compare that are both there."""
Outcomes: TypeAlias = frozenset[Outcome]

ALL: Outcomes = frozenset(("less", "equal", "more"))
MEANING: dict[Operator, Outcomes] = {
    "==": frozenset(("equal",)),
    "!=": frozenset(("less", "more")),
    "<": frozenset(("less",)),
    "<=": frozenset(("less", "equal")),
    ">": frozenset(("more",)),
    ">=": frozenset(("more", "equal")),
}
_TURNED: dict[Outcome, Outcome] = {"less": "more", "equal": "equal", "more": "less"}


def turned(outcomes: Outcomes) -> Outcomes:
    """Return how the sides compare when they change places."""
    return frozenset(_TURNED[one] for one in outcomes)


class Conflict(Exception):  # noqa: N818 - an answer of the search, not an error
    """No answer is left that fulfils what is wanted."""


class Knowledge:
    """Sets of answers, limits of quantities and relations between them; only ever narrower.

    Parameters
    ----------
    instrument
        Whose fields these are.
    domains
        Field → what it can hold.
    """

    def __init__(self, instrument: Instrument, domains: Mapping[str, Domain]) -> None:
        self.fields = instrument.fields
        self.domains = dict(domains)
        self.limits: dict[Quantity, tuple[float, float]] = {}
        self.relations: dict[tuple[Quantity, Quantity], Outcomes] = {}
        self.tests: dict[Count, tuple[AnyOf | IsAnswered, ...]] = {}
        self.behind: dict[str, tuple[Field, ...]] = {}
        self.assuming = True
        self.answering = {
            item.name: [field_name(item.name, code) for code in item.codes.answer_names]
            for item in instrument.items
            if isinstance(item, MultipleChoice)
        }

    def copy(self) -> Knowledge:
        """Return a copy that can be narrowed apart."""
        new = object.__new__(Knowledge)
        new.fields, new.answering = self.fields, self.answering
        new.tests, new.behind = self.tests, self.behind
        new.domains, new.limits = dict(self.domains), dict(self.limits)
        new.relations, new.assuming = dict(self.relations), True
        return new

    def named(self, name: str) -> tuple[Field, ...]:
        """Return the field of that name, or the fields of the item."""
        if name not in self.behind:
            self.behind[name] = fields_of(name, self.fields)
        return self.behind[name]

    def flags(self, item: str, codes: Iterable[str]) -> list[str]:
        """Return the fields of these options of a multiple choice."""
        return [field_name(item, code) for code in codes]

    # Truth

    def truth(self, condition: Condition) -> bool | None:
        """Return whether a condition holds for all answers within the sets, for none, or open."""
        match condition:
            case And(parts=parts):
                return _every(self.truth(part) for part in parts)
            case Or(parts=parts):
                return _some(self.truth(part) for part in parts)
            case Not(part=part):
                return _opposite(self.truth(part))
            case AnyOf(item=item, codes=codes):
                return self.chosen(item, codes)
            case IsAnswered(item=name):
                return self.answered(name)
            case Comparison():
                return self.compared(condition)

    def plainly(self, condition: Condition) -> bool | None:
        """Return the truth by the sets of answers alone, without limits and relations.

        These follow from what is wanted, so they cannot show that it is fulfilled.
        """
        self.assuming = False
        try:
            return self.truth(condition)
        finally:
            self.assuming = True

    def chosen(self, item: str, codes: tuple[str, ...]) -> bool | None:
        """Return whether one of the codes is chosen."""
        if item not in self.fields:
            return _some(self.ticked(flag) for flag in self.flags(item, codes))
        domain = self.domains[item]
        assert isinstance(domain, Choice)
        inside = [one in codes for one in domain.codes]
        if not any(inside):
            return False
        return True if all(inside) and not domain.missing else None

    def ticked(self, flag: str) -> bool | None:
        """Return whether an option is ticked, or a field has an answer."""
        domain = self.domains[flag]
        return None if domain.present and domain.missing else domain.present

    def answered(self, name: str) -> bool | None:
        """Return whether a field or an item has an answer."""
        one = self.named(name)[0]
        if one.kind is Kind.FLAG:
            return _some(self.ticked(flag) for flag in self.answering[one.item])
        found = self.range(Answer(name)) if one.value is not None else self.domains[name]
        return None if found.present and found.missing else found.present

    # Comparisons

    def compared(self, comparison: Comparison) -> bool | None:
        """Return whether a comparison holds."""
        outcomes, missing = self.outcomes(comparison.left, comparison.right)
        wanted = MEANING[comparison.operator]
        if not outcomes & wanted:
            return False
        return True if outcomes <= wanted and not missing else None

    def outcomes(self, left: Quantity, right: Quantity) -> tuple[Outcomes, bool]:
        """Return how two quantities can compare, and whether one of them can be missing."""
        one, other = self.words(left), self.words(right)
        if one is not None and other is not None:
            found, missing = _of_words(one, other), one.missing or other.missing
        else:
            found, missing = self.of_numbers(left, right)
        known = self.relations.get((left, right), ALL) if self.assuming else ALL
        if not (found & known or missing):
            raise Conflict
        return found & known, missing

    def of_numbers(self, left: Quantity, right: Quantity) -> tuple[Outcomes, bool]:
        """Return how two numbers can compare, and whether one of them can be missing."""
        if any(isinstance(one, Answer) and self.words(one) is not None for one in (left, right)):
            return ALL, True  # a word beside a number, of which nothing can be said
        one, other = self.range(left), self.range(right)
        missing = one.missing or other.missing
        if not (one.present and other.present):
            return frozenset(), True
        if left == right:
            return frozenset(("equal",)), missing
        if isinstance(right, Literal) and (values := self.values(left)):
            return frozenset(_order(value, other.low) for value in values), missing
        return _of_ranges(one, other), missing

    def values(self, quantity: Quantity) -> list[float]:
        """Return the numbers that a field with codes can hold; none for anything else."""
        domain = self.domains.get(quantity.field) if isinstance(quantity, Answer) else None
        return [float(code) for code in domain.codes] if isinstance(domain, Choice) else []

    def words(self, quantity: Quantity) -> Choice | None:
        """Return the words that a quantity can be; None for numbers and dates."""
        match quantity:
            case Literal(value=str(word)):
                return Choice((word,), missing=False)
            case Answer(field=name):
                domain = self.domains.get(name)
                return domain if isinstance(domain, Choice) and not domain.numeric else None
            case _:
                return None

    # Quantities

    def range(self, quantity: Quantity) -> Range:
        """Return between which numbers a quantity lies."""
        found = self.reckoned(quantity)
        if self.assuming and quantity in self.limits and found.present:
            limited = found.within(*self.limits[quantity])
            if not (limited.present or limited.missing):
                raise Conflict
            return limited
        return found

    def reckoned(self, quantity: Quantity) -> Range:
        """Return the range of a quantity by what it is computed from."""
        match quantity:
            case Literal(value=value):
                return Range(_number(value), _number(value))
            case Answer(field=name):
                return self.of_field(name)
            case Count():
                return self.counted(quantity)
            case Total():
                return summed([self.range(one) for one in terms(quantity, self.fields)])
            case Mean(at_least=least):
                return averaged([self.range(one) for one in terms(quantity, self.fields)], least)
            case Days(start=start, end=end):
                return joined(self.range(end), "-", self.range(start))
            case Arithmetic(left=left, sign=sign, right=right):
                return joined(self.range(left), sign, self.range(right))

    def expanded(self, names: tuple[str, ...]) -> list[str]:
        """Return the fields behind the names of fields and items."""
        return [one.name for name in names for one in self.named(name)]

    def of_field(self, name: str) -> Range:
        """Return the range of a field, asked or computed."""
        value = self.fields[name].value
        if value is not None:
            return self.range(value)
        domain = self.domains[name]
        if not domain.present:
            return NOTHING
        return Range(*domain.bounds, missing=domain.missing)

    def counted(self, count: Count) -> Range:
        """Return how many answers count; a count is never missing."""
        least, most = 0, 0
        for test in self.counting(count):
            answer = self.truth(test)
            least += answer is True
            most += answer is not False
        most_of_all = self.most(count) if self.assuming else math.inf
        return Range(least, most).within(-math.inf, most_of_all)

    def counting(self, count: Count) -> tuple[AnyOf | IsAnswered, ...]:
        """Return the tests of which a count counts those that hold."""
        if count not in self.tests:
            self.tests[count] = counted(count, self.fields)
        return self.tests[count]

    def most(self, count: Count) -> float:
        """Return the limit of a count that counts the same options and more."""
        if count.item not in self.answering:
            return math.inf
        own = set(self.counting(count))
        return min(
            (
                high
                for one, (_, high) in self.limits.items()
                if isinstance(one, Count)
                and one.item == count.item
                and own <= set(self.counting(one))
            ),
            default=math.inf,
        )


def _of_words(left: Choice, right: Choice) -> Outcomes:
    common = set(left.codes) & set(right.codes)
    found: set[Outcome] = {"equal"} if common else set()
    if left.present and right.present and len({*left.codes, *right.codes}) > 1:
        found |= {"less", "more"}
    return frozenset(found)


def _of_ranges(left: Range, right: Range) -> Outcomes:
    found: set[Outcome] = set()
    if left.low < right.high:
        found.add("less")
    if left.high > right.low:
        found.add("more")
    if left.low <= right.high and right.low <= left.high:
        found.add("equal")
    return frozenset(found)


def _order(left: float, right: float) -> Outcome:
    return "equal" if left == right else "less" if left < right else "more"


def _number(value: object) -> float:
    if isinstance(value, dt.date):
        return float(value.toordinal())
    assert isinstance(value, str | int | float)
    return float(value)


def _every(parts: Iterable[bool | None]) -> bool | None:
    found = list(parts)
    return False if False in found else None if None in found else True


def _some(parts: Iterable[bool | None]) -> bool | None:
    found = list(parts)
    return True if True in found else None if None in found else False


def _opposite(value: bool | None) -> bool | None:
    return None if value is None else not value
