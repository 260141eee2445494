"""What a large run asks of an engine: seven verbs over named data, the same on every engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa

Work: TypeAlias = Callable[[pa.Table], pa.Table]
"""Turns some rows into others, whichever rows happen to be together."""

BATCH = 100_000
"""Rows that are worked on at once: some hundred megabytes of answers to sixty questions."""


class Engine(Protocol):
    """Holds data that may be larger than memory, each under a name that SQL can speak of.

    SQL is kept to what DuckDB and Spark understand alike: GROUP BY, joins, window functions, and
    names in double quotes.
    """

    def read(self, source: Path) -> str:
        """Name the rows of a parquet file or a folder of them, of CSV, or of a DuckDB table."""

    def schema(self, data: str) -> pa.Schema:
        """Return the columns of named data."""

    def view(self, sql: str) -> str:
        """Name the result of a query without computing it."""

    def table(self, rows: pa.Table) -> str:
        """Name a small table."""

    def query(self, sql: str) -> pa.Table:
        """Compute a small result."""

    def mapped(self, data: str, work: Work, schema: pa.Schema) -> str:
        """Pass all rows through `work`, batch by batch, and name what comes out."""

    def in_order(self, data: str, column: str) -> Iterator[pa.Table]:
        """Yield all rows in the order of a column of texts, batch by batch."""
