"""Evaluates a condition on a frame, on any engine that narwhals knows."""

from __future__ import annotations

import narwhals as nw

from surveys.conditions.expression import (
    COMPARE,
    And,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Not,
    Or,
)
from surveys.conditions.reckoning import Questionnaire, Reckoner


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
    return _Evaluator(questionnaire).expression(condition)


class _Evaluator:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self.reckoner = Reckoner(questionnaire)

    def expression(self, condition: Condition) -> nw.Expr:
        match condition:
            case And(parts=parts):
                return nw.all_horizontal(*map(self.expression, parts), ignore_nulls=False)
            case Or(parts=parts):
                return nw.any_horizontal(*map(self.expression, parts), ignore_nulls=False)
            case Not(part=part):
                return ~self.expression(part)
            case AnyOf() | IsAnswered():
                return self.reckoner.holds(condition)
            case Comparison():
                return self.comparison(condition)

    def comparison(self, comparison: Comparison) -> nw.Expr:
        numeric = any(map(self.reckoner.is_numeric, (comparison.left, comparison.right)))
        left = self.reckoner.expression(comparison.left, numeric=numeric)
        right = self.reckoner.expression(comparison.right, numeric=numeric)
        result: nw.Expr = COMPARE[comparison.operator](left, right)
        # Engines disagree on whether != with a missing side is true; a missing side is false here.
        return nw.all_horizontal(
            result.fill_null(value=False), ~left.is_null(), ~right.is_null(), ignore_nulls=False
        )
