"""A wave's answers read from their files, checked and cleaned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from surveys import platforms
from surveys.cleaning import Frame, StepRecord, ValidationReport, run, validate
from surveys.errors import StoreError, near
from surveys.model import Instrument
from surveys.responses import DURATION, Problem, Responses, combined
from surveys.store import source_digest
from surveys.study import InstrumentStudy, ResponseFile


@dataclass(frozen=True)
class CleanWave:
    """One wave after cleaning; it still holds personal data.

    Parameters
    ----------
    name
        Of the wave.
    responses
        As read, with what could not be read.
    files
        What the manifest says of each response file.
    frame
        The answers.
    validation
        What is wrong with them after cleaning.
    steps
        What each step changed.
    """

    name: str
    responses: Responses
    files: tuple[dict[str, object], ...]
    frame: Frame
    validation: ValidationReport
    steps: tuple[StepRecord, ...]

    @property
    def asked(self) -> Instrument:
        """The instrument as asked in the wave."""
        return self.responses.instrument


def cleaned_waves(
    plan: InstrumentStudy, folder: Path, report: Callable[[str], None]
) -> list[CleanWave]:
    """Read and clean every wave of an instrument.

    Raises
    ------
    ToolkitError
        A file is missing or cannot be read, or a step cannot be taken.
    """
    return [_cleaned(plan, name, folder, report) for name in plan.waves]


def _cleaned(
    plan: InstrumentStudy, name: str, folder: Path, report: Callable[[str], None]
) -> CleanWave:
    responses, files = _read_wave(plan, name, folder, report)
    asked = responses.instrument
    frame = nw.from_native(responses.frame, eager_only=True)
    frame, steps = run(
        frame, plan.clean, asked,
        wave=name, problems=responses.problems, columns=responses.columns, whole=plan.instrument,
    )  # fmt: skip
    validation = validate(responses, nw.to_native(frame))
    for found in by_kind(validation.warnings):
        report(f"  warning: {found['times']} × {found['kind']}, item {found['item']}")
    for record in steps:
        report(f"  {record}")
    # How long somebody took is for the steps of cleaning alone.
    frame = frame.drop(DURATION, strict=False)
    return CleanWave(name, responses, files, frame, validation, steps)


def _read_wave(
    plan: InstrumentStudy, name: str, folder: Path, report: Callable[[str], None]
) -> tuple[Responses, tuple[dict[str, object], ...]]:
    parts, facts = [], []
    for file in plan.waves[name]:
        part = _read(plan, file, folder)
        report(f"{plan.instrument.name}@{name}: read {len(part)} responses from {file.file}")
        for notice in part.notices:
            report(f"  {notice}")
        parts.append(part)
        facts.append(
            {
                "platform": file.platform,
                "file": file.file,
                "sha256": source_digest(folder / file.file),
                "responses_read": len(part),
            }
        )
    return combined(parts), tuple(facts)


def _read(plan: InstrumentStudy, file: ResponseFile, folder: Path) -> Responses:
    path = folder / file.file
    if not path.exists():
        there = [one.name for one in folder.iterdir()]
        raise StoreError(
            f"no file {file.file!r}", expected="the response file that study.toml names",
            where=str(folder), advice=near(file.file, there),
        )  # fmt: skip
    mapping = folder / file.mapping if file.mapping else None
    platform = platforms.get(file.platform)
    return platforms.read(platform, path, plan.instrument, file.wave, mapping)


def by_kind(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return how often each problem was met; where it stood would lead back to a person."""
    counts = Counter((str(problem.kind), problem.item) for problem in problems)
    return [
        {"kind": kind, "item": item, "times": times}
        for (kind, item), times in sorted(counts.items())
    ]
