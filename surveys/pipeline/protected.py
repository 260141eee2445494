"""A wave's cleaned answers anonymised, and past the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from surveys.anonymisation import DisclosureRule, recoded, release
from surveys.anonymisation.pseudonyms import replace_response_ids
from surveys.anonymisation.report import DisclosureReport, disclosure_report
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
    disclosure
        What was done to protect the respondents, what it cost, and which risk is left.
    """

    clean: CleanWave
    frame: pd.DataFrame
    steps: tuple[StepRecord, ...]
    disclosure: DisclosureReport

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
    anonymised, steps = run(
        wave.frame, plan.anonymise, wave.asked, key=key, wave=wave.name, whole=plan.instrument
    )
    passed = release(anonymised, rule, wave.asked)
    for record in steps:
        report(f"  {plan.instrument.name}@{wave.name}: {record}")
    before = wave.frame
    if any(step.name == "replace_response_ids" for step in plan.anonymise.steps):
        # With the same ids, responses are compared with themselves.
        before = replace_response_ids(before, wave.asked, key=key)
    changed = recoded(plan.anonymise, plan.instrument)
    return ProtectedWave(
        clean=wave,
        frame=nw.to_native(passed),
        steps=(*wave.steps, *steps),
        disclosure=disclosure_report(wave.name, before, passed, wave.asked, rule, steps, changed),
    )


def _rule_in(plan: InstrumentStudy, asked: Instrument) -> DisclosureRule:
    gone = unasked(plan.instrument, asked)
    pseudonyms = {
        str(step.options["to"])
        for step in plan.anonymise.steps
        if step.name == "pseudonymise" and step.options["field"] in gone
    }
    return plan.rule.without(gone | pseudonyms)
