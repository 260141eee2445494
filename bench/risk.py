"""How long k and individual risk take on ten million records, beside one dense count in numpy.

Run with `python -m bench.risk`. Ours counts records and adds up weights for each combination of
keys, and works out k and each combination's exact risk; the peer only counts, by mixed radix and
`numpy.bincount`, on the same whole numbers. Shown beside them: a record's own risk for all
records, which is looked up on demand, minimal sample uniques, and the keys of a frame as numbers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from math import prod

import narwhals as nw
import numpy as np
import pandas as pd

from surveys.anonymisation.keycodes import Codes, Floats, key_codes
from surveys.anonymisation.risk import individual_risk_of, special_uniques

RECORDS = 10_000_000
FRAME = 1_000_000
"""Records of the frame that is coded and searched for special uniques."""
SPANS = (2, 5, 9, 4, 12, 6)
"""Values that each key can have: 25,920 combinations."""
RATIO = 2.0
"""Times the peer's seconds within which ours must be."""
TIMES = 5


def made(records: int) -> tuple[Codes, Floats]:
    """Return random keys, column by column in memory, and weights."""
    rng = np.random.default_rng(1)
    codes = np.empty((records, len(SPANS)), dtype=np.int64, order="F")
    for column, span in enumerate(SPANS):
        codes[:, column] = rng.integers(span, size=records)
    return codes, rng.uniform(1, 50, records)


def peer(codes: Codes) -> int:
    """Count each combination, and return the smallest count."""
    mixed = codes[:, 0].copy()
    for column, span in enumerate(SPANS[1:], start=1):
        mixed *= span
        mixed += codes[:, column]
    counts = np.bincount(mixed, minlength=prod(SPANS))
    return int(counts[counts > 0].min())


def ours(codes: Codes, weights: Floats) -> int:
    """Work out k, every combination's risk and the expected re-identifications; return k."""
    risk = individual_risk_of(codes, weights)
    if not 0 < risk.share <= risk.highest:
        raise SystemExit("risks that cannot be")
    return int(risk.found.records.min())


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of several runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Measure and print seconds and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS)
    records = parser.parse_args().records
    codes, weights = made(records)
    if ours(codes, weights) != peer(codes):
        raise SystemExit("counts that differ")
    own, other = seconds(lambda: ours(codes, weights)), seconds(lambda: peer(codes))
    print(f"k and individual risk, {records} records x {len(SPANS)} keys: {own:.3f} s")
    print(f"numpy, one dense count of the same codes: {other:.3f} s")
    print(f"ratio: {own / other:.2f} (limit {RATIO:.0f})")
    looked = seconds(lambda: individual_risk_of(codes, weights).rows)
    print(f"the same with every record's own risk: {looked:.3f} s")
    part = codes[: min(records, FRAME)]
    texts = {f"key{n}": [f"v{one}" for one in column] for n, column in enumerate(part.T.tolist())}
    frame = nw.from_native(pd.DataFrame(texts).convert_dtypes(), eager_only=True)
    coded = seconds(lambda: key_codes(frame, [*texts]))
    print(f"keys of {len(frame)} records as numbers: {coded:.2f} s")
    print(f"special uniques of these: {seconds(lambda: special_uniques(frame, [*texts])):.2f} s")


if __name__ == "__main__":
    main()
