"""Answers of one person in several waves and forms, linked before they get pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from surveys.linking import (
    Coded,
    Decision,
    LinkRule,
    Links,
    code_field,
    linked,
    questions_csv,
    read_decisions,
)
from surveys.linking.frames import PERSONAL
from surveys.pipeline.cleaned import CleanWave
from surveys.study import Study

Waves: TypeAlias = Mapping[str, Sequence[CleanWave]]
"""Instrument → its waves."""


def linked_waves(
    study: Study, waves: Waves, folder: Path, report: Callable[[str], None]
) -> tuple[Waves, dict[str, Links]]:
    """Link the answers as the study says; what is not certain stays apart.

    Parameters
    ----------
    study
        Its links, and the steps that make pseudonyms.
    waves
        Cleaned.
    folder
        Where files of decisions lie.
    report
        Is told what was linked, in counts.

    Returns
    -------
    tuple
        The waves, in which linked answers have equal codes, and the links by the column of
        pseudonyms.

    Raises
    ------
    ToolkitError
        As `linked` and `read_decisions`.
    """
    found: dict[str, Links] = {}
    for rule in _rules(study):
        places = [*_places(study, waves, rule)]
        coded = [Coded(f"{name}@{wave.name}", wave.frame, field) for name, wave, field in places]
        frames, found[rule.name] = linked(coded, rule, _decisions(rule, folder))
        for line in str(found[rule.name].report).splitlines():
            report(f"link {rule.name}: {line}")
        new = {id(wave): frame for (_, wave, _), frame in zip(places, frames, strict=True)}
        waves = {
            name: [replace(one, frame=new.get(id(one), one.frame)) for one in some]
            for name, some in waves.items()
        }
    return waves, found


def questions(study: Study, links: Mapping[str, Links], folder: Path) -> dict[str, bytes]:
    """Return the tables in which a person decides what linking left open; they go to data_raw."""
    rules = {rule.name: rule for rule in _rules(study)}
    return {
        rules[name].questions: questions_csv(found, _decisions(rules[name], folder))
        for name, found in links.items()
        if found.questions
    }


def _decisions(rule: LinkRule, folder: Path) -> tuple[Decision, ...]:
    return read_decisions(folder / rule.decisions) if rule.decisions else ()


def _rules(study: Study) -> Iterator[LinkRule]:
    """Yield the declared links, then those of equal codes for each other column of pseudonyms."""
    yield from study.links
    declared = {rule.name for rule in study.links}
    steps = (step for plan in study.instruments for step in plan.anonymise.steps)
    personal = (
        str(step.options["to"])
        for step in steps
        if step.name == "pseudonymise" and step.options["domain"] in PERSONAL
    )
    for name in dict.fromkeys(personal):
        if name not in declared:
            yield LinkRule(name, slips=0)


def _places(study: Study, waves: Waves, rule: LinkRule) -> Iterator[tuple[str, CleanWave, str]]:
    """Yield the waves that a link joins, the earliest first, and the field of the code."""
    plans = {plan.instrument.name: plan for plan in study.instruments}
    there = [
        (name, wave, field)
        for name, some in waves.items()
        for wave in some
        if (field := code_field(plans[name].anonymise, rule)) is not None
    ]
    yield from sorted(there, key=lambda one: plans[one[0]].instrument.wave(one[1].name).opens)
