"""Reading a response file: which wave it holds, and whether the form was the one we know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from surveys.errors import ResponseError, listed
from surveys.model import Instrument, content_hash
from surveys.platforms.forms import Platform
from surveys.platforms.mapping import NameMapping, mapping_of, read_mapping
from surveys.platforms.mapping_checks import check_meaningful

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
        The mapping file that was exported with the form; it pins which form was answered. Its
        names and codes may be edited where `Platform.TAKES_EDITS`.

    Raises
    ------
    UsageError
        There is no such wave.
    ResponseError
        The file does not fit, more than one wave fits it, or the mapping is that of another form,
        or was edited for a platform that does not read by it, or in a way that has no effect.
    """
    names = None if mapping is None else read_mapping(mapping)
    if names is not None:
        wave = wave or names.wave
        _check_mapping(names, platform, instrument, instrument.wave(wave).name, str(mapping))
        if platform.TAKES_EDITS:
            check_meaningful(names, instrument.at(wave), str(mapping))
        else:
            _check_unedited(names, platform, instrument, str(mapping))
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


def _check_unedited(
    names: NameMapping, platform: Platform, instrument: Instrument, where: str
) -> None:
    """Refuse edits that would have no effect; such names are the same in every language."""
    *_, file = platform.export(instrument, names.wave, [instrument.source])
    found, right = _told(names), _told(mapping_of(file))
    for place in {**right, **found}:
        if found.get(place) != right.get(place):
            raise ResponseError(
                f"{place} {_own(found.get(place))}",
                expected=_own(right.get(place)),
                where=where,
                advice=f"{platform.TITLE} reads by its own names, this mapping was edited: leave "
                "it as it was exported. A table under other names can be read with --platform "
                "table.",
            )


def _told(names: NameMapping) -> dict[str, tuple[str, ...]]:
    """Return everything that can be edited, field by field."""
    told: dict[str, tuple[str, ...]] = {}
    for field, own in names.fields.items():
        told[f"field {field} as"] = own
        for code, cells in names.codes.get(field, {}).items():
            told[f"field {field}, code {code} as"] = cells
    told |= {f"meta {key} as": (heading,) for key, heading in names.meta.items()}
    return told | {"ignored columns": names.ignored}


def _own(names: tuple[str, ...] | None) -> str:
    return "nothing" if not names else listed(map(repr, names))


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
            advice="Name the one that was answered with --wave.",
        )
    return next(iter(found.values()))
