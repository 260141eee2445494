"""Where do the answers come from? The release of a study in data_clean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from analysis.publication import Rule
from analysis.sample.sample import Sample
from analysis.sample.values import known_waves
from surveys.codebook import Codebook
from surveys.errors import StoreError, UsageError, listed, near
from surveys.store import Release, Store, find_root

VARIABLE = "TKK_STUDY"
"""Environment variable that names the study; the book's builder sets it."""


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
        Name of the study. When it is not given: the one named by TKK_STUDY, else the one that
        has the instrument, a real study before demo data.
    root
        Folder with data_raw/ and data_clean/; found from the working directory when not given.

    Raises
    ------
    StoreError
        There are no anonymised data, or they were changed after they were written.
    UsageError
        The instrument or a wave is unknown, or the study has to be named.
    """
    store = Store(find_root() if root is None else Path(root))
    release = _release(store, instrument, study or os.environ.get(VARIABLE))
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


def _release(store: Store, instrument: str, study: str | None) -> Release:
    releases = [store.release(name) for name in ([study] if study else store.released())]
    if not releases:
        known = store.studies()
        raise StoreError(
            "no anonymised data",
            expected="a release of a study",
            where=f"data_clean in {store.root}",
            advice=f"Make it with: tkk run {known[0]}"
            if known
            else "Make the demo data with: tkk simulate demo, and then: tkk run demo",
        )
    holding = [one for one in releases if instrument in one.instruments]
    if not holding:
        names = sorted({name for one in releases for name in one.instruments})
        raise UsageError(
            f"instrument {instrument!r}",
            expected=f"one of {listed(names)}",
            where=f"data_clean of {listed(one.study for one in releases)}",
            advice=near(instrument, names),
        )
    return _only(holding, instrument)


def _only(holding: list[Release], instrument: str) -> Release:
    real = [one for one in holding if not one.manifest["synthetic"]] or holding
    if len(real) > 1:
        raise UsageError(
            f"instrument {instrument!r} in {len(real)} studies",
            expected=f"the name of one: {listed(one.study for one in real)}",
            where="data_clean",
            advice=f"Say which, such as study={real[0].study!r}.",
        )
    return real[0]
