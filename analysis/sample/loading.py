"""Where do the answers come from? The release of a study in data_clean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from analysis.publication import Rule
from analysis.sample.sample import Sample
from analysis.sample.values import known_waves
from surveys.codebook import Codebook
from surveys.errors import StoreError, UsageError, listed, near
from surveys.store import Release, Store, find_root

VARIABLE = "TKK_STUDY"
"""Environment variable that names the study; the book's builder sets it."""

DEMO: Final = "demo"
"""Name of the study whose respondents are invented."""


def load(
    instrument: str,
    waves: Sequence[str] | None = None,
    study: str | None = None,
    root: Path | str | None = None,
) -> Sample:
    """Read the anonymised answers to an instrument.

    Parameters
    ----------
    instrument
        Name of the instrument, such as "coordinators".
    waves
        The waves to keep; all when not given.
    study
        Name of the study. When it is not given: the one named by TKK_STUDY, else the one
        real study, else the demo.
    root
        Folder with data_raw/ and data_clean/; found from the working directory when not given.

    Returns
    -------
    Sample
        The answers of the waves kept, with their codebook and the rule of publication.

    Raises
    ------
    StoreError
        There are no anonymised data, or they were changed after they were written.
    UsageError
        The instrument or a wave is unknown, or the study has to be named.
    """
    store = Store(find_root() if root is None else Path(root))
    release = chosen_release(store, instrument, study)
    codebook = Codebook.from_json(release.text(f"{instrument}.codebook.json"))
    return Sample(
        frame=release.frame(instrument),
        codebook=codebook,
        waves=_wanted(waves, codebook),
        rule=Rule(minimum_group=int(release.manifest["rule"]["minimum_group"])),
        synthetic=bool(release.manifest["synthetic"]),
        study=release.study,
        version=release.version,
    )


def _wanted(waves: Sequence[str] | None, codebook: Codebook) -> tuple[str, ...]:
    if waves is None:
        return codebook.waves
    wanted = (waves,) if isinstance(waves, str) else tuple(waves)
    if not wanted:
        raise UsageError(
            "no wave",
            expected=f"one or more of {listed(codebook.waves)}",
            where=f"answers to {codebook.instrument}",
        )
    return known_waves(wanted, codebook)


def chosen_release(
    store: Store, instrument: str | None = None, study: str | None = None
) -> Release:
    """Return the release that an analysis is about, its checksums verified.

    It is that of the study named, else of the one named by TKK_STUDY, else of the one real
    study, else of the demo. Other releases are not opened.

    Parameters
    ----------
    store
        Where the releases are.
    instrument
        One that the release has to have; named in the messages.
    study
        Name of the study.

    Raises
    ------
    StoreError
        There are no anonymised data, or they were changed after they were written.
    UsageError
        The instrument is unknown, or the study has to be named.
    """
    named = study or os.environ.get(VARIABLE)
    release = store.release(named or _only(store, instrument))
    if instrument is not None and instrument not in release.instruments:
        raise UsageError(
            f"instrument {instrument!r}",
            expected=f"one of {listed(release.instruments)}",
            where=f"data_clean of {release.study}",
            advice=near(instrument, release.instruments),
        )
    return release


def _only(store: Store, instrument: str | None) -> str:
    """Return the one real study, else the demo, by its name alone."""
    released = store.released()
    if not released:
        known = store.studies()
        raise StoreError(
            "no anonymised data",
            expected="a release of a study",
            where=f"data_clean in {store.root}",
            advice=f"Make it with: tkk run {known[0]}"
            if known
            else "Make the demo data with: tkk simulate demo, and then: tkk run demo",
        )
    real = [name for name in released if name != DEMO]
    if len(real) > 1:
        raise UsageError(
            f"instrument {instrument!r} in {len(real)} studies"
            if instrument
            else f"{len(real)} studies",
            expected=f"the name of one: {listed(real)}",
            where="data_clean",
            advice=f"Say which, such as study={real[0]!r}.",
        )
    return real[0] if real else DEMO
