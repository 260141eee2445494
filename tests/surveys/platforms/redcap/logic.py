"""A small evaluator of REDCap's logic, written from its help and without our conditions.

It is no REDCap, and none has judged it. Values are texts; two that are both numbers compare as
numbers. What is reckoned from something empty is empty, and nothing empty is smaller or larger.
Both branches of `if` are evaluated, and dividing by 0 is an error. `and` and `or` do not mix
without parentheses, and there is no "not".
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Mapping

Value = str | float | bool
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*')|(?P<number>\d+(?:\.\d+)?)|(?P<field>\[[a-z]\w*(?:\(\w+\))?\])"
    r"|(?P<word>[a-z]+)|(?P<sign><>|<=|>=|[=<>()+,*/-]))"
)
_COMPARE: Mapping[str, Callable[[float | str, float | str], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge,
}  # fmt: skip


def evaluate(expression: str, values: Mapping[str, str]) -> Value:
    """Return the value of an expression; AssertionError where it does not follow the rules."""
    parser = _Parser(expression, values)
    found = parser.logic()
    assert parser.kind == "end", f"{parser.ahead!r} left over in {expression}"
    return found


class _Parser:
    def __init__(self, expression: str, values: Mapping[str, str]) -> None:
        self.expression = expression
        self.values = values
        self.place = 0
        self.step()

    def step(self) -> str:
        """Go on to the next token, and return the one there was."""
        passed = getattr(self, "ahead", "")
        found = _TOKEN.match(self.expression, self.place)
        if found is None:
            assert not self.expression[self.place :].strip(), self.expression[self.place :]
            self.kind, self.ahead = "end", ""
        else:
            self.kind, self.ahead = str(found.lastgroup), found[0].strip()
            self.place = found.end()
        return str(passed)

    def take(self, token: str) -> None:
        assert self.ahead == token, f"{self.ahead!r} for {token!r} in {self.expression}"
        self.step()

    def logic(self) -> Value:
        left = self.comparison()
        joint = self.ahead
        while self.ahead in ("and", "or"):
            assert self.ahead == joint, f"and, or without parentheses in {self.expression}"
            self.step()
            right = self.comparison()
            assert isinstance(left, bool), self.expression
            assert isinstance(right, bool), self.expression
            left = (left and right) if joint == "and" else (left or right)
        return left

    def comparison(self) -> Value:
        left = self.sum()
        if self.ahead not in _COMPARE:
            return left
        sign, right = self.step(), self.sum()
        assert not isinstance(left, bool), self.expression
        assert not isinstance(right, bool), self.expression
        numbers = [_number(side) for side in (left, right)]
        if None not in numbers:
            return _COMPARE[sign](*(float(one) for one in numbers if one is not None))
        return sign in ("=", "<>") and _COMPARE[sign](str(left), str(right))

    def sum(self) -> Value:
        left = self.product()
        while self.ahead in ("+", "-"):
            left = _reckoned(left, self.step(), self.product())
        return left

    def product(self) -> Value:
        left = self.single()
        while self.ahead in ("*", "/"):
            left = _reckoned(left, self.step(), self.single())
        return left

    def single(self) -> Value:
        match self.kind:
            case "text":
                return self.step()[1:-1]
            case "number":
                return float(self.step())
            case "field":
                return self.values[self.step()[1:-1]]
            case "word":
                return self.call(self.step())
        if self.ahead == "-":
            self.step()
            return _reckoned(0.0, "-", self.single())
        self.take("(")
        found = self.logic()
        self.take(")")
        return found

    def call(self, name: str) -> Value:
        if name == "true":
            return True
        self.take("(")
        arguments = [self.logic()]
        while self.ahead == ",":
            self.step()
            arguments.append(self.logic())
        self.take(")")
        match name, arguments:
            case "if", [bool() as test, then, otherwise]:
                return then if test else otherwise
            case "round", [number, places]:
                return "" if number == "" else round(float(number), int(float(places)))
            case "datediff", [str() as start, str() as end, "d", True]:
                days = [dt.date.fromisoformat(one) for one in (start, end) if one]
                return float((days[1] - days[0]).days) if len(days) == 2 else ""
        raise AssertionError(f"{name} with {len(arguments)} argument(s) in {self.expression}")


def _reckoned(left: Value, sign: str, right: Value) -> Value:
    numbers = [_number(side) for side in (left, right)]
    if numbers[0] is None or numbers[1] is None:
        return ""
    match sign:
        case "+":
            return numbers[0] + numbers[1]
        case "-":
            return numbers[0] - numbers[1]
        case "*":
            return numbers[0] * numbers[1]
    return numbers[0] / numbers[1]


def _number(value: Value) -> float | None:
    assert not isinstance(value, bool), value
    try:
        return float(value)
    except ValueError:
        return None
