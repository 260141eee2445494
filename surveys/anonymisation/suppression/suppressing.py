"""Local suppression on a frame, strict or with wildcards, and as a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args

import narwhals as nw
import numpy as np

from surveys.anonymisation.keycodes import BLANK, Integers, key_codes
from surveys.anonymisation.suppression.cost import Suppression
from surveys.anonymisation.suppression.patterns import Flags
from surveys.anonymisation.suppression.strict import strict
from surveys.anonymisation.suppression.wildcard import wildcard
from surveys.cleaning.frames import Frame
from surveys.cleaning.names import ColumnName
from surveys.errors import DefinitionError, DisclosureError, listed, near
from surveys.model import Instrument, Missing
from surveys.model.naming import MISSING_SUFFIX

Mode: TypeAlias = Literal["value", "wildcard"]
"""How a removed cell counts: as a value of its own, or as whatever the others have."""


def suppress(
    frame: Frame,
    instrument: Instrument,
    *,
    keys: Sequence[ColumnName],
    k: int,
    blanks: Mode = "value",
    importance: Sequence[ColumnName] = (),
    unit: str | None = None,
) -> Frame:
    """Remove key cells until every record is in a class of `k`; the step of `suppression`.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    keys, k, blanks, importance, unit
        As `suppression`.

    Returns
    -------
    Frame
        Removed cells have the reason "removed".

    Raises
    ------
    DisclosureError, DefinitionError
        As `suppression`.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3", "4"], ely=["a", "a", "b", "c"])
    >>> suppress(frame, coordinators, keys=["ely"], k=2)["ely"].to_list()
    ['a', 'a', <NA>, <NA>]

    Where a removed cell can be anything, one is enough: it could be b, or c.

    >>> suppress(frame, coordinators, keys=["ely"], k=2, blanks="wildcard")["ely"].to_list()
    ['a', 'a', <NA>, 'c']
    """
    return suppression(frame, keys, k, blanks=blanks, importance=importance, unit=unit).frame


def suppression(
    frame: Frame,
    keys: Sequence[str],
    k: int,
    *,
    blanks: Mode = "value",
    importance: Sequence[str] = (),
    unit: str | None = None,
) -> Suppression:
    """Remove key cells until every record shares its keys with at least k − 1 others.

    The result is a function of the records alone: no randomness, no dependence on their order.

    Parameters
    ----------
    frame
        One row for each record, with unique `response_id`.
    keys
        In order of dispensability: of sets of keys of one size, the earliest is removed first.
        With wildcards and without `importance`, several orders are tried and the cheapest kept.
    k
        Smallest class allowed.
    blanks
        "value": a removed cell counts as a value, so k-anonymity holds under the strictest
        reading; this is what the release gate asks for. "wildcard": it counts as whatever the
        others have, as in sdcMicro's `localSuppression`; that takes fewer cells and protects
        less, as `Suppression.remaining` tells.
    importance
        The keys from the most important on, when `keys` are not in order of dispensability.
    unit
        Column of pseudonyms, such as "coordinator" or "pair": distinct units are counted
        instead of records, those without a unit as one unit together. Not with "wildcard".

    Returns
    -------
    Suppression
        The frame, where a removed cell has the reason "removed", and what that cost.

    Raises
    ------
    DisclosureError
        There are records, but fewer than `k` (or fewer units); or response ids are not unique.
    DefinitionError
        A key or the unit is not in the frame, `importance` does not name the keys, `k` is
        under 1, or the mode is unknown or cannot count units.

    Notes
    -----
    The work is done on the table of classes. In both modes it takes one pass over the records
    and a few over the small classes for each set of keys: 31 sets for five keys.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(response_id=["1", "2", "3"], sex=["f", "f", "m"], area=["n", "n", "n"])
    >>> found = suppression(frame, ["sex", "area"], 3)
    >>> found.cells, found.records, found.share
    ({'sex': 3, 'area': 0}, 3, 0.5)
    """
    _check_options(keys, k, blanks, importance, unit)
    given = key_codes(frame, keys)
    units = np.maximum(key_codes(frame, [unit])[:, 0], BLANK) if unit else None
    _check_records(frame, k, units)
    order = _ordered(keys, importance)
    found = np.empty_like(given)
    codes = given[:, order]
    found[:, order] = (
        wildcard(codes, frame, k, in_order=bool(importance))
        if blanks == "wildcard"
        else strict(codes, frame, k, units)
    )
    lost = (found == BLANK) & (given >= 0 if blanks == "wildcard" else given != BLANK)
    cells = {key: int(lost[:, column].sum()) for column, key in enumerate(keys)}
    touched = int(lost.any(axis=1).sum())
    return Suppression(_without(frame, keys, lost), cells, k, blanks, touched)


def _ordered(keys: Sequence[str], importance: Sequence[str]) -> list[int]:
    """Return the numbers of the keys, the most dispensable first."""
    return [list(keys).index(key) for key in reversed(importance)] or list(range(len(keys)))


def _check_options(
    keys: Sequence[str], k: int, blanks: str, importance: Sequence[str], unit: str | None
) -> None:
    if k < 1:
        raise _fault(f"k = {k}", "1 or more")
    if blanks not in get_args(Mode):
        modes = get_args(Mode)
        raise _fault(f"blanks = {blanks!r}", f"one of {listed(modes)}", near(blanks, modes))
    if importance and sorted(importance) != sorted(keys):
        raise _fault(f"importance of {listed(importance)}", f"each of {listed(keys)} once")
    if unit and blanks == "wildcard":
        raise _fault(
            f'unit = {unit!r} with blanks = "wildcard"',
            'blanks = "value"',
            "Which unit a record with a removed cell belongs to is not a wildcard.",
        )


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where="step suppress", advice=advice)


def _check_records(frame: Frame, k: int, units: Integers | None) -> None:
    found = len(frame) if units is None else len(np.unique(units))
    if len(frame) and found < k:
        raise DisclosureError(
            f"{found} {'record' if units is None else 'unit'}(s)",
            expected=f"{k} or more",
            where="step suppress",
            advice="So few cannot be protected; do not release them.",
        )
    if frame["response_id"].n_unique() != len(frame):
        raise DisclosureError(
            "response ids that stand more than once",
            expected="each once",
            where="step suppress",
            advice="Clean with the step keep_last first.",
        )


def _without(frame: Frame, keys: Sequence[str], lost: Flags) -> Frame:
    """Return the frame without the lost cells."""
    for column, key in enumerate(keys):
        if lost[:, column].any():
            frame = _emptied(frame, key, lost[:, column])
    return frame


def _emptied(frame: Frame, key: str, lost: Flags) -> Frame:
    mark = nw.new_series("__lost", lost, nw.Boolean, backend=frame.implementation)
    gone = nw.col("__lost")
    columns: list[nw.Expr] = [nw.when(~gone).then(nw.col(key)).alias(key)]
    missing = f"{key}{MISSING_SUFFIX}"
    if missing in frame.columns:
        reason = nw.when(gone).then(nw.lit(str(Missing.REMOVED))).otherwise(nw.col(missing))
        columns.append(reason.alias(missing))
    return frame.with_columns(mark).with_columns(columns).drop("__lost")
