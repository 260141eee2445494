"""How long all 1,024 combinations of levels of five keys take after the count of the records.

Run with `python -m bench.lattice`. The peer recodes and groups the records by pandas at a few of
the combinations, and its time is scaled up to all of them; its suppressed records must be ours.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.anonymisation.keycodes import classes
from surveys.anonymisation.recoding.rolling import Table, rolled

ROWS = 100_000
CODES = (64, 27, 16, 8, 8)
LEVELS = 4
K = 5
LIMIT = 0.5
"""Seconds within which all combinations must be done after the count."""
PEERS = 8
TIMES = 3

Integers = npt.NDArray[np.int64]
Levels = tuple[int, ...]


def drawn(rows: int) -> Integers:
    """Return codes of people, one row for each and one column for each key."""
    rng = np.random.default_rng(1)
    columns = [np.minimum(rng.geometric(min(0.5, 3 / one), rows), one) - 1 for one in CODES]
    return np.column_stack(columns)


def groups(codes: int) -> list[Integers]:
    """Return levels of ever larger groups, each made of whole groups of the one before."""
    step = max(2, round(codes ** (1 / (LEVELS - 1))))
    return [np.arange(codes) // step**level for level in range(LEVELS - 1)] + [
        np.zeros(codes, dtype=np.int64)
    ]


def searched(table: Table, levels: list[list[Integers]]) -> dict[Levels, int]:
    """Return the suppressed records of every combination."""
    return {node: int(sizes[sizes < K].sum()) for node, sizes, _ in rolled(table, levels)}


def grouped(codes: Integers, levels: list[list[Integers]], node: Levels) -> int:
    """Return the suppressed records of one combination, counted anew by pandas."""
    columns = {key: levels[key][level][codes[:, key]] for key, level in enumerate(node)}
    sizes = pd.DataFrame(columns).groupby(list(columns)).size().to_numpy()
    return int(sizes[sizes < K].sum())


def main() -> None:
    """Measure both, compare what they found, and print seconds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    codes = drawn(parser.parse_args().rows)
    levels = [groups(one) for one in CODES]
    start = time.perf_counter()
    found = classes(codes)
    table = Table(list(codes[found.first].T), found.counts)
    count = time.perf_counter() - start
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        nodes = searched(table, levels)
        taken.append(time.perf_counter() - start)
    some = list(nodes)[:: len(nodes) // PEERS]
    start = time.perf_counter()
    theirs = {node: grouped(codes, levels, node) for node in some}
    peer = (time.perf_counter() - start) / len(some) * len(nodes)
    if any(nodes[node] != theirs[node] for node in some):
        raise SystemExit("the roll-up and pandas do not agree")
    print(f"{len(codes)} rows, {len(table.counts)} classes: counted in {count:.3f} s")
    print(f"{len(nodes)} combinations rolled up: {min(taken):.2f} s (limit {LIMIT} s)")
    print(f"pandas.groupby, {len(some)} of them scaled up: {peer:.0f} s")
    print(f"ratio: {peer / min(taken):.0f} times as fast")


if __name__ == "__main__":
    main()
