"""The entry table: a workbook in which answers on paper are typed in, a row for each form.

Its columns are the fields under their own names; a second sheet says which number and code on the
form they are. What is typed stays text, so that no code loses its zero and nothing is reckoned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from surveys.model import LANGUAGES, Instrument, Kind, Text
from surveys.platforms.delimited_writing import table_csv
from surveys.platforms.mapping import NameMapping
from surveys.platforms.tabular.naming import canonical_mapping
from surveys.platforms.workbook_writing import workbook_of_answers
from surveys.platforms.writing import column_texts, guarded_cell
from surveys.printed import numbers

if TYPE_CHECKING:
    import pandas as pd

META = {"response_id": "form_number", "submitted": "form_returned", "language": "form_language"}
"""What the form's own columns are called."""
_ANSWERS, CODES = "answers", "codes"
_EXPLAINED = ("column", "question", "kind", "code", *LANGUAGES)
_KINDS = {
    Kind.CODE: "code",
    Kind.FLAG: "1 if marked",
    Kind.INTEGER: "whole number",
    Kind.DECIMAL: "number",
    Kind.DATE: "day, such as 31.3.2026",
    Kind.TEXT: "text",
}


def entry_mapping(platform: str, instrument: Instrument, wave: str) -> NameMapping:
    """Return the mapping of the entry table."""
    return canonical_mapping(platform, instrument, wave, meta=META)


def entry_table(instrument: Instrument, wave: str) -> bytes:
    """Return the workbook to type answers into.

    Examples
    --------
    >>> from surveys.instruments import training
    >>> entry_table(training, "pre")[:2]
    b'PK'
    """
    return _workbook(instrument.at(wave), [])


def entered(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return the table with answers typed in.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument, wave
        With all of its waves, and the one whose questions were asked.
    layout
        "entry" for the workbook, or "csv".
    """
    asked = instrument.at(wave)
    names = [*META, *(one.name for one in asked.asked_fields)]
    rows = [*zip(*(column_texts(cells, name) for name in names), strict=True)]
    columns = _columns(asked)
    if layout == "csv":
        texts = {one.name for one in asked.asked_fields if one.kind is Kind.TEXT}
        return table_csv(
            [columns, *([guarded_cell(cell) if name in texts else cell
                         for name, cell in zip(names, row, strict=True)] for row in rows)]
        )  # fmt: skip
    filled = [{name: cell for name, cell in zip(columns, row, strict=True) if cell} for row in rows]
    return _workbook(asked, filled)


def _workbook(asked: Instrument, rows: Sequence[Mapping[str, str]]) -> bytes:
    sheets = {_ANSWERS: (_columns(asked), rows), CODES: (_EXPLAINED, list(_explained(asked)))}
    return workbook_of_answers(sheets, [_ANSWERS])


def _columns(asked: Instrument) -> list[str]:
    return [*META.values(), *(one.name for one in asked.asked_fields)]


def _explained(asked: Instrument) -> Iterator[dict[str, str]]:
    """Return a row for each column, and one for each of its codes."""
    known = numbers(asked)
    yield {"column": META["response_id"], "kind": "number written on the form"}
    yield {
        "column": META["submitted"],
        "kind": "day on which the form came back; empty if unfinished",
    }
    yield {"column": META["language"], "kind": f"one of {', '.join(LANGUAGES)}"}
    for one in asked.asked_fields:
        number = known.get(one.name, known[one.item])
        yield {"column": one.name, "question": number, "kind": _KINDS[one.kind], **_texts(one.text)}
        for code in one.codes or ():
            yield {**_texts(code.text), "column": one.name, "question": number, "code": code.code}


def _texts(text: Text) -> dict[str, str]:
    return {language: text[language] for language in LANGUAGES}
