"""Cleaned answers anonymised, those of one person together, and past the gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw
import pandas as pd

from surveys.anonymisation import DisclosureRule, recoded, release
from surveys.anonymisation.pseudonyms import replace_response_ids
from surveys.anonymisation.report import DisclosureReport, disclosure_report
from surveys.anonymisation.together import Part, together
from surveys.cleaning import StepRecord, run
from surveys.cleaning.names import unasked
from surveys.linking.frames import PERSONAL
from surveys.model import Instrument
from surveys.pipeline.cleaned import CleanWave
from surveys.study import InstrumentStudy, Study


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
    part
        The same answers as they were protected together with the others.
    """

    clean: CleanWave
    frame: pd.DataFrame
    steps: tuple[StepRecord, ...]
    disclosure: DisclosureReport
    part: Part

    @property
    def name(self) -> str:
        """Name of the wave."""
        return self.clean.name


def protected_waves(
    study: Study,
    waves: Mapping[str, Sequence[CleanWave]],
    key: bytes,
    report: Callable[[str], None],
) -> dict[str, list[ProtectedWave]]:
    """Anonymise every wave of every instrument, all together, and let each pass the gate.

    Parameters
    ----------
    study
        Its plans and rules.
    waves
        Instrument → its waves, linked.
    key
        The secret key.
    report
        Is told what each step changed.

    Raises
    ------
    ToolkitError
        A step cannot be taken, or the result does not meet the rule.
    """
    places = [(plan, wave) for plan in study.instruments for wave in waves[plan.instrument.name]]
    parts = together([_anonymised(plan, wave, key) for plan, wave in places])
    found: dict[str, list[ProtectedWave]] = {}
    for (plan, wave), part in zip(places, parts, strict=True):
        name = plan.instrument.name
        for record in part.steps:
            report(f"  {name}@{wave.name}: {record}")
        found.setdefault(name, []).append(_released(plan, wave, part, key))
    return found


def _anonymised(plan: InstrumentStudy, wave: CleanWave, key: bytes) -> Part:
    frame, steps = run(
        wave.frame, plan.anonymise, wave.asked, key=key, wave=wave.name, whole=plan.instrument
    )
    people = tuple(
        str(step.options["to"])
        for step in plan.anonymise.steps
        if step.name == "pseudonymise" and step.options["domain"] in PERSONAL
    )
    return Part(wave.asked, frame, _rule_in(plan, wave.asked), people, steps)


def _released(plan: InstrumentStudy, wave: CleanWave, part: Part, key: bytes) -> ProtectedWave:
    passed = release(part.frame, part.rule, wave.asked)
    before = wave.frame
    if any(step.name == "replace_response_ids" for step in plan.anonymise.steps):
        # With the same ids, responses are compared with themselves.
        before = replace_response_ids(before, wave.asked, key=key)
    return ProtectedWave(
        clean=wave,
        frame=nw.to_native(passed),
        steps=(*wave.steps, *part.steps),
        disclosure=disclosure_report(
            wave.name, before, passed, wave.asked, part.rule, part.steps,
            recoded(plan.anonymise, plan.instrument),
        ),
        part=part,
    )  # fmt: skip


def _rule_in(plan: InstrumentStudy, asked: Instrument) -> DisclosureRule:
    gone = unasked(plan.instrument, asked)
    pseudonyms = {
        str(step.options["to"])
        for step in plan.anonymise.steps
        if step.name == "pseudonymise" and step.options["field"] in gone
    }
    return plan.rule.without(gone | pseudonyms)
