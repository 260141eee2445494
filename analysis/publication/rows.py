"""Hide the rows that rest on too few, and those that would give them away.

Primary rule: the minimum frequency rule of Hundepool, A. et al. (2012), Statistical Disclosure
Control, Wiley, section 4.2; secondary suppression: section 4.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.publication.protected import SEAL, Protected, Reason
from analysis.publication.rule import Rule
from surveys.errors import AnalysisError, listed, near
from surveys.model import Text


def protect(
    frame: pd.DataFrame,
    base: str | Sequence[str] = "n",
    rule: Rule | None = None,
    *,
    total_shown: bool = False,
    labels: Sequence[str] = ("label",),
) -> Protected:
    """Hide every value of the rows that rest on fewer people than the rule allows.

    Parameters
    ----------
    frame
        One row per group.
    base
        Column with the number of people that the row's values rest on; several when a row
        rests on several (before and after, clients and coordinators): the smallest counts.
    rule
        Threshold; 5 unless said otherwise.
    total_shown
        Whether readers also see the figures of all groups together. Then a hidden row could be
        had by subtraction, so the smallest shown rows are hidden too until at least two rows
        are hidden and they hold at least a smallest allowed group between them. Rows of the
        same size are taken in the order of their labels, so that the pattern is always the same.
    labels
        Columns that name the row. All others are hidden, the base included.

    Returns
    -------
    Protected

    Raises
    ------
    AnalysisError
        A column is missing, or a base is not a count.

    Examples
    --------
    >>> areas = pd.DataFrame({"label": ["A", "B"], "n": [3, 40], "share": [1.0, 0.25]})
    >>> protect(areas).frame["share"].tolist()
    [nan, 0.25]
    """
    rule = rule or Rule()
    bases = [base] if isinstance(base, str) else list(base)
    need(frame, [*labels, *bases])
    smallest = np.min([counts_of(frame[name], name) for name in bases], axis=0)
    small = smallest < rule.minimum_group
    order = _order(frame, smallest, labels)
    more = _recoverable(small, smallest, order, rule) if total_shown else np.zeros_like(small)
    return _without(frame, small, more, rule, tuple(labels))


def protect_cells(
    frame: pd.DataFrame,
    kept: pd.DataFrame,
    rule: Rule,
    *,
    labels: Sequence[str] = ("label",),
) -> Protected:
    """Hide the counts that are gone from `kept`, and every small one.

    Parameters
    ----------
    frame
        One row per group; every column but the labels holds counts of people.
    kept
        The same shape; missing where a count would give a small one away.
    rule
        Threshold: counts from 1 to one below it are hidden in any case.
    labels
        Columns that name the row.

    Raises
    ------
    AnalysisError
        A column is missing, or a value is not a count.

    Examples
    --------
    >>> frame = pd.DataFrame({"label": ["A"], "all": [50], "asked": [48], "answered": [40]})
    >>> kept = frame.assign(asked=None)
    >>> protect_cells(frame, kept, Rule()).hidden.loc[0].tolist()
    [False, False, True, False]
    """
    need(frame, labels)
    mask = np.zeros(frame.shape, dtype=bool)
    small = np.zeros(frame.shape, dtype=bool)
    for place, name in enumerate(frame.columns):
        if name not in labels:
            values = counts_of(frame[name], name)
            small[:, place] = (values > 0) & (values < rule.minimum_group)
            mask[:, place] = small[:, place] | kept[name].isna().to_numpy(dtype=bool)
    return Protected(
        cells=blanked(frame, mask),
        mask=mask,
        reasons=tuple(
            tuple(_reason(*pair) for pair in zip(*lines, strict=True))
            for lines in zip(small, mask, strict=True)
        ),
        labels=tuple(labels),
        rule=rule,
        seal=SEAL,
    )


def public(frame: pd.DataFrame, source: Text, *, labels: Sequence[str] = ("label",)) -> Protected:
    """Pass on figures that others have already published; nothing is hidden.

    Parameters
    ----------
    source
        Where they were published; shown below every table and figure.

    Examples
    --------
    >>> source = Text(fi="Loppuraportti", sv="Slutrapport", en="Final report")
    >>> public(pd.DataFrame({"label": ["clients"], "n": [774]}), source).any_hidden
    False
    """
    need(frame, labels)
    nothing = np.zeros(len(frame), dtype=bool)
    return _without(frame, nothing, nothing, None, tuple(labels), source)


def need(frame: pd.DataFrame, names: Sequence[str]) -> None:
    """Refuse a frame that lacks one of the named columns or has it twice."""
    have = [str(name) for name in frame.columns]
    for name in names:
        if have.count(name) != 1:
            raise AnalysisError(
                f"{have.count(name)} columns {name!r}",
                expected=f"one of {listed(have)}",
                where="figures to publish",
                advice=near(name, have),
            )


def counts_of(column: pd.Series[Any], name: str) -> npt.NDArray[np.int64]:
    """Return a column of counts as whole numbers; refuse anything else."""
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    bad = ~np.isfinite(values) | (values < 0) | (values % 1 != 0)
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        raise AnalysisError(
            repr(column.iloc[row]),
            expected="a count of people",
            where=f"column {name}, row {row + 1}",
            advice="A row without a known base cannot be published.",
        )
    return values.astype(np.int64)


def _order(frame: pd.DataFrame, sizes: npt.NDArray[np.int64], labels: Sequence[str]) -> list[int]:
    names = [tuple(str(value) for value in row) for row in frame[list(labels)].to_numpy()]
    return sorted(range(len(frame)), key=lambda row: (int(sizes[row]), names[row]))


def _recoverable(
    small: npt.NDArray[np.bool_], sizes: npt.NDArray[np.int64], order: list[int], rule: Rule
) -> npt.NDArray[np.bool_]:
    hidden, more = small.copy(), np.zeros_like(small)
    if not small.any():
        return more
    for row in order:
        if hidden.sum() > 1 and sizes[hidden].sum() >= rule.minimum_group:
            break
        more[row] = not small[row]
        hidden[row] = True
    return more


def _without(
    frame: pd.DataFrame,
    small: npt.NDArray[np.bool_],
    more: npt.NDArray[np.bool_],
    rule: Rule | None,
    labels: tuple[str, ...],
    source: Text | None = None,
) -> Protected:
    cells = frame.reset_index(drop=True)
    is_value = np.array([name not in labels for name in cells.columns], dtype=bool)
    mask = np.outer(small | more, is_value)
    why = [_reason(*pair) for pair in zip(small, more, strict=True)]
    return Protected(
        cells=blanked(cells, mask),
        mask=mask,
        reasons=tuple(tuple(reason if value else "" for value in is_value) for reason in why),
        labels=labels,
        rule=rule,
        source=source,
        seal=SEAL,
    )


def _reason(small: bool, more: bool) -> Reason:
    if small:
        return "small_group"
    return "recoverable" if more else ""


def blanked(cells: pd.DataFrame, mask: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return `cells` with the masked ones missing; whole numbers stay whole."""
    kept = cells.copy()
    for place, name in enumerate(cells.columns):
        column = cells[name]
        if mask[:, place].any() and pd.api.types.is_integer_dtype(column.dtype):
            column = column.astype("Int64")
        kept[name] = column.mask(mask[:, place])
    return kept
