"""How long microaggregation takes, beside numpy looking at every record that is left.

Run with `python -m bench.microaggregation`. The peer is MDAV as it is told in the papers, written
in numpy: every distance computed every time, O(n²/k). Both must find the same groups.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from surveys.anonymisation.perturbation import mdav

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]

CASES = ((10_000, 13), (10_000, 3), (30_000, 3))
LARGE = (100_000, 3)
"""Measured for ours alone: the peer would take minutes."""
K = 3


def looking_at_all(values: Floats, k: int = K) -> Integers:
    """Return each record's group by MDAV without any structure."""
    points = (values - values.mean(axis=0)) / values.std(axis=0, ddof=1)
    left, groups = np.arange(len(points)), np.empty(len(points), dtype=np.intp)
    number = 0

    def squares(place: Floats) -> Floats:
        return np.asarray(((points[left] - place) ** 2).sum(axis=1), dtype=np.float64)

    def take(place: Floats) -> None:
        nonlocal left, number
        nearest = np.argpartition(squares(place), k - 1)[:k]
        groups[left[nearest]] = number
        left, number = np.delete(left, nearest), number + 1

    while len(left) >= 3 * k:
        far = points[left[squares(points[left].mean(axis=0)).argmax()]]
        take(far)
        take(points[left[squares(far).argmax()]])
    if len(left) >= 2 * k:
        take(points[left[squares(points[left].mean(axis=0)).argmax()]])
    groups[left] = number
    return groups


def with_blocks(values: Floats) -> Integers:
    """Return each record's group as the toolkit finds it."""
    return mdav(values, K).groups


def timed(work: Callable[[Floats], Integers], values: Floats) -> tuple[float, Integers]:
    """Return seconds and groups."""
    start = time.perf_counter()
    groups = work(values)
    return time.perf_counter() - start, groups


def main() -> None:
    """Measure both and print seconds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 100,000 records, ours alone")
    rng = np.random.default_rng(1)
    large = parser.parse_args().large
    for rows, columns in CASES:
        values = rng.normal(size=(rows, columns))
        (ours, groups), (peer, theirs) = timed(with_blocks, values), timed(looking_at_all, values)
        same = "same groups" if (groups == theirs).all() else "OTHER GROUPS"
        print(
            f"MDAV k={K}, {rows} × {columns}: {ours:.2f} s; numpy, every distance every time: "
            f"{peer:.2f} s; {peer / ours:.1f} times as fast; {same}"
        )
    if large:
        seconds, _ = timed(with_blocks, rng.normal(size=LARGE))
        print(f"MDAV k={K}, {LARGE[0]} × {LARGE[1]}: {seconds:.2f} s")


if __name__ == "__main__":
    main()
