"""The same wave from every kind of file that DuckDB reads."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from surveys.errors import StoreError
from surveys.large import run_large
from tests.surveys.large.waves import ASKED, KEY, RULE, anonymised, in_memory, settled, wave

ANSWERS = wave(60, 8)


def in_parts(folder: Path) -> Path:
    parts = folder / "parts"
    parts.mkdir()
    ANSWERS.frame[:25].to_parquet(parts / "1.parquet", index=False)
    ANSWERS.frame[25:].to_parquet(parts / "2.parquet", index=False)
    return parts


def as_csv(folder: Path) -> Path:
    path = folder / "answers.csv"
    ANSWERS.frame.to_csv(path, index=False)
    return path


def as_table(folder: Path) -> Path:
    path = folder / "it's.duckdb"
    frame = ANSWERS.frame
    with duckdb.connect(str(path)) as base:
        base.register("given", frame)
        base.execute("CREATE TABLE wave AS SELECT * FROM given")
    return path


@pytest.mark.parametrize("make", [in_parts, as_csv, as_table])
def test_sources(make: object, tmp_path: Path) -> None:
    assert callable(make)
    small = in_memory(ANSWERS, settled(), anonymised())
    output = tmp_path / "released.parquet"
    large = run_large(make(tmp_path), ASKED, settled(), anonymised(), RULE, KEY, output)
    assert large.records == small.records
    pd.testing.assert_frame_equal(
        pd.read_parquet(output), small.frame.reset_index(drop=True), check_dtype=False
    )


def test_a_database_with_two_tables(tmp_path: Path) -> None:
    path = tmp_path / "two.duckdb"
    with duckdb.connect(str(path)) as base:
        base.execute("CREATE TABLE a (x INTEGER)")
        base.execute("CREATE TABLE b (x INTEGER)")
    with pytest.raises(StoreError, match="2 tables"):
        run_large(path, ASKED, settled(), anonymised(), RULE, KEY, tmp_path / "out.parquet")
