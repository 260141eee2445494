"""Exporting a form: the wave, the languages and the names of the files, alike on all platforms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveys.errors import DefinitionError, UsageError, listed, unknown
from surveys.fieldwork import NO_FIELDWORK, Fieldwork, check_languages
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, Platform

_PLACES = 3
"""Texts named for each language that lacks some."""


def export(
    platform: Platform,
    instrument: Instrument,
    wave: str | None = None,
    languages: Sequence[Language] | None = None,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the form of one wave and the mapping of names beside it.

    Parameters
    ----------
    platform
        Such as `get("odk")`.
    instrument
        With all of its waves.
    wave
        The last one when not given. Files of an earlier wave have it in their names, so that
        they do not replace those of the last.
    languages
        In which the form can be answered; all three when not given.
    fieldwork
        Who asks, and to whom the answers go.

    Raises
    ------
    UsageError
        There is no such wave or language.
    DefinitionError
        A text, or the privacy notice, lacks one of the languages: respondents would meet a mixture.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms import get
    >>> [file.name for file in export(get("odk"), coordinators, "2024", ["sv"])]
    ['coordinators@2024.odk.xlsx', 'coordinators@2024.odk.names.json']
    """
    chosen = instrument.wave(wave).name
    asked_for = _known(LANGUAGES if languages is None else languages)
    _check_complete(instrument.at(chosen), asked_for)
    check_languages(fieldwork, asked_for)
    files = platform.export(instrument, chosen, asked_for, fieldwork)
    is_last = chosen == instrument.wave().name
    return files if is_last else tuple(_of_wave(file, instrument, chosen) for file in files)


def _known(languages: Sequence[str]) -> tuple[Language, ...]:
    """Return the languages in their usual order, each once."""
    for language in languages:
        if language not in LANGUAGES:
            raise unknown("language", language, LANGUAGES)
    if not languages:
        raise UsageError(
            "no language",
            expected=f"at least one of {listed(LANGUAGES)}",
            advice="Leave the languages out to get all of them.",
        )
    return tuple(language for language in LANGUAGES if language in languages)


def _check_complete(asked: Instrument, languages: Sequence[Language]) -> None:
    lacking = {
        language: [place for place, text in asked.texts.items() if not text.has(language)]
        for language in languages
    }
    found = [
        f"{len(places)} of {len(asked.texts)} texts without {language} "
        f"({listed(places, most=_PLACES)})"
        for language, places in lacking.items()
        if places
    ]
    if not found:
        return
    whole = "".join(f" --language {one}" for one in asked.languages)
    advice = f", or ask for the languages that are complete:{whole}" if whole else ""
    raise DefinitionError(
        "; ".join(found),
        expected=f"every text in {listed(languages)}",
        where=f"instrument {asked.name}, wave {asked.waves[0].name}",
        advice=f"Translate them{advice}.",
    )


def _of_wave(file: FormFile, instrument: Instrument, wave: str) -> FormFile:
    ending = file.name.removeprefix(instrument.name)
    return replace(file, name=f"{instrument.name}@{wave}{ending}")
