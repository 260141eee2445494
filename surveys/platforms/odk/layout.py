"""Writes answers as ODK Central and KoboToolbox export them.

Forms reach the servers when they are finished, so responses without a time of submission are left
out; and an empty cell does not tell whether its question was shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from surveys.model import Field, Instrument, Kind
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.odk import names
from surveys.platforms.odk.headings import AFTER, BEFORE, KOBO, headings
from surveys.platforms.odk.odata import SYSTEM
from surveys.platforms.odk.xlsform import form
from surveys.platforms.packing import packed
from surveys.platforms.sheets import Cell
from surveys.platforms.versions import form_version
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL)


@dataclass(frozen=True, slots=True)
class _Submission:
    """One response: its id, its time of submission, and node → text."""

    id: str
    time: str
    nodes: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class _Submissions:
    """All responses to one form."""

    asked: Instrument
    form_id: str
    version: str
    paths: Sequence[tuple[str, ...]]
    each: Sequence[_Submission]


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return an export of these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    layout
        "csv", "json", "zip" or "kobo".
    """
    made = _Submissions(
        asked=instrument.at(wave),
        form_id=names.form_id(instrument, wave),
        version=form_version(instrument, wave),
        paths=headings(form(instrument, wave).survey),
        each=tuple(_submissions(cells, instrument.at(wave))),
    )
    write = {"csv": _central_csv, "json": _odata, "zip": _archive, "kobo": _kobo}
    return write[layout](made)


def _submissions(cells: pd.DataFrame, asked: Instrument) -> Iterator[_Submission]:
    texts = {name: column_texts(cells, name) for name in cells.columns}
    answers = {**_nodes(texts, asked), **computed_texts(cells, asked)}
    for row, submitted in enumerate(texts["submitted"]):
        time = _time(submitted)
        if time:
            nodes = {name: column[row] for name, column in answers.items()}
            own = {names.START: time, names.END: time}
            yield _Submission(texts["response_id"][row] or "", time, nodes | own)


def _time(text: Cell) -> str:
    found = moment(text)
    return "" if found is None else found.isoformat(timespec="milliseconds") + "Z"


def _central_csv(made: _Submissions) -> bytes:
    lines: list[list[Cell]] = [[*BEFORE, *("-".join(path) for path in made.paths), *AFTER]]
    for one in made.each:
        middle = [one.nodes.get(path[-1]) or "" for path in made.paths]
        after = [one.id, one.id, "", "", "0", "0", "", "", "", "0", made.version]
        lines.append([one.time, *middle, *after])
    return delimited(lines, ",", marks="as needed").encode()


def _archive(made: _Submissions) -> bytes:
    return packed({f"{made.form_id}.csv": _central_csv(made)})


def _odata(made: _Submissions) -> bytes:
    numbers = {names.node(one) for one in made.asked.fields.values() if one.kind in _NUMBERS}
    found = {
        "value": [_response(one, made, numbers) for one in made.each],
        "@odata.context": "https://example.org/v1/$metadata#Submissions",
    }
    return (json.dumps(found, ensure_ascii=False) + "\n").encode()


def _response(one: _Submission, made: _Submissions, numbers: set[str]) -> dict[str, Any]:
    system = {
        "submissionDate": one.time, "attachmentsPresent": 0, "attachmentsExpected": 0,
        "edits": 0, "formVersion": made.version,
    }  # fmt: skip
    found: dict[str, Any] = {"__id": one.id, "__system": dict.fromkeys(SYSTEM) | system}
    for *groups, name in made.paths:
        place = found
        for group in groups:
            place = place.setdefault(group, {})
        text = one.nodes.get(name) or None
        place[name] = _number(text) if name in numbers else text
    found["meta"] = {"instanceID": one.id}
    return found


def _number(text: Cell) -> object:
    """Return a number as the server writes it; what is none stays a text."""
    try:
        value = float(text or "")
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _kobo(made: _Submissions) -> bytes:
    """Several chosen options stand together in one column, and each in one of its own."""
    options = {item.name: [one.part for one in item.fields] for item in made.asked.asked
               if item.fields[0].kind is Kind.FLAG}  # fmt: skip
    nodes = [path[-1] for path in made.paths]
    header = [
        heading
        for node in nodes
        for heading in (node, *(f"{node}/{part}" for part in options.get(node, ())))
    ]
    lines: list[list[Cell]] = [[*header, *KOBO]]
    for number, one in enumerate(made.each, 1):
        middle = [_kobo_cell(heading, one.nodes) for heading in header]
        own = {
            "_id": str(number), "_uuid": one.id, "_submission_time": one.time[:19],
            "_status": "submitted_via_web", "_index": str(number), "__version__": made.version,
        }  # fmt: skip
        lines.append([*middle, *(own.get(name, "") for name in KOBO)])
    return delimited([one or "" for one in line] for line in lines).encode()


def _kobo_cell(heading: str, nodes: Mapping[str, Cell]) -> str:
    node, slash, part = heading.partition("/")
    text = nodes.get(node) or ""
    return str(int(part in text.split())) if slash else text


def _nodes(texts: Mapping[str, Sequence[Cell]], asked: Instrument) -> dict[str, list[Cell]]:
    """Return node → its cells; the options of a multiple choice share one."""
    nodes: dict[str, list[Cell]] = {names.LANGUAGE: list(texts["language"])}
    for item in asked.asked:
        if item.fields[0].kind is Kind.FLAG:
            nodes[item.name] = _chosen(item.fields, texts)
        else:
            nodes.update(
                {one.name: [_cell(text, one) for text in texts[one.name]] for one in item.fields}
            )
    return nodes


def _chosen(fields: Sequence[Field], texts: Mapping[str, Sequence[Cell]]) -> list[Cell]:
    count = len(texts["response_id"])
    return [
        " ".join(one.part for one in fields if texts[one.name][row] == "1") for row in range(count)
    ]


def _cell(text: Cell, one: Field) -> Cell:
    if text is None or one.kind not in (Kind.TEXT, Kind.INTEGER, Kind.DECIMAL):
        return text
    if one.kind is Kind.TEXT:
        # XML knows one line break.
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip().replace(",", ".")
