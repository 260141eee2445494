"""Counts the records that share their keys with too few others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import numpy as np

from surveys.anonymisation.keycodes import BLANK, classes, key_codes
from surveys.anonymisation.risk.matching import Blanks, matches
from surveys.cleaning.frames import Frame
from surveys.errors import UsageError


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

    Raises
    ------
    DefinitionError
        A key is not in the frame.
    UsageError
        `blanks` is no rule.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> frame = nw.from_native(pd.DataFrame({"area": ["a", "a", None]}))
    >>> [k_anonymity(frame, ["area"], blanks) for blanks in ("value", "wildcard", "ignored")]
    [1, 3, 2]
    """
    sizes = matches(key_codes(frame, keys), blanks).records
    return int(sizes.min()) if sizes.size else 0


def violations(frame: Frame, keys: Sequence[str], k: int, blanks: Blanks = "value") -> Violations:
    """Count the records in classes of fewer than `k`, and those classes.

    Parameters and errors as `k_anonymity`; UsageError when `k` is under 1.
    """
    if k < 1:
        raise UsageError(f"k = {k}", expected="1 or more", where="violations")
    found = matches(key_codes(frame, keys), blanks)
    return Violations(found.under(k), int((found.records < k).sum()))


def sample_uniques(frame: Frame, keys: Sequence[str], blanks: Blanks = "value") -> int:
    """Count the records whose combination of keys nobody else has.

    Parameters and errors as `k_anonymity`.

    Examples
    --------
    >>> import narwhals as nw, pandas as pd
    >>> frame = nw.from_native(pd.DataFrame({"area": ["a", "a", "b", None]}))
    >>> [sample_uniques(frame, ["area"], blanks) for blanks in ("value", "wildcard", "ignored")]
    [2, 0, 1]
    """
    return violations(frame, keys, 2, blanks).records


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
