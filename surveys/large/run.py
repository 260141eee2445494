"""Runs a large wave on the engine that was asked for, and writes what may be released."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias, get_args

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from surveys.anonymisation import DisclosureRule
from surveys.anonymisation.gate import refuse
from surveys.cleaning import Plan
from surveys.errors import UsageError, unknown
from surveys.large.batches import Types, frame_of, typed_columns
from surveys.large.engine import BATCH, Engine
from surveys.large.line import LargeRun, Line
from surveys.large.passes import Wave
from surveys.large.validating import Validated
from surveys.model import Instrument

EngineName: TypeAlias = Literal["duckdb", "spark"]


def run_large(
    source: Path,
    instrument: Instrument,
    clean: Plan,
    anonymise: Plan,
    rule: DisclosureRule,
    key: bytes | None,
    output: Path,
    *,
    wave: str | None = None,
    whole: Instrument | None = None,
    engine: EngineName = "duckdb",
    memory_limit: str = "1GB",
    scratch: Path | None = None,
    batch: int = BATCH,
) -> LargeRun:
    """Take one wave that may be larger than memory from its answers to what may be released.

    The result is what cleaning, validating, anonymising and the gate give in memory: the same
    steps do the work, batch by batch where they judge each row by itself, and on counted
    combinations of keys where they need the whole wave.

    Parameters
    ----------
    source
        The answers with the columns that reading a response file gives: .parquet or a folder of
        it; for DuckDB also .csv, and .duckdb with one table. Columns of reasons may be absent.
    instrument
        As asked in the wave: ``instrument.at(wave)``.
    clean, anonymise
        The plans. The wave is validated between them.
    rule
        What must hold before anything is written.
    key
        The secret key, for the steps that make pseudonyms.
    output
        A .parquet file; it is replaced. Its rows are in the order of their response ids.
    wave
        Name of the wave, for tables of corrections that are for several waves.
    whole
        The instrument over all waves, when the plans are for all of them.
    engine
        "duckdb" on one machine, "spark" beyond: on the session that is active, or a local one.
    memory_limit
        What the engine may use beside a batch in Python, such as "1GB".
    scratch
        An existing folder for what does not fit into memory, some times as large as the source.
        Answers are in it as long as the run lasts. The system's own when None.
    batch
        Rows that Python works on at once.

    Returns
    -------
    LargeRun
        The records of the steps, what was validated, and what the gate saw.

    Raises
    ------
    UsageError
        A step needs all answers in memory at once, the engine is unknown or not installed.
    ResponseError, DefinitionError, DisclosureError, StoreError
        As in memory; `output` is as it was.
    """
    if engine not in get_args(EngineName):
        raise unknown("engine", engine, get_args(EngineName), where="a run on a large file")
    with (
        TemporaryDirectory(prefix="tkk-", dir=scratch) as folder,
        _engine(engine, Path(folder), memory_limit, batch) as base,
    ):
        given = base.read(source)
        columns = typed_columns(base.schema(given).names, instrument, source.name)
        data = base.view(f"SELECT {columns} FROM {given}")
        line = Line(base, data, Wave(instrument, whole, wave, key, source.name))
        found: list[Validated] = []
        for step in clean.steps:
            line.step(step)
        line.validate(lambda seen: _accepted(seen, source.name, found))
        for step in anonymise.steps:
            line.step(step)
        risk = line.risk(rule)
        refuse(risk, instrument)
        _write(base, line.data, output, line.types)
    return LargeRun(tuple(line.records), found[0], risk)


def _accepted(seen: Validated, source: str, found: list[Validated]) -> None:
    seen.raise_for_errors(source)
    found.append(seen)


@contextmanager
def _engine(name: EngineName, scratch: Path, memory_limit: str, batch: int) -> Iterator[Engine]:
    try:
        if name == "duckdb":
            from surveys.large.duck import DuckEngine

            with DuckEngine(scratch, memory_limit, batch) as base:
                yield base
        else:
            from surveys.large.spark import SparkEngine, running_session

            with running_session(memory_limit) as session:
                yield SparkEngine(session, scratch)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"no {error.name}",
            expected=f"the engine {name}",
            where="a run on a large file",
            advice=f"Install it: pip install tkk-toolkit[{name}]",
        ) from None


def _write(engine: Engine, data: str, output: Path, types: Types) -> None:
    """Write a parquet file as reading a frame from memory would; a crash leaves the old one."""
    unfinished = output.with_name(f".unfinished-{output.name}")
    schema = _laid_out(engine.schema(data).empty_table(), types).schema
    with pq.ParquetWriter(unfinished, schema) as writer:
        for rows in engine.in_order(data, "response_id"):
            writer.write_table(_laid_out(rows, types).cast(schema))
    unfinished.replace(output)


def _laid_out(rows: pa.Table, types: Types) -> pa.Table:
    """Return rows with the types, and what pandas keeps of them, that a frame is written with."""
    return pa.Table.from_pandas(nw.to_native(frame_of(rows, types)), preserve_index=False)
