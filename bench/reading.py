"""How long a million responses of LimeSurvey take to read, beside a bare typed pandas read.

Run with `python -m bench.reading`. Ours decodes the codes, types every answer and says why each
missing one is missing; the peer is `pandas.read_csv` of the same file with a type for each column.
Each runs in a process of its own, whose largest memory is shown.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from surveys.instruments import client_followup
from surveys.model import Kind
from surveys.platforms import get
from surveys.synthetic import Behaviour, respond

WAVE = "after"
ROWS = 1_000_000
PEOPLE = 10_000
"""Synthetic respondents whose answers are repeated until there are enough rows."""
RATIO = 3.0
"""Times the peer's seconds within which ours must read."""
MEMORY = 6.0
"""Gigabytes within which ours must read."""


def make(path: Path, rows: int) -> None:
    """Write a file as LimeSurvey exports it, with an id of its own for each row."""
    people = pd.DataFrame({"person": range(min(rows, PEOPLE))})
    cells = respond(client_followup, WAVE, people, Behaviour(), 1)
    content = get("limesurvey").lay_out(cells, client_followup, WAVE).decode("utf-8-sig")
    header, *lines = content.removesuffix("\r\n\r\n").split("\r\n")
    answers = [line.split(";", 1)[1] for line in lines]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(f"{header}\r\n")
        for row in range(rows):
            file.write(f'"{row + 1}";{answers[row % len(answers)]}\r\n')
        file.write("\r\n")


def ours(path: Path) -> int:
    """Read and decode, and return the number of cells."""
    found = get("limesurvey").read(path, client_followup, WAVE)
    if found.problems:
        raise SystemExit(f"{len(found.problems)} answers that could not be read")
    return found.frame.size


def peer(path: Path) -> int:
    """Read with a type for each column, and return the number of cells."""
    from surveys.platforms.limesurvey.names import names_of

    names = names_of(client_followup)
    kinds = {names.column(one): one.kind for one in client_followup.at(WAVE).asked_fields}
    header = pd.read_csv(path, sep=";", nrows=0).columns
    dates = ["submitdate", *(name for name, kind in kinds.items() if kind is Kind.DATE)]
    numbers = {Kind.INTEGER, Kind.DECIMAL}
    types = {
        name: "float64" if kinds.get(name) in numbers else "str"
        for name in header
        if name not in dates
    }
    return pd.read_csv(path, sep=";", dtype=types, parse_dates=dates).size


WORK: dict[str, Callable[[Path], int]] = {"ours": ours, "peer": peer}


def measured(work: str, path: Path) -> tuple[float, float]:
    """Return the seconds and gigabytes that a child process needs."""
    command = [sys.executable, "-m", "bench.reading", "--work", work, "--file", str(path)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 # our own program
    seconds, gigabytes = found.split()
    return float(seconds), float(gigabytes)


def work(name: str, path: Path) -> None:
    """Do one piece of work and print its seconds and the gigabytes of this process."""
    start = time.perf_counter()
    WORK[name](path)
    taken = time.perf_counter() - start
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)


def compare(rows: int) -> None:
    """Make a file, read it both ways and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "responses.csv"
        command = [sys.executable, "-m", "bench.reading", "--file", str(path), "--rows", str(rows)]
        subprocess.run(command, check=True)  # noqa: S603 # our own program
        size = path.stat().st_size / 1024**2
        with path.open(encoding="utf-8-sig") as file:
            columns = file.readline().count(";") + 1
        print(f"LimeSurvey's CSV, {rows} rows x {columns} columns, {size:.0f} MB")
        own, memory = measured("ours", path)
        other, others_memory = measured("peer", path)
    print(f"read and decoded: {own:.1f} s, {memory:.1f} GB (limit {MEMORY:.0f} GB)")
    print(f"pandas.read_csv with types: {other:.1f} s, {others_memory:.1f} GB")
    print(f"ratio: {own / other:.2f} (limit {RATIO:.0f})")


def main() -> None:
    """Measure both, or do the part of it that a child process is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--work", choices=WORK)
    parser.add_argument("--file", type=Path)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work, asked.file)
    elif asked.file:
        make(asked.file, asked.rows)
    else:
        compare(asked.rows)


if __name__ == "__main__":
    main()
