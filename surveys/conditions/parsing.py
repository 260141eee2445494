"""Reads the text of a condition. Python's own parser does the grammar; we allow little of it."""

from __future__ import annotations

import ast
import datetime as dt

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
    Operator,
    Or,
)
from surveys.errors import DefinitionError, near

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_FUNCTIONS = ("any_of", "is_answered", "date")
_EXAMPLES = 'role == "regional", any_of(tasks, "guidance"), is_answered(x), and, or, not'


def as_condition(source: Condition | str | None, where: str = "condition") -> Condition | None:
    """Return a condition from its text, or as it is."""
    return parse(source, where) if isinstance(source, str) else source


def parse(source: str, where: str = "condition") -> Condition:
    """Read the text of a condition.

    Parameters
    ----------
    source
        For example ``role == "regional" and years >= 2``.
    where
        Named in the error.

    Raises
    ------
    DefinitionError
        The text is not a condition; the message points at the column.

    Examples
    --------
    >>> parse('any_of(tasks, "guidance") or not is_answered(role)').parts[0].item
    'tasks'
    """
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except SyntaxError as error:
        column = (error.offset or 1) + len(source) - len(source.lstrip())
        raise _fault(source, where, f"{error.msg} at column {column}") from None
    return _Reader(source, where).condition(tree.body)


def _fault(source: str, where: str, found: str, advice: str = "") -> DefinitionError:
    return DefinitionError(
        f"{found} in {source!r}",
        expected=f"a condition such as {_EXAMPLES}",
        where=where,
        advice=advice,
    )


class _Reader:
    """Turns Python's syntax tree into ours, refusing what the language does not have."""

    def __init__(self, source: str, where: str) -> None:
        self.source = source
        self.where = where

    def fault(self, node: ast.expr, advice: str = "") -> DefinitionError:
        found = f"{ast.unparse(node)!r} at column {node.col_offset + 1}"
        return _fault(self.source, self.where, found, advice)

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return And(tuple(self.condition(value) for value in values))
            case ast.BoolOp(values=values):
                return Or(tuple(self.condition(value) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.Compare():
                return self.comparison(node)
            case ast.Call(func=ast.Name(id="any_of"), args=[item, first, *codes], keywords=[]):
                return AnyOf(self.name(item), tuple(self.code(code) for code in (first, *codes)))
            case ast.Call(func=ast.Name(id="is_answered"), args=[item], keywords=[]):
                return IsAnswered(self.name(item))
            case ast.Call(func=ast.Name(id=name)) if name not in _FUNCTIONS:
                raise self.fault(node, near(name, _FUNCTIONS))
        raise self.fault(node)

    def comparison(self, node: ast.Compare) -> Condition:
        if len(node.ops) != 1 or type(node.ops[0]) not in _OPERATORS:
            raise self.fault(node, "Compare two things at a time.")
        left, right = self.operand(node.left), self.operand(node.comparators[0])
        if isinstance(left, Literal) and isinstance(right, Literal):
            raise self.fault(node, "One side must be an item.")
        return Comparison(left, _OPERATORS[type(node.ops[0])], right)

    def operand(self, node: ast.expr) -> Operand:
        match node:
            case ast.Name(id=name):
                return Answer(name)
            case ast.Constant(value=str() | int() | float() as value) if (
                value.__class__ is not bool
            ):
                return Literal(value)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
                return Literal(-value)
            case ast.Call(
                func=ast.Name(id="date"), args=[ast.Constant(value=str(text))], keywords=[]
            ):
                return Literal(self.date(node, text))
        raise self.fault(node)

    def date(self, node: ast.expr, text: str) -> dt.date:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.fault(node, 'Write dates as date("2026-03-31").') from None

    def name(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return node.id
        raise self.fault(node, "Name an item here, without quotes.")

    def code(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise self.fault(node, 'Write codes in quotes: "guidance".')
