"""Counts the records that share their keys with too few others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import narwhals as nw
import numpy as np

from surveys.anonymisation.keycodes import BLANK, Integers, classes, key_codes
from surveys.cleaning.frames import Frame
from surveys.errors import UsageError, near

Blanks: TypeAlias = Literal["value", "wildcard", "ignored"]
"""How a missing key counts.

value: as a value like any other, a different one for each reason (the strictest rule);
wildcard: as whatever the others have; ignored: records with one are left out.
"""

RULES: tuple[Blanks, ...] = get_args(Blanks)


@dataclass(frozen=True, slots=True)
class Violations:
    """Records whose class is too small, and the distinct combinations of keys they have."""

    records: int
    classes: int


def equivalence_classes(frame: Frame, keys: Sequence[str]) -> Frame:
    """Return the combinations of keys that occur, and how many records have each.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.

    Returns
    -------
    nw.DataFrame
        The keys, the reasons for missing ones, and the column "records"; sorted.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> frame = nw.from_native(pd.DataFrame({"area": ["a", "a", None]}))
    >>> equivalence_classes(frame, ["area"])["records"].to_list()
    [1, 2]
    """
    found = classes(key_codes(frame, keys))
    columns = [name for key in keys for name in (key, f"{key}__missing") if name in frame.columns]
    records = nw.new_series(
        "records", found.counts.tolist(), nw.Int64, backend=frame.implementation
    )
    distinct: Frame = frame.select(columns)[found.first.tolist()]
    return distinct.with_columns(records)


def k_anonymity(frame: Frame, keys: Sequence[str], blanks: Blanks = "value") -> int:
    """Return the size of the smallest class: k-anonymity (Sweeney 2002, IJUFKS 10, 557–570).

    Parameters
    ----------
    frame, keys
        As `equivalence_classes`.
    blanks
        How a missing key counts. With "wildcard" a record's class is all records that it
        could be told apart from by no key that both have.

    Returns
    -------
    int
        0 when no record is counted.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> frame = nw.from_native(pd.DataFrame({"area": ["a", "a", None]}))
    >>> [k_anonymity(frame, ["area"], blanks) for blanks in RULES]
    [1, 3, 2]
    """
    sizes, _ = _sized(frame, keys, blanks)
    return int(sizes.min()) if sizes.size else 0


def violations(frame: Frame, keys: Sequence[str], k: int, blanks: Blanks = "value") -> Violations:
    """Count the records in classes of fewer than `k`, and those classes.

    Parameters and errors as `k_anonymity`.
    """
    sizes, labels = _sized(frame, keys, blanks)
    return Violations(int((sizes < k).sum()), len(np.unique(labels[sizes < k])))


def unit_violations(frame: Frame, keys: Sequence[str], k: int, unit: str) -> Violations:
    """Count as `violations`, but distinct units (coordinators, pairs) instead of records.

    Records without a unit count as one unit together.
    """
    found = classes(key_codes(frame, keys))
    units = key_codes(frame, [unit])
    pairs = classes(np.column_stack([found.labels, np.maximum(units[:, 0], BLANK)]))
    distinct = np.bincount(found.labels[pairs.first], minlength=len(found.counts))
    small = distinct < k
    return Violations(int(found.counts[small].sum()), int(small.sum()))


def _sized(frame: Frame, keys: Sequence[str], blanks: Blanks) -> tuple[Integers, Integers]:
    """Return, for each record that counts, its class size and its combination of keys."""
    if blanks not in RULES:
        raise UsageError(
            f"blanks = {blanks!r}",
            expected=f"one of {', '.join(RULES)}",
            advice=near(blanks, RULES),
        )
    codes = key_codes(frame, keys)
    if blanks == "wildcard":
        codes = np.maximum(codes, BLANK)
    elif blanks == "ignored":
        codes = codes[(codes >= 0).all(axis=1)]
    found = classes(codes)
    if blanks != "wildcard":
        return found.sizes, found.labels
    return _matching(codes[found.first], found.counts)[found.labels], found.labels


def _matching(combinations: Integers, counts: Integers) -> Integers:
    """Return for each combination the records that differ from it in no key that both have."""
    matching = np.zeros(len(combinations), dtype=np.int64)
    patterns = classes((combinations < 0).astype(np.int64))
    groups = [np.flatnonzero(patterns.labels == one) for one in range(len(patterns.counts))]
    for mine in groups:
        for others in groups:
            matching[mine] += _matches(combinations[mine], combinations[others], counts[others])
    return matching


def _matches(mine: Integers, others: Integers, counts: Integers) -> Integers:
    both = (mine[0] >= 0) & (others[0] >= 0)
    if not both.any():
        return np.full(len(mine), counts.sum(), dtype=np.int64)
    joined = classes(np.vstack([mine[:, both], others[:, both]]))
    theirs = np.bincount(joined.labels[len(mine) :], weights=counts, minlength=len(joined.counts))
    return theirs[joined.labels[: len(mine)]].astype(np.int64)
