"""Delimited text: decoding, parsing and writing that keeps an empty cell apart from an empty text.

`a;;""` has three cells: a text, nothing, and an empty text. Python's own reader makes the last
two the same, but LimeSurvey tells with them whether a question was shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from surveys.errors import ResponseError

SEPARATORS = (";", ",", "\t")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ENCODINGS = "text in UTF-8, or UTF-16 with a byte order mark"
_ZIP = b"PK\x03\x04"

Cell: TypeAlias = str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record and the line of the file on which it begins, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A delimited file: its header and its records.

    Parameters
    ----------
    name
        Name of the file.
    separator
        One character.
    header
        The headings.
    rows
        The records under it, without empty lines.
    ends_blank
        Whether an empty line ends the file.
    """

    name: str
    separator: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    ends_blank: bool


def read_sheet(path: Path) -> Sheet:
    """Read a delimited file whole.

    Raises
    ------
    ResponseError
        There is no such file; it is empty, not text, not in UTF-8 or UTF-16, or a record has
        more or fewer cells than the header.
    """
    text = decode(_content(path), path.name)
    separator = _separator_of(text)
    rows = parse(text, separator, path.name)
    if not rows:
        raise ResponseError("an empty file", expected="a header and responses", where=path.name)
    header = tuple((cell or "").strip() for cell in rows[0].cells)
    even = tuple(_even(rows[1:], header, path.name))
    return Sheet(path.name, separator, header, even, ends_blank=_ends_blank(text))


def _ends_blank(text: str) -> bool:
    return text[-4:].replace("\r\n", "\n").replace("\r", "\n").endswith("\n\n")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResponseError(
            f"no readable file ({error.strerror})", expected="a response file", where=str(path)
        ) from None


def decode(content: bytes, where: str) -> str:
    r"""Return the text of UTF-8, or of UTF-16 with a byte order mark.

    Raises
    ------
    ResponseError
        The bytes are a workbook or another encoding; the message points at the first line that
        cannot be read.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfid;role", "a.csv")
    'id;role'
    """
    if content.startswith(_ZIP):
        raise ResponseError(
            "a workbook or another zipped file",
            expected="a text file with separators",
            where=where,
            advice="Export the responses as CSV.",
        )
    encoding = _encoding(content)
    if encoding != "utf-16" and b"\x00" in content:
        raise ResponseError(
            f"a zero byte on line {content[: content.index(0)].count(10) + 1}",
            expected=_ENCODINGS,
            where=where,
            advice="Export the responses again in UTF-8.",
        )
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, where) from None


def _encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    return "utf-8"


def _undecodable(content: bytes, error: UnicodeDecodeError, where: str) -> ResponseError:
    line = content[: error.start].count(b"\n") + 1
    place = error.start - content.rfind(b"\n", 0, error.start)
    return ResponseError(
        f"byte 0x{content[error.start]:02x} at place {place} of line {line}, which is not UTF-8",
        expected=_ENCODINGS,
        where=where,
        advice="Export again in UTF-8, and do not save the file in a spreadsheet in between.",
    )


def _separator_of(text: str) -> str:
    r"""Return the separator that the first line uses most.

    Examples
    --------
    >>> _separator_of('"id","role","a;b;c;d"\n1;2')
    ','
    """
    first = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").split("\n", 1)[0])
    return max(SEPARATORS, key=first.count)


def parse(text: str, separator: str, where: str) -> tuple[Row, ...]:
    r"""Split text into records; an empty cell is None and a quoted empty one is "".

    Parameters
    ----------
    text
        With records ended by any kind of line break; quoted cells may hold them too.
    separator
        One character.
    where
        Named in the error.

    Raises
    ------
    ResponseError
        A quotation mark is not closed, or text follows a closed one.

    Examples
    --------
    >>> parse('a;;""\n', ";", "a.csv")
    (Row(line=1, cells=('a', None, '')),)
    """
    pattern = re.compile(
        rf'(?:"((?:[^"]|"")*)"|([^{re.escape(separator)}"\r\n][^{re.escape(separator)}\r\n]*)|)'
        rf"({re.escape(separator)}|\r\n|\n|\r|\Z)"
    )
    rows: list[Row] = []
    cells: list[Cell] = []
    place, line, begun = 0, 1, 1
    while place < len(text):
        found = pattern.match(text, place)
        if found is None:
            raise _unclosed(line, cells, where)
        quoted, plain, end = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        line += _breaks(found.group())
        place = found.end()
        if end != separator:
            rows.append(Row(begun, tuple(cells)))
            cells, begun = [], line
    if cells:
        rows.append(Row(begun, (*cells, None)))
    return tuple(row for row in rows if row.cells != (None,))


def _breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _unclosed(line: int, cells: Sequence[Cell], where: str) -> ResponseError:
    return ResponseError(
        f"a quotation mark that is not closed where a cell ends, on line {line}, cell "
        f"{len(cells) + 1}",
        expected='cells with quotation marks to be quoted whole and the marks doubled: "a ""b"""',
        where=where,
        advice="The file may be cut short, or was edited: export it again.",
    )


def _even(rows: Iterable[Row], header: tuple[str, ...], where: str) -> Iterable[Row]:
    for row in rows:
        if len(row.cells) != len(header):
            raise ResponseError(
                f"{len(row.cells)} cell(s) on line {row.line}",
                expected=f"{len(header)} as in the header",
                where=where,
                advice="A separator or a quotation mark is missing or too many there.",
            )
        yield row


def quoted(cell: Cell) -> str:
    """Write a cell always in quotation marks, nothing as nothing.

    Examples
    --------
    >>> quoted('a "b" c'), quoted(""), quoted(None)
    ('"a ""b"" c"', '""', '')
    """
    return "" if cell is None else '"' + cell.replace('"', '""') + '"'


def as_needed(cell: Cell, separator: str) -> str:
    """Write a cell in quotation marks only when it holds something that needs them."""
    needs = cell is not None and any(mark in cell for mark in (separator, '"', "\n", "\r"))
    return quoted(cell) if needs else cell or ""


def headings_of(head: bytes) -> list[str]:
    r"""Return the headings at the beginning of a delimited file, whatever its separator.

    Examples
    --------
    >>> headings_of(b'"id";"submitdate"\n1;')
    ['id', 'submitdate']
    """
    encoding = _encoding(head)
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    line = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    return [cell.strip().strip('"') for cell in re.split(r"[;,\t]", line)]
