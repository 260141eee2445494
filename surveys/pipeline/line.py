"""A study from its response files to a release.

Nothing is written before every wave of every instrument has passed; then all is put in force at
once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from surveys.errors import StoreError
from surveys.pipeline.cleaned import cleaned_waves
from surveys.pipeline.files import instrument_facts, instrument_files, study_facts
from surveys.pipeline.protected import protected_waves
from surveys.pipeline.secret import key_of
from surveys.store import Release, Store
from surveys.study import Study, read_study


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
    study = study_of(name, path)
    key = key_of(study, store, key_file)
    files: dict[str, bytes] = {}
    facts: dict[str, object] = {}
    for plan in study.instruments:
        waves = protected_waves(plan, cleaned_waves(plan, path.parent, report), key, report)
        files |= instrument_files(plan, waves)
        facts[plan.instrument.name] = instrument_facts(plan, waves)
    return store.write_release(name, files, study_facts(study, path, facts))


def study_of(name: str, path: Path) -> Study:
    """Read a study; StoreError when the file in its folder is of another one."""
    study = read_study(path)
    if study.name != name:
        raise StoreError(f"a study named {study.name!r}", expected=repr(name), where=str(path))
    return study
