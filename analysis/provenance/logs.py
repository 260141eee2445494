"""The logs of a release, and how its instruments and waves are called."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis.publication import Rule
from surveys.codebook import Codebook
from surveys.errors import AnalysisError, listed
from surveys.model import Text
from surveys.store import Release

WAVE = Text(fi="Kierros", sv="Omgång", en="Wave")
DATA = Text(fi="Aineisto", sv="Material", en="Data")


@dataclass(frozen=True)
class Logs:
    """What a release says of itself."""

    release: Release

    @property
    def rule(self) -> Rule:
        """The smallest group that is shown."""
        return Rule(minimum_group=self.release.manifest["rule"]["minimum_group"])

    @property
    def instruments(self) -> dict[str, dict[str, Any]]:
        """Instrument → what the manifest says of it."""
        return dict(self.release.manifest["instruments"])

    def codebook(self, instrument: str) -> Codebook:
        """Return the codebook of an instrument."""
        return Codebook.from_json(self.release.text(f"{instrument}.codebook.json"))

    def title(self, instrument: str) -> Text:
        """Return the title of an instrument.

        Raises
        ------
        AnalysisError
            The release has no such instrument.
        """
        if instrument not in self.instruments:
            raise AnalysisError(
                f"instrument {instrument!r}",
                expected=f"one of {listed(self.instruments)}",
                where=f"study {self.release.study}",
            )
        return self.codebook(instrument).title

    def of_waves(self, part: str, instrument: str | None = None) -> Iterator[tuple[str, str, Any]]:
        """Yield instrument, wave and log of one part, such as "steps"; errors as `title`."""
        for name in self.instruments if instrument is None else (instrument,):
            self.title(name)
            for wave, log in json.loads(self.release.text(f"{name}.{part}.json")).items():
                yield name, wave, log


def readable(wave: str) -> str:
    """Return the name of a wave as readers see it.

    Examples
    --------
    >>> readable("2014_2020")
    '2014–2020'
    """
    return wave.replace("_", "–")
