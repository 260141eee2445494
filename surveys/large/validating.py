"""Validation of a wave that is larger than memory: batch by batch, repeated values over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from surveys.cleaning import Frame, validate
from surveys.errors import ResponseError
from surveys.large.engine import Engine
from surveys.large.marks import MarkAct, as_it_is
from surveys.large.passes import Tally, Wave
from surveys.model import Instrument, ShortText
from surveys.responses import ProblemKind, Responses

_SAME = "same__"
_ID = "response_id"


@dataclass(frozen=True, slots=True)
class Validated:
    """How often each problem was met.

    Parameters
    ----------
    responses
        How many were checked.
    errors, warnings
        Kind and item → times, in the order of their names.
    """

    responses: int
    errors: dict[tuple[str, str], int]
    warnings: dict[tuple[str, str], int]

    def raise_for_errors(self, source: str) -> None:
        """Raise ResponseError that counts the errors, or return when there are none."""
        if not self.errors:
            return
        told = "".join(
            f"\n  {times} × {kind}, item {item}" for (kind, item), times in self.errors.items()
        )
        raise ResponseError(
            f"{sum(self.errors.values())} answer(s) that do not fit the instrument",
            expected="answers that its items allow",
            where=source,
            advice=f"Correct the file, or name a cleaning step in the plan.{told}",
        )


@dataclass(frozen=True, slots=True)
class ValidateAct:
    """Counts what is wrong in one batch, but for values that stand more than once."""

    wave: Wave

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Leave the frame as it is."""
        wave = self.wave
        native = nw.to_native(frame)
        responses = Responses(wave.instrument, wave.name or "", wave.source, native)
        report = validate(responses)
        counts = Counter(
            f"{kind}:{one.kind}:{one.item}"
            for kind, problems in (("errors", report.errors), ("warnings", report.warnings))
            for one in problems
            if one.kind is not ProblemKind.DUPLICATE
        )
        return frame, Tally(len(frame), len(frame), counts=dict(sorted(counts.items())))


def marking(instrument: Instrument, salt: bytes) -> Iterator[MarkAct]:
    """Yield the acts that mark the values which may stand once only."""
    yield MarkAct(_ID, f"{_SAME}{_ID}", salt, as_it_is)
    for item in instrument.asked:
        if isinstance(item, ShortText) and item.unique:
            yield MarkAct(item.fields[0].name, f"{_SAME}{item.name}", salt)


def validated(engine: Engine, data: str, seen: Tally, marks: list[MarkAct]) -> Validated:
    """Return what was seen in the batches, and the values that stand more than once in all."""
    counts = dict(seen.counts)
    for mark in marks:
        if mark.name not in engine.schema(data).names:
            continue
        rows = engine.query(
            f'SELECT coalesce(sum("n"), 0) AS "n" FROM (SELECT count(*) AS "n" FROM {data} '
            f'WHERE "{mark.name}" IS NOT NULL GROUP BY "{mark.name}" HAVING count(*) > 1) AS "t"'
        )
        times = int(rows["n"][0].as_py())
        if times:
            counts[f"errors:{ProblemKind.DUPLICATE}:{mark.to.removeprefix(_SAME)}"] = times
    return Validated(seen.after, _of("errors", counts), _of("warnings", counts))


def _of(kind: str, counts: dict[str, int]) -> dict[tuple[str, str], int]:
    found = {}
    for name, times in sorted(counts.items()):
        which, problem, item = name.split(":")
        if which == kind:
            found[problem, item] = times
    return found
