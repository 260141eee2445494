"""Whether an option from a study file is of the kind that its step takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from surveys.errors import listed

_WORDS: dict[object, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    object: "any value",
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
        kinds = (one for one in inner if one is not NoneType and not is_dataclass(one))
        return " or ".join(in_words(one) for one in kinds)
    if origin is Literal:
        return f"one of {listed(inner)}"
    if origin is Sequence:
        return f"a list, each {in_words(inner[0])}"
    if origin is Mapping:
        return f"a table, each value {in_words(inner[1])}"
    return _WORDS.get(hint, str(hint))
