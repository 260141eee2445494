"""What a person has to look at: reports of what is wrong, beside the response files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveys.model import Language
from surveys.pipeline.cleaned import CleanWave


def review_files(waves: Mapping[str, Sequence[CleanWave]], language: Language) -> dict[str, bytes]:
    """Return the files for data_raw by name; they may hold personal data.

    Parameters
    ----------
    waves
        Instrument → its waves after cleaning.
    language
        Of the pages.
    """
    files: dict[str, bytes] = {}
    for instrument, some in waves.items():
        for wave in some:
            place = f"{instrument}.{wave.name}"
            report = wave.validation
            files[f"{place}.validation.html"] = report.to_html(language, wave.asked).encode()
            files[f"{place}.validation.json"] = report.to_json().encode()
    return files
