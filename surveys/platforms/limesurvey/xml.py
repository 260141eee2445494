"""The .lss document: tables of rows in the order in which LimeSurvey itself writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.model import Language
from surveys.platforms.limesurvey.tables import COLUMNS

DB_VERSION = 630
"""Version of the database that LimeSurvey 6.13 writes its documents for."""

Row = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the document; its columns are those of `COLUMNS`."""

    name: str
    rows: Sequence[Row]


def document(tables: Sequence[Table], languages: Sequence[Language]) -> str:
    """Return the whole document, ready to be encoded in UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<document>",
        " <LimeSurveyDocType>Survey</LimeSurveyDocType>",
        f" <DBVersion>{DB_VERSION}</DBVersion>",
        " <languages>",
        *(f"  <language>{language}</language>" for language in languages),
        " </languages>",
        *(line for table in tables if table.rows for line in _table(table)),
        "</document>",
    ]
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    columns = COLUMNS[table.name]
    yield f" <{table.name}>"
    yield "  <fields>"
    yield from (f"   <fieldname>{column}</fieldname>" for column in columns)
    yield "  </fields>"
    yield "  <rows>"
    for row in table.rows:
        yield "   <row>"
        # A column left out of a row is NULL; an empty element is an empty text.
        yield from (f"    {_cell(column, row[column])}" for column in columns if column in row)
        yield "   </row>"
    yield "  </rows>"
    yield f" </{table.name}>"


def _cell(column: str, value: str | int) -> str:
    text = str(value).replace("]]>", "]]]]><![CDATA[>")
    return f"<{column}><![CDATA[{text}]]></{column}>" if text else f"<{column}/>"


def html(text: str) -> str:
    r"""Return plain text as LimeSurvey shows it: its texts are HTML, and braces are expressions.

    Only what would be taken for markup is written as a character reference, so that an
    ordinary text stays readable in LimeSurvey's editor.

    Examples
    --------
    >>> html("R&D {x}\nunder < 2")
    'R&D &#123;x&#125;<br />under &lt; 2'
    """
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    for sign, reference in (("<", "&lt;"), (">", "&gt;"), ("{", "&#123;"), ("}", "&#125;")):
        text = text.replace(sign, reference)
    return text.replace("\n", "<br />")


def html_with_answers(text: str, shown: Callable[[str], str]) -> str:
    """Return text as `html` does, with what `shown` makes of each name in braces.

    Examples
    --------
    >>> html_with_answers("Is {years} < 2?", lambda name: f"{{{name}.NAOK}}")
    'Is {years.NAOK} &lt; 2?'
    """
    return re.sub("&#123;(.*?)&#125;", lambda match: shown(match[1]), html(text))
