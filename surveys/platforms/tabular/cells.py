"""What the cells of a table mean: codes, ticks, days and moments as people and programs write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from surveys.errors import ResponseError
from surveys.model import Field, Kind
from surveys.platforms.sheets import Cell
from surveys.platforms.statistical.reading import USER_MISSING
from surveys.platforms.writing import unguarded

_WHOLE = re.compile(r"([+-]?[0-9]{1,18})(?:[.,](?!000$)0+)?")
"""A whole number, as programs that know no other numbers write it too; 3.000 may be 3000."""
_NOT_MAPPED = " (not in the mapping)"
"""Stands after a cell that is called like a code without meaning it, so that it is reported."""
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T](\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?")


def decoder(
    one: Field, codes: Mapping[str, tuple[str, ...]], where: str, *, guarded: bool
) -> Callable[[Cell], Cell]:
    """Return what turns the cells of a column into texts under canonical codes.

    What has no meaning is left as it stands, so that it is reported.

    Parameters
    ----------
    one
        The field of the column.
    codes
        Canonical code → cells that mean it.
    where
        The file, for messages.
    guarded
        Whether texts that look like formulas have an apostrophe before them.

    Raises
    ------
    ResponseError
        One cell would mean two codes.
    """
    match one.kind:
        case Kind.CODE | Kind.FLAG:
            return _coded(one, codes, where)
        case Kind.DATE:
            return iso_day
        case Kind.TEXT:
            return _text(guarded=guarded)
        case _:
            return _stripped


def _coded(one: Field, codes: Mapping[str, tuple[str, ...]], where: str) -> Callable[[Cell], Cell]:
    known = _accepted(one, codes, where)
    numbers = _alone((_whole(name), code) for name, code in known.items())
    missing = {code.code for code in one.codes or () if code.missing is not None}
    called = {code.code for code in one.codes or ()} or {"1", "0"}

    def meaning(cell: Cell) -> Cell:
        if not cell:
            return cell
        plain = cell.removesuffix(USER_MISSING).strip()
        code = known.get(plain) or numbers.get(_whole(plain)) or known.get(plain.lower())
        # A value that the file declares missing is no answer, whatever else it may mean.
        if cell.endswith(USER_MISSING) and code not in missing:
            return cell
        return code or (f"{cell}{_NOT_MAPPED}" if plain in called else cell)

    return meaning


def _whole(text: str) -> int | None:
    """Return the whole number that a text is, such as 3 for "3", "03", "3.0" and "3,0"."""
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else None


def _alone(meanings: Iterable[tuple[int | None, str]]) -> dict[int | None, str]:
    """Return number → code, without numbers that would mean several codes."""
    found: dict[int, set[str]] = {}
    for number, code in meanings:
        if number is not None:
            found.setdefault(number, set()).add(code)
    return {number: codes.pop() for number, codes in found.items() if len(codes) == 1}


def _accepted(one: Field, codes: Mapping[str, tuple[str, ...]], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, cells in codes.items():
        for cell in cells:
            if found.setdefault(cell, code) != code:
                raise ResponseError(
                    f"{cell!r} for the codes {found[cell]!r} and {code!r} of {one.name}",
                    expected="one code for each cell",
                    where=f"mapping of {where}",
                )
    return found


def _text(*, guarded: bool) -> Callable[[Cell], Cell]:
    def text(cell: Cell) -> Cell:
        if cell is None:
            return None
        plain = cell.removesuffix(USER_MISSING)
        return unguarded(plain) if guarded else plain

    return text


def _stripped(cell: Cell) -> Cell:
    return cell if cell is None else cell.strip()


def iso_day(cell: Cell) -> Cell:
    """Return a day or a moment in ISO form when it is written as in Finland, else as it stands.

    Examples
    --------
    >>> iso_day("31.3.2026"), iso_day("1.3.2026 9.05"), iso_day("2026-03-31")
    ('2026-03-31', '2026-03-01T09:05:00', '2026-03-31')
    """
    written = _DAY.fullmatch((cell or "").strip())
    if written is None:
        return _stripped(cell)
    day, month, year, *time = written.groups()
    date = f"{year}-{int(month):02d}-{int(day):02d}"
    if time[0] is None:
        return date
    return f"{date}T{':'.join(f'{int(part or 0):02d}' for part in time)}"
