"""Reading a response file: which wave it holds, and whether the form was the one we know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from surveys.errors import ResponseError, listed
from surveys.model import Instrument, content_hash
from surveys.platforms.forms import Platform
from surveys.platforms.mapping import NameMapping, read_mapping

if TYPE_CHECKING:
    from surveys.responses import Responses


def read(
    platform: Platform,
    path: Path,
    instrument: Instrument,
    wave: str | None = None,
    mapping: Path | None = None,
) -> Responses:
    """Read a response file under the instrument's names.

    Parameters
    ----------
    platform
        Such as `get("odk")`.
    path
        The file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are; when not given, the only one that fits the file.
    mapping
        The mapping file that was exported with the form; it pins which form was answered.

    Raises
    ------
    UsageError
        There is no such wave.
    ResponseError
        The file does not fit, more than one wave fits it, or the mapping is that of another form.
    """
    names = None if mapping is None else read_mapping(mapping)
    if names is not None:
        wave = wave or names.wave
        _check_mapping(names, platform, instrument, instrument.wave(wave).name, str(mapping))
    if wave is None and len(instrument.waves) > 1:
        return _of_one_wave(platform, path, instrument)
    return platform.read(path, instrument, instrument.wave(wave).name, names)


def _check_mapping(
    names: NameMapping, platform: Platform, instrument: Instrument, wave: str, where: str
) -> None:
    hash_ = content_hash(instrument.at(wave))
    expected = {
        "platform": platform.NAME, "instrument": instrument.name, "wave": wave,
        "content_hash": hash_,
    }  # fmt: skip
    for key, right in expected.items():
        found = getattr(names, key)
        if found != right:
            raise ResponseError(
                f"{key} {found!r}",
                expected=repr(right),
                where=where,
                advice="It is the mapping of another form: take the one exported with the form "
                "that was answered, and the questionnaire as it was then.",
            )


def _of_one_wave(platform: Platform, path: Path, instrument: Instrument) -> Responses:
    """Read the answers as those of the only wave that they fit."""
    found: dict[str, Responses] = {}
    refused: list[ResponseError] = []
    for wave in instrument.waves:
        try:
            found[wave.name] = platform.read(path, instrument, wave.name)
        except ResponseError as error:
            refused.append(error)
    if not found:
        raise refused[-1]
    if len(found) > 1:
        raise ResponseError(
            f"a file that fits the waves {listed(found)}",
            expected="one wave",
            where=path.name,
            advice=f"Name it: --wave {next(iter(reversed(found)))}",
        )
    return next(iter(found.values()))
