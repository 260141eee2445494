"""Addresses of servers: only such as keep a password from being read on its way."""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, urlsplit

from surveys.errors import UsageError

_HERE: Final = ("localhost", "127.0.0.1", "::1")
_EXAMPLE: Final = "https://survey.example.fi"


def checked(url: str) -> str:
    """Return the address of a server without a slash at its end.

    Raises
    ------
    UsageError
        It is no address, is not encrypted, or has a password, a query or a fragment in it.

    Examples
    --------
    >>> checked("https://survey.example.fi/index.php/")
    'https://survey.example.fi/index.php'
    >>> checked("http://survey.example.fi")
    Traceback (most recent call last):
    surveys.errors.UsageError: --url: found an http address; expected https, so that nobody on the \
way can read the password and the answers. Write https://survey.example.fi
    """
    parts = _split(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _fault(f"{url!r}", f"an address such as {_EXAMPLE}")
    if "@" in parts.netloc:
        raise _fault("a user name in the address", "an address without user and password")
    if parts.query or parts.fragment:
        raise _fault("a ? or # in the address", f"the address of the server, such as {_EXAMPLE}")
    if parts.scheme == "http" and parts.hostname not in _HERE:
        raise _fault(
            "an http address",
            "https, so that nobody on the way can read the password and the answers",
            f"Write https://{parts.netloc}{parts.path.rstrip('/')}",
        )
    return url.rstrip("/")


def place(url: str) -> str:
    """Return host and path of an address, for messages: never a user, password or query.

    Examples
    --------
    >>> place("https://anna:secret@survey.example.fi/v1/sessions?token=1")
    'survey.example.fi/v1/sessions'
    """
    parts = _split(url)
    return "the server" if parts is None else f"{parts.netloc.rpartition('@')[2]}{parts.path}"


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # a bad port is told only when it is asked for
    except ValueError:
        return None
    return parts


def _fault(found: str, expected: str, advice: str = "") -> UsageError:
    return UsageError(found, expected=expected, where="--url", advice=advice)
