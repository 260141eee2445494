"""Files that should hold JSON: what does not is refused with a message."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from surveys.errors import ResponseError, unreadable
from surveys.platforms.encodings import decode

_ESCAPE = re.compile(
    r"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<lost>u0000|u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
_HALF_OR_NUL = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")


def read_json(path: Path, expected: str, advice: str = "", **hooks: Any) -> Any:
    """Return what a file of JSON holds, in UTF-8 or in UTF-16 with a byte order mark.

    Parameters
    ----------
    path
        The file.
    expected, advice
        What it should hold, and what to do when it does not.
    hooks
        `parse_float`, `object_pairs_hook` and others of `json.loads`.

    Raises
    ------
    ResponseError
        There is no such file, or it is no such text or no JSON.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, expected) from None
    return parse_json(decode(content, path.name), path.name, expected, advice, **hooks)


def parse_json(text: str, where: str, expected: str, advice: str = "", **hooks: Any) -> Any:
    r"""Return what a text of JSON says.

    A NUL, and half of a sign that takes two, can stand in no file of ours: each becomes U+FFFD,
    the sign for a character that was lost, and `surveys.responses.typed` says where there are any.

    Parameters
    ----------
    text
        The JSON.
    where
        Where it stands.
    expected, advice, hooks
        As of `read_json`.

    Raises
    ------
    ResponseError
        It is no JSON, or nested more deeply than anybody's answers.

    Examples
    --------
    >>> parse_json('{"id": 1.50}', "a.json", "an object", parse_float=str)
    {'id': '1.50'}
    >>> parse_json(r'["\ud83d", "\ud83d\ude00", "\u0000", "\\ud83d"]', "a.json", "an array")
    ['\ufffd', '\U0001f600', '\ufffd', '\\ud83d']
    """
    try:
        return json.loads(_whole(text), **hooks)
    except RecursionError:
        found = "objects within objects without an end"
    except (ValueError, ArithmeticError) as error:
        # Digits without an end are a ValueError, and of a Decimal an ArithmeticError.
        found = f"text that is not JSON ({error})"
    raise ResponseError(found, expected=expected, where=where, advice=advice)


def _whole(text: str) -> str:
    """Replace the escapes of what is no character by itself."""
    if not _HALF_OR_NUL.search(text):
        return text
    return _ESCAPE.sub(lambda one: r"\ufffd" if one["lost"] else one[0], text)
