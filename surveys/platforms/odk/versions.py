"""The version of a form, which tells in every submission what was answered."""

from __future__ import annotations

import re

from surveys.errors import ResponseError
from surveys.model import Instrument, content_hash
from surveys.platforms.sheets import Sheet

COLUMNS = ("FormVersion", "__version__")
"""Where ODK Central and KoboToolbox write it; KoboToolbox may write a version of its own."""
_VERSION = re.compile(r"(?:(?P<instrument>[a-z][a-z0-9_]*)@)?(?P<wave>.+)-(?P<hash>[0-9a-f]{8})")


def version(instrument: Instrument, wave: str) -> str:
    """Return the version of the form: instrument, wave and the beginning of its content hash.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> version(coordinators, "2026").rpartition("-")[0]
    'coordinators@2026'
    """
    return f"{instrument.name}@{wave}-{content_hash(instrument.at(wave))[:8]}"


def checked(sheet: Sheet, instrument: Instrument, wave: str) -> tuple[str, ...]:
    """Return what has to be said of the forms that were answered.

    A version that is not written as `version` does says nothing, and is passed over.

    Raises
    ------
    ResponseError
        They are those of another instrument or wave.
    """
    column = next((name for name in COLUMNS if name in sheet.header), None)
    if column is None:
        return ()
    texts = sheet.texts(column)
    own = version(instrument, wave)
    older = []
    for text in texts.dropna().unique():
        found = _VERSION.fullmatch(text)
        if found is None:
            continue
        if (found["instrument"] or instrument.name, found["wave"]) != (instrument.name, wave):
            line = sheet.line(int(texts.eq(text).to_numpy().argmax()))
            raise _of_another(text, found, instrument, wave, f"{sheet.name}, column {column}", line)
        if not own.endswith(found["hash"]):
            older.append(f"{text} ({int(texts.eq(text).sum())} response(s))")
    return tuple(
        f"answers to form version {one}, and the questionnaire is now {own}: texts, codes or "
        "conditions have changed in between"
        for one in older
    )


def _of_another(
    text: str, found: re.Match[str], instrument: Instrument, wave: str, where: str, line: int
) -> ResponseError:
    """Name the other instrument, or the other wave of this one."""
    other = found["instrument"] not in (None, instrument.name)
    place = f"of {found['instrument']}" if other else f"of wave {found['wave']}"
    return ResponseError(
        f"form version {text!r} on line {line}, which is {place}",
        expected=f"answers to {instrument.name}" if other else f"answers of wave {wave}",
        where=where,
        advice="Read it as answers to that questionnaire."
        if other
        else f"Read it as wave {found['wave']}.",
    )
