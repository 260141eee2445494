"""The errors a user can meet: one class per kind, one exit code per class.

A message always says what was found, what was expected, where, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


class ToolkitError(Exception):
    """Root of all errors that are the input's fault and not the toolkit's.

    Parameters
    ----------
    found
        What was met.
    expected
        What would have been right.
    where
        File, row, column, item: as near to the place as is known.
    advice
        What the user can do about it.

    Examples
    --------
    >>> print(ToolkitError("code 'x'", expected="one of a, b", where="item role"))
    item role: found code 'x'; expected one of a, b.
    """

    exit_code = 1

    def __init__(
        self, found: str, *, expected: str = "", where: str = "", advice: str = ""
    ) -> None:
        self.found = found
        self.expected = expected
        self.where = where
        self.advice = advice
        super().__init__(self._message())

    def _message(self) -> str:
        place = f"{self.where}: " if self.where else ""
        wanted = f"; expected {self.expected}" if self.expected else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{place}found {self.found}{wanted}.{advice}"


class UsageError(ToolkitError):
    """The command or call was asked for something that does not exist."""

    exit_code = 2


class DefinitionError(ToolkitError):
    """An instrument, code list or study file is not right."""

    exit_code = 3


class ResponseError(ToolkitError):
    """A response file, or an answer in it, is not right."""

    exit_code = 4


class DisclosureError(ToolkitError):
    """Writing or publishing this would give someone away."""

    exit_code = 5


class StoreError(ToolkitError):
    """A file of data_raw/ or data_clean/ is missing, damaged or in the way."""

    exit_code = 6


class AnalysisError(ToolkitError):
    """An analysis was asked of data that cannot answer it."""

    exit_code = 7


def unknown(
    what: str,
    name: object,
    known: Iterable[object],
    *,
    where: str = "",
    error: type[ToolkitError] = UsageError,
    advice: str = "",
) -> ToolkitError:
    """Return the error that something of that name does not exist, to be raised.

    Parameters
    ----------
    what, name
        What it would be, and the name that was given.
    known
        The names that there are.
    where
        As near to the place as is known.
    error
        Its class.
    advice
        What to do when no name is near.

    Examples
    --------
    >>> print(unknown("platform", "odc", ["limesurvey", "odk"]))
    found platform 'odc'; expected one of limesurvey, odk. Did you mean 'odk'?
    """
    names = tuple(known)
    return error(
        f"{what} {name!r}",
        expected=f"one of {listed(names)}",
        where=where,
        advice=near(name, names) or advice,
    )


def unreadable(
    path: object,
    error: OSError | ValueError,
    expected: str = "a response file",
    error_class: type[ToolkitError] = ResponseError,
) -> ToolkitError:
    """Return the error that a file cannot be opened or is no text, to be raised.

    Parameters
    ----------
    path
        The file.
    error
        What opening or decoding it gave.
    expected
        What it should be.
    error_class
        The class of the error.

    Examples
    --------
    >>> print(unreadable("a.csv", FileNotFoundError(2, "No such file or directory")))
    a.csv: found no readable file (No such file or directory); expected a response file.
    """
    reason = error.strerror if isinstance(error, OSError) else "not text"
    return error_class(f"no readable file ({reason})", expected=expected, where=str(path))


def near(name: object, known: Iterable[object]) -> str:
    """Return a hint that names the nearest known name, or an empty string.

    Examples
    --------
    >>> near("rol", ["role", "tasks"])
    "Did you mean 'role'?"
    >>> near("zzz", ["role", "tasks"])
    ''
    >>> near("5", ["15", "05"])
    "Did you mean '05'?"
    """
    whole = str(name).lstrip("0")
    if whole.isdecimal():  # spreadsheets take leading zeros away
        same = [str(one) for one in known if str(one).lstrip("0") == whole]
        if len(same) == 1:
            return f"Did you mean {same[0]!r}?"
    matches = get_close_matches(str(name), [str(one) for one in known], n=1, cutoff=0.6)
    return f"Did you mean {matches[0]!r}?" if matches else ""


def listed(names: Iterable[object], most: int = 8) -> str:
    """Return names as a readable list, cut after `most`.

    Examples
    --------
    >>> listed(["a", "b"])
    'a, b'
    >>> listed("abcd", most=2)
    'a, b … (4 in all)'
    """
    every = [_clipped(str(name)) for name in names]
    if len(every) <= most:
        return ", ".join(every)
    return f"{', '.join(every[:most])} … ({len(every)} in all)"


def _clipped(name: str, most: int = 60) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


_OF_A_PLATFORM = re.compile(
    r"(?:[\w-]{1,60}\.\w{2,5}:)?"  # the file, when a wave has several
    r"(?:(?:uuid:|[A-Za-z]{0,3}[_-]?)[0-9]{1,8}"
    r"|(?:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|R_[0-9A-Za-z]{10,20}|[a-z2-7]{16}|[0-9a-f]{32})"
)
"""What platforms give as ids; anything else may be what somebody keyed in, such as a name."""


def shown_id(response: str) -> str:
    """Return the id of a response for a message, or a sign in its place.

    Examples
    --------
    >>> shown_id("12"), shown_id("010195-910A")
    ('12', '«…»')
    """
    return response if _OF_A_PLATFORM.fullmatch(response) else "«…»"
