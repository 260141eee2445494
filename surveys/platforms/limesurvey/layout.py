"""Writes answers as LimeSurvey exports them: CSV with question codes and answer codes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from surveys.conditions import field_name
from surveys.model import Field, Instrument, Item, Kind, MultipleChoice
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited import Cell, quoted
from surveys.platforms.limesurvey.names import Names, names_of
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd

_META = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_MARK = "\ufeff"


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str) -> bytes:
    """Return the CSV export of these answers.

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
    Like LimeSurvey, this stores nothing for a number or date left empty and for the options that
    an exclusive option rules out, and writes all line breaks as one kind. The file is as the
    remote control writes it when nothing else is asked for: separated by ";", with a byte order
    mark and an empty line at the end, and with texts that begin with "=" as they are.
    """
    asked, names = instrument.at(wave), names_of(instrument)
    texts = {name: column_texts(cells, name) for name in cells.columns}
    computed = computed_texts(cells, asked)
    columns = [*_meta(texts, asked)]
    header = [*_META]
    for item in asked.items:
        if item.name in computed:
            header.append(names.questions[item.name])
            columns.append(computed[item.name])
            continue
        ruled_out = _ruled_out(item, texts)
        for one in item.fields:
            header.append(names.column(one))
            written = [_cell(text, one, names) for text in texts[one.name]]
            columns.append(
                [
                    None if out.get(one.name) else cell
                    for cell, out in zip(written, ruled_out, strict=True)
                ]
            )
    lines = [header, *([*row] for row in zip(*columns, strict=True))]
    body = "\r\n".join(";".join(map(quoted, line)) for line in lines)
    return f"{_MARK}{body}\r\n\r\n".encode()


def _meta(texts: Mapping[str, Sequence[Cell]], asked: Instrument) -> list[list[Cell]]:
    opens = f"{asked.waves[0].opens.isoformat()} 00:00:00"
    ids = [text or "" for text in texts["response_id"]]
    submitted = [_time(text) for text in texts["submitted"]]
    visited = [time or opens for time in submitted]
    return [
        [*ids],
        [*submitted],
        [*_last_pages(texts, asked)],
        [*texts["language"]],
        [_seed(one) for one in ids],
        [*visited],
        [*visited],
    ]


def _time(text: Cell) -> Cell:
    """LimeSurvey keeps whole seconds."""
    found = moment(text)
    return None if found is None else found.replace(microsecond=0).isoformat(" ")


def _seed(response: str) -> str:
    return str(int.from_bytes(hashlib.sha256(response.encode()).digest()[:4], "big") % 2**31)


def _last_pages(texts: Mapping[str, Sequence[Cell]], asked: Instrument) -> list[str]:
    """Return for each response the last page with anything stored; all pages when submitted."""
    last = [0] * len(texts["response_id"])
    for page, section in enumerate(asked.sections, start=1):
        names = [one.name for item in section.items if item.asked for one in item.fields]
        for row in range(len(last)):
            if any(texts[name][row] is not None for name in names):
                last[row] = page
    done = len(asked.sections)
    both = zip(texts["submitted"], last, strict=True)
    return [str(done if submitted else page) for submitted, page in both]


def _ruled_out(item: Item, texts: Mapping[str, Sequence[Cell]]) -> list[dict[str, bool]]:
    """Return for each response which options an exclusive option made LimeSurvey forget."""
    count = len(texts["response_id"])
    if not isinstance(item, MultipleChoice):
        return [{}] * count
    exclusive = [field_name(item.name, code.code) for code in item.codes if code.exclusive]
    return [
        {
            one.name: any(texts[name][row] == "1" for name in exclusive if name != one.name)
            for one in item.fields
        }
        for row in range(count)
    ]


def _cell(text: Cell, one: Field, names: Names) -> Cell:
    if text is None:
        return None
    match one.kind:
        case Kind.CODE:
            return names.codes(one).get(text, text)
        case Kind.FLAG:
            return {"1": "Y", "0": ""}.get(text, text)
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(text)
        case Kind.DATE:
            return f"{text} 00:00:00" if _is_day(text) else text or None
        case Kind.TEXT:
            return _BREAKS.sub("\n", text)


def _number(text: str) -> Cell:
    """LimeSurvey cuts the zeros that its database adds after the point."""
    number = text.strip().replace(",", ".")
    return (number.rstrip("0").rstrip(".") if "." in number else number) or None


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
