"""The line up to data_clean: read, check, clean, check again, anonymise, release.

Nothing is written before every wave of every instrument has passed; then all is put in force at
once.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import narwhals as nw
import pandas as pd

from surveys import platforms
from surveys.anonymisation import (
    DisclosureRule,
    RiskReport,
    check,
    read_key,
    recoded,
)
from surveys.anonymisation import release as pass_gate
from surveys.cleaning import StepRecord, ValidationReport, run, validate
from surveys.cleaning.names import unasked
from surveys.codebook import Codebook, codebook_of
from surveys.errors import DisclosureError, StoreError, near
from surveys.keyring import key_place
from surveys.model import Instrument, content_hash
from surveys.model.naming import MISSING_SUFFIX
from surveys.responses import Problem, Responses, combined
from surveys.store import (
    Release,
    Store,
    digest,
    frame_csv,
    parquet_bytes,
    source_digest,
)
from surveys.study import InstrumentStudy, ResponseFile, Study, read_study

SYNTHETIC_STUDY = "demo"
"""The only study whose people are invented: what `tkk simulate` writes."""
_MISSING_COLUMNS = ["wave", "response_id", "field", "reason"]


@dataclass(frozen=True)
class _Wave:
    """One wave after the whole line."""

    name: str
    files: tuple[dict[str, object], ...]
    frame: pd.DataFrame
    validation: ValidationReport
    steps: tuple[StepRecord, ...]
    risk: RiskReport


def run_study(
    name: str, store: Store, key_file: Path | None, report: Callable[[str], None]
) -> Release:
    """Take a study from its response files to a release in data_clean.

    Parameters
    ----------
    name
        Of the study.
    store
        Where data_raw/ and data_clean/ are.
    key_file
        The secret key, when it does not lie in its usual place. A synthetic study needs none.
    report
        Is told, line by line, what was done.

    Raises
    ------
    ToolkitError
        Something on the way is not right; data_clean is as it was.
    """
    path = store.study_file(name)
    study = read_study(path)
    if study.name != name:
        raise StoreError(f"a study named {study.name!r}", expected=repr(name), where=str(path))
    key = _key(study, store, key_file)
    files: dict[str, bytes] = {}
    facts: dict[str, object] = {}
    for plan in study.instruments:
        waves = [_wave(plan, one, path.parent, key, report) for one in plan.waves]
        files |= _instrument_files(plan, waves)
        facts[plan.instrument.name] = _instrument_facts(plan, waves)
    return store.write_release(name, files, _study_facts(study, path, facts))


def _key(study: Study, store: Store, key_file: Path | None) -> bytes:
    """Read the secret key; invented respondents have none to keep.

    Whoever copies the demo's study.toml and forgets `synthetic = true` must not get a key that
    everybody can work out.
    """
    if study.synthetic and study.name != SYNTHETIC_STUDY:
        raise DisclosureError(
            f"synthetic = true in study {study.name!r}",
            expected=f"true only in the study {SYNTHETIC_STUDY!r}, whose people are invented",
            where="study.toml",
            advice=f"Set synthetic = false and make a key: tkk key create {study.name}",
        )
    if study.synthetic:
        return hashlib.sha256(f"synthetic {study.name} {study.seed}".encode()).digest()
    return read_key(key_file or key_place(study.name), forbidden=store.root)


def _wave(
    plan: InstrumentStudy, name: str, folder: Path, key: bytes, report: Callable[[str], None]
) -> _Wave:
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
    responses = combined(parts)
    validation, frame, steps = _protected(plan, responses, key)
    for found in _by_kind(validation.warnings):
        report(f"  warning: {found['times']} × {found['kind']}, item {found['item']}")
    for record in steps:
        report(f"  {record}")
    rule = _rule_in(plan, responses.instrument)
    risk = check(nw.from_native(frame, eager_only=True), rule, responses.instrument)
    return _Wave(name, tuple(facts), frame, validation, steps, risk)


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


def _protected(
    plan: InstrumentStudy, responses: Responses, key: bytes
) -> tuple[ValidationReport, pd.DataFrame, tuple[StepRecord, ...]]:
    """Clean, check, anonymise and pass the gate."""
    asked = responses.instrument
    frame = nw.from_native(responses.frame, eager_only=True)
    cleaned, first = run(frame, plan.clean, asked, whole=plan.instrument)
    validation = validate(responses, nw.to_native(cleaned))
    validation.raise_for_errors()
    anonymised, second = run(cleaned, plan.anonymise, asked, key=key, whole=plan.instrument)
    passed = pass_gate(anonymised, _rule_in(plan, asked), asked)
    return validation, nw.to_native(passed), (*first, *second)


def _rule_in(plan: InstrumentStudy, asked: Instrument) -> DisclosureRule:
    return plan.rule.without(unasked(plan.instrument, asked))


def _instrument_files(plan: InstrumentStudy, waves: list[_Wave]) -> dict[str, bytes]:
    name = plan.instrument.name
    frame = _stacked(plan, waves)
    codebook = _codebook(plan, frame, [wave.name for wave in waves])
    values = frame.drop(columns=_reasons(frame))
    logs = {
        "steps": {wave.name: [asdict(step) for step in wave.steps] for wave in waves},
        "validation": {wave.name: _counted(wave.validation) for wave in waves},
        "disclosure": {wave.name: json.loads(wave.risk.to_json()) for wave in waves},
    }
    return {
        f"{name}.parquet": parquet_bytes(frame),
        f"{name}.csv": frame_csv(values),
        f"{name}.missing.csv": frame_csv(_missing(frame)),
        f"{name}.codebook.json": codebook.to_json().encode(),
        **{f"{name}.{part}.json": _json(log) for part, log in logs.items()},
    }


def _counted(report: ValidationReport) -> dict[str, object]:
    """Return how often each problem was met; where it stood would lead back to a person."""
    return {
        "responses": report.responses,
        "errors": _by_kind(report.errors),
        "warnings": _by_kind(report.warnings),
    }


def _by_kind(problems: Iterable[Problem]) -> list[dict[str, object]]:
    counts = Counter((str(problem.kind), problem.item) for problem in problems)
    return [
        {"kind": kind, "item": item, "times": times}
        for (kind, item), times in sorted(counts.items())
    ]


def _stacked(plan: InstrumentStudy, waves: list[_Wave]) -> pd.DataFrame:
    """Put the waves under each other; a field not in a wave is missing for that reason.

    The time of submission stays out, and so does the language unless it is a declared key.
    """
    out = {"submitted", "language"} - set(plan.rule.keys)
    parts = []
    for wave in waves:
        part = wave.frame.drop(columns=[name for name in wave.frame if name in out])
        part.insert(0, "wave", wave.name)
        parts.append(part)
    order = [name for part in parts for name in part]
    frame = pd.concat(parts, ignore_index=True)[list(dict.fromkeys(order))]
    for name in _reasons(frame):
        for wave, part in zip(waves, parts, strict=True):
            if name not in part:
                frame[name] = frame[name].mask(frame["wave"] == wave.name, "not_in_wave")
    return frame.sort_values(["wave", "response_id"], ignore_index=True)


def _codebook(plan: InstrumentStudy, frame: pd.DataFrame, waves: list[str]) -> Codebook:
    codebook = codebook_of(plan.instrument, waves)
    for name, codes in recoded(plan.anonymise, plan.instrument).items():
        codebook = codebook.recoded(name, codes) if name in codebook else codebook
    gone = [one.name for one in codebook.variables if one.name not in frame]
    return codebook.without(gone)


def _reasons(frame: pd.DataFrame) -> list[str]:
    """Names of the columns that keep why an answer is missing."""
    return [str(name) for name in frame.columns if str(name).endswith(MISSING_SUFFIX)]


def _missing(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the reasons for missing cells, one row for each."""
    ids = ["wave", "response_id"]
    long = frame.melt(ids, _reasons(frame), "field", "reason").dropna(subset="reason")
    long["field"] = long["field"].str.removesuffix(MISSING_SUFFIX)
    return long.sort_values(_MISSING_COLUMNS, ignore_index=True)[_MISSING_COLUMNS]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _instrument_facts(plan: InstrumentStudy, waves: list[_Wave]) -> dict[str, object]:
    return {
        "waves": {
            wave.name: {
                "files": list(wave.files),
                "instrument_hash": content_hash(plan.instrument.at(wave.name)),
                "responses_kept": len(wave.frame),
            }
            for wave in waves
        },
        "keys": list(plan.rule.keys),
        "k": plan.rule.k,
    }


def _study_facts(study: Study, path: Path, facts: dict[str, object]) -> dict[str, object]:
    return {
        "study": study.name,
        "title": asdict(study.title),
        "synthetic": study.synthetic,
        "seed": study.seed,
        "study_file_sha256": digest(path.read_bytes()),
        "toolkit_version": version("tkk-toolkit"),
        "rule": {"minimum_group": study.minimum_group},
        "instruments": facts,
    }
