"""The release gate of a wave that is larger than memory: the same check, on the wave in short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from surveys.anonymisation import DisclosureRule, RiskReport, check
from surveys.cleaning import Frame
from surveys.large.batches import beside_helpers
from surveys.large.engine import Engine
from surveys.large.passes import Tally
from surveys.large.short import in_short
from surveys.model import Instrument

_SEEN = ("identifiers", "free_texts", "uncovered", "traces")
"""What the gate sees in single rows; all else hangs on the columns that the rule names."""


@dataclass(frozen=True, slots=True)
class GateAct:
    """Tells what one batch has that may not be released, whoever else is there."""

    rule: DisclosureRule
    instrument: Instrument

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Leave the frame as it is."""
        found = check(frame, self.rule, self.instrument)
        counts = {f"{seen}:{name}": 1 for seen in _SEEN for name in getattr(found, seen)}
        return frame, Tally(len(frame), len(frame), counts=counts)


def checked(
    engine: Engine, data: str, rule: DisclosureRule, instrument: Instrument, seen: Tally
) -> RiskReport:
    """Return what the gate sees in the whole wave.

    Parameters
    ----------
    engine, data
        Where the rows are, after the last step.
    rule, instrument
        As `surveys.anonymisation.check`.
    seen
        The sum of what `GateAct` saw.
    """
    there = beside_helpers(engine.schema(data).names)
    short = in_short(engine, data, [name for name in _named(rule) if name in there])
    report = check(short.frame(), rule, instrument)
    order = list(dict.fromkeys((*there, *(name.split(":", 1)[1] for name in seen.counts))))
    return replace(
        report,
        identifiers=_ordered(seen, "identifiers", order),
        free_texts=_ordered(seen, "free_texts", order),
        uncovered=_ordered(seen, "uncovered", order),
        traces=_ordered(seen, "traces", order),
    )


def _named(rule: DisclosureRule) -> Iterator[str]:
    """Yield all names that stand in a rule; some are columns."""
    for one in fields(rule):
        value = getattr(rule, one.name)
        several = value if isinstance(value, tuple) else (value,)
        yield from (name for name in several if isinstance(name, str))


def _ordered(seen: Tally, one: str, order: list[str]) -> tuple[str, ...]:
    return tuple(name for name in order if f"{one}:{name}" in seen.counts)
