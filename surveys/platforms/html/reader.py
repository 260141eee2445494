"""Reads what the offline form saved; `files` says in which files it may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed, near
from surveys.model import LANGUAGES, Instrument, content_hash
from surveys.platforms.columns import waves_of
from surveys.platforms.delimited import Cell
from surveys.platforms.html.files import Saved, read_saved
from surveys.platforms.html.form import FORMAT_VERSION
from surveys.platforms.versions import checked
from surveys.responses import Responses, typed

_CHANGED = (
    "The questionnaire has changed since the form was exported: read them with the questionnaire "
    "as it was then."
)


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read the answers of one wave.

    Parameters
    ----------
    path
        A file of answers, a folder or zipped file of them, or a JSON array.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        Something in it is damaged, or answers another form, or an older one of which a field or
        code is unknown.
    UsageError
        Answers are sealed and there is no private key.
    """
    asked = instrument.at(wave)
    every, notices = read_saved(path)
    for one in every:
        _check_format(one)
    older = checked(Counter(map(_mark, every)), instrument, wave, _placing(every))
    rows = [_row(one, instrument, asked) for one in every]
    names = ("response_id", "submitted", "language", *(one.name for one in asked.asked_fields))
    cells = pd.DataFrame({name: [row[name] for row in rows] for name in names}, dtype=object)
    columns = {one.name: one.name for one in asked.asked_fields}
    return typed(cells, asked, wave, path.name, columns, (*notices, *older))


def _row(one: Saved, instrument: Instrument, asked: Instrument) -> dict[str, Cell]:
    language = _text(one.content, "language", one.place)
    if language not in LANGUAGES:
        raise _unfit("another language", f"one of {listed(LANGUAGES)}", one.place)
    identity = _text(one.content, "response_id", one.place)
    if not (identity or "").strip():
        raise _unfit("no response_id", "the id that the form drew", one.place)
    return {
        "response_id": identity,
        "submitted": _text(one.content, "submitted", one.place),
        "language": language,
        **_answers(one, instrument, asked),
    }


def _check_format(one: Saved) -> None:
    if one.content.get("format_version") != FORMAT_VERSION:
        raise _unfit(
            f"format_version {one.content.get('format_version')!r}",
            str(FORMAT_VERSION),
            one.place,
            "They were saved by a form of another version of the toolkit: read them with that.",
        )


def _mark(one: Saved) -> str:
    """Return the mark of the form that was answered; see `versions`."""
    instrument, wave, version = map(one.content.get, ("instrument", "wave", "content_hash"))
    return f"{instrument}@{wave}-{str(version)[:8]}"


def _placing(every: Sequence[Saved]) -> Callable[[str], str]:
    """Return what finds the first response to a form."""
    return lambda mark: next(one.place for one in every if _mark(one) == mark)


def _answers(one: Saved, instrument: Instrument, asked: Instrument) -> dict[str, Cell]:
    answers = one.content.get("answers")
    place = f"{one.place}, answers"
    if not isinstance(answers, dict):
        raise _unfit("no answers", "an object with an answer for each field", one.place)
    is_older = one.content.get("content_hash") != content_hash(asked)
    advice = _CHANGED if is_older else ""
    known = [field.name for field in asked.asked_fields]
    for name in answers:
        if name not in known:
            raise _stranger(name, instrument, known, place, advice)
    missing = [name for name in known if name not in answers]
    if missing:
        raise _unfit(f"no field {listed(missing)}", "every field of the form", place, advice)
    cells = {name: _text(answers, name, place) for name in known}
    if is_older:
        _check_codes(cells, asked, place)
    return cells


def _check_codes(cells: Mapping[str, Cell], asked: Instrument, place: str) -> None:
    """Refuse codes that an older form had and this one has not: they were no mistakes there."""
    for one in asked.asked_fields:
        cell = cells[one.name]
        if one.codes is not None and cell and cell not in one.codes.names:
            expected = f"one of {listed(one.codes.names)}"
            raise _unfit(f"{one.name} {cell!r}", expected, place, _CHANGED)


def _stranger(
    name: str, instrument: Instrument, known: list[str], place: str, advice: str
) -> ResponseError:
    field = instrument.fields.get(name)
    elsewhere = f", which is asked in wave {waves_of(instrument, field.item)}" if field else ""
    hint = advice or near(name, known)
    return _unfit(f"field {name!r}{elsewhere}", "only fields of the form", place, hint)


def _text(values: Mapping[str, object], name: str, place: str) -> Cell:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise _unfit(f"{name} {value!r}", "a text, or null", place)
    return value


def _unfit(found: str, expected: str, where: str, advice: str = "") -> ResponseError:
    return ResponseError(
        found,
        expected=expected,
        where=where,
        advice=advice or "Ask for the file as the form saved it.",
    )
