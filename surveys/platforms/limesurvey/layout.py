"""Writes answers as LimeSurvey exports them, in each layout that is read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.conditions import field_name
from surveys.model import Field, Instrument, Item, Kind, Language, MultipleChoice
from surveys.platforms.computing import computed_texts
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.forms import main_language
from surveys.platforms.limesurvey.files import WIDEST
from surveys.platforms.limesurvey.names import Names, names_of
from surveys.platforms.limesurvey.wording import META, TICKED, UNSEEN, heading
from surveys.platforms.limesurvey.xml import html
from surveys.platforms.sheets import Cell
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd

_META = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_BREAK = "\r\n"


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return a response file with these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    layout
        One of the platform's `LAYOUTS`.

    Notes
    -----
    Like LimeSurvey, this stores nothing for a number or date left empty and for the options that
    an exclusive option rules out, and writes all line breaks as one kind. CSV is as the remote
    control writes it when nothing else is asked for: separated by ";", with a byte order mark and
    an empty line at the end, and with texts that begin with "=" as they are. Answers as texts are
    in the language in which the instrument was written.
    """
    asked, names = instrument.at(wave), names_of(instrument)
    language = main_language(asked, asked.languages)
    shown = _Shown(asked, names, language if layout == "texts" else None, em=layout == "em_codes")
    return _WRITTEN[layout](*_table(cells, asked, shown))


@dataclass(frozen=True, slots=True)
class _Shown:
    """How headings and answers are shown: as codes, or as texts of one language."""

    asked: Instrument
    names: Names
    language: Language | None
    em: bool

    @property
    def meta(self) -> tuple[str, ...]:
        return _META if self.language is None else (*META[self.language], *_META[-2:])

    def heading(self, one: Field) -> str:
        if self.language is not None:
            return heading(one, self.asked, self.language).replace("<br />", " ")
        return self.names.variable(one) if self.em else self.names.column(one)

    def cell(self, text: Cell, one: Field) -> Cell:
        if self.language is None:
            return _cell(text, one, self.names)
        match one.kind:
            case Kind.CODE:
                return self.label(text, one)
            case Kind.FLAG:
                return self.tick(text)
            case Kind.TEXT:
                return _cell(text or "", one, self.names)
            case _:
                return _cell(text, one, self.names)

    def label(self, text: Cell, one: Field) -> Cell:
        """LimeSurvey writes nothing for an empty answer, and in grids an empty text."""
        assert one.codes is not None
        assert self.language is not None
        if not text:
            return "" if one.part else None
        return html(one.codes[text].text[self.language]) if text in one.codes.names else text

    def tick(self, text: Cell) -> Cell:
        assert self.language is not None
        chosen, left = TICKED[self.language]
        return UNSEEN if text is None else {"1": chosen, "0": left, "": left}.get(text, text)


def _table(
    cells: pd.DataFrame, asked: Instrument, shown: _Shown
) -> tuple[list[str], list[list[Cell]]]:
    """Return the headings and the rows."""
    texts = {name: column_texts(cells, name) for name in cells.columns}
    computed = computed_texts(cells, asked)
    header, columns = [*shown.meta], [*_meta(texts, asked)]
    for item in asked.items:
        if item.name in computed:
            header.append(shown.names.questions[item.name] if shown.language is None else "{…}")
            columns.append(computed[item.name])
            continue
        ruled_out = _ruled_out(item, texts)
        for one in item.fields:
            kept = [
                None if out.get(one.name) else text
                for text, out in zip(texts[one.name], ruled_out, strict=True)
            ]
            header.append(shown.heading(one))
            columns.append([shown.cell(text, one) for text in kept])
    return header, [[*row] for row in zip(*columns, strict=True)]


def _csv(header: list[str], rows: list[list[Cell]]) -> bytes:
    lines: list[list[Cell]] = [[*header], *rows]
    return f"{delimited(lines, end=_BREAK)}{_BREAK}".encode("utf-8-sig")


def _json(header: list[str], rows: list[list[Cell]]) -> bytes:
    responses = [dict(zip(header, row, strict=True)) for row in rows]
    return json.dumps({"responses": responses}, separators=(",", ":")).encode()


def _xlsx(header: list[str], rows: list[list[Cell]]) -> bytes:
    """LimeSurvey leaves out the columns that a workbook of old could not hold."""
    from surveys.platforms.workbook_writing import workbook

    columns = header[:WIDEST]
    lines = [dict(zip(columns, (cell or "" for cell in row), strict=False)) for row in rows]
    return workbook({"Survey": (columns, lines)})


_WRITTEN: dict[str, Callable[[list[str], list[list[Cell]]], bytes]] = {
    "codes": _csv,
    "em_codes": _csv,
    "texts": _csv,
    "json": _json,
    "xlsx": _xlsx,
}


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
