"""The engine for more than one machine: Spark passes Arrow batches to the same Python code."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from surveys.errors import StoreError
from surveys.large.engine import BATCH, Work

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


LOCAL = "local[2]"
_STARTED = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # The key and the answers pass through Spark's own files.
    "spark.io.encryption.enabled": "true",
}
_SPOKEN = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
}


class SparkEngine:
    """Keeps what comes out of each pass as parquet in a folder that all workers see.

    Parameters
    ----------
    session
        See `running_session`.
    scratch
        An empty folder for what comes out of each pass.
    """

    def __init__(self, session: SparkSession, scratch: Path) -> None:
        self.session = session
        self.scratch = scratch
        self.names = 0

    def read(self, source: Path) -> str:
        """Name the rows of a parquet file or a folder of them."""
        if not source.exists() or (source.is_file() and source.suffix != ".parquet"):
            raise StoreError(
                f"{source.name!r}",
                expected="a .parquet file or a folder of them",
                where=str(source.parent),
                advice="Spark reads parquet; DuckDB also reads .csv and .duckdb.",
            )
        return self._named(self.session.read.parquet(str(source)))

    def schema(self, data: str) -> pa.Schema:
        """Return the columns of named data."""
        return self.query(f"SELECT * FROM {data} LIMIT 0").schema

    def view(self, sql: str) -> str:
        """Name the result of a query without computing it."""
        return self._named(self.session.sql(sql))

    def table(self, rows: pa.Table) -> str:
        """Name a small table."""
        return self._named(self.session.createDataFrame(rows))

    def query(self, sql: str) -> pa.Table:
        """Compute a small result."""
        return self.session.sql(sql).toArrow()

    def mapped(self, data: str, work: Work, schema: pa.Schema) -> str:
        """Pass all rows through `work`; what comes out is kept as parquet."""
        from pyspark.sql.pandas.types import from_arrow_schema

        path = str(self.scratch / self._name())
        frame = self.session.sql(f"SELECT * FROM {data}")
        with _pandas_is_welcome():
            out = frame.mapInArrow(
                _through(work), from_arrow_schema(schema, prefer_timestamp_ntz=True)
            )
        out.write.parquet(path)
        return self._named(self.session.read.schema(out.schema).parquet(path))

    def in_order(self, data: str, column: str) -> Iterator[pa.Table]:
        """Yield all rows in the order of a column: Spark sorts them into parts, on disk."""
        parts = self.scratch / self._name()
        self.session.sql(f'SELECT * FROM {data} ORDER BY "{column}"').write.parquet(str(parts))
        # A part's name begins with its number, and the parts are ranges of the order.
        for file in sorted(parts.glob("part-*.parquet")):
            for batch in pq.ParquetFile(file).iter_batches(BATCH):
                yield pa.Table.from_batches([batch])

    def _named(self, frame: DataFrame) -> str:
        name = self._name()
        frame.createOrReplaceTempView(name)
        return name

    def _name(self) -> str:
        self.names += 1
        return f"data_{self.names}"


def _through(work: Work) -> object:
    """Return `work` as Spark calls it; it holds the toolkit's functions and the key alone."""

    def function(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from work(pa.Table.from_batches([batch])).to_batches()

    return function


@contextmanager
def running_session(memory_limit: str) -> Iterator[SparkSession]:
    """Yield the session that is active, or one on this machine for as long as it is needed.

    Parameters
    ----------
    memory_limit
        Of a session that is started here, such as "1GB".
    """
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    if session is not None:
        yield _speaking(session)
        return
    # Otherwise the workers start whatever Python is found first.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(LOCAL).appName("tkk")
    for name, value in _STARTED.items():
        builder = builder.config(name, value)
    memory = memory_limit.lower().removesuffix("b")
    with _pandas_is_welcome():
        session = builder.config("spark.driver.memory", memory).getOrCreate()
    try:
        yield _speaking(session)
    finally:
        session.stop()


def _speaking(session: SparkSession) -> SparkSession:
    """Return the session, so set that it understands the SQL of `Engine`."""
    for name, value in _SPOKEN.items():
        session.conf.set(name, value)
    return session


@contextmanager
def _pandas_is_welcome() -> Iterator[None]:
    """Pass over the warning about pandas 3: Spark is handed Arrow, never a pandas frame."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
        yield
