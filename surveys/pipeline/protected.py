"""A wave's cleaned answers anonymised, and past the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from surveys.anonymisation import DisclosureRule, RiskReport, check, release
from surveys.cleaning import StepRecord, run
from surveys.cleaning.names import unasked
from surveys.model import Instrument
from surveys.pipeline.cleaned import CleanWave
from surveys.study import InstrumentStudy


@dataclass(frozen=True)
class ProtectedWave:
    """One wave after the whole line.

    Parameters
    ----------
    clean
        The wave before anonymisation.
    frame
        The answers that may be released.
    steps
        What each step of cleaning and anonymisation changed.
    risk
        What the gate saw.
    """

    clean: CleanWave
    frame: pd.DataFrame
    steps: tuple[StepRecord, ...]
    risk: RiskReport

    @property
    def name(self) -> str:
        """Name of the wave."""
        return self.clean.name


def protected_waves(
    plan: InstrumentStudy,
    waves: Sequence[CleanWave],
    key: bytes,
    report: Callable[[str], None],
) -> list[ProtectedWave]:
    """Anonymise every wave of an instrument and let it pass the gate.

    Raises
    ------
    ToolkitError
        A step cannot be taken, or the result does not meet the rule.
    """
    return [_protected(plan, wave, key, report) for wave in waves]


def _protected(
    plan: InstrumentStudy, wave: CleanWave, key: bytes, report: Callable[[str], None]
) -> ProtectedWave:
    rule = _rule_in(plan, wave.asked)
    anonymised, steps = run(wave.frame, plan.anonymise, wave.asked, key=key, whole=plan.instrument)
    passed = release(anonymised, rule, wave.asked)
    for record in steps:
        report(f"  {plan.instrument.name}@{wave.name}: {record}")
    return ProtectedWave(
        clean=wave,
        frame=nw.to_native(passed),
        steps=(*wave.steps, *steps),
        risk=check(passed, rule, wave.asked),
    )


def _rule_in(plan: InstrumentStudy, asked: Instrument) -> DisclosureRule:
    return plan.rule.without(unasked(plan.instrument, asked))
