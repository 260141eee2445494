"""Says which platform a response file comes from, and what in the file shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveys.errors import ResponseError, listed
from surveys.platforms.encodings import decode, decode_table
from surveys.platforms.glimpse import HEAD, Glimpse, glimpse
from surveys.platforms.registry import get, names

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
    file = glimpse(path)
    if file.kind in ("text", "json"):
        _check_text(file)
    return recognised(file)


def _check_text(file: Glimpse) -> None:
    """Refuse what is no text; the beginning is cut where no letter is."""
    head = file.head
    if not head.strip(b"\xef\xbb\xbf\r\n\t "):
        raise ResponseError("an empty file", expected="a header and responses", where=file.name)
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        whole = head.rstrip(_NOT_ASCII) if len(head) == HEAD else head
        lines = head[: head.rfind(b"\n") + 1] or whole
        decode_table(lines, file.name) if file.kind == "text" else decode(lines, file.name)


def recognised(file: Glimpse) -> Detected:
    """Say which platform a file is from by what can be seen of it.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> head = b'"id";"submitdate";"lastpage";"startlanguage";"seed"'
    >>> recognised(glimpse_of_text(head, "a.csv")).platform
    'limesurvey'
    """
    found = [
        Detected(name, evidence)
        for name in names()
        if (evidence := get(name).recognise(file)) is not None
    ]
    if len(found) == 1:
        return found[0]
    marks = [f"{one.platform} ({one.evidence})" for one in found]
    raise ResponseError(
        f"a file of {listed(marks)}" if found else "a file that no platform writes",
        expected=f"a response file of one of {listed(names(), most=20)}",
        where=file.name,
        advice="Name the platform, or export the responses again with codes as headings.",
    )
