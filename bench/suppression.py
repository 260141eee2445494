"""How long local suppression of a million records takes, strict and with wildcards.

Run with `python -m bench.suppression`. Named peers: one numpy pass that counts the classes of the
same keys (mixed radix and `bincount`), which is what any suppression must do at least; and
sdcMicro's `localSuppression` on fewer rows, where R has it.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Literal

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.anonymisation import Suppression, suppression
from surveys.cleaning import Frame

ROWS = 1_000_000
FEWER = 20_000
"""Rows that sdcMicro is given: it needs minutes for many."""
KEYS = ("region", "age", "work", "sex", "education")
CODES = (20, 16, 10, 2, 8)
"""Codes of each key; the later ones are rare, as in answers."""
K = 3
LIMIT = 1.0
"""Seconds within which ROWS must be done on a quiet machine."""
TIMES = 3

Integers = npt.NDArray[np.int64]

SDCMICRO = """
suppressPackageStartupMessages(library(sdcMicro))
data <- read.csv(commandArgs(TRUE)[1], colClasses = "factor")
start <- proc.time()[["elapsed"]]
found <- localSuppression(data, keyVars = names(data), k = as.integer(commandArgs(TRUE)[2]))
cat(proc.time()[["elapsed"]] - start, sum(is.na(found$xAnon)) - sum(is.na(data)), "\\n")
"""


def drawn(rows: int) -> Integers:
    """Return codes of people, one row for each and one column for each key."""
    rng = np.random.default_rng(1)
    columns = [np.minimum(rng.geometric(min(0.7, 3 / one), rows), one) - 1 for one in CODES]
    return np.column_stack(columns)


def framed(codes: Integers) -> Frame:
    """Return the codes as a frame of texts, as cleaned answers are."""
    names = np.asarray([f"c{one:02}" for one in range(max(CODES))], dtype=object)
    columns = {key: pd.Series(names[codes[:, n]], dtype="str") for n, key in enumerate(KEYS)}
    ids = pd.Series([f"r{row:07}" for row in range(len(codes))], dtype="str")
    return nw.from_native(pd.DataFrame({"response_id": ids, **columns}), eager_only=True)


def counted(codes: Integers) -> int:
    """Return the records in classes that are too small, by one dense count: the peer."""
    mixed = codes[:, 0].copy()
    for column, many in enumerate(CODES[1:], 1):
        mixed = mixed * many + codes[:, column]
    counts = np.bincount(mixed, minlength=int(np.prod(CODES)))
    return int((counts[mixed] < K).sum())


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of several runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def timed(frame: Frame, blanks: Literal["value", "wildcard"]) -> tuple[float, Suppression]:
    """Return the seconds of a suppression, and what it did."""
    found = suppression(frame, KEYS, K, blanks=blanks)
    return seconds(lambda: suppression(frame, KEYS, K, blanks=blanks)), found


def compare(rows: int) -> None:
    """Measure both modes beside a bare count."""
    codes = drawn(rows)
    frame = framed(codes)
    few = counted(codes)
    peer = seconds(lambda: counted(codes))
    print(f"{rows} rows x {len(KEYS)} keys, k = {K}: {few} records in small classes")
    print(f"numpy, one dense count of the codes: {peer:.3f} s")
    for blanks in ("value", "wildcard"):
        taken, found = timed(frame, blanks)
        left = ", ".join(f"{one.records} as {rule}" for rule, one in found.remaining.items())
        print(
            f"suppression, blanks as {blanks}: {taken:.2f} s (limit {LIMIT:.0f} s), "
            f"{taken / peer:.0f} times the count; {found.total} cells of {found.records} records"
        )
        print(f"  still in small classes, blanks {left}")


def sdcmicro(rows: int) -> None:
    """Measure both on fewer rows, or say that R does not have sdcMicro."""
    r = which("Rscript")
    asks = [r, "-e", "library(sdcMicro)"]
    if r is None or subprocess.run(asks, capture_output=True, check=False).returncode:  # type: ignore[arg-type] # r is a text here  # noqa: S603 # our own program
        print("sdcMicro: skipped, R or its package sdcMicro is not installed")
        return
    codes = drawn(rows)
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder) / "data.csv", Path(folder) / "suppress.R"
        script.write_text(SDCMICRO, encoding="utf-8")
        with data.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([KEYS, *codes.tolist()])
        command = [r, str(script), str(data), str(K)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 # our own program
    theirs, cells = answer.split()
    ours, found = timed(framed(codes), "wildcard")
    print(f"{rows} rows: sdcMicro {float(theirs):.1f} s, {cells} cells")
    print(f"ours, blanks as wildcard: {ours:.2f} s, {found.total} cells")
    print(f"ratio: {float(theirs) / ours:.0f} times as fast")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    compare(rows)
    sys.stdout.flush()
    sdcmicro(min(rows, FEWER))


if __name__ == "__main__":
    main()
