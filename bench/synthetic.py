"""How long synthetic respondents take, beside numpy drawing as many plain random cells.

Run with `python -m bench.synthetic`. The peer draws one random code for each cell that the
questionnaire asks for, as texts in a data frame: no skip logic, no leanings, no open answers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from surveys.instruments import coordinators
from surveys.synthetic import Behaviour, respond

WAVE = "2026"
PEOPLE = 100_000
LIMIT = 20.0
"""Seconds within which PEOPLE must have answered on two cores."""
TIMES = 3


def plain(people: int) -> pd.DataFrame:
    """Return random texts, as many as there are cells in the answers."""
    rng = np.random.default_rng(1)
    codes = np.asarray(["1", "2", "3", "4", "5"], dtype=object)
    names = [one.name for item in coordinators.at(WAVE).asked for one in item.fields]
    columns = {name: codes[rng.integers(5, size=people)] for name in names}
    return pd.DataFrame({name: pd.Series(one, dtype="str") for name, one in columns.items()})


def synthetic(people: int) -> pd.DataFrame:
    """Return answers of synthetic coordinators."""
    return respond(coordinators, WAVE, pd.DataFrame({"person": range(people)}), Behaviour(), 1)


def seconds(work: Callable[[int], pd.DataFrame], people: int) -> float:
    """Return the shortest of several runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work(people)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Measure both and print seconds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    people = parser.parse_args().people
    ours, peer = seconds(synthetic, people), seconds(plain, people)
    print(f"synthetic coordinators {WAVE}, {people} people: {ours:.2f} s (limit {LIMIT:.0f} s)")
    print(f"numpy, as many plain random cells: {peer:.2f} s")
    print(f"ratio: {ours / peer:.1f}")


if __name__ == "__main__":
    main()
