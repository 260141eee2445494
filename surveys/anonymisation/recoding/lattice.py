"""All combinations of levels of all keys: what each would suppress and lose, and the best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.keycodes import BLANK, Integers, classes, key_codes
from surveys.anonymisation.recoding.faults import fault
from surveys.anonymisation.recoding.hierarchies import Hierarchy
from surveys.anonymisation.recoding.rolling import Table, rolled
from surveys.cleaning.frames import Frame
from surveys.errors import DisclosureError, listed, near

Flags: TypeAlias = npt.NDArray[np.bool_]
Shares: TypeAlias = npt.NDArray[np.float64]
Loss: TypeAlias = Literal["penalty", "height", "precision", "discernibility", "average"]
"""What the best combination of levels has least of; see `Node`."""

MOST_NODES = 100_000
"""More combinations of levels than that are not searched."""
_STEP = "generalise_by_lattice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One combination of levels.

    Parameters
    ----------
    levels
        Key → its level, 0 for as it is.
    suppressed
        Records in classes that are too small, or have too few sensitive values.
    classes
        Classes that are released.
    height
        Sum of the levels (Samarati 2001, IEEE TKDE 13, 1010–1027).
    precision
        Mean over keys of level / highest level, as loss: 1 − Prec of Sweeney 2002, IJUFKS 10,
        571–588. 0 to 1; a key without a hierarchy loses nothing.
    penalty
        Normalised certainty penalty (Xu et al. 2006, KDD, 785–790): mean over keys and records
        of (values in the group − 1) / (values − 1), of the values that occur. 0 to 1; a missing
        cell loses nothing.
    discernibility
        Sum of the squares of the released classes, and for each suppressed record the number of
        all records (Bayardo & Agrawal 2005, ICDE, 217–228).
    average
        Released records per released class; 0 when nothing is released.
    """

    levels: Mapping[str, int]
    suppressed: int
    classes: int
    height: int
    precision: float
    penalty: float
    discernibility: int
    average: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """All combinations of levels of some keys.

    Parameters
    ----------
    records, k
        Records in all, and the smallest class allowed.
    nodes
        Every combination, the finest first.
    """

    records: int
    k: int
    nodes: tuple[Node, ...]

    def best(
        self,
        *,
        most_suppressed: float = 0.0,
        by: Loss = "penalty",
        least: Mapping[str, int] | None = None,
    ) -> Node:
        """Return the combination that loses least of those that suppress few enough.

        Of equal ones, the one that suppresses fewer records, then the lower one, is taken.

        Parameters
        ----------
        most_suppressed
            Largest part, 0 to 1, of all records that may be suppressed.
        by
            What is lost; see `Node`.
        least
            Key → its lowest level, where that is not 0.

        Raises
        ------
        DisclosureError
            Every combination suppresses more.
        DefinitionError
            The part is not from 0 to 1, or the loss unknown.
        """
        if not 0 <= most_suppressed <= 1:
            raise fault(_STEP, f"most_suppressed = {most_suppressed}", "a part from 0 to 1")
        if by not in get_args(Loss):
            known = get_args(Loss)
            raise fault(_STEP, f"by = {by!r}", f"one of {listed(known)}", near(by, known))
        high = [one for one in self.nodes if _reaches(one.levels, least or {})]
        fit = [one for one in high if one.suppressed <= most_suppressed * self.records]
        if not fit:
            fewest = min(one.suppressed for one in high)
            raise DisclosureError(
                f"{fewest} of {self.records} record(s) suppressed at best",
                expected=f"at most {most_suppressed:.1%}",
                where=f"step {_STEP}",
                advice="Add coarser levels, take away keys, or allow more suppression.",
            )
        return min(fit, key=lambda one: (getattr(one, by), one.suppressed, one.height))


def _reaches(levels: Mapping[str, int], least: Mapping[str, int]) -> bool:
    return all(levels[key] >= level for key, level in least.items())


def lattice(
    frame: Frame,
    keys: Sequence[str],
    hierarchies: Mapping[str, Hierarchy],
    k: int,
    *,
    sensitive: str | None = None,
    distinct: int = 1,
) -> Lattice:
    """Search all combinations of levels, by rolling up one count of the records.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    hierarchies
        Key → its levels; a key without is kept as it is.
    k
        Smallest class allowed. A missing key counts as a value, by its reason, at every level.
    sensitive, distinct
        Column, and how many distinct values of it each class must have (l-diversity,
        Machanavajjhala et al. 2007, TKDD 1, 3); a missing value is none.

    Returns
    -------
    Lattice
        One node for each combination.

    Raises
    ------
    DefinitionError
        A key or the sensitive column is not in the frame, a hierarchy is of no key, there are
        more than 100,000 combinations, `k` or `distinct` is under 1, or a key holds a code that
        its hierarchy does not have.

    Examples
    --------
    >>> from surveys.anonymisation.recoding import hierarchy
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> levels = {"county": hierarchy(coordinators, coordinators.fields["county"], ["ely"])}
    >>> frame = framed(response_id=["1", "2", "3"], county=["07", "09", "05"])
    >>> [node.suppressed for node in lattice(frame, ["county"], levels, 2).nodes]
    [3, 1]
    """
    _check(keys, hierarchies, k, distinct)
    codes = key_codes(frame, [*keys, *([sensitive] if sensitive else [])])
    found = classes(codes)
    combinations = codes[found.first]
    ladders = [
        _ladder(frame, key, hierarchies.get(key), combinations[:, column], found.first)
        for column, key in enumerate(keys)
    ]
    answers = np.maximum(combinations[:, -1], BLANK) if sensitive else None
    table = Table([one.digits for one in ladders], found.counts, answers)
    nodes = _nodes(keys, ladders, table, k, distinct)
    return Lattice(len(frame), k, tuple(sorted(nodes, key=lambda one: (*one.levels.values(),))))


def _check(
    keys: Sequence[str], hierarchies: Mapping[str, Hierarchy], k: int, distinct: int
) -> None:
    for name, least in (("k", k), ("distinct", distinct)):
        if least < 1:
            raise fault(_STEP, f"{name} = {least}", "1 or more")
    for name in hierarchies:
        if name not in keys:
            raise fault(_STEP, f"levels of {name!r}", f"of a key: {listed(keys)}", near(name, keys))
    many = prod(len(one) for one in hierarchies.values())
    if many > MOST_NODES:
        raise fault(
            _STEP, f"{many} combinations of levels", f"at most {MOST_NODES}", "Leave levels out."
        )


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The levels of one key, on the values that occur.

    Parameters
    ----------
    digits
        For each combination, the number of the key's value or reason, from 0.
    groups
        For each level, the number of the group of each of these.
    penalties
        For each level, (values in the group − 1) / (values − 1) of each of these.
    """

    digits: Integers
    groups: list[Integers]
    penalties: list[Shares]


def _ladder(
    frame: Frame, key: str, one: Hierarchy | None, codes: Integers, rows: Integers
) -> _Ladder:
    distinct, first, digits = np.unique(codes, return_index=True, return_inverse=True)
    groups = [np.arange(len(distinct))]
    if one is not None:
        sample = frame[rows[first].tolist()]
        for level in range(1, len(one)):
            names = one.applied(sample, level)[key].to_list()
            groups.append(_numbered(names, distinct))
    return _Ladder(digits, groups, [_penalty(group, distinct >= 0) for group in groups])


def _numbered(names: Sequence[object], codes: Integers) -> Integers:
    """Return the group of each value; a reason for a missing one is a group of its own."""
    marks = [name if code >= 0 else code for name, code in zip(names, codes.tolist(), strict=True)]
    numbers = {mark: number for number, mark in enumerate(dict.fromkeys(marks))}
    return np.array([numbers[mark] for mark in marks], dtype=np.int64)


def _penalty(group: Integers, answered: Flags) -> Shares:
    within = np.bincount(group, weights=answered)[group] if len(group) else np.zeros(0)
    return np.where(answered, (within - 1) / max(int(answered.sum()) - 1, 1), 0.0)


def _nodes(
    keys: Sequence[str], ladders: Sequence[_Ladder], table: Table, k: int, distinct: int
) -> Iterator[Node]:
    records = int(table.counts.sum())
    people = [np.bincount(one.digits, weights=table.counts) for one in ladders]
    penalties = [
        [float((one * many).sum()) / max(records, 1) for one in ladder.penalties]
        for ladder, many in zip(ladders, people, strict=True)
    ]
    for levels, sizes, values in rolled(table, [one.groups for one in ladders]):
        enough = sizes >= k if values is None else (sizes >= k) & (values >= distinct)
        kept = sizes[enough]
        released = int(kept.sum())
        steps = [
            level / max(len(one.groups) - 1, 1) for level, one in zip(levels, ladders, strict=True)
        ]
        lost = [costs[level] for level, costs in zip(levels, penalties, strict=True)]
        yield Node(
            levels=dict(zip(keys, levels, strict=True)),
            suppressed=records - released,
            classes=len(kept),
            height=sum(levels),
            precision=sum(steps) / len(keys),
            penalty=sum(lost) / len(keys),
            discernibility=int((kept**2).sum()) + records * (records - released),
            average=released / len(kept) if len(kept) else 0.0,
        )
