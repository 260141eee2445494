"""Which encoding a text file is in.

UTF-8, and UTF-16 with a byte order mark, are read as they are. A table that is neither was mostly
saved by a spreadsheet on Windows; it is read as Windows-1252 when every byte is a letter or sign
there, and the reader says so. Nothing else is guessed.

A NUL on the first line shows UTF-16 without its mark, or no text at all. In an answer further down
it is a character that no file of ours can hold, and becomes U+FFFD, the sign for one that was lost;
`surveys.responses.typed` says where there are any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from surveys.errors import ResponseError
from surveys.platforms.sheets import UNSTORABLE

_UTF8_MARK = b"\xef\xbb\xbf"
BYTE_ORDER_MARKS = {_UTF8_MARK: "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_EXPECTED = "text in UTF-8, or UTF-16 with a byte order mark"
_ZIP = b"PK\x03\x04"
_WINDOWS = "cp1252"
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


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
    content, encoding = _checked(content, where)
    try:
        return content.decode(encoding).replace("\x00", UNSTORABLE)
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, where) from None


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the same in UTF-8, and what had to be assumed to read it."""

    text: str
    utf8: bytes
    notices: tuple[str, ...] = ()


def decode_table(content: bytes, where: str) -> Decoded:
    r"""Return the text of a table.

    Raises
    ------
    ResponseError
        As `decode`, for bytes that are not Windows-1252 either.

    Examples
    --------
    >>> decode_table(b"id;role\n1;ty\xf6", "a.csv").text
    'id;role\n1;työ'
    """
    content, encoding = _checked(content, where)
    try:
        text = content.decode(encoding).replace("\x00", UNSTORABLE)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or not _is_windows(content):
            raise _undecodable(content, error, where) from None
        text = content.decode(_WINDOWS)
        return Decoded(text, text.encode(), (_assumed(content, error, where),))
    same = encoding != "utf-16"
    return Decoded(text, content.removeprefix(_UTF8_MARK) if same else text.encode())


def _assumed(content: bytes, error: UnicodeDecodeError, where: str) -> str:
    line, _ = _place(content, error)
    return (
        f"{where}: line {line} is not UTF-8 (byte 0x{content[error.start]:02x}); the file was read "
        "as Windows-1252. Check that ä, ö and å are right, or export again in UTF-8."
    )


def encoding_of(content: bytes) -> str:
    """Return the encoding that the byte order mark names, UTF-8 without one."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    return "utf-8"


def _checked(content: bytes, where: str) -> tuple[bytes, str]:
    """Return the bytes without NUL, and their encoding."""
    if content.startswith(_ZIP):
        raise ResponseError(
            "a workbook or another zipped file",
            expected="a text file with separators",
            where=where,
            advice="Export the responses as CSV.",
        )
    encoding = encoding_of(content)
    if encoding == "utf-16" or b"\x00" not in content:
        return content, encoding
    if b"\x00" in re.split(rb"[\r\n]", content.lstrip(b"\r\n"), maxsplit=1)[0]:
        raise ResponseError(
            "a zero byte on the first line",
            expected=_EXPECTED,
            where=where,
            advice="Export the responses again in UTF-8.",
        )
    return content.replace(b"\x00", UNSTORABLE.encode()), encoding


def _is_windows(content: bytes) -> bool:
    """Tell whether every byte has a meaning in Windows-1252, and none spells a UTF-8 letter.

    A file that has both was put together from two, and neither way of reading it is right.
    """
    if _CONTROLS.search(content) or _UTF8_LETTER.search(content):
        return False
    try:
        content.decode(_WINDOWS)
    except UnicodeDecodeError:
        return False
    return True


def _place(content: bytes, error: UnicodeDecodeError) -> tuple[int, int]:
    line = content[: error.start].count(b"\n") + 1
    return line, error.start - content.rfind(b"\n", 0, error.start)


def _undecodable(content: bytes, error: UnicodeDecodeError, where: str) -> ResponseError:
    line, place = _place(content, error)
    return ResponseError(
        f"byte 0x{content[error.start]:02x} at place {place} of line {line}, which is not UTF-8",
        expected=_EXPECTED,
        where=where,
        advice="Export again in UTF-8, and do not save the file in a spreadsheet in between.",
    )
