"""A study from its response files to a release.

Nothing is written to data_clean before every wave of every instrument has passed; then all is put
in force at once. What a person has to decide is left in data_raw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from surveys.errors import StoreError
from surveys.linking import Links
from surveys.model import Language
from surveys.pipeline.cleaned import CleanWave, cleaned_waves
from surveys.pipeline.files import instrument_facts, instrument_files, link_files, study_facts
from surveys.pipeline.linked import Waves, linked_waves, questions
from surveys.pipeline.protected import ProtectedWave, protected_waves
from surveys.pipeline.reviewing import review_files
from surveys.pipeline.secret import check_key, key_of
from surveys.store import Release, Store
from surveys.study import Study, read_study


@dataclass(frozen=True)
class Outcome:
    """What a run would release.

    Parameters
    ----------
    waves
        Instrument → its waves, which have passed the gate.
    links
        Column of pseudonyms → how answers were linked.
    files, facts
        As `Store.write_release` takes them.
    """

    waves: Mapping[str, list[ProtectedWave]]
    links: Mapping[str, Links]
    files: Mapping[str, bytes]
    facts: Mapping[str, object]


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
    outcome = anonymised_study(name, store, key_file, report)
    return store.write_release(name, outcome.files, outcome.facts)


def anonymised_study(
    name: str, store: Store, key_file: Path | None, report: Callable[[str], None]
) -> Outcome:
    """Do all that `run_study` does but the release; parameters and errors as there."""
    ready = linked_study(name, store, key_file, report)
    study, links = ready.study, ready.links
    path = store.study_file(name)
    store.write_raw(name, questions(study, links, path.parent), force=True)
    waves = protected_waves(study, ready.waves, ready.key, report)
    files = link_files(links, waves)
    facts: dict[str, object] = {}
    for plan in study.instruments:
        one = plan.instrument.name
        files |= instrument_files(plan, waves[one])
        facts[one] = instrument_facts(plan, waves[one])
    return Outcome(waves, links, files, study_facts(study, path, facts, ready.key))


@dataclass(frozen=True)
class Linked:
    """A study's answers before anonymisation; they hold personal data and are not to be written.

    Parameters
    ----------
    study
        What study.toml says.
    key
        The secret key.
    waves
        Instrument → its waves, cleaned and linked.
    links
        Column of pseudonyms → how answers were linked.
    """

    study: Study
    key: bytes
    waves: Waves
    links: Mapping[str, Links]


def linked_study(
    name: str, store: Store, key_file: Path | None, report: Callable[[str], None]
) -> Linked:
    """Read, check, clean and link a study's answers; parameters and errors as `run_study`."""
    path = store.study_file(name)
    study = study_of(name, path)
    key = key_of(study, store, key_file)
    check_key(study, store, key)
    clean = _cleaned(study, path.parent, report)
    for wave in (wave for waves in clean.values() for wave in waves):
        wave.validation.raise_for_errors()
    return Linked(study, key, *linked_waves(study, clean, path.parent, report))


def clean_study(
    name: str, store: Store, language: Language, report: Callable[[str], None]
) -> tuple[Mapping[str, list[CleanWave]], dict[str, bytes]]:
    """Read and clean every wave of a study, whatever is wrong with it.

    Parameters
    ----------
    name, store, report
        As `run_study`.
    language
        Of the reports.

    Returns
    -------
    tuple
        Instrument → its waves, and the files for a person to look at, which belong in data_raw.

    Raises
    ------
    ToolkitError
        A file cannot be read or a step cannot be taken.
    """
    path = store.study_file(name)
    study = study_of(name, path)
    waves = _cleaned(study, path.parent, report)
    files: dict[str, bytes] = {}
    for plan in study.instruments:
        files |= review_files(plan, waves[plan.instrument.name], language)
    return waves, files


def _cleaned(
    study: Study, folder: Path, report: Callable[[str], None]
) -> dict[str, list[CleanWave]]:
    return {plan.instrument.name: cleaned_waves(plan, folder, report) for plan in study.instruments}


def study_of(name: str, path: Path) -> Study:
    """Read a study; StoreError when the file in its folder is of another one."""
    study = read_study(path)
    if study.name != name:
        raise StoreError(f"a study named {study.name!r}", expected=repr(name), where=str(path))
    return study
