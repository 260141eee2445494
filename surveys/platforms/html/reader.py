"""Reads what the offline form saved; `files` says in which files it may be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed, near
from surveys.model import LANGUAGES, Instrument, content_hash
from surveys.platforms.columns import waves_of
from surveys.platforms.delimited import Cell
from surveys.platforms.html.files import Saved, read_saved
from surveys.platforms.html.form import FORMAT_VERSION
from surveys.responses import Responses, typed


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
        Something in it is damaged, or answers to another form.
    UsageError
        Answers are sealed and there is no private key.
    """
    asked = instrument.at(wave)
    every, notices = read_saved(path)
    rows = [_row(one, instrument, asked) for one in every]
    names = ("response_id", "submitted", "language", *(one.name for one in asked.asked_fields))
    cells = pd.DataFrame({name: [row[name] for row in rows] for name in names}, dtype=object)
    columns = {one.name: one.name for one in asked.asked_fields}
    return typed(cells, asked, wave, path.name, columns, notices)


def _row(one: Saved, instrument: Instrument, asked: Instrument) -> dict[str, Cell]:
    _check_form(one, asked)
    language = _text(one.content, "language", one.place)
    if language not in LANGUAGES:
        raise _unfit(f"language {language!r}", f"one of {listed(LANGUAGES)}", one.place)
    identity = _text(one.content, "response_id", one.place)
    if not (identity or "").strip():
        raise _unfit("no response_id", "the id that the form drew", one.place)
    return {
        "response_id": identity,
        "submitted": _text(one.content, "submitted", one.place),
        "language": language,
        **_answers(one, instrument, asked),
    }


def _check_form(one: Saved, asked: Instrument) -> None:
    """Refuse answers to another form, or to this one as it was at another time."""
    if one.content.get("format_version") != FORMAT_VERSION:
        raise _unfit(
            f"format_version {one.content.get('format_version')!r}",
            str(FORMAT_VERSION),
            one.place,
            "They were saved by a form of another version of the toolkit: read them with that.",
        )
    expected = {
        "instrument": asked.name,
        "wave": asked.waves[0].name,
        "content_hash": content_hash(asked),
    }
    advice = {
        "instrument": "Read them as answers to that questionnaire.",
        "wave": "Read them as answers to that wave.",
        "content_hash": "The questionnaire has changed since the form was exported: read them "
        "with the questionnaire as it was then.",
    }
    for key, right in expected.items():
        found = one.content.get(key)
        if found != right:
            raise _unfit(f"answers to {key} {found!r}", repr(right), one.place, advice[key])


def _answers(one: Saved, instrument: Instrument, asked: Instrument) -> dict[str, Cell]:
    answers = one.content.get("answers")
    place = f"{one.place}, answers"
    if not isinstance(answers, dict):
        raise _unfit("no answers", "an object with an answer for each field", one.place)
    known = [field.name for field in asked.asked_fields]
    for name in answers:
        if name not in known:
            raise _stranger(name, instrument, known, place)
    missing = [name for name in known if name not in answers]
    if missing:
        raise _unfit(f"no field {listed(missing)}", "every field of the form", place)
    return {name: _text(answers, name, place) for name in known}


def _stranger(name: str, instrument: Instrument, known: list[str], place: str) -> ResponseError:
    field = instrument.fields.get(name)
    elsewhere = f", which is asked in wave {waves_of(instrument, field.item)}" if field else ""
    return _unfit(f"field {name!r}{elsewhere}", "only fields of the form", place, near(name, known))


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
