"""Which form was answered: a mark that forms carry into their response files.

The mark is the instrument, the wave and the beginning of the content hash. Where a file says that
another instrument or wave was answered it is refused. An older version of the same form is let
through with a notice: its names are known, or the file would not have been read so far, and what
else has changed in between only the questionnaires themselves can tell (`tkk diff`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from surveys import instruments
from surveys.errors import ResponseError
from surveys.model import Instrument, content_hash
from surveys.platforms.sheets import Sheet

_MARK = re.compile(
    r"(?:(?P<instrument>[a-z][a-z0-9_]*)[@/])?(?P<wave>[^@/]+)[-/](?P<hash>[0-9a-f]{8})"
)


def form_version(instrument: Instrument, wave: str) -> str:
    """Return the mark of one wave's form.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> form_version(coordinators, "2026").rpartition("-")[0]
    'coordinators@2026'
    """
    return f"{instrument.name}@{wave}-{content_hash(instrument.at(wave))[:8]}"


def slashed_version(instrument: Instrument, wave: str) -> str:
    """Return the mark with slashes, where an at sign has a meaning: default values, embedded data.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> slashed_version(coordinators, "2026").rpartition("/")[0]
    'coordinators/2026'
    """
    return f"{instrument.name}/{wave}/{content_hash(instrument.at(wave))[:8]}"


def is_mark(text: str) -> bool:
    """Tell whether a text is written as a mark.

    Examples
    --------
    >>> is_mark("coordinators@2026-0123abcd"), is_mark("vJ2k8NnPzBq")
    (True, False)
    """
    return _MARK.fullmatch(text) is not None


def checked(
    marks: Mapping[str, int], instrument: Instrument, wave: str, where: Callable[[str], str]
) -> tuple[str, ...]:
    """Return what has to be said of the forms that were answered.

    Parameters
    ----------
    marks
        Those that stand in a response file, and how many responses have each; an empty one says
        nothing.
    instrument, wave
        What the file should be.
    where
        Says where a mark stands: file, line or response, and column.

    Raises
    ------
    ResponseError
        A mark is that of another instrument or wave, or is none.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> marks = {form_version(coordinators, "2026"): 8, "coordinators@2026-00000000": 2}
    >>> (notice,) = checked(marks, coordinators, "2026", lambda mark: "a.csv")
    >>> notice.partition(", and")[0]
    'answers to form version coordinators@2026-00000000 (2 response(s))'
    """
    older = [
        f"{mark} ({count} response(s))"
        for mark, count in marks.items()
        if mark and _is_older(mark, instrument, wave, where)
    ]
    return tuple(
        f"answers to form version {one}, and the questionnaire is now "
        f"{form_version(instrument, wave)}: texts, codes or conditions have changed in between"
        for one in older
    )


def checked_column(
    sheet: Sheet, column: str, instrument: Instrument, wave: str, *, others: bool = False
) -> tuple[str, ...]:
    """Check the marks of a column as `checked` does; a sheet without it says nothing.

    Parameters
    ----------
    sheet
        The file.
    column
        Its heading.
    instrument, wave
        What the file should be.
    others
        Whether other programs write into that column too: what is no mark is passed over.
    """
    if column not in sheet.header:
        return ()
    texts = sheet.texts(column)
    counts = {str(mark): int(count) for mark, count in texts.value_counts(sort=False).items()}

    def where(mark: str) -> str:
        line = sheet.line(int(texts.eq(mark).to_numpy().argmax()))
        return f"{sheet.name}, line {line}, column {column}"

    marks = {mark: count for mark, count in counts.items() if not others or is_mark(mark)}
    return checked(marks, instrument, wave, where)


def _is_older(mark: str, instrument: Instrument, wave: str, where: Callable[[str], str]) -> bool:
    """Tell whether a mark is that of an older form; ResponseError when it is that of another."""
    found = _MARK.fullmatch(mark)
    other = f"{found['instrument'] or instrument.name}@{found['wave']}" if found else mark
    own = f"{instrument.name}@{wave}"
    if found is None or other != own:
        raise ResponseError(
            f"answers to {_named(found, instrument)}",
            expected=f"answers to {own!r}",
            where=where(mark),
            advice="Read them as answers to that questionnaire and wave.",
        )
    return not content_hash(instrument.at(wave)).startswith(found["hash"])


def _named(found: re.Match[str] | None, own: Instrument) -> str:
    """Name the questionnaire of a mark when it is known; else it may be somebody's words."""
    name = "" if found is None else found["instrument"] or own.name
    if found is None or name not in (own.name, *instruments.names()):
        return "another questionnaire"
    known = own if name == own.name else instruments.get(name)
    waves = [wave.name for wave in known.waves]
    return repr(f"{name}@{found['wave']}" if found["wave"] in waves else name)
