"""Computes quantities on a frame, on any engine that narwhals knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Protocol

import narwhals as nw

from surveys.conditions.expression import AnyOf, IsAnswered
from surveys.conditions.meaning import counted, fields_of, terms
from surveys.conditions.names import field_name
from surveys.conditions.quantities import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    Value,
)

if TYPE_CHECKING:
    from surveys.model import Field

_DAY = 24 * 60
"""Minutes."""
_NUMBERS = ("integer", "decimal")


class Questionnaire(Protocol):
    """What evaluation needs to know of an instrument."""

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by name."""


def value_of(quantity: Quantity, questionnaire: Questionnaire) -> nw.Expr:
    """Return a number computed from answers as a narwhals expression: a float, or null.

    Parameters
    ----------
    quantity
        Such as `parse_quantity("realised / planned * 100")`.
    questionnaire
        The instrument whose fields are the frame's columns.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> from surveys.conditions import parse_quantity
    >>> from surveys.instruments import coordinators
    >>> frame = nw.from_native(pd.DataFrame({"years_in_role": [3.0, None]}))
    >>> twice = value_of(parse_quantity("years_in_role * 2"), coordinators)
    >>> frame.select(twice=twice)["twice"].to_list()
    [6.0, nan]
    """
    return Reckoner(questionnaire).expression(quantity, numeric=True)


class Reckoner:
    """Turns quantities into narwhals expressions."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.fields = questionnaire.fields

    def holds(self, test: AnyOf | IsAnswered) -> nw.Expr:
        """Return whether a code is chosen or an answer there: true or false, never null."""
        first, *_ = fields_of(test.item, self.fields)
        match test:
            case IsAnswered():
                # One field tells for all of a multiple choice: they are null together.
                return ~self.expression(Answer(first.name), numeric=False).is_null()
            case AnyOf(item=item, codes=codes) if item in self.fields:
                return nw.col(item).is_in(codes).fill_null(value=False)
            case AnyOf(item=item, codes=codes):
                flags = [nw.col(field_name(item, code)).fill_null(value=False) for code in codes]
                return nw.any_horizontal(*flags, ignore_nulls=False)

    def is_numeric(self, quantity: Quantity) -> bool:
        """Return whether a comparison with this quantity is one of numbers."""
        match quantity:
            case Literal(value=value):
                return isinstance(value, int | float)
            case Answer(field=name):
                one = self.fields[name]
                return one.codes.numeric if one.codes is not None else one.kind in _NUMBERS
            case _:
                return True

    def expression(self, quantity: Quantity, *, numeric: bool) -> nw.Expr:
        """Return the quantity; where `numeric`, codes and numbers as floats."""
        match quantity:
            case Answer(field=name):
                return self._answer(self.fields[name], numeric=numeric)
            case Literal(value=value):
                return _literal(value, numeric=numeric)
            case Count():
                tests = counted(quantity, self.fields)
                return _sum(self.holds(test).cast(nw.Float64) for test in tests)
            case Total():
                return self._total(quantity)
            case Mean():
                return self._mean(quantity)
            case Days(start=start, end=end):
                left, right = (self.expression(one, numeric=False) for one in (start, end))
                return ((right - left).dt.total_minutes() // _DAY).cast(nw.Float64)
            case Arithmetic():
                return self._joined(quantity)

    def _answer(self, one: Field, *, numeric: bool) -> nw.Expr:
        if one.value is not None:
            return self.expression(one.value, numeric=True)
        column = nw.col(one.name)
        return column.cast(nw.Float64) if numeric and one.kind != "date" else column

    def _joined(self, quantity: Arithmetic) -> nw.Expr:
        left = self.expression(quantity.left, numeric=True)
        right = self.expression(quantity.right, numeric=True)
        match quantity.sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return left / nw.when(right != 0.0).then(right)

    def _terms(self, quantity: Total | Mean) -> list[nw.Expr]:
        return [self.expression(one, numeric=True) for one in terms(quantity, self.fields)]

    def _total(self, total: Total) -> nw.Expr:
        columns = self._terms(total)
        some = nw.any_horizontal(*(~column.is_null() for column in columns), ignore_nulls=False)
        return nw.when(some).then(_sum(column.fill_null(0.0) for column in columns))

    def _mean(self, mean: Mean) -> nw.Expr:
        columns = self._terms(mean)
        answered = _sum((~column.is_null()).cast(nw.Float64) for column in columns)
        enough = nw.when(answered >= float(mean.at_least))
        return enough.then(_sum(column.fill_null(0.0) for column in columns)) / answered


def _sum(parts: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(add, parts)


def _literal(value: Value, *, numeric: bool) -> nw.Expr:
    if isinstance(value, dt.date):
        return nw.lit(dt.datetime.combine(value, dt.time()))
    return nw.lit(float(value)) if numeric else nw.lit(value)
