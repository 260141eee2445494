"""A wave in short: the combinations of a few columns, each with how many rows have it.

The decisions that need the whole wave (which keys are removed, whether the gate opens) hang on few
columns with few values. The engine counts their combinations; here each is laid out as often as it
was counted, in a frame of whole numbers, and the same functions decide on it as on a wave in
memory. At the gate that takes under 200 bytes for each response, however much was answered;
suppression gets along with far fewer rows (`Short.lowered`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from surveys.cleaning import Frame
from surveys.large.engine import Engine
from surveys.model.naming import MISSING_SUFFIX

RECORDS = "__records"

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Short:
    """A wave in short.

    Parameters
    ----------
    combinations
        Each combination of the columns once, and in `RECORDS` how many rows have it.
    """

    combinations: pa.Table

    @property
    def records(self) -> Integers:
        """How many rows each combination has."""
        counted: Integers = self.combinations[RECORDS].to_numpy().astype(np.int64)
        return counted

    @property
    def labels(self) -> Integers:
        """For each row of `frame` the number of its combination."""
        return np.repeat(np.arange(len(self.combinations)), self.records)

    def lowered(self, k: int) -> Short:
        """Return the wave with fewer rows, for which strict suppression decides the same.

        Small combinations keep their rows. Of large ones suppression asks which has more to give,
        and how many they can give; a small one takes fewer than k rows, so that no more than
        `most` are ever given. Ordered by size, the large ones are moved together until each step
        is no higher than that: no giving can change their order, nor can one run out.
        """
        records = self.records
        most = int((records < k).sum()) * (k - 1) + k
        sizes = np.unique(records[records >= k])
        steps = np.minimum(np.diff(sizes, prepend=0), most)
        lowered = records.copy()
        lowered[records >= k] = np.cumsum(steps)[np.searchsorted(sizes, records[records >= k])]
        place = self.combinations.column_names.index(RECORDS)
        return Short(self.combinations.set_column(place, RECORDS, pa.array(lowered)))

    def frame(self) -> Frame:
        """Lay out each combination as often as it was counted, with ids in that order.

        Values are numbers, which keep the order of the values; reasons are as they are.
        """
        labels = pa.array(self.labels)
        total = pa.array(np.arange(len(labels)))
        width = len(str(len(labels)))
        columns = {"response_id": pc.utf8_lpad(total.cast(pa.string()), width, "0")}
        for name in self.combinations.column_names:
            if name != RECORDS:
                columns[name] = _compact(self.combinations[name], name).take(labels)
        return nw.from_native(pa.table(columns), eager_only=True)


def _compact(values: pa.ChunkedArray, name: str) -> pa.Array:
    """Return values by their ranks, and reasons as a dictionary."""
    whole = values.combine_chunks()
    if name.endswith(MISSING_SUFFIX):
        return whole.dictionary_encode()
    encoded = whole.dictionary_encode()
    ranks = pc.rank(encoded.dictionary, tiebreaker="dense").cast(pa.int32())
    return ranks.take(encoded.indices)


def in_short(engine: Engine, data: str, columns: Sequence[str]) -> Short:
    """Count the combinations of some columns, and the reasons why they are missing.

    Parameters
    ----------
    engine, data
        Where the rows are.
    columns
        Of the data; their columns of reasons are added where there are some.
    """
    there = engine.schema(data).names
    wanted = [name for one in columns for name in (one, f"{one}{MISSING_SUFFIX}") if name in there]
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(wanted))
    rows = engine.query(f'SELECT {names}, count(*) AS "{RECORDS}" FROM {data} GROUP BY {names}')
    return Short(rows)
