"""Says which platform a response file comes from, and what in the file shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveys.errors import ResponseError, listed
from surveys.platforms.delimited import decode
from surveys.platforms.registry import get, names

HEAD = 65_536
"""Bytes of the beginning that are looked at: a header of a thousand columns fits."""
_NOT_ASCII = bytes(range(0x80, 0x100))


@dataclass(frozen=True, slots=True)
class Detected:
    """A platform and the evidence for it."""

    platform: str
    evidence: str


def detect(path: Path) -> Detected:
    """Say which platform exported a response file.

    Raises
    ------
    ResponseError
        There is no such file, no platform recognises it, or several do.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise ResponseError(
            f"no readable file ({error.strerror})", expected="a response file", where=str(path)
        ) from None
    _check_text(head, path.name)
    return recognised(head, path.name)


def _check_text(head: bytes, where: str) -> None:
    """Refuse what is no text; the beginning is cut where no letter is."""
    if not head.strip(b"\xef\xbb\xbf\r\n\t "):
        raise ResponseError("an empty file", expected="a header and responses", where=where)
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        whole = head.rstrip(_NOT_ASCII) if len(head) == HEAD else head
        decode(head[: head.rfind(b"\n") + 1] or whole, where)


def recognised(head: bytes, where: str) -> Detected:
    """Say which platform the beginning of a file is from.

    Examples
    --------
    >>> recognised(b'"id";"submitdate";"lastpage";"startlanguage";"seed"', "a.csv").platform
    'limesurvey'
    """
    found = [
        Detected(name, evidence)
        for name in names()
        if (evidence := get(name).recognise(head)) is not None
    ]
    if len(found) == 1:
        return found[0]
    marks = [f"{one.platform} ({one.evidence})" for one in found]
    raise ResponseError(
        f"a file of {listed(marks)}" if found else "a first line that no platform writes",
        expected=f"a response file of one of {listed(names(), most=20)}",
        where=where,
        advice="Name the platform, or export the responses again with codes as headings.",
    )
