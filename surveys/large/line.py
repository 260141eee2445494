"""A large wave through the whole line: clean, validate, anonymise, gate."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from surveys.anonymisation import DisclosureRule, RiskReport
from surveys.anonymisation.pseudonyms import normalised
from surveys.cleaning import Step, StepRecord
from surveys.cleaning.frames import the_field
from surveys.cleaning.names import unasked, without_unasked
from surveys.large.batches import Types, beside_helpers
from surveys.large.engine import Engine
from surveys.large.gate import GateAct, checked
from surveys.large.marks import MarkAct
from surveys.large.passes import TALLY, Act, Pass, StepAct, Tally, Wave
from surveys.large.removing import RemoveAct, keys_of, with_losses
from surveys.large.same import check_pseudonyms, check_response_ids
from surveys.large.touched import among, corrected_ids, repeated, taken_together
from surveys.large.validating import ValidateAct, Validated, marking, validated
from surveys.large.ways import Way, way_of

_ID = "response_id"

Then = Callable[[Tally], None]
"""Is handed the sum of an act's tallies once all rows have passed."""


@dataclass(frozen=True, slots=True)
class LargeRun:
    """What became of a large wave.

    Parameters
    ----------
    records
        What each step changed.
    validation
        How often each problem was met after cleaning.
    risk
        What the gate saw.
    """

    records: tuple[StepRecord, ...]
    validation: Validated
    risk: RiskReport


class Line:
    """Takes a wave along: acts gather until something needs the whole wave, then all rows pass.

    Parameters
    ----------
    engine, data
        Where the rows are, with the types that steps expect.
    wave
        Which wave it is, and the key.
    """

    def __init__(self, engine: Engine, data: str, wave: Wave) -> None:
        self.engine = engine
        self.began = self.data = data
        self.wave = wave
        self.salt = secrets.token_bytes()
        self.records: list[StepRecord] = []
        self.acts: list[tuple[Act, Then]] = []
        self.types: Types = {}

    def step(self, step: Step) -> None:
        """Take a step, in the way that it can be taken."""
        way = way_of(step)
        if way is Way.ROWS or self._options(step) is None:
            self._by_rows(step)
        elif way is Way.TOUCHED:
            self._together(step)
        else:
            self._in_short(step)

    def validate(self, then: Callable[[Validated], None]) -> None:
        """Count what is wrong, and hand it over when all rows have passed."""
        marks = [*marking(self.wave.instrument, self.salt)]
        for mark in marks:
            self._mark(mark)
        act = ValidateAct(self.wave)
        self.acts.append((act, lambda seen: then(validated(self.engine, self.data, seen, marks))))

    def risk(self, rule: DisclosureRule) -> RiskReport:
        """Let all rows pass the gate, and return what it saw."""
        instrument = self.wave.instrument
        found: list[Tally] = []
        self.acts.append((GateAct(rule, instrument), found.append))
        self.pass_all()
        return checked(self.engine, self.data, rule, instrument, found[0])

    def pass_all(self, keep: Sequence[str] = ()) -> None:
        """Pass all rows through the acts that have gathered; of the helpers keep these alone."""
        if self.acts:
            acts, self.acts = self.acts, []
            work = Pass(tuple(act for act, _ in acts), self.types)
            outset = work.on_nothing(self.engine.schema(self.data))
            out = self.engine.mapped(self.data, work, outset.schema)
            told = self.engine.query(f'SELECT "{TALLY}" FROM {out} WHERE "{TALLY}" IS NOT NULL')
            self.data = self._without(out, [TALLY], f'WHERE "{TALLY}" IS NULL')
            self.types = outset.types
            sums = outset.summed(told[TALLY].to_pylist())
            for (_, then), tally in zip(acts, sums, strict=True):
                then(tally)
        names = self.engine.schema(self.data).names
        self.data = self._without(self.data, {*names} - {*beside_helpers(names), *keep}, "")

    def _without(self, data: str, gone: Sequence[str] | set[str], where: str) -> str:
        names = [name for name in self.engine.schema(data).names if name not in gone]
        columns = ", ".join(f'"{name}"' for name in names)
        return self.engine.view(f"SELECT {columns} FROM {data} {where}")

    def _options(self, step: Step) -> dict[str, object] | None:
        wave = self.wave
        gone = unasked(wave.whole or wave.instrument, wave.instrument)
        return without_unasked(step.function, step.options, gone)

    def _record(self, step: Step, tally: Tally) -> None:
        self.records.append(tally.record(step))

    def _mark(self, mark: MarkAct) -> None:
        self.acts.append((mark, lambda _: None))

    def _by_rows(self, step: Step) -> None:
        checks: list[Callable[[], None]] = []
        if step.name == "replace_response_ids":
            checks.append(lambda: check_response_ids(self.engine, self.data))
        elif step.name == "pseudonymise" and self._options(step) is not None:
            to = str(step.options["to"])
            field = the_field(self.wave.instrument, str(step.options["field"]), step.name)
            mark = MarkAct(field.name, f"name__{to}", self.salt, normalised)
            self._mark(mark)
            checks.append(lambda: check_pseudonyms(self.engine, self.data, mark.name, to))

        def then(tally: Tally) -> None:
            self._record(step, tally)
            for check in checks:
                check()

        self.acts.append((StepAct(step, self.wave), then))

    def _together(self, step: Step) -> None:
        if step.name == "keep_last":
            self._keep_last(step, str(step.options.get("by", _ID)))
        else:
            self.pass_all()
            self._touch(step, among(_ID, corrected_ids(step)))

    def _keep_last(self, step: Step, by: str) -> None:
        self.pass_all()
        if by not in self.engine.schema(self.data).names:
            self._by_rows(step)  # which says so
        elif by == _ID:
            self._touch(step, repeated(_ID, self.data))
        else:
            mark = MarkAct(by, "same", self.salt)
            self._mark(mark)
            self.pass_all(keep=[mark.name])
            self._touch(step, repeated(mark.name, self.data))

    def _touch(self, step: Step, condition: str) -> None:
        self.data, tally = taken_together(
            self.engine, self.data, step, self.wave, condition, self.began, self.types
        )
        self._record(step, tally)
        self.pass_all()

    def _in_short(self, step: Step) -> None:
        self.pass_all()
        options = self._options(step)
        assert options is not None
        self.data = with_losses(self.engine, self.data, options)
        keys = keys_of(options)
        self.acts.append((RemoveAct(keys), lambda tally: self._record(step, tally)))
