"""What can be learnt of someone from the records that share the same keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from surveys.anonymisation.keycodes import BLANK, Codes, Floats, Integers, classes, key_codes
from surveys.anonymisation.risk.matching import Blanks, check_rule, summed_over_matches
from surveys.cleaning.frames import Frame
from surveys.errors import DefinitionError, UsageError, near

Distance: TypeAlias = Literal["ordered", "equal"]
"""How far two sensitive values are apart.

ordered: by the values between them, as for numbers and steps; equal: all the same, as for codes.
"""

MOST_CELLS = 500_000_000
"""Classes times sensitive values that are compared at most."""
_BLOCK = 2_000_000


@dataclass(frozen=True)
class Diversity:
    """How the values of one sensitive field are spread within the classes of equal keys.

    All but the first are arrays with one number for each class that has a value at all.

    Parameters
    ----------
    rarest
        Share of all records that have the rarest value.
    records
        Records with a value.
    distinct
        Different values: distinct l-diversity.
    entropy
        e to the entropy of the values: entropy l-diversity, the number of equally common
        values that would be as hard to guess.
    recursive
        The largest l for which the most common value is rarer than c times all others but the
        l − 2 next common together: recursive (c, l)-diversity.
    largest
        Share of the most common value: the α of (α, k)-anonymity.
    closeness
        Distance from the distribution of all records: the t of t-closeness.
    gain
        The largest relative gain in a value's share over all records: the β of basic
        β-likeness.
    delta
        The largest absolute logarithm of a present value's share over its share of all
        records: the δ of δ-disclosure privacy.
    rarest
        Share of all records that have the rarest value.
    """

    rarest: float
    records: Floats
    distinct: Floats
    entropy: Floats
    recursive: Floats
    largest: Floats
    closeness: Floats
    gain: Floats
    delta: Floats

    @property
    def l(self) -> int:  # noqa: E743 # the name of the measure everywhere
        """The smallest number of different values; 0 when no class has any."""
        return int(self.distinct.min()) if self.distinct.size else 0

    @property
    def t(self) -> float:
        """The largest distance from the distribution of all records."""
        return float(self.closeness.max(initial=0.0))

    @property
    def alpha(self) -> float:
        """The largest share that one value has in a class."""
        return float(self.largest.max(initial=0.0))

    @property
    def beta(self) -> float:
        """The largest relative gain: basic β-likeness (Cao & Karras 2012, PVLDB 5, 1388–1399)."""
        return float(self.gain.max(initial=0.0))

    @property
    def enhanced_beta(self) -> float:
        """The gain, but no more than −log of the rarest value's share: enhanced β-likeness."""
        return min(self.beta, float(-np.log(self.rarest))) if self.records.size else 0.0

    @property
    def largest_delta(self) -> float:
        """δ-disclosure privacy (Brickell & Shmatikov 2008)."""
        return float(self.delta.max(initial=0.0))

    def under(self, least: float) -> int:
        """Return the records in classes of fewer than so many different values."""
        return int(self.records[self.distinct < least].sum())


def diversity(
    frame: Frame,
    keys: Sequence[str],
    sensitive: str,
    *,
    blanks: Blanks = "value",
    distance: Distance = "ordered",
    c: float = 2.0,
    missing_is_value: bool = False,
) -> Diversity:
    """Measure how the values of a sensitive field are spread within classes of equal keys.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    sensitive
        The column that nobody should learn of anyone.
    blanks
        How a missing key counts. With "wildcard" a class is all records that a combination of
        keys matches.
    distance
        How far two values are apart, for t-closeness.
    c
        The constant of recursive diversity.
    missing_is_value
        Whether a missing sensitive value is one more value, another for each reason. Otherwise
        it is left out, everywhere: what is not there neither discloses nor protects, and a
        class without any value has nothing to learn.

    Returns
    -------
    Diversity

    Raises
    ------
    DefinitionError
        A column is not in the frame, or classes and values are too many to compare.
    UsageError
        `blanks` or `distance` is unknown.

    Notes
    -----
    Machanavajjhala et al. 2007 (TKDD 1:3) for l-diversity; Li, Li & Venkatasubramanian 2007
    (ICDE) for t-closeness: half the sum of absolute differences where all values are equally
    far apart, else the mean absolute difference of the cumulative shares between values.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(area=["n", "n", "s", "s"], ill=["yes", "no", "no", "no"])
    >>> found = diversity(frame, ["area"], "ill", distance="equal")
    >>> found.l, found.t, found.alpha
    (1, 0.25, 1.0)
    """
    check_rule(blanks)
    if distance not in get_args(Distance):
        raise UsageError(
            f"distance {distance!r}",
            expected=f"one of {', '.join(get_args(Distance))}",
            advice=near(distance, get_args(Distance)),
        )
    codes = key_codes(frame, keys)
    values = key_codes(frame, [sensitive])[:, 0]
    kept = np.ones(len(codes), dtype=np.bool_) if missing_is_value else values >= 0
    if blanks == "ignored":
        kept &= (codes >= 0).all(axis=1)
    codes, values = codes[kept], values[kept]
    if blanks == "wildcard":
        codes = np.maximum(codes, BLANK)
    return _measured(codes, values, distance, c, blanks == "wildcard", sensitive)


def _measured(
    codes: Codes, values: Integers, distance: Distance, c: float, matching: bool, sensitive: str
) -> Diversity:
    found = classes(codes)
    of_values = classes(values[:, np.newaxis])
    if len(found.counts) * len(of_values.counts) > MOST_CELLS:
        raise DefinitionError(
            f"{len(of_values.counts)} values of {sensitive} in {len(found.counts)} classes",
            expected=f"{MOST_CELLS} classes times values at most",
            advice="Measure coarser values, such as bands.",
        )
    whole = of_values.counts / max(len(values), 1)
    tables = _tables(found.labels, of_values.labels, len(found.counts), len(whole))
    if matching:
        tables = iter([summed_over_matches(codes[found.first], np.vstack([*tables]))])
    parts = [_spread(table, whole, distance, c) for table in tables if table.size]
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] or [np.zeros(0)] * 8
    return Diversity(float(whole.min(initial=1.0)), *columns)


def _tables(labels: Integers, values: Integers, many: int, width: int) -> Iterator[Floats]:
    """Yield the records of each class with each value, some classes at a time."""
    order = np.argsort(labels, kind="stable")
    sorted_labels, sorted_values = labels[order], values[order]
    step = max(1, _BLOCK // max(width, 1))
    for start in range(0, max(many, 1), step):
        rows = min(step, many - start)
        first, last = np.searchsorted(sorted_labels, [start, start + rows])
        cells = (sorted_labels[first:last] - start) * width + sorted_values[first:last]
        counts = np.bincount(cells, minlength=rows * width)
        yield counts.reshape(rows, width).astype(np.float64)


def _spread(table: Floats, whole: Floats, distance: Distance, c: float) -> tuple[Floats, ...]:
    """Return the arrays of `Diversity` for some classes, in its order."""
    records = table.sum(axis=1)
    shares = table / records[:, np.newaxis]
    present = table > 0
    with np.errstate(divide="ignore"):
        logs = np.where(present, np.log(shares), 0.0)
    return (
        records,
        present.sum(axis=1).astype(np.float64),
        np.exp(-(shares * logs).sum(axis=1)),
        _recursive(table, c),
        shares.max(axis=1),
        _DISTANCES[distance](shares - whole),
        ((shares - whole) / whole).max(axis=1),
        np.where(present, np.abs(logs - np.log(whole)), 0.0).max(axis=1),
    )


def _recursive(table: Floats, c: float) -> Floats:
    ranked = -np.sort(-table, axis=1)
    tails = np.cumsum(ranked[:, ::-1], axis=1)[:, ::-1]  # from each value to the rarest
    holds = (ranked[:, :1] < c * tails[:, 1:]) & (ranked[:, 1:] > 0)
    return np.asarray(1 + holds.sum(axis=1), dtype=np.float64)


def _equal(differences: Floats) -> Floats:
    half: Floats = np.abs(differences).sum(axis=1) / 2
    return half


def _ordered(differences: Floats) -> Floats:
    steps = max(differences.shape[1] - 1, 1)
    mean: Floats = np.abs(np.cumsum(differences, axis=1)).sum(axis=1) / steps
    return mean


_DISTANCES: dict[Distance, Callable[[Floats], Floats]] = {"equal": _equal, "ordered": _ordered}
