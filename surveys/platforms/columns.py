"""Matching the columns of a response file to the fields of an instrument."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from surveys.conditions import item_of
from surveys.errors import ResponseError, listed, near
from surveys.model import Instrument
from surveys.platforms.sheets import Cell, Sheet, other_sheets

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = re.compile(r"[0-9]+")


def check_each_once(sheet: Sheet) -> None:
    """Raise ResponseError when a column stands twice."""
    twice = [name for name, count in Counter(sheet.header).items() if count > 1]
    if twice == [""]:
        raise ResponseError(
            f"{Counter(sheet.header)['']} columns without a heading",
            expected="a heading for each column, in the first row",
            where=sheet.name,
            advice="Delete rows above the headings, such as one with a title.",
        )
    if twice:
        raise ResponseError(
            f"column {twice[0]!r} more than once",
            expected="each column once",
            where=sheet.name,
            advice="Export with question codes as headings; texts can repeat.",
        )


def check_complete(
    sheet: Sheet, found: Mapping[str, str], expected: Mapping[str, str], where: str, advice: str
) -> None:
    """Raise ResponseError that names the first missing columns and the nearest ones there are.

    Parameters
    ----------
    sheet
        The file.
    found, expected
        Canonical field name → name of its column.
    where
        What the file should be: "coordinators, wave 2026".
    advice
        How to export it rightly on this platform.
    """
    missing = [name for name in expected if name not in found]
    if not missing:
        return
    first = expected[missing[0]]
    spare = [name for name in sheet.header if name not in found.values()]
    columns = listed([expected[name] for name in missing])
    hint = near(first, spare)
    raise ResponseError(
        f"no column {columns} (item {item_of(missing[0])})",
        expected=f"all columns of {where}",
        where=sheet.name,
        advice=" ".join(
            one for one in (hint, advice, other_sheets(sheet.title, sheet.others)) if one
        ),
    )


def check_no_strangers(
    sheet: Sheet,
    strangers: Iterable[str],
    known: Collection[str],
    elsewhere: Mapping[str, str],
    where: str,
    advice: str = "",
) -> None:
    """Raise ResponseError at the first column that is neither an answer nor the platform's own.

    Parameters
    ----------
    sheet
        The file.
    strangers
        Columns that nobody claimed.
    known
        Columns there could be, for the near-name hint.
    elsewhere
        Column → the wave(s) in which it is asked, for columns of other waves.
    where
        What the file should be.
    advice
        What else to do about it on this platform.
    """
    for name in strangers:
        wave = elsewhere.get(name)
        found = f"column {name!r}" + (f", which is asked in wave {wave}" if wave else "")
        hint = near(name, known) or "Is this the file of another survey or wave?"
        raise ResponseError(
            found,
            expected=f"only columns of {where}",
            where=sheet.name,
            advice=f"{hint} {advice}".strip(),
        )


def check_has_responses(sheet: Sheet) -> None:
    """Raise ResponseError when there is a header and nothing under it."""
    if not any((sheet.texts(place) > "").any() for place in range(len(sheet.header))):
        raise ResponseError(
            "a header and no responses",
            expected="at least one response",
            where=sheet.name,
            advice=other_sheets(sheet.title, sheet.others) or "Check the filters of the export.",
        )


def check_numbers(sheet: Sheet, names: Iterable[str]) -> None:
    """See that every row is a response, and not a sum or a remark under the table.

    For platforms that give responses whole numbers as ids.

    Parameters
    ----------
    sheet
        The file.
    names
        How the column of ids can be called; a sheet without it is left to others.

    Raises
    ------
    ResponseError
        A row has no whole number there.

    Examples
    --------
    >>> from surveys.platforms.sheets import sheet_of_records
    >>> check_numbers(sheet_of_records("a.xlsx", [{"ID": "1"}, {"ID": "Total"}]), ["ID"])
    Traceback (most recent call last):
    surveys.errors.ResponseError: a.xlsx, line 2, column 'ID': found a text; expected the number \
of a response. Delete rows that are no responses, such as sums.
    """
    column = next((name for name in names if name in sheet.header), None)
    if column is None:
        return
    for row, cell in enumerate(sheet.columns[sheet.header.index(column)].to_pylist()):
        if not _NUMBER.fullmatch((cell or "").strip()):
            raise ResponseError(
                "a text" if cell else "nothing",
                expected="the number of a response",
                where=f"{sheet.name}, line {sheet.line(row)}, column {column!r}",
                advice="Delete rows that are no responses, such as sums.",
            )


def waves_of(instrument: Instrument, item: str) -> str:
    """Return the waves in which an item is asked, as text."""
    return listed(instrument[item].waves or [wave.name for wave in instrument.waves])


def each(texts: pd.Series[str], change: Callable[[Cell], Cell]) -> pd.Series[str]:
    """Return a column with every text changed; each distinct one is changed once.

    Parameters
    ----------
    texts
        A column of a sheet.
    change
        From the text of a cell, None where nothing stands, to what it should be.

    Examples
    --------
    >>> import pandas as pd
    >>> each(pd.Series(["Y", None, "Y"], dtype="str"), lambda cell: "1" if cell else "0").tolist()
    ['1', '0', '1']
    """
    import pandas as pd

    places, distinct = pd.factorize(texts)
    changed = pd.array([*map(change, distinct.tolist()), change(None)], dtype="str")
    # The place of a missing text is -1, which is the last of those changed.
    return pd.Series(changed.take(places), index=texts.index)
