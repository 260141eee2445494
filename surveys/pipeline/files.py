"""The files of a release: answers, reasons for missing ones, codebook, logs and facts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from surveys.anonymisation import recoded, theme_columns, treated
from surveys.anonymisation.keys import fingerprint
from surveys.anonymisation.report import page
from surveys.anonymisation.titles import TITLES
from surveys.anonymisation.together import few_together
from surveys.anonymisation.utility.coarse import coarse
from surveys.cleaning import ValidationReport
from surveys.cleaning.added import added_columns
from surveys.codebook import Codebook, codebook_of
from surveys.frame_files import frame_csv, parquet_bytes
from surveys.linking import Links
from surveys.model import LANGUAGES, Language, content_hash
from surveys.model.naming import MISSING_SUFFIX
from surveys.pipeline.cleaned import by_kind
from surveys.pipeline.protected import ProtectedWave
from surveys.pipeline.secret import FINGERPRINT
from surveys.store import digest, source_digest
from surveys.study import InstrumentStudy, Study

_MISSING_COLUMNS = ["wave", "response_id", "field", "reason"]


def instrument_files(plan: InstrumentStudy, waves: Sequence[ProtectedWave]) -> dict[str, bytes]:
    """Return the files of one instrument by name."""
    name = plan.instrument.name
    frame = _stacked(plan, waves)
    codebook = _codebook(plan, frame, [wave.name for wave in waves])
    values = frame.drop(columns=_reasons(frame))
    logs = {
        "steps": {wave.name: [asdict(step) for step in wave.steps] for wave in waves},
        "validation": {wave.name: _counted(wave.clean.validation) for wave in waves},
        "disclosure": {wave.name: wave.disclosure.to_plain() for wave in waves},
    }
    return {
        f"{name}.parquet": parquet_bytes(frame),
        f"{name}.csv": frame_csv(values),
        f"{name}.missing.csv": frame_csv(_missing(frame)),
        f"{name}.codebook.json": codebook.to_json().encode(),
        **{f"{name}.{part}.json": _json(log) for part, log in logs.items()},
        **{f"{name}.disclosure.{one}.html": page for one, page in _pages(plan, waves)},
    }


def _pages(
    plan: InstrumentStudy, waves: Sequence[ProtectedWave]
) -> Iterator[tuple[Language, bytes]]:
    """Yield the disclosure report in each language."""
    reports = [wave.disclosure for wave in waves]
    for language in LANGUAGES:
        yield language, page(reports, plan.instrument, TITLES, language).encode()


def link_files(
    links: Mapping[str, Links], waves: Mapping[str, Sequence[ProtectedWave]]
) -> dict[str, bytes]:
    """Return the file that says how answers were linked, in counts.

    `few_together`, rounded up, is for how many linked persons fewer than k share the keys of all
    their answers: the rule counts each wave alone.
    """
    parts = [wave.part for some in waves.values() for wave in some]
    told = {
        name: {**asdict(one.report), "few_together": coarse(few_together(parts, name))}
        for name, one in links.items()
    }
    return {"links.json": _json(told)}


def _counted(report: ValidationReport) -> dict[str, object]:
    return {
        "responses": report.responses,
        "errors": by_kind(report.errors),
        "warnings": by_kind(report.warnings),
    }


def _stacked(plan: InstrumentStudy, waves: Sequence[ProtectedWave]) -> pd.DataFrame:
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
    codebook = codebook.with_treated(treated(plan.anonymise, plan.instrument))
    added = (*added_columns(plan.clean), *theme_columns(plan.anonymise, plan.instrument))
    codebook = codebook.with_added(added, waves)
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


def instrument_facts(plan: InstrumentStudy, waves: Sequence[ProtectedWave]) -> dict[str, object]:
    """Return what the manifest says of one instrument."""
    return {
        "waves": {
            wave.name: {
                "files": list(wave.clean.files),
                "instrument_hash": content_hash(plan.instrument.at(wave.name)),
                "responses_kept": len(wave.frame),
            }
            for wave in waves
        },
        "keys": list(plan.rule.keys),
        "k": plan.rule.k,
    }


def study_facts(
    study: Study, path: Path, facts: dict[str, object], key: bytes
) -> dict[str, object]:
    """Return what the manifest says of the study."""
    return {
        "study": study.name,
        "title": asdict(study.title),
        "synthetic": study.synthetic,
        "seed": study.seed,
        "study_file_sha256": digest(path.read_bytes()),
        "tables": {name: source_digest(path.parent / name) for name in _tables(study, path)},
        FINGERPRINT: fingerprint(key),
        "toolkit_version": version("tkk-toolkit"),
        "rule": {"minimum_group": study.minimum_group},
        "instruments": facts,
    }


def _tables(study: Study, path: Path) -> list[str]:
    decisions = [rule.decisions for rule in study.links if rule.decisions]
    return [*study.tables, *(name for name in decisions if (path.parent / name).exists())]
