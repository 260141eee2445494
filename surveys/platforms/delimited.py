"""Delimited text: parsing and writing that keeps an empty cell apart from an empty text.

`a;;""` has three cells: a text, nothing, and an empty text. Most readers make the last two the
same, but LimeSurvey tells with them whether a question was shown.

Files are read by Arrow, many lines at a time. Arrow is lenient with quotation marks, so these are
checked beforehand; a file that is not plainly right goes through `parse`, which is exact and says
on which line something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError, unreadable
from surveys.platforms.encodings import Decoded, decode, decode_table, encoding_of
from surveys.platforms.sheets import Cell, Sheet, in_columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "SEPARATORS",
    "Cell",
    "Row",
    "Sheet",
    "decode",
    "headings_of",
    "parse",
    "read_sheet",
]

SEPARATORS = (";", ",", "\t")
_TOLD = re.compile(r'"?sep=([;,\t])"?(?:\r\n|\n|\r)', re.IGNORECASE)
"""The first line by which Excel is told the separator; other programs know no such line."""
_BLOCK = 1 << 24
"""Bytes that Arrow reads at a time; a record must fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record and the line of the file on which it begins, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a delimited file whole.

    Raises
    ------
    ResponseError
        There is no such file; it is empty or not text, or a record has more or fewer cells than
        the header.
    """
    file, separator = _opened(path)
    first = next(_records(file.text, separator, path.name), None)
    if first is None:
        raise ResponseError("an empty file", expected="a header and responses", where=path.name)
    header = tuple((cell or "").strip() for cell in first[0].cells)
    begun = len(file.text[: first[1]].encode())
    columns = _by_arrow(file.utf8, begun, separator, len(header))
    if columns is None:
        columns = _exactly(file.text, separator, header, path.name)
    return Sheet(
        name=path.name,
        header=header,
        columns=columns,
        rows=len(columns[0]),
        locate=_Lines(path),
        separator=separator,
        notices=file.notices,
        ends_blank=_ends_blank(file.text),
    )


def _by_arrow(content: bytes, begun: int, separator: str, width: int) -> tuple[Any, ...] | None:
    """Return the columns under the header, or None when the file is not plainly right."""
    import pyarrow as pa
    from pyarrow import csv

    from surveys.platforms.scanning import is_well_quoted

    if not is_well_quoted(content, separator):
        return None
    # Where the last line does not end, Arrow takes an empty last cell for a quoted one.
    ended = content if content.endswith((b"\n", b"\r")) else content + b"\n"
    body = pa.py_buffer(ended).slice(begun)
    names = [str(place) for place in range(width)]
    try:
        table = csv.read_csv(
            pa.BufferReader(body),
            csv.ReadOptions(column_names=names, block_size=_BLOCK),
            csv.ParseOptions(delimiter=separator, newlines_in_values=True),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return tuple(table.columns)


def _exactly(text: str, separator: str, header: tuple[str, ...], where: str) -> tuple[Any, ...]:
    rows = parse(text, separator, where)[1:]
    for row in rows:
        if len(row.cells) != len(header):
            raise ResponseError(
                f"{len(row.cells)} cell(s) on line {row.line}",
                expected=f"{len(header)} as in the header",
                where=where,
                advice="A separator or a quotation mark is missing or too many there.",
            )
    return in_columns((row.cells for row in rows), len(header))


class _Lines:
    """Finds the lines of records by reading the file again: only messages ask for them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, row: int) -> int:
        return int(self.lines[row + 1])

    @cached_property
    def lines(self) -> Sequence[int] | NDArray[np.int64]:
        from surveys.platforms.scanning import is_well_quoted, record_lines

        file, separator = _opened(self.path)
        if is_well_quoted(file.utf8, separator):
            return record_lines(file.utf8)
        return [row.line for row in parse(file.text, separator, self.path.name)]


def _opened(path: Path) -> tuple[Decoded, str]:
    """Return a file and its separator; a line that tells Excel the separator becomes empty."""
    file = decode_table(_content(path), path.name)
    told = _TOLD.match(file.text)
    if told is None:
        return file, _separator_of(file.text)
    text = "\n" + file.text[told.end() :]
    return replace(file, text=text, utf8=text.encode()), told[1]


def _ends_blank(text: str) -> bool:
    return text[-4:].replace("\r\n", "\n").replace("\r", "\n").endswith("\n\n")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None


def _separator_of(text: str) -> str:
    r"""Return the separator that the first line uses most.

    Examples
    --------
    >>> _separator_of('"id","role","a;b;c;d"\n1;2')
    ','
    """
    found = re.search(r"[^\r\n][^\n]*", text)
    first = re.sub(r'"[^"]*"', "", found.group() if found else "")
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
    return tuple(row for row, _ in _records(text, separator, where))


def _records(text: str, separator: str, where: str) -> Iterator[tuple[Row, int]]:
    """Yield each record that is no empty line, and the place in the text after it."""
    pattern = re.compile(
        rf'(?:"((?:[^"]|"")*)"|([^{re.escape(separator)}"\r\n][^{re.escape(separator)}\r\n]*)|)'
        rf"({re.escape(separator)}|\r\n|\n|\r|\Z)"
    )
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
            if cells != [None]:
                yield Row(begun, tuple(cells)), place
            cells, begun = [], line
    if cells:
        yield Row(begun, (*cells, None)), place


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


def headings_of(head: bytes) -> list[str]:
    r"""Return the headings at the beginning of a delimited file, whatever its separator.

    Examples
    --------
    >>> headings_of(b'"id";"submitdate"\n1;')
    ['id', 'submitdate']
    >>> headings_of(b'\xef\xbb\xbfsep=,\r\nid,role\r\n')
    ['id', 'role']
    """
    encoding = encoding_of(head)
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    plain = text[told.end() :] if (told := _TOLD.match(text)) else text
    line = re.split(r"[\r\n]", plain.lstrip("\r\n"), maxsplit=1)[0]
    return [cell.strip().strip('"') for cell in re.split(r"[;,\t]", line)]
