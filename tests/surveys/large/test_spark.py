"""The same on Spark; run with `nox -s spark`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest

from surveys.anonymisation.keys import SecretKey
from surveys.errors import StoreError, UsageError
from surveys.large import run_large
from tests.surveys.large.waves import (
    ASKED,
    KEY,
    RULE,
    anonymised,
    in_memory,
    settled,
    stored,
    wave,
)

pytestmark = [
    pytest.mark.spark,
    # PySpark leaves its sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[object]:
    """Start one local session for all tests."""
    pytest.importorskip("pyspark", reason="Spark is not installed: nox -s spark")
    from surveys.large.spark import running_session

    with running_session("1GB") as session:
        session.conf.set("spark.sql.shuffle.partitions", "2")
        yield session


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(("seed", "rows", "twice"), [(11, 200, True), (12, 60, False)])
def test_random_waves(seed: int, rows: int, twice: bool, tmp_path: Path) -> None:
    responses = wave(rows, seed, twice=twice)
    small = in_memory(responses, settled(), anonymised())
    parts = tmp_path / "parts"
    parts.mkdir()
    for number in range(3):
        responses.frame[number::3].to_parquet(parts / f"{number}.parquet", index=False)
    output = tmp_path / "released.parquet"
    large = run_large(
        parts, ASKED, settled(), anonymised(), RULE, SecretKey(KEY), output,
        engine="spark", scratch=tmp_path,
    )  # fmt: skip
    assert large.records == small.records
    assert large.risk == small.risk
    small.frame.to_parquet(tmp_path / "small.parquet", index=False)
    pd.testing.assert_frame_equal(
        pd.read_parquet(output), pd.read_parquet(tmp_path / "small.parquet")
    )


@pytest.mark.usefixtures("session")
def test_spark_reads_parquet_alone(tmp_path: Path) -> None:
    source = tmp_path / "answers.csv"
    source.write_text("response_id\n")
    with pytest.raises(StoreError, match=r"expected a \.parquet file or a folder of them"):
        run_large(
            source, ASKED, settled(), anonymised(), RULE, KEY, tmp_path / "out.parquet",
            engine="spark",
        )  # fmt: skip


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed")
def test_without_spark_the_message_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"pip install tkk-toolkit\[spark\]"):
        run_large(
            stored(wave(20, 1), tmp_path), ASKED, settled(), anonymised(), RULE, KEY,
            tmp_path / "out.parquet", engine="spark",
        )  # fmt: skip
