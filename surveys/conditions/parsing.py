"""Reads the text of a condition. Python's own parser does the grammar; we allow little of it."""

from __future__ import annotations

import ast
import datetime as dt

from surveys.conditions.expression import (
    And,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Not,
    Operator,
    Or,
)
from surveys.conditions.quantities import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Sign,
    Total,
    names_in_quantity,
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
_SIGNS: dict[type[ast.operator], Sign] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_FUNCTIONS = ("any_of", "is_answered", "date", "count", "sum", "mean", "reversed", "days")
_EXAMPLES = 'role == "regional", any_of(tasks, "guidance"), is_answered(x), and, or, not'
_NUMBERS = "realised / planned * 100, count(tasks), sum(a, b), mean(a, b), days(x, y)"


def as_quantity(source: Quantity | str, where: str = "calculation") -> Quantity:
    """Return a quantity from its text, or as it is."""
    return parse_quantity(source, where) if isinstance(source, str) else source


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
    reader = _Reader(source, where, f"a condition such as {_EXAMPLES}")
    return reader.condition(reader.tree())


def parse_quantity(source: str, where: str = "calculation") -> Quantity:
    """Read the text of a number computed from answers; errors as `parse`.

    Examples
    --------
    >>> print(parse_quantity("realised/(planned+1)*100"))
    realised / (planned + 1) * 100
    """
    reader = _Reader(source, where, f"a number computed from answers, such as {_NUMBERS}")
    quantity = reader.quantity(reader.tree())
    if not names_in_quantity(quantity):
        raise reader.refusal("no item", "Name at least one item.")
    return quantity


class _Reader:
    """Turns Python's syntax tree into ours, refusing what the language does not have."""

    def __init__(self, source: str, where: str, expected: str) -> None:
        self.source = source
        self.where = where
        self.expected = expected

    def tree(self) -> ast.expr:
        try:
            return ast.parse(self.source.strip(), mode="eval").body
        except SyntaxError as error:
            column = (error.offset or 1) + len(self.source) - len(self.source.lstrip())
            raise self.refusal(f"{error.msg} at column {column}") from None

    def refusal(self, found: str, advice: str = "") -> DefinitionError:
        return DefinitionError(
            f"{found} in {self.source!r}", expected=self.expected, where=self.where, advice=advice
        )

    def fault(self, node: ast.expr, advice: str = "") -> DefinitionError:
        return self.refusal(f"{ast.unparse(node)!r} at column {node.col_offset + 1}", advice)

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
        left, right = self.quantity(node.left), self.quantity(node.comparators[0])
        if not (names_in_quantity(left) or names_in_quantity(right)):
            raise self.fault(node, "One side must be an item.")
        return Comparison(left, _OPERATORS[type(node.ops[0])], right)

    def quantity(self, node: ast.expr) -> Quantity:
        match node:
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIGNS:
                return Arithmetic(self.number(left), _SIGNS[type(op)], self.number(right))
            case ast.Call(func=ast.Name(id="count"), args=[item, *codes], keywords=[]):
                return Count(self.name(item), tuple(self.code(code) for code in codes))
            case ast.Call(func=ast.Name(id="sum"), args=[first, *rest], keywords=[]):
                return Total(tuple(self.name(one) for one in (first, *rest)))
            case ast.Call(func=ast.Name(id="mean"), args=[_, *_]):
                return self.mean(node)
            case ast.Call(func=ast.Name(id="days"), args=[start, end], keywords=[]):
                return Days(self.day(start), self.day(end))
            case ast.Call(func=ast.Name(id=name)) if name not in _FUNCTIONS:
                raise self.fault(node, near(name, _FUNCTIONS))
        return self.single(node)

    def mean(self, node: ast.Call) -> Mean:
        read = [self.averaged(one) for one in node.args]
        names = tuple(name for name, _ in read)
        reverse = tuple(name for name, turned in read if turned)
        if any(name in reverse for name, turned in read if not turned):
            raise self.fault(node, "Name an item either plainly or in reversed(…).")
        return Mean(names, reverse, self.at_least(node))

    def averaged(self, node: ast.expr) -> tuple[str, bool]:
        """Return the name of an item, and whether it is turned round."""
        match node:
            case ast.Call(func=ast.Name(id="reversed"), args=[name], keywords=[]):
                return self.name(name), True
            case _:
                return self.name(node), False

    def at_least(self, node: ast.Call) -> int:
        match node.keywords:
            case []:
                return 1
            case [ast.keyword(arg="at_least", value=ast.Constant(value=int() as least))] if (
                least.__class__ is not bool and least > 0
            ):
                return least
        raise self.fault(node, "Say how many answers a mean needs: mean(a, b, c, at_least=2).")

    def number(self, node: ast.expr) -> Quantity:
        quantity = self.quantity(node)
        if isinstance(quantity, Literal) and not isinstance(quantity.value, int | float):
            raise self.fault(node, "Only numbers can be reckoned with; days(a, b) counts days.")
        return quantity

    def day(self, node: ast.expr) -> Answer | Literal:
        match self.single(node):
            case Literal(value=str() | int() | float()):
                raise self.fault(node, 'Write dates as date("2026-03-31").')
            case single:
                return single

    def single(self, node: ast.expr) -> Answer | Literal:
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
