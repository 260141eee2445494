"""How long ten million responses take on DuckDB, and how much memory.

Run with `python -m bench.large`. The answers lie in parquet files; they are cleaned, validated,
anonymised, passed through the gate and written. The work is done in a process of its own, whose
largest memory is shown. The peer is DuckDB alone sorting the same files into one.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.cleaning import KEY, RULE, answers, people, plans
from bench.reading import WAVE
from surveys.instruments import client_followup
from surveys.large import run_large

ROWS = 10_000_000
PART = 500_000
"""Rows in each file."""
MEMORY = 4.0
"""Gigabytes within which the work must be done."""
LIMIT = "1GB"
"""What DuckDB may use of it."""
NEEDED = 3_000
"""Bytes of disk for each row, for the source and what comes out of each pass."""


def make(folder: Path, rows: int) -> None:
    """Write the answers, part by part."""
    found = people().frame
    for first in range(0, rows, PART):
        part = answers(found, first, min(PART, rows - first))
        part.to_parquet(folder / f"{first:09d}.parquet", index=False)


def ours(folder: Path, _: int) -> None:
    """Take the wave through the whole line."""
    clean, anonymise = plans()
    output = folder.parent / "released.parquet"
    run_large(
        folder, client_followup.at(WAVE), clean, anonymise, RULE, KEY, output,
        memory_limit=LIMIT, scratch=folder.parent,
    )  # fmt: skip


def peer(folder: Path, _: int) -> None:
    """Sort the same files into one."""
    import duckdb

    spilled = str(folder.parent / "spilled")
    with duckdb.connect(config={"memory_limit": LIMIT, "temp_directory": spilled}) as base:
        base.execute(
            f"COPY (SELECT * FROM read_parquet('{folder}/*.parquet') ORDER BY response_id) "  # noqa: S608 # our own folder
            f"TO '{folder.parent}/sorted.parquet'"
        )


WORK: dict[str, Callable[[Path, int], None]] = {"make": make, "ours": ours, "peer": peer}


def measured(name: str, folder: Path, rows: int) -> tuple[float, float]:
    """Return the seconds and gigabytes that a child process needs."""
    command = [
        *(sys.executable, "-m", "bench.large", "--rows", str(rows)),
        *("--work", name, "--folder", str(folder)),
    ]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 # our own program
    seconds, gigabytes = found.split()
    return float(seconds), float(gigabytes)


def work(name: str, folder: Path, rows: int) -> None:
    """Do one piece of work and print its seconds and the gigabytes of this process."""
    start = time.perf_counter()
    WORK[name](folder, rows)
    taken = time.perf_counter() - start
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)


def compare(rows: int) -> None:
    """Write the answers, do both pieces of work and print what they took."""
    with tempfile.TemporaryDirectory() as scratch:
        free = shutil.disk_usage(scratch).free
        if free < rows * NEEDED:
            raise SystemExit(
                f"{free / 1e9:.0f} GB free in {scratch}; {rows * NEEDED / 1e9:.0f} needed"
            )
        folder = Path(scratch) / "answers"
        folder.mkdir()
        measured("make", folder, rows)
        size = sum(part.stat().st_size for part in folder.iterdir()) / 1e9
        own, memory = measured("ours", folder, rows)
        other, others_memory = measured("peer", folder, rows)
    fields = len(client_followup.at(WAVE).asked_fields)
    print(f"{rows} rows x {fields} fields and their reasons, {size:.1f} GB of parquet")
    print(f"the whole line on DuckDB: {own:.0f} s, {memory:.1f} GB (limit {MEMORY:.0f})")
    print(f"DuckDB sorting the same once: {other:.0f} s, {others_memory:.1f} GB")
    print(f"ratio: {own / other:.1f}")


def main() -> None:
    """Measure both, or do the part of it that a child process is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--work", choices=WORK)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work, asked.folder, asked.rows)
    else:
        compare(asked.rows)


if __name__ == "__main__":
    main()
