"""One pass over all rows: acts that judge every row by itself, and the tally of what they did."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

import pyarrow as pa

from surveys.cleaning import Frame, Plan, Step, StepRecord, run
from surveys.cleaning.changes import changes
from surveys.large.batches import HELPER, Types, frame_of, table_of, types_of
from surveys.model import Instrument

TALLY = f"{HELPER}tally"
"""Column of the one more row that each batch gets: what was done to it, as JSON.

It travels with the rows, so that it counts once however often an engine repeats a batch.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one act saw in some rows.

    Parameters
    ----------
    before, after, cells
        Rows before and after, and cells that differ.
    columns
        Columns changed, added or removed.
    notes
        What else a step has to say; the same in every batch.
    counts
        What an act counts for itself, by name.
    """

    before: int = 0
    after: int = 0
    cells: int = 0
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    def record(self, step: Step) -> StepRecord:
        """Return the record of a step that saw this in all rows."""
        return StepRecord(
            step=step.name,
            reason=step.reason,
            rows_before=self.before,
            rows_after=self.after,
            cells_changed=self.cells,
            columns=self.columns,
            notes=self.notes,
        )

    def __add__(self, other: Tally) -> Tally:
        names = dict.fromkeys((*self.counts, *other.counts))
        return Tally(
            self.before + other.before,
            self.after + other.after,
            self.cells + other.cells,
            tuple(dict.fromkeys((*self.columns, *other.columns))),
            tuple(dict.fromkeys((*self.notes, *other.notes))),
            {name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in names},
        )


@dataclass(frozen=True, slots=True)
class Wave:
    """Which wave the rows are of.

    Parameters
    ----------
    instrument
        As asked in the wave.
    whole
        Over all waves, when the plan is for all of them.
    name
        Of the wave; None when no table of the plan asks for it.
    key
        The secret key, for the steps that make pseudonyms.
    source
        Name of the file, for messages.
    """

    instrument: Instrument
    whole: Instrument | None
    name: str | None
    key: bytes | None = field(repr=False)
    source: str

    def __reduce__(self) -> tuple[type[Wave], tuple[object, ...]]:
        """Let the key go along to the workers of an engine; it forbids that by itself."""
        key = None if self.key is None else bytes(self.key)
        return Wave, (self.instrument, self.whole, self.name, key, self.source)


class Act(Protocol):
    """Something that is done to any rows, whichever happen to be together."""

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Return the frame after it, and what it saw."""


@dataclass(frozen=True, slots=True)
class StepAct:
    """A step of a plan on one batch, with all that `surveys.cleaning.run` needs.

    Parameters
    ----------
    step
        As in the plan.
    wave
        Which wave it is, and the key.
    """

    step: Step
    wave: Wave

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Take the step."""
        wave = self.wave
        after, (found,) = run(
            frame,
            Plan((self.step,)),
            wave.instrument,
            key=wave.key,
            wave=wave.name,
            whole=wave.whole,
        )
        return after, Tally(
            found.rows_before, found.rows_after, found.cells_changed, found.columns, found.notes
        )


def compared(before: Frame, after: Frame) -> tuple[Frame, Tally]:
    """Return the frame after something was done to it, and what that changed."""
    found = changes(before, after)
    return after, Tally(len(before), len(after), found.cells, found.columns)


@dataclass(frozen=True, slots=True)
class Pass:
    """Acts in their order, as the work that an engine does on each batch."""

    acts: tuple[Act, ...]
    types: Types

    def __call__(self, rows: pa.Table) -> pa.Table:
        """Return the rows after all acts, and one more row with the tally."""
        frame, tallies = self._through(frame_of(rows, self.types))
        table = table_of(frame)
        nothing = pa.table([pa.nulls(1, one.type) for one in table.schema], schema=table.schema)
        told = json.dumps([asdict(tally) for _, tally in tallies])
        return pa.concat_tables([_told(table, None), _told(nothing, told)])

    def _through(self, frame: Frame) -> tuple[Frame, list[tuple[list[str], Tally]]]:
        """Return the frame after all acts; for each its columns before, and the tally."""
        tallies = []
        for act in self.acts:
            names = frame.columns
            frame, tally = act(frame)
            tallies.append((names, tally))
        return frame, tallies

    def on_nothing(self, before: pa.Schema) -> Outset:
        """Return what comes of no rows: the columns that all batches will have."""
        frame, tallies = self._through(frame_of(before.empty_table(), self.types))
        return Outset(_told(table_of(frame), None).schema, types_of(frame), tuple(tallies))


@dataclass(frozen=True, slots=True)
class Outset:
    """What a pass makes of no rows.

    Parameters
    ----------
    schema
        The columns that come out.
    types
        Of the columns in pandas.
    tallies
        For each act the columns before it, and its tally: an act on no rows changes none, so that
        these are the columns that it adds and removes.
    """

    schema: pa.Schema
    types: Types
    tallies: tuple[tuple[list[str], Tally], ...]

    def summed(self, told: Sequence[str]) -> list[Tally]:
        """Add up what the batches told; columns stand in the order that one frame would give."""
        sums = [tally for _, tally in self.tallies]
        for one in told:
            sums = [whole + _tally(part) for whole, part in zip(sums, json.loads(one), strict=True)]
        orders = (
            [*(name for name in names if name not in last.columns), *last.columns]
            for names, last in self.tallies
        )
        return [
            replace(whole, columns=tuple(name for name in order if name in whole.columns))
            for whole, order in zip(sums, orders, strict=True)
        ]


def _tally(part: Mapping[str, Any]) -> Tally:
    return Tally(**{**part, "columns": tuple(part["columns"]), "notes": tuple(part["notes"])})


def _told(table: pa.Table, tally: str | None) -> pa.Table:
    return table.append_column(TALLY, pa.array([tally] * len(table), pa.string()))
