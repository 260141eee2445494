"""Evaluates a condition on a frame, on any engine that narwhals knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol

import narwhals as nw

from surveys.conditions.expression import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Literal,
    Not,
    Operand,
    Or,
)

if TYPE_CHECKING:
    from surveys.model import Field


class Questionnaire(Protocol):
    """What evaluation needs to know of an instrument."""

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by name."""


def evaluate(condition: Condition | None, questionnaire: Questionnaire) -> nw.Expr:
    """Return the condition as a narwhals expression that is true or false, never null.

    Parameters
    ----------
    condition
        None is always true.
    questionnaire
        The instrument whose fields are the frame's columns.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> frame = nw.from_native(pd.DataFrame({"role": ["regional", "local", None]}))
    >>> shown = evaluate(parse('not role == "local"'), coordinators)
    >>> frame.select(shown=shown)["shown"].to_list()
    [True, False, True]
    """
    if condition is None:
        return nw.lit(value=True)
    return _Evaluator(questionnaire.fields).expression(condition)


class _Evaluator:
    def __init__(self, fields: dict[str, Field]) -> None:
        self.fields = fields

    def expression(self, condition: Condition) -> nw.Expr:
        match condition:
            case And(parts=parts):
                return nw.all_horizontal(*map(self.expression, parts), ignore_nulls=False)
            case Or(parts=parts):
                return nw.any_horizontal(*map(self.expression, parts), ignore_nulls=False)
            case Not(part=part):
                return ~self.expression(part)
            case AnyOf(item=item, codes=codes):
                return self.any_of(item, codes)
            case IsAnswered(item=item):
                return ~nw.col(self.first_field(item)).is_null()
            case Comparison():
                return self.comparison(condition)

    def first_field(self, item: str) -> str:
        """Name of the field that is null when the item has no answer."""
        if item in self.fields:
            return item
        return next(field.name for field in self.fields.values() if field.item == item)

    def any_of(self, item: str, codes: tuple[str, ...]) -> nw.Expr:
        if item in self.fields:
            return nw.col(item).is_in(codes).fill_null(value=False)
        flags = [nw.col(f"{item}__{code}").fill_null(value=False) for code in codes]
        return nw.any_horizontal(*flags, ignore_nulls=False)

    def comparison(self, comparison: Comparison) -> nw.Expr:
        numeric = any(self.is_numeric(side) for side in (comparison.left, comparison.right))
        left = self.operand(comparison.left, numeric=numeric)
        right = self.operand(comparison.right, numeric=numeric)
        match comparison.operator:
            case "==":
                result = left == right
            case "!=":
                result = left != right
            case "<":
                result = left < right
            case "<=":
                result = left <= right
            case ">":
                result = left > right
            case ">=":
                result = left >= right
        answered = [
            ~nw.col(side.field).is_null()
            for side in (comparison.left, comparison.right)
            if isinstance(side, Answer)
        ]
        return nw.all_horizontal(result.fill_null(value=False), *answered, ignore_nulls=False)

    def is_numeric(self, operand: Operand) -> bool:
        if isinstance(operand, Literal):
            return isinstance(operand.value, int | float)
        codes = self.fields[operand.field].codes
        return codes is not None and codes.numeric

    def operand(self, operand: Operand, *, numeric: bool) -> nw.Expr:
        if isinstance(operand, Answer):
            coded = self.fields[operand.field].codes is not None
            column = nw.col(operand.field)
            return column.cast(nw.Float64) if coded and numeric else column
        value = operand.value
        if isinstance(value, dt.date):
            return nw.lit(dt.datetime.combine(value, dt.time()))
        return nw.lit(float(value)) if numeric else nw.lit(value)
