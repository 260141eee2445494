"""Which form was answered: a mark that forms carry into their response files.

The mark is the instrument, the wave and the beginning of the content hash, with slashes between
them: no platform gives those a meaning in a default value or in embedded data.
"""

from __future__ import annotations

from collections.abc import Iterable

from surveys.errors import ResponseError
from surveys.model import Instrument, content_hash


def form_version(instrument: Instrument, wave: str) -> str:
    """Return the mark of one wave's form.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> form_version(coordinators, "2026").rpartition("/")[0]
    'coordinators/2026'
    """
    return f"{instrument.name}/{wave}/{content_hash(instrument.at(wave))[:8]}"


def check_form_version(marks: Iterable[str], instrument: Instrument, wave: str, where: str) -> None:
    """Raise ResponseError when responses were given on another form.

    Another hash is a small change of the same form, and is let through.

    Parameters
    ----------
    marks
        Those that stand in a response file; empty ones say nothing.
    instrument, wave
        What the file should be.
    where
        File and column.
    """
    expected, _, _ = form_version(instrument, wave).rpartition("/")
    others = sorted(one for one in marks if one and one.rpartition("/")[0] != expected)
    if others:
        raise ResponseError(
            f"answers to {others[0].rpartition('/')[0] or others[0]!r}",
            expected=f"answers to {expected!r}",
            where=where,
            advice="Read them as answers to that questionnaire and wave.",
        )
