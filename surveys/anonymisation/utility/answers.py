"""How far did shares of answers drift? Field by field, and in tables of two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.utility.coarse import coarse
from surveys.errors import UsageError, listed

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]
Column: TypeAlias = Sequence[str | None]
Columns: TypeAlias = Mapping[str, Column]
"""Field → its codes, None where missing."""


class _Numbers(NamedTuple):
    """A field before and after as numbers of its codes, the last of them for no answer."""

    before: Integers
    after: Integers
    size: int


@dataclass(frozen=True, slots=True)
class CodeUtility:
    """What protection did to fields of codes, exactly: for the holder of the answers before.

    Attributes
    ----------
    margins
        For each field the total variation: half the sum of the changes of all shares, from 0
        (the same shares) to 1. No answer counts as an answer of its own.
    tables
        For each two fields the total variation of their table.
    cramers_v
        For each two fields, Cramér's V after − before, among those who answered both; None
        where one has a single answer.
    """

    margins: Mapping[str, float]
    tables: Mapping[tuple[str, str], float]
    cramers_v: Mapping[tuple[str, str], float | None]

    @property
    def largest_margin(self) -> float:
        """Largest total variation of a field; 0 without fields."""
        return max(self.margins.values(), default=0.0)

    @property
    def largest_table(self) -> float:
        """Largest total variation of a table; 0 without two fields."""
        return max(self.tables.values(), default=0.0)

    def to_json(self) -> dict[str, object]:
        """Return it as plain values that may be released: sizes rounded up, see `coarse`."""
        return {
            "margins": {name: coarse(drift) for name, drift in self.margins.items()},
            "tables": [
                {
                    "fields": list(pair),
                    "drift": coarse(drift),
                    "cramers_v_drift": coarse(self.cramers_v[pair]),
                }
                for pair, drift in self.tables.items()
            ],
        }


def code_utility(before: Columns, after: Columns) -> CodeUtility:
    """Compare shares of answers before and after protection; the rows need not match.

    Parameters
    ----------
    before, after
        Field → its codes, None where missing; the same fields in both.

    Raises
    ------
    UsageError
        The fields differ, or the columns of one side are not equally long.

    Notes
    -----
    Source of V: Cramér, H. (1946), Mathematical methods of statistics, ch. 21.

    Examples
    --------
    >>> found = code_utility({"role": ["a", "a", "b", "b"]}, {"role": ["a", "b", "b", None]})
    >>> found.margins
    {'role': 0.25}
    """
    _check(before, after)
    numbers = {name: _numbers(before[name], after[name]) for name in before}
    margins = {name: _drift(_one(one)) for name, one in numbers.items()}
    tables, associations = {}, {}
    for pair in combinations(before, 2):
        old, new = _two(*(numbers[name] for name in pair))
        tables[pair] = _drift((old, new))
        was, now = (cramers_v(counts[:-1, :-1]) for counts in (old, new))
        associations[pair] = None if was is None or now is None else now - was
    return CodeUtility(margins, tables, associations)


def _check(before: Columns, after: Columns) -> None:
    if set(before) != set(after):
        raise UsageError(
            f"fields {listed(before)} before and {listed(after)} after",
            expected="the same fields",
            where="code_utility",
        )
    for side in (before, after):
        if len({len(column) for column in side.values()}) > 1:
            raise UsageError(
                "columns of different lengths", expected="one length", where="code_utility"
            )


def cramers_v(counts: npt.ArrayLike) -> float | None:
    """Return Cramér's V of a table of counts; None with fewer than two rows or columns in use.

    Examples
    --------
    >>> cramers_v([[5, 0], [0, 5]]), cramers_v([[5, 5], [5, 5]])
    (1.0, 0.0)
    """
    table = np.asarray(counts, dtype=np.float64)
    used: Floats = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    least = min(used.shape) - 1
    if least < 1:
        return None
    expected = np.outer(used.sum(axis=1), used.sum(axis=0)) / used.sum()
    squared = ((used - expected) ** 2 / expected).sum()
    return float(np.sqrt(squared / used.sum() / least))


def _drift(counts: tuple[Floats, Floats]) -> float:
    old, new = (one / max(1.0, one.sum()) for one in counts)
    return float(np.abs(old - new).sum() / 2)


def _numbers(before: Column, after: Column) -> _Numbers:
    met = sorted({cell for side in (before, after) for cell in side if cell is not None})
    places: dict[str | None, int] = {code: place for place, code in enumerate(met)}
    old, new = (
        np.asarray([places.get(cell, len(met)) for cell in side], dtype=np.intp)
        for side in (before, after)
    )
    return _Numbers(old, new, len(met) + 1)


def _one(field: _Numbers) -> tuple[Floats, Floats]:
    return _counted(field.before, field.size), _counted(field.after, field.size)


def _two(rows: _Numbers, columns: _Numbers) -> tuple[Floats, Floats]:
    shape = (rows.size, columns.size)
    old = _counted(rows.before * columns.size + columns.before, rows.size * columns.size)
    new = _counted(rows.after * columns.size + columns.after, rows.size * columns.size)
    return old.reshape(shape), new.reshape(shape)


def _counted(numbers: Integers, size: int) -> Floats:
    return np.bincount(numbers, minlength=size).astype(np.float64)
