"""Numbers computed from answers, as plain arithmetic with the test that they are there."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.conditions import (
    Answer,
    AnyOf,
    Arithmetic,
    Count,
    Days,
    IsAnswered,
    Literal,
    Mean,
    Quantity,
    Total,
    field_name,
    fields_of,
)
from surveys.conditions.meaning import counted, terms
from surveys.model import Field, Instrument
from surveys.platforms.lowering.answers import Answers, chosen
from surveys.platforms.lowering.plain import (
    Always,
    Compared,
    DaysBetween,
    Fixed,
    Joined,
    Number,
    Plain,
    Value,
    added,
    every,
    some,
    when,
)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A number or date, and the test that it is there."""

    known: Plain
    number: Number


def lower_value(quantity: Quantity, instrument: Instrument) -> Reckoned:
    """Return a number computed from answers as plain arithmetic.

    Parameters
    ----------
    quantity
        Such as `parse_quantity("realised / planned * 100")`.
    instrument
        As asked in one wave.

    Examples
    --------
    >>> from surveys.conditions import parse_quantity
    >>> from surveys.instruments import coordinators
    >>> reckoned = lower_value(parse_quantity("years_in_role * 2"), coordinators)
    >>> reckoned.number.sign, reckoned.known.field.name
    ('*', 'years_in_role')
    """
    return Quantities(Answers(instrument)).reckoned(quantity)


class Quantities:
    """Lowers quantities about one instrument."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def reckoned(self, quantity: Quantity) -> Reckoned:
        """Return a quantity with the test that it is there."""
        match quantity:
            case Literal(value=value):
                assert not isinstance(value, str)  # refused when the instrument is built
                return Reckoned(Always(value=True), Fixed(value))
            case Answer(field=name):
                return self.answer(self.answers.fields[name])
            case Count():
                tests = map(self.test, counted(quantity, self.answers.fields))
                return Reckoned(Always(value=True), added(when(one, Fixed(1)) for one in tests))
            case Total():
                parts = self._terms(quantity)
                return Reckoned(some(one.known for one in parts), _total(parts))
            case Mean():
                return self._mean(quantity)
            case Days(start=start, end=end):
                return self._days(self.reckoned(start), self.reckoned(end))
            case Arithmetic():
                return self._joined(quantity)

    def answer(self, one: Field) -> Reckoned:
        """Substitute what computes a field that is not asked."""
        if one.value is not None:
            return self.reckoned(one.value)
        return Reckoned(self.answers.answered(one), self.answers.number(one))

    def test(self, test: AnyOf | IsAnswered) -> Plain:
        """Return the test that a code is chosen or an answer there."""
        fields = self.answers.fields
        match test:
            case IsAnswered(item=name):
                return self.answer(fields_of(name, fields)[0]).known
            case AnyOf(item=item, codes=codes) if item in fields:
                return chosen(fields[item], codes)
            case AnyOf(item=item, codes=codes):
                return some(self.answers.ticked(fields[field_name(item, code)]) for code in codes)

    def _terms(self, quantity: Total | Mean) -> list[Reckoned]:
        return [self.reckoned(one) for one in terms(quantity, self.answers.fields)]

    def _mean(self, mean: Mean) -> Reckoned:
        parts = self._terms(mean)
        answered = added(when(one.known, Fixed(1)) for one in parts)
        return Reckoned(
            _enough(parts, answered, mean.at_least), Joined(_total(parts), "/", answered)
        )

    def _days(self, start: Reckoned, end: Reckoned) -> Reckoned:
        assert isinstance(start.number, Fixed | Value)
        assert isinstance(end.number, Fixed | Value)
        return Reckoned(every((start.known, end.known)), DaysBetween(start.number, end.number))

    def _joined(self, quantity: Arithmetic) -> Reckoned:
        left, right = self.reckoned(quantity.left), self.reckoned(quantity.right)
        known = [left.known, right.known]
        if quantity.sign == "/":
            known.append(_not_zero(right.number))
        return Reckoned(every(known), Joined(left.number, quantity.sign, right.number))


def _total(parts: list[Reckoned]) -> Number:
    return added(when(one.known, one.number) for one in parts)


def _enough(parts: list[Reckoned], answered: Number, at_least: int) -> Plain:
    tests = [one.known for one in parts]
    if at_least == 1:
        return some(tests)
    if at_least == len(tests):
        return every(tests)
    return Compared(answered, ">=", Fixed(at_least))


def _not_zero(divisor: Number) -> Plain:
    if isinstance(divisor, Fixed):
        return Always(value=divisor.value != 0)
    return Compared(divisor, "!=", Fixed(0))
