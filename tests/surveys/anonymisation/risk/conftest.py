"""Reference frames read from CSV."""

from __future__ import annotations

import csv

from surveys.cleaning import Frame

from ..conftest import framed, golden

WEIGHTED = {"testdata_kv5": "data/testdata.csv", "testdata_kv7": "data/testdata.csv",
            "francdat": "data/francdat.csv"}  # fmt: skip
"""Reference case → its data."""


def read_golden(name: str) -> Frame:
    """Read all columns as texts, None where R wrote NA."""
    return framed(read_columns(name))


def read_columns(name: str) -> dict[str, list[str | None]]:
    with golden(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {key: [None if row[key] == "NA" else row[key] for row in rows] for key in rows[0]}


def numbers(name: str, column: str) -> list[float]:
    """Read one column as numbers."""
    return [float(one or "nan") for one in read_columns(name)[column]]
