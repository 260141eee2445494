"""Reads the results of a SurveyJS form; `results` says in which envelope they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from surveys.errors import ResponseError, listed, near
from surveys.model import (
    Allocation,
    Field,
    Instrument,
    Item,
    Kind,
    LikertGrid,
    MultipleChoice,
)
from surveys.platforms.columns import waves_of
from surveys.platforms.delimited import Cell
from surveys.platforms.pipes import shown_in_texts
from surveys.platforms.surveyjs import names
from surveys.platforms.surveyjs.results import ADVICE, Digits, Result, kind_of, read_results
from surveys.platforms.versions import checked
from surveys.responses import Responses, typed


def read_responses(path: Path, instrument: Instrument, wave: str) -> Responses:
    """Read a response file of one wave.

    Parameters
    ----------
    path
        The JSON file.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.

    Raises
    ------
    ResponseError
        The file is no JSON array of results, or holds those of another form.
    """
    asked = instrument.at(wave)
    results = read_results(path)
    notices = _older(results, instrument, wave)
    for one in results:
        _check_keys(one, instrument, asked)
    cells: dict[str, list[Cell]] = {
        "response_id": [one.id for one in results],
        "submitted": [one.submitted for one in results],
        "language": [one.language for one in results],
    }
    for item in asked.asked:
        rows = [_answers(one, item) for one in results]
        cells |= {one.name: [row.get(one.name) for row in rows] for one in item.fields}
    shown = {one.name: names.published(one) for item in asked.asked for one in item.fields}
    return typed(pd.DataFrame(cells, dtype=object), asked, wave, path.name, shown, notices)


def _older(results: Sequence[Result], instrument: Instrument, wave: str) -> tuple[str, ...]:
    """Return what there is to say of the forms that were answered; refuse answers to another."""
    marks = Counter(one.version for one in results)

    def where(mark: str) -> str:
        first = next(one for one in results if one.version == mark)
        return f"{first.place}, key {names.VERSION!r}"

    return checked(marks, instrument, wave, where)


def _check_keys(one: Result, instrument: Instrument, asked: Instrument) -> None:
    # What the form computed is computed again from the answers, so that it always fits them.
    known = {names.question(item.name): item for item in asked.items}
    rounded = {names.shown(one) for one in shown_in_texts(asked) if one.value is not None}
    elsewhere = {names.question(item.name): item.name for item in instrument.items}
    for key in one.answers:
        if key in known or key in rounded:
            continue
        wave = waves_of(instrument, elsewhere[key]) if key in elsewhere else ""
        hint = near(key, known) or "Is this the file of another survey or wave?"
        raise ResponseError(
            f"key {key!r}" + (f", which is asked in wave {wave}" if wave else ""),
            expected=f"only questions of {instrument.name}, wave {asked.waves[0].name}",
            where=one.place,
            advice=f"{hint} {ADVICE}",
        )


def _answers(one: Result, item: Item) -> dict[str, Cell]:
    """Return the cells of an item; a question that is not there has none."""
    key = names.question(item.name)
    value = one.answers.get(key)
    place = f"{one.place}, key {key!r}"
    if value is None:
        return {}
    if isinstance(item, MultipleChoice):
        return _ticks(value, item, place)
    if isinstance(item, LikertGrid | Allocation):
        return dict(_parts(value, item.fields, place))
    (field,) = item.fields
    return {field.name: _cell(value, field, place)}


def _ticks(value: object, item: MultipleChoice, place: str) -> dict[str, Cell]:
    """Read the chosen options; stray ones are put under one not chosen, to be reported."""
    if not isinstance(value, list):
        raise _unfit(value, "an array of the options chosen", place)
    for one in value:
        if not isinstance(one, str) or isinstance(one, Digits):
            raise _unfit(one, "options as texts", place)
    cells: dict[str, Cell] = {
        one.name: "1" if names.option(one.part) in value else "0" for one in item.fields
    }
    known = [names.option(one.part) for one in item.fields]
    stray = [one for one in value if one not in known]
    if stray:
        name = next((name for name, cell in cells.items() if cell == "0"), item.fields[0].name)
        cells[name] = f"option {', '.join(stray)}"
    return cells if value else {}


def _parts(value: object, fields: Sequence[Field], place: str) -> Iterator[tuple[str, Cell]]:
    if not isinstance(value, dict):
        raise _unfit(value, "an object with the answer to each part", place)
    known = {names.part(one.part): one for one in fields}
    for name, answer in value.items():
        if name not in known:
            raise ResponseError(
                "a part that is none of the question's",
                expected=f"one of {listed(known)}",
                where=place,
                advice=near(name, known) or "Is this the file of another survey or wave?",
            )
        if answer is not None:
            yield known[name].name, _cell(answer, known[name], f"{place}, part {name!r}")


def _cell(value: object, one: Field, place: str) -> Cell:
    match one.kind, value:
        case ((Kind.INTEGER | Kind.DECIMAL), Digits()):
            return value.plain()
        case ((Kind.INTEGER | Kind.DECIMAL), str()):
            return value
        case ((Kind.INTEGER | Kind.DECIMAL), _):
            raise _unfit(value, "a number", place)
        case Kind.CODE, str() if not isinstance(value, Digits):
            return _code(value, one)
        case _, str() if not isinstance(value, Digits):
            return value
    raise _unfit(value, _WANTED[one.kind], place)


_WANTED: Mapping[Kind, str] = {
    Kind.CODE: "the code of a choice as a text",
    Kind.DATE: "a day as a text",
    Kind.TEXT: "a text",
}


def _code(value: str, one: Field) -> str:
    assert one.codes is not None
    return {names.option(code.code): code.code for code in one.codes}.get(value, value)


def _unfit(value: object, expected: str, place: str) -> ResponseError:
    return ResponseError(kind_of(value), expected=expected, where=place, advice=ADVICE)
