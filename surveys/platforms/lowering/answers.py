"""Whether a field has an answer, as plain tests, and the answer as a number."""

from __future__ import annotations

from surveys.model import Allocation, Field, Instrument, MultipleChoice
from surveys.platforms.lowering.plain import (
    Always,
    Chosen,
    Compared,
    Filled,
    Fixed,
    Number,
    Outside,
    Plain,
    Ticked,
    Value,
    added,
    every,
    some,
    when,
)


class Answers:
    """The answers to an instrument's items.

    Parameters
    ----------
    instrument
        As asked in one wave.
    """

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.fields = instrument.fields

    def answered(self, one: Field) -> Plain:
        """Return the test that a field that is asked has an answer."""
        item = self.instrument[one.item]
        if isinstance(item, MultipleChoice):
            return answered_at_all(item)
        if isinstance(item, Allocation):
            return some((Filled(one), _whole(item)))
        codes = one.codes or ()
        return _outside(one, tuple(code.code for code in codes if code.missing is not None))

    def number(self, one: Field) -> Number:
        """Return the number in a field, for where it has an answer."""
        if isinstance(self.instrument[one.item], Allocation):
            return when(Filled(one), Value(one))
        return Value(one)

    def ticked(self, one: Field) -> Plain:
        """Return the test that an option counts as chosen: what is no answer does not alone."""
        item = self.instrument[one.item]
        assert isinstance(item, MultipleChoice)
        if item.codes[one.part].missing is None:
            return Ticked(one)
        return every((Ticked(one), answered_at_all(item)))


def answered_at_all(item: MultipleChoice) -> Plain:
    """Take a multiple choice as a whole: one ticked answer answers all of its options."""
    answers = item.codes.answer_names
    return some(Ticked(one) for one in item.fields if one.part in answers)


def chosen(one: Field, codes: tuple[str, ...]) -> Plain:
    """Name the smaller side: the codes meant, or the codes not meant."""
    assert one.codes is not None
    rest = tuple(code for code in one.codes.names if code not in codes)
    if not codes:
        return Always(value=False)
    return Chosen(one, codes) if len(codes) <= len(rest) + 1 else _outside(one, rest)


def _outside(one: Field, codes: tuple[str, ...]) -> Plain:
    return Outside(one, codes) if codes else Filled(one)


def _whole(item: Allocation) -> Plain:
    """Return the test that the parts sum to the total, so that empty ones are 0."""
    total = added(when(Filled(one), Value(one)) for one in item.fields)
    return Compared(total, "==", Fixed(item.total))
