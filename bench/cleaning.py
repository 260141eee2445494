"""How long a million responses take from answers as read to what may be released.

Run with `python -m bench.cleaning`. All steps of a realistic plan are taken, with the record of
each, the validation and the release gate. The peer is pandas sorting the same frame once by its
ids. Each runs in a process of its own, whose largest memory is shown; the frame as read is in it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from bench.reading import WAVE, make
from surveys.anonymisation import DisclosureRule, check, release
from surveys.anonymisation import step as anonymising
from surveys.cleaning import Plan, run, validate
from surveys.cleaning import step as cleaning
from surveys.instruments import client_followup
from surveys.platforms import get
from surveys.responses import Responses

ROWS = 1_000_000
PEOPLE = 10_000
"""Synthetic respondents whose answers are repeated until there are enough rows."""
COORDINATORS = 500
SECONDS = 60.0
"""Within which all steps must be taken."""
MEMORY = 6.0
"""Gigabytes within which they must be taken."""

KEYS = ("filled_by", "hours_fit", "helped", "work_hours", "labour_status")
RULE = DisclosureRule(keys=KEYS, k=5)
KEY = bytes(range(32))


def plans() -> tuple[Plan, Plan]:
    """Return what is done to clean and to anonymise the answers."""
    clean = Plan(
        (
            cleaning("drop_partial", reason="never finished"),
            cleaning("repair_text", reason="stray spaces"),
            cleaning("set_missing_out_of_range", reason="more hours than a week has"),
            cleaning("blank_skipped", reason="asked of others"),
            cleaning("scale_scores", reason="computed, not asked"),
        )
    )
    work = {
        "working": ["employed", "entrepreneur"],
        "not_working": ["unemployed", "studying", "none"],
    }
    anonymise = Plan(
        (
            *(
                anonymising(
                    "pseudonymise", reason="linked, not named", field=field, to=f"{field}_id",
                    domain=field,
                )
                for field in ("client", "coordinator")
            ),
            anonymising("remove_free_text", reason="may name people"),
            anonymising("coarsen_submitted", reason="leads back to the platform"),
            anonymising("band", reason="rare hours", field="work_hours", edges=[10, 20, 35]),
            anonymising("generalise", reason="rare forms", field="labour_status", groups=work),
            anonymising("suppress", reason="five share each", keys=KEYS, k=RULE.k),
            anonymising("replace_response_ids", reason="lead back to the platform"),
        )
    )  # fmt: skip
    return clean, anonymise


def people() -> Responses:
    """Return the answers of the synthetic respondents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        make(path, PEOPLE)
        return get("limesurvey").read(path, client_followup, WAVE)


def answers(of: pd.DataFrame, first: int, rows: int) -> pd.DataFrame:
    """Return rows `first` and on of an endless wave: some never finished, some with faults."""
    number = np.arange(first, first + rows)
    frame = of.take(number % len(of)).reset_index(drop=True)
    text = pd.Series(number).astype("str")
    frame["response_id"] = text
    frame["client"] = "C-" + text
    frame["coordinator"] = "  K-" + pd.Series(number % COORDINATORS).astype("str")
    frame["submitted"] = frame["submitted"].mask(number % 100 == 7)
    frame["work_hours"] = frame["work_hours"].mask(number % 200 == 3, 90)
    for name in ("client", "coordinator"):
        frame[f"{name}__missing"] = pd.array([None] * rows, dtype="str")
    return frame


def ours(responses: Responses) -> Iterator[tuple[str, float]]:
    """Take all steps, and yield the seconds of each."""
    frame = nw.from_native(responses.frame, eager_only=True)
    clean, anonymise = plans()
    for step in clean.steps:
        start = time.perf_counter()
        frame, _ = run(frame, Plan((step,)), responses.instrument)
        yield step.name, time.perf_counter() - start
    start = time.perf_counter()
    validate(responses, nw.to_native(frame)).raise_for_errors()
    yield "validate", time.perf_counter() - start
    for step in anonymise.steps:
        start = time.perf_counter()
        frame, _ = run(frame, Plan((step,)), responses.instrument, key=KEY)
        yield step.name, time.perf_counter() - start
    start = time.perf_counter()
    check(release(frame, RULE, responses.instrument), RULE, responses.instrument)
    yield "gate", time.perf_counter() - start


def peer(responses: Responses) -> Iterator[tuple[str, float]]:
    """Sort the frame once."""
    start = time.perf_counter()
    responses.frame.sort_values("response_id")
    yield "sort", time.perf_counter() - start


WORK: dict[str, Callable[[Responses], Iterator[tuple[str, float]]]] = {"ours": ours, "peer": peer}


def work(name: str, rows: int) -> None:
    """Do one piece of work; print the seconds of each part, and the gigabytes of this process."""
    found = people()
    frame = answers(found.frame, 0, rows)
    responses = Responses(found.instrument, found.wave, "bench", frame)
    for part, seconds in WORK[name](responses):
        print(part, seconds)
    print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)


def measured(name: str, rows: int) -> tuple[list[tuple[str, float]], float]:
    """Return the seconds of each part, and the gigabytes, that a child process needs."""
    command = [sys.executable, "-m", "bench.cleaning", "--work", name, "--rows", str(rows)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 # our own program
    *parts, (_, memory) = (line.split() for line in found.splitlines())
    return [(part, float(seconds)) for part, seconds in parts], float(memory)


def compare(rows: int) -> None:
    """Measure both, and print what each step took."""
    own, memory = measured("ours", rows)
    other, others_memory = measured("peer", rows)
    for part, seconds in own:
        print(f"  {part}: {seconds:.1f} s")
    total, once = sum(seconds for _, seconds in own), other[0][1]
    fields = len(client_followup.at(WAVE).asked_fields)
    print(f"clean and anonymise {rows} rows x {fields} fields and their reasons:")
    print(f"{total:.1f} s (limit {SECONDS:.0f}), {memory:.1f} GB (limit {MEMORY:.0f})")
    print(f"pandas sorting the frame once: {once:.1f} s, {others_memory:.1f} GB")
    print(f"ratio: {total / once:.1f}")


def main() -> None:
    """Measure both, or do the part of it that a child process is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--work", choices=WORK)
    asked = parser.parse_args()
    if asked.work:
        work(asked.work, asked.rows)
    else:
        compare(asked.rows)


if __name__ == "__main__":
    main()
