"""The first look at a response file: what kind of file it is, and its headings."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from surveys.errors import ResponseError, unreadable
from surveys.platforms.delimited import headings_of

HEAD: Final = 65_536
"""Bytes of the beginning that are looked at: a header of a thousand columns fits."""
Kind = Literal["text", "json", "workbook", "zip", "sav", "dta", "folder"]

_WORKBOOK = "xl/workbook.xml"
_JSON = re.compile(rb"\s*[\[{]")
_STATA = re.compile(rb"<stata_dta>|[\x71-\x73][\x01\x02]\x01")
"""A tag, or before it release, byte order and kind of file: the release alone is a letter."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    r"""What can be seen of a file before it is read.

    Parameters
    ----------
    name
        Of the file.
    kind
        What it is: delimited or other text, JSON, a workbook, another zipped file, SPSS, Stata,
        or a folder.
    head
        The first bytes; of a folder those of its first file, in the order of their names.
    headings
        The first line of delimited text or of a workbook's first sheet, the variables of SPSS and
        Stata files, and the names of the files in a zipped one or a folder, with their folders.

    Examples
    --------
    >>> glimpse_of_text(b"id;submitdate\n1;", "a.csv").headings
    ('id', 'submitdate')
    """

    name: str
    kind: Kind
    head: bytes = b""
    headings: tuple[str, ...] = ()


def glimpse(path: Path) -> Glimpse:
    """Look at a file or a folder.

    Raises
    ------
    ResponseError
        There is no such file, or it cannot be read.
    """
    if path.is_dir():
        return _folder(path)
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path, head)
    if head.startswith((b"$FL2", b"$FL3")):
        return Glimpse(path.name, "sav", head, _variables(path, "read_sav"))
    if _STATA.match(head):
        return Glimpse(path.name, "dta", head, _variables(path, "read_dta"))
    return glimpse_of_text(head, path.name)


def _folder(path: Path) -> Glimpse:
    within = {one.relative_to(path): one for one in path.rglob("*")}
    names = sorted(name for name in within if not any(part.startswith(".") for part in name.parts))
    first = next((within[name] for name in names if within[name].is_file()), None)
    head = b"" if first is None else _head(first)
    return Glimpse(path.name, "folder", head, tuple(name.as_posix() for name in names))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise unreadable(path, error) from None


def glimpse_of_text(head: bytes, name: str) -> Glimpse:
    """Look at the beginning of a text."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    if _JSON.match(plain):
        return Glimpse(name, "json", head)
    return Glimpse(name, "text", head, tuple(headings_of(head)))


def _zipped(path: Path, head: bytes) -> Glimpse:
    try:
        with zipfile.ZipFile(path) as archive:
            names = tuple(archive.namelist())
    except (zipfile.BadZipFile, OSError) as error:
        raise ResponseError(
            f"a damaged zipped file ({error})",
            expected="a workbook or a zipped export",
            where=path.name,
            advice="Copy or export it again.",
        ) from None
    if _WORKBOOK not in names:
        return Glimpse(path.name, "zip", head, names)
    from surveys.platforms.workbooks import first_row

    return Glimpse(path.name, "workbook", head, first_row(path))


def _variables(path: Path, reader: str) -> tuple[str, ...]:
    import pyreadstat

    try:
        _, meta = getattr(pyreadstat, reader)(str(path), metadataonly=True)
    except (pyreadstat.ReadstatError, UnicodeDecodeError, ValueError) as error:
        raise ResponseError(
            f"a damaged file of a statistics program ({error})",
            expected="SPSS .sav or Stata .dta",
            where=path.name,
            advice="Save it again in the program that it comes from.",
        ) from None
    return tuple(meta.column_names)
