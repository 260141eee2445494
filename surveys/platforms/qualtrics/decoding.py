"""The cells of a Qualtrics export as canonical texts; what is unknown stays as it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from surveys.errors import ResponseError
from surveys.model import Kind
from surveys.platforms.qualtrics.export_rows import ADVICE
from surveys.platforms.sheets import Cell

SEEN = "-99"
"""What an export says, when it is asked to, where a question was seen and left empty."""
_DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Answer:
    """Reads the cells of a column.

    Parameters
    ----------
    kind
        What they hold.
    codes
        Recode value → code.
    recoded
        Whether the export says `SEEN`.
    """

    kind: Kind
    codes: Mapping[str, str]
    recoded: bool

    def __call__(self, cell: Cell) -> Cell:
        """Return the canonical text of one cell."""
        if not cell:
            return None
        if self.recoded and cell == SEEN:
            return ""
        match self.kind:
            case Kind.CODE:
                return self.codes.get(cell, f"{cell} (no recode value of the form)")
            case Kind.DATE:
                return day(cell)
            case _:
                return cell


@dataclass(frozen=True, slots=True)
class Tick:
    """Reads whether an option is chosen.

    Parameters
    ----------
    recode
        The recode value of the option.
    known
        Those of all options.
    whole
        Whether all options are one column, with commas between those chosen.
    """

    recode: str
    known: frozenset[str]
    whole: bool

    def __call__(self, cell: Cell) -> Cell:
        """Return "1" or "0", or nothing where nothing is said of the option."""
        if not cell:
            return None
        if self.whole and self.known.issuperset(cell.split(",")):
            return "1" if self.recode in cell.split(",") else "0"
        if cell in (SEEN, "0"):
            return "0"
        return "1" if not self.whole and cell in ("1", self.recode) else cell


def day(text: str) -> str:
    """Write a day as ISO where it is written with the year first.

    Examples
    --------
    >>> day("2026/3/31"), day("31/03/2026")
    ('2026-03-31', '31/03/2026')
    """
    found = _DAY.fullmatch(text.strip())
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else text


def language(cell: Cell) -> Cell:
    """Return the language of a code such as FI or SV-FI.

    Examples
    --------
    >>> language("FI"), language("en-GB"), language("")
    ('fi', 'en', None)
    """
    return cell.partition("-")[0].lower() if cell else None


def zone_of(name: str, where: str) -> dt.tzinfo:
    """Return a time zone by its name; ResponseError when there is none."""
    if name == "Z":
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ResponseError(
            f"the time zone {name!r}",
            expected="a time zone such as Europe/Helsinki",
            where=f"{where}, column RecordedDate",
            advice=ADVICE,
        ) from None


def moment_in(zone: dt.tzinfo, cell: Cell) -> Cell:
    """Give a moment its zone; what is no moment stays as it is.

    Examples
    --------
    >>> moment_in(dt.UTC, "2026-03-31 10:00:00")
    '2026-03-31T10:00:00+00:00'
    """
    try:
        found = dt.datetime.fromisoformat(cell or "")
    except ValueError:
        return cell or None
    return found.replace(tzinfo=zone).isoformat()
