"""How far did numbers move? And with them their means, spreads and correlations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.utility.coarse import coarse
from surveys.errors import UsageError

Floats = npt.NDArray[np.float64]

_NOTHING = 1e-9
"""Share of the largest below which an eigenvalue is rounding: it is no spread that can drift."""


@dataclass(frozen=True, slots=True)
class NumberUtility:
    """What protection did to fields of numbers, exactly: for the holder of the answers before.

    Attributes
    ----------
    fields
        Their names.
    cells, lost
        Numbers there before, and how many of them are missing after.
    il1s
        Σ|x − y| / (√2·sd(x)) over all cells that have both; None when rows do not match.
    il1s_mean
        The same for one cell.
    mean_drift
        For each field, mean after − before, in standard deviations before.
    sd_ratio
        For each field, standard deviation after / before.
    correlation_drift
        Largest change of a correlation between two fields; None for one field.
    eigenvalue_drift
        Σ|λ − λ'|/λ over the eigenvalues of the correlation matrices; None for one field.

    Each is None where there is no spread to measure by.
    """

    fields: tuple[str, ...]
    cells: int
    lost: int
    il1s: float | None
    il1s_mean: float | None
    mean_drift: tuple[float | None, ...]
    sd_ratio: tuple[float | None, ...]
    correlation_drift: float | None
    eigenvalue_drift: float | None

    def to_json(self) -> dict[str, object]:
        """Return it as plain values that may be released: sizes rounded up, see `coarse`."""
        return {
            "fields": list(self.fields),
            "cells": self.cells,
            "lost": self.lost,
            "il1s": coarse(self.il1s),
            "il1s_mean": coarse(self.il1s_mean),
            "mean_drift": [coarse(one) for one in self.mean_drift],
            # A spread that shrank by a tenth and one that grew by a tenth both drifted by 0.1.
            "sd_drift": [None if one is None else coarse(one - 1) for one in self.sd_ratio],
            "correlation_drift": coarse(self.correlation_drift),
            "eigenvalue_drift": coarse(self.eigenvalue_drift),
        }


def number_utility(
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    names: Sequence[str] = (),
    matched: bool = True,
) -> NumberUtility:
    """Compare numbers before and after protection.

    Parameters
    ----------
    before, after
        Shapes (n, d) and (m, d); NaN where missing.
    names
        Of the d fields; 1, 2, 3 … unless given.
    matched
        Whether row i of both is the same record; then n = m.

    Returns
    -------
    NumberUtility
        Missing numbers are left out: of means and spreads each by itself, of correlations with
        their whole record.

    Raises
    ------
    UsageError
        The shapes do not fit.

    Notes
    -----
    Sources: IL1s, Mateo-Sanz, J. M., Sebé, F. & Domingo-Ferrer, J. (2004), Outlier protection in
    continuous microdata masking, Lecture Notes in Computer Science 3050, 201-215; eigenvalues,
    Templ, M. & Meindl, B. (2008), Lecture Notes in Computer Science 5262, 113-126, here without
    eigenvalues that are 0 but for rounding, by which sdcMicro divides.

    Examples
    --------
    >>> found = number_utility([[1.0], [2.0], [3.0]], [[1.5], [1.5], [3.0]], names=["age"])
    >>> round(found.il1s, 4), found.mean_drift
    (0.7071, (0.0,))
    """
    old, new = _table(before), _table(after)
    if old.shape[1] != new.shape[1] or (matched and len(old) != len(new)):
        raise UsageError(
            f"tables of shapes {old.shape} and {new.shape}",
            expected="as many columns" + (", and as many rows" if matched else ""),
            where="number_utility",
        )
    there = ~np.isnan(old)
    moved = _moved(old, new) if matched else None
    both = int((there & ~np.isnan(new)).sum()) if matched else 0
    first, second = _whole(old), _whole(new)
    lost = int((there & np.isnan(new)).sum()) if matched else there.sum() - (~np.isnan(new)).sum()
    return NumberUtility(
        fields=tuple(names) or tuple(str(place + 1) for place in range(old.shape[1])),
        cells=int(there.sum()),
        lost=int(lost),
        il1s=moved,
        il1s_mean=moved / both if moved is not None and both else None,
        mean_drift=tuple(_mean_drift(x, y) for x, y in zip(old.T, new.T, strict=True)),
        sd_ratio=tuple(_sd_ratio(x, y) for x, y in zip(old.T, new.T, strict=True)),
        correlation_drift=_correlation_drift(first, second),
        eigenvalue_drift=_eigenvalue_drift(first, second),
    )


def _table(values: npt.ArrayLike) -> Floats:
    cells: Floats = np.asarray(values, dtype=np.float64)
    return cells[:, None] if cells.ndim == 1 else cells


def _whole(cells: Floats) -> Floats:
    rows: Floats = cells[~np.isnan(cells).any(axis=1)]
    return rows


def _moved(old: Floats, new: Floats) -> float | None:
    total, measured = 0.0, False
    for x, y in zip(old.T, new.T, strict=True):
        spread, both = _sd(x), ~np.isnan(x) & ~np.isnan(y)
        if spread:
            total += float(np.abs(x[both] - y[both]).sum()) / (np.sqrt(2) * spread)
            measured = True
    return float(total) if measured else None


def _sd(values: Floats) -> float | None:
    answered = values[~np.isnan(values)]
    if answered.size < 2 or np.ptp(answered) == 0:
        return None
    return float(answered.std(ddof=1))


def _mean_drift(old: Floats, new: Floats) -> float | None:
    spread, left = _sd(old), new[~np.isnan(new)]
    if not spread or not left.size:
        return None
    return float(left.mean() - old[~np.isnan(old)].mean()) / spread


def _sd_ratio(old: Floats, new: Floats) -> float | None:
    spread, left = _sd(old), _sd(new)
    return None if not spread or left is None else left / spread


def _correlations(rows: Floats) -> Floats | None:
    if rows.shape[1] < 2 or len(rows) < 2 or (np.ptp(rows, axis=0) == 0).any():
        return None
    return np.asarray(np.corrcoef(rows.T), dtype=np.float64)


def _correlation_drift(old: Floats, new: Floats) -> float | None:
    first, second = _correlations(old), _correlations(new)
    if first is None or second is None:
        return None
    return float(np.abs(first - second).max())


def _eigenvalue_drift(old: Floats, new: Floats) -> float | None:
    first, second = _correlations(old), _correlations(new)
    if first is None or second is None:
        return None
    was, now = np.linalg.eigvalsh(first)[::-1], np.linalg.eigvalsh(second)[::-1]
    real = was > was[0] * _NOTHING
    return float((np.abs(was - now)[real] / was[real]).sum())
