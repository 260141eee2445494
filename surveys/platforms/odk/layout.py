"""Writes answers as ODK Central exports them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from surveys.model import Field, Instrument, Kind
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited import Cell, as_needed
from surveys.platforms.odk import names
from surveys.platforms.odk.headings import AFTER, BEFORE, headings
from surveys.platforms.odk.xlsform import form, version
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str) -> bytes:
    """Return ODK Central's CSV of these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.

    Notes
    -----
    Forms reach the server when they are finished, so responses without a time of submission are
    left out; and an empty column does not tell whether its question was shown.
    """
    texts = {name: column_texts(cells, name) for name in cells.columns}
    paths = headings(form(instrument, wave).survey)
    asked = instrument.at(wave)
    answers = {**_nodes(texts, asked), **computed_texts(cells, asked)}
    stamp = version(instrument, wave)
    lines = [[*BEFORE, *("-".join(path) for path in paths), *AFTER]]
    for row, submitted in enumerate(texts["submitted"]):
        time = _time(submitted)
        if time:
            nodes = {name: column[row] for name, column in answers.items()}
            middle = [_meta_node(path[-1], time, nodes) for path in paths]
            lines.append([time, *middle, *_after(texts["response_id"][row] or "", stamp)])
    return "".join(",".join(as_needed(one, ",") for one in line) + "\n" for line in lines).encode()


def _time(text: Cell) -> str:
    found = moment(text)
    return "" if found is None else found.isoformat(timespec="milliseconds") + "Z"


def _meta_node(name: str, time: str, nodes: Mapping[str, Cell]) -> str:
    return time if name in (names.START, names.END) else nodes.get(name) or ""


def _after(response: str, stamp: str) -> list[str]:
    return [response, response, "", "", "0", "0", "", "", "", "0", stamp]


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
