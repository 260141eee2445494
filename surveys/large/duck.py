"""The engine for one machine: DuckDB streams, groups, joins and sorts with bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from surveys.errors import StoreError
from surveys.large.engine import BATCH, Work

if TYPE_CHECKING:
    import duckdb

_READERS = {".parquet": "read_parquet({})", ".csv": "read_csv({}, all_varchar = true)"}
_DATABASES = (".duckdb", ".db")
_ROW_GROUP = 100_000


class DuckEngine:
    """Keeps what comes out of each pass as parquet in a folder of its own.

    Parameters
    ----------
    scratch
        An empty folder for what does not fit into memory.
    memory_limit
        Of DuckDB itself, such as "3GB"; the batch that Python works on comes on top.
    batch
        Rows that are worked on at once.
    """

    def __init__(self, scratch: Path, memory_limit: str, batch: int = BATCH) -> None:
        import duckdb

        self.scratch = scratch
        self.batch = batch
        self.names = 0
        self.base: duckdb.DuckDBPyConnection = duckdb.connect(
            config={
                "memory_limit": memory_limit,
                "temp_directory": str(scratch / "spilled"),
                # No step depends on the order of rows, and keeping it costs memory.
                "preserve_insertion_order": False,
                "arrow_large_buffer_size": True,
            }
        )

    def read(self, source: Path) -> str:
        """Name the rows of a file, a folder of parquet, or the one table of a database."""
        if source.suffix in _DATABASES:
            return self._attached(source)
        if source.is_dir():
            return self.view(f"SELECT * FROM read_parquet({_text(source / '*.parquet')})")
        reader = _READERS.get(source.suffix)
        if reader is None or not source.is_file():
            raise StoreError(
                f"{source.name!r}",
                expected="a .parquet, .csv or .duckdb file, or a folder of parquet files",
                where=str(source.parent),
            )
        return self.view(f"SELECT * FROM {reader.format(_text(source))}")

    def _attached(self, source: Path) -> str:
        self.base.execute(f"ATTACH {_text(source)} AS source (READ_ONLY)")
        found = self.base.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'source'"
        ).fetchall()
        if len(found) != 1:
            raise StoreError(
                f"{len(found)} tables", expected="one table with the answers", where=str(source)
            )
        ((schema, table),) = found
        return self.view(f'SELECT * FROM source."{schema}"."{table}"')

    def schema(self, data: str) -> pa.Schema:
        """Return the columns of named data."""
        return self.query(f"SELECT * FROM {data} LIMIT 0").schema

    def view(self, sql: str) -> str:
        """Name the result of a query without computing it."""
        name = self._name()
        self.base.execute(f"CREATE TEMP VIEW {name} AS {sql}")
        return name

    def table(self, rows: pa.Table) -> str:
        """Name a small table."""
        name = self._name()
        self.base.register("given", rows)
        self.base.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM given")
        self.base.unregister("given")
        return name

    def query(self, sql: str) -> pa.Table:
        """Compute a small result."""
        return self.base.sql(sql).to_arrow_table()

    def mapped(self, data: str, work: Work, schema: pa.Schema) -> str:
        """Pass all rows through `work`; what comes out is kept as parquet."""
        path = self.scratch / f"{self._name()}.parquet"
        with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1) as writer:
            for batch in self._batches(f"SELECT * FROM {data}"):
                writer.write_table(work(batch), row_group_size=_ROW_GROUP)
        return self.view(f"SELECT * FROM read_parquet({_text(path)})")

    def in_order(self, data: str, column: str) -> Iterator[pa.Table]:
        """Yield all rows in the order of a column; DuckDB sorts on disk when it must."""
        return self._batches(f'SELECT * FROM {data} ORDER BY "{column}"')

    def _batches(self, sql: str) -> Iterator[pa.Table]:
        for batch in self.base.sql(sql).to_arrow_reader(self.batch):
            yield pa.Table.from_batches([batch])

    def __enter__(self) -> DuckEngine:
        """Return the engine itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of all data."""
        self.base.close()

    def _name(self) -> str:
        self.names += 1
        return f"data_{self.names}"


def _text(path: Path) -> str:
    quoted = str(path).replace("'", "''")
    return f"'{quoted}'"
