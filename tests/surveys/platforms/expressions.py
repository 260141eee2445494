"""A small evaluator of what forms hold: XPath of ODK forms and LimeSurvey's expressions.

Written from the two languages' rules and without our conditions, so that it can judge them.
"""

from __future__ import annotations

import datetime as dt
import math
import operator
import re
from collections.abc import Callable, Mapping

Value = str | float | bool
_TOKEN = re.compile(
    r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<number>\d+(?:\.\d+)?)|(?P<node>\$\{\w+\}|\.)"""
    r"""|(?P<word>[A-Za-z][\w-]*(?:\.NAOK)?)|(?P<sign>[=!<>]=|[=<>!()+,*/-]))"""
)
_COMPARE: dict[str, Callable[[float | str, float | str], bool]] = {
    "=": operator.eq, "==": operator.eq, "!=": operator.ne,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge,
}  # fmt: skip


class Language:
    """What the two languages do differently."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def value(self, name: str) -> str:
        raise KeyError(name)

    def compare(self, left: Value, sign: str, right: Value) -> bool:
        raise KeyError(sign)

    def call(self, name: str, arguments: list[Value]) -> Value:
        match name, arguments:
            case "if", [test, then, otherwise]:
                return then if test else otherwise
            case "round", [number]:
                value = _number(number)
                return value if math.isnan(value) else float(math.floor(value + 0.5))
        raise KeyError(name)


class XPath(Language):
    """XPath 1.0 with ODK's functions: https://getodk.github.io/xforms-spec/"""

    def value(self, name: str) -> str:
        return self.values[name.strip("${}")]

    def compare(self, left: Value, sign: str, right: Value) -> bool:
        if sign in ("=", "!=") and isinstance(left, str) and isinstance(right, str):
            return _COMPARE[sign](left, right)
        return _COMPARE[sign](_number(left), _number(right))

    def call(self, name: str, arguments: list[Value]) -> Value:
        first = arguments[0] if arguments else ""
        match name:
            case "not":
                return not first
            case "true" | "false":
                return name == "true"
            case "selected":
                return str(arguments[1]) in str(first).split()
            case "count-selected":
                return float(len(str(first).split()))
            case "string-length":
                return float(len(str(first)))
            case "date":
                return float(dt.date.fromisoformat(str(first)).toordinal()) if first else math.nan
            case "number" | "decimal-date-time":
                return _number(first)
            case "coalesce":
                return arguments[1] if first == "" else first
        return super().call(name, arguments)


class Script(Language):
    """LimeSurvey's expressions, as em_core_helper.php evaluates binary operators."""

    def value(self, name: str) -> str:
        variable, dot, end = name.partition(".")
        assert (dot, end) == (".", "NAOK"), name
        return self.values[variable]

    def compare(self, left: Value, sign: str, right: Value) -> bool:
        numbers = [_number(side) for side in (left, right)]
        numeric = [not math.isnan(number) for number in numbers]
        if all(numeric):
            return _COMPARE[sign](*numbers)
        if sign in ("==", "!="):
            return _COMPARE[sign](str(left), str(right))
        return not any(numeric) and _COMPARE[sign](str(left), str(right))

    def call(self, name: str, arguments: list[Value]) -> Value:
        match name:
            case "is_empty":
                return arguments[0] == ""
            case "strtotime":
                day = dt.date.fromisoformat(str(arguments[0])[:10])
                return (day - dt.date(1970, 1, 1)).days * 86_400.0
            case "sum":
                numbers = [_number(one) for one in arguments if one != ""]
                return math.nan if any(map(math.isnan, numbers)) else float(sum(numbers))
        return super().call(name, arguments)


def _number(value: Value) -> float:
    try:
        return float(value)
    except ValueError:
        return math.nan


def _quotient(left: float, right: float) -> float:
    return left / right if right else math.nan


_RECKON: dict[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": _quotient, "div": _quotient,
}  # fmt: skip


def reckon(source: str, language: Language) -> Value:
    """Return what an expression gives."""
    reader = _Reader(source, language)
    result = reader.either()
    assert reader.place == len(reader.tokens), f"left over in {source}"
    return result


def evaluate(source: str, language: Language) -> bool:
    """Return whether an expression is true."""
    return bool(reckon(source, language))


class _Reader:
    def __init__(self, source: str, language: Language) -> None:
        self.language = language
        self.tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(source.rstrip()):
            found = _TOKEN.match(source, place)
            assert found is not None, source[place:]
            assert found.lastgroup is not None
            self.tokens.append((found.lastgroup, found.group(found.lastgroup)))
            place = found.end()
        self.place = 0

    def next(self, *wanted: str) -> str | None:
        if self.place < len(self.tokens) and self.tokens[self.place][1] in wanted:
            self.place += 1
            return self.tokens[self.place - 1][1]
        return None

    def either(self) -> Value:
        value = self.both()
        while self.next("or"):
            other = self.both()
            value = bool(value) or bool(other)
        return value

    def both(self) -> Value:
        value = self.negated()
        while self.next("and"):
            other = self.negated()
            value = bool(value) and bool(other)
        return value

    def negated(self) -> Value:
        return not self.negated() if self.next("!") else self.compared()

    def compared(self) -> Value:
        left = self.summed()
        sign = self.next(*_COMPARE)
        return left if sign is None else self.language.compare(left, sign, self.summed())

    def summed(self) -> Value:
        value = self.multiplied()
        while sign := self.next("+", "-"):
            value = _RECKON[sign](_number(value), _number(self.multiplied()))
        return value

    def multiplied(self) -> Value:
        value = self.single()
        while sign := self.next("*", "/", "div"):
            value = _RECKON[sign](_number(value), _number(self.single()))
        return value

    def single(self) -> Value:
        if self.next("-"):
            return -_number(self.single())
        kind, token = self.tokens[self.place]
        self.place += 1
        match kind:
            case "text":
                return token[1:-1]
            case "number":
                return float(token)
            case "node":
                return self.language.value(token)
            case "sign":
                value = self.either()
                assert self.next(")"), f"an open bracket after {token}"
                return value
        return self.named(token)

    def named(self, word: str) -> Value:
        if not self.next("("):
            return self.language.value(word)
        arguments: list[Value] = []
        while not self.next(")"):
            arguments.append(self.either())
            self.next(",")
        # LimeSurvey stops at the first false part, so that strtotime("") is never asked; here
        # both sides are read, and an empty time is a time that equals none.
        if word == "strtotime" and arguments == [""]:
            return math.nan
        return self.language.call(word, arguments)
