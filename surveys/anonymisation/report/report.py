"""The disclosure report of one wave: counts, names of columns and reasons, never a value."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from surveys.anonymisation.gate import RiskReport, check
from surveys.anonymisation.report.costs import FieldCost, costs
from surveys.anonymisation.risk import RiskSummary, risk_summary
from surveys.anonymisation.rule import DisclosureRule
from surveys.anonymisation.utility import Utility, utility
from surveys.anonymisation.utility.coarse import coarse
from surveys.cleaning.frames import Frame
from surveys.cleaning.plan import StepRecord
from surveys.errors import listed
from surveys.model import Instrument


@dataclass(frozen=True, slots=True)
class DisclosureReport:
    """What was done to protect the people of one wave, and how well it protects them.

    Parameters
    ----------
    instrument, wave
        Which answers.
    gate
        What the gate saw, and whether it let the answers pass.
    steps
        What each step of anonymisation changed, and why it was taken.
    costs
        What protection took, field by field.
    utility
        How far shares and numbers moved in the fields that still have answers.
    before
        The risk of the cleaned answers; None where none of the keys is in them.
    after
        The risk of the protected answers.
    population
        Where counts of the population are from.
    """

    instrument: str
    wave: str
    gate: RiskReport
    steps: tuple[StepRecord, ...]
    costs: tuple[FieldCost, ...]
    utility: Utility
    before: RiskSummary | None
    after: RiskSummary
    population: tuple[str, ...]

    def __str__(self) -> str:
        """Return what the holder of the answers should know, in three lines."""
        strict = self.after.rules[0]
        removed = sum(one.removed for one in self.costs)
        return (
            f"{self.instrument}@{self.wave}: {self.gate.records} response(s), at least "
            f"{strict.smallest} share each combination of {listed(self.gate.keys)}\n"
            f"  {removed} answer(s) removed in {len(self.costs)} field(s)\n"
            f"  {self.after.individual.expected:.1f} response(s) would be recognised by someone "
            f"who knows everyone's keys ({self.after.individual.counted})"
        )

    @property
    def small_before(self) -> float | None:
        """Responses in too small groups before protection, rounded up to 1, 2 or 5.

        Exact counts of small groups, beside the protected answers, would say how many share the
        combinations that were hidden.
        """
        if self.before is None:
            return None
        sizes = self.before.rules[0].under
        least = min((size for size in sizes if size >= self.gate.k), default=max(sizes))
        return self._rounded(sizes[least])

    @property
    def expected_before(self) -> float | None:
        """Responses expected to be recognised before protection, rounded up as well."""
        return None if self.before is None else self._rounded(self.before.individual.expected)

    def _rounded(self, count: float) -> float:
        return min(coarse(count) or 0.0, float(self.gate.records))

    def to_plain(self) -> dict[str, object]:
        """Return the report as values of JSON that may be released."""
        return {
            "instrument": self.instrument,
            "wave": self.wave,
            "gate": json.loads(self.gate.to_json()),
            "steps": [asdict(one) for one in self.steps],
            "costs": [asdict(one) for one in self.costs],
            "utility": self.utility.to_json(),
            "small_before": self.small_before,
            "expected_before": self.expected_before,
            "after": json.loads(self.after.to_json()),
            "population": list(self.population),
        }


def disclosure_report(
    wave: str,
    before: Frame,
    after: Frame,
    instrument: Instrument,
    rule: DisclosureRule,
    steps: Sequence[StepRecord],
    recoded: Collection[str] = (),
) -> DisclosureReport:
    """Measure what anonymisation did to one wave.

    Parameters
    ----------
    wave
        Its name.
    before, after
        The cleaned frame and the anonymised one.
    instrument
        As asked in the wave.
    rule
        What must hold.
    steps
        What the steps of anonymisation changed.
    recoded
        Fields whose codes are others after the plan: counts of the population have these.

    Returns
    -------
    DisclosureReport

    Raises
    ------
    DefinitionError
        A key, a sensitive field or the unit of the rule is not in the frame.
    ResponseError
        There are more records than people in the population.
    """
    return DisclosureReport(
        instrument=instrument.name,
        wave=wave,
        gate=check(after, rule, instrument),
        steps=tuple(steps),
        costs=costs(before, after, instrument),
        utility=utility(before, after, instrument, fields=_moved(before, after, instrument, steps)),
        before=_before(before, rule, recoded),
        after=risk_summary(
            after,
            rule.keys,
            unit=rule.unit,
            sensitive=rule.sensitive,
            population=[one.frame() for one in rule.population],
        ),
        population=tuple(one.source for one in rule.population),
    )


def _moved(
    before: Frame, after: Frame, instrument: Instrument, steps: Sequence[StepRecord]
) -> list[str]:
    """Return the fields that steps changed and that still have answers."""
    changed = {column for step in steps for column in step.columns}
    there = {*before.columns} & {*after.columns} & changed
    return [
        field.name
        for field in instrument.fields.values()
        if field.name in there and not after[field.name].is_null().all()
    ]


def _before(frame: Frame, rule: DisclosureRule, recoded: Collection[str]) -> RiskSummary | None:
    keys = [key for key in rule.keys if key in frame.columns]
    if not keys:
        return None
    return risk_summary(
        frame,
        keys,
        unit=rule.unit if rule.unit in frame.columns else None,
        sensitive=[field for field in rule.sensitive if field in frame.columns],
        population=[one.frame() for one in rule.population if {*one.keys} <= {*keys} - {*recoded}],
    )
