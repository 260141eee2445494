"""Self-made codes as they are compared: folded, each distinct one with a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from surveys.cleaning.texts import folded

Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

NONE: Final = -1
"""Stands for no code and for what is not known, where numbers stand for values."""

UNKNOWN: Final = ("None", "nan", "<NA>", "NaT")
"""How the libraries' values for a missing cell are written."""
_REMOVED: Final = dict.fromkeys((*range(33), 127))
"""The characters of ASCII that folding removes: spaces and control characters."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Values, and for each cell the number of the value in it.

    Parameters
    ----------
    values
        Distinct, in the order in which they are met.
    cells
        Index into `values`; `NONE` where there is no value.
    """

    values: tuple[str, ...]
    cells: Integers


def numbered_codes(cells: Iterable[object]) -> Numbered:
    """Return the codes in some cells, numbered; a code without any letter or digit is none.

    Examples
    --------
    >>> found = numbered_codes(["KO07IO", "ko 07 io", None, "–", "BJ07SA"])
    >>> found.values, found.cells.tolist()
    (('ko07io', 'bj07sa'), [0, 0, -1, -1, 1])
    """
    return _numbered(cells, _code)


def numbered_values(cells: Iterable[object]) -> Numbered:
    """Return the values of an evidence field; 1980, 1980.0 and "1980" are one value.

    Examples
    --------
    >>> numbered_values([1980, "1980", 1980.0, None, float("nan"), "Woman "]).cells.tolist()
    [0, 0, 0, -1, -1, 1]
    """
    return _numbered(cells, _value)


def content(code: str) -> int:
    """Return how many letters and digits a code has.

    Examples
    --------
    >>> content("ko-07-io")
    6
    """
    return sum(character.isalnum() for character in code)


def fold(text: str) -> str:
    """Return what `surveys.cleaning.texts.folded` returns, sooner for plain ASCII.

    Examples
    --------
    >>> fold(" KO 07-IO"), fold("ＫＯ07–IO")
    ('ko07-io', 'ko07-io')
    """
    return text.lower().translate(_REMOVED) if text.isascii() else folded(text)


def _numbered(cells: Iterable[object], meant: Any) -> Numbered:
    import pandas as pd

    every = [_text(cell) for cell in cells]
    places, distinct = pd.factorize(np.array(every, dtype=object), use_na_sentinel=True)
    numbers: dict[str, int] = {}
    lookup = np.empty(len(distinct) + 1, dtype=np.int64)
    for place, text in enumerate(distinct):
        value = meant(text)
        lookup[place] = numbers.setdefault(value, len(numbers)) if value else NONE
    lookup[len(distinct)] = NONE  # what factorize's own sentinel, -1, points at
    return Numbered(tuple(numbers), lookup[places])


def _text(cell: object) -> str | None:
    if isinstance(cell, str):
        return cell
    if str(cell) in UNKNOWN:
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _code(text: str) -> str:
    code = fold(text)
    return code if any(character.isalnum() for character in code) else ""


def _value(text: str) -> str:
    value = fold(text)
    return value.removesuffix(".0") if value.removesuffix(".0").isdecimal() else value


def counted(codes: Integers, others: Integers, shape: tuple[int, int]) -> Integers:
    """Return how often each pair of numbers stands together, as a table of that shape."""
    there = codes != NONE
    flat = codes[there] * shape[1] + others[there]
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape).astype(np.int64)


def texts_of(values: Sequence[str], numbers: Integers) -> list[str | None]:
    """Return the values that numbers stand for."""
    return [None if number == NONE else values[number] for number in numbers.tolist()]
