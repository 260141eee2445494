"""Whether a value is of the kind that an annotation says: in definitions and study files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from surveys.errors import DefinitionError, listed, near

_WORDS: dict[object, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    object: "any value",
    dt.date: "a date such as dt.date(2026, 3, 31)",
}


def fits(value: object, hint: object) -> bool:
    """Tell whether a value is of the kind that an annotation says.

    Examples
    --------
    >>> fits(["role"], Sequence[str]), fits("role", Sequence[str]), fits(True, int)
    (True, False, False)
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is Sequence:
        return isinstance(value, list | tuple) and all(fits(one, inner[0]) for one in value)
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(one, inner[0]) for one in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(fits(one, inner[1]) for one in value.values())
    if hint in (int, float):
        number = int | float if hint is float else int
        return isinstance(value, number) and not isinstance(value, bool)
    assert isinstance(hint, type)  # annotations of steps are of the kinds above or classes
    return isinstance(value, hint)


def in_words(hint: object) -> str:
    """Say what an annotation asks for.

    Examples
    --------
    >>> in_words(Sequence[str]), in_words(float | None)
    ('a list, each a text', 'a number')
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [one for one in inner if one is not NoneType]
        plain = [one for one in kinds if not is_dataclass(one)]
        return " or ".join(in_words(one) for one in plain or kinds)
    if origin is Literal:
        return f"one of {listed(inner)}"
    if origin is Sequence:
        return f"a list, each {in_words(inner[0])}"
    if origin is tuple:
        return f"a tuple, each {in_words(inner[0])}"
    if origin is Mapping:
        return f"a table, each value {in_words(inner[1])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f"one of {listed(f'{hint.__name__}.{one.name}' for one in hint)}"
    return _WORDS.get(hint) or f"a {getattr(hint, '__name__', hint)}"


def check_kinds(value: object, where: str) -> None:
    """Raise DefinitionError if a part of a definition is not of the kind that it is declared as.

    Python does not look at annotations, and a definition is written by hand: a list where a
    tuple belongs, a number in quotes, a misspelt `disclosure` would otherwise do harm later.

    Parameters
    ----------
    value
        A dataclass.
    where
        Named in the message.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Point:
    ...     x: int
    >>> check_kinds(Point(1), "point")
    >>> check_kinds(Point("1"), "point")
    Traceback (most recent call last):
    surveys.errors.DefinitionError: point: found x = '1'; expected a whole number.
    """
    kind: Any = type(value)
    for name, hint in _declared(kind):
        given = getattr(value, name)
        if not fits(given, hint):
            raise DefinitionError(
                f"{name} = {given!r}"[:120],
                expected=in_words(hint),
                where=where,
                advice=_near_member(given, hint),
            )


@cache
def _declared(kind: Any) -> tuple[tuple[str, object], ...]:
    hints = get_type_hints(kind)
    return tuple((one.name, hints[one.name]) for one in fields(kind))


def _near_member(given: object, hint: object) -> str:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return near(str(given).upper(), [one.name for one in hint])
    return ""
