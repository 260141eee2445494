"""How platforms show lists, numbers and answers, as far as they do it alike."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from surveys.platforms.sheets import Cell

if TYPE_CHECKING:
    import pandas as pd

LIST_MOST = 12
"""Longest list shown whole; longer ones drop down, or search as one types."""
SHOWN_DECIMALS = 2
"""Of a computed number, where a text shows it."""
FORMULA = r"'*[=+\-@\t\r]"
"""What a text begins with that gets an apostrophe: a formula, or one with apostrophes before it."""


def number_text(number: float) -> str:
    """Return a number in digits, without an exponent and without zeros at its end.

    Examples
    --------
    >>> number_text(2.0), number_text(-0.25), number_text(1e-7)
    ('2', '-0.25', '0.0000001')
    """
    text = f"{Decimal(repr(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def column_texts(cells: pd.DataFrame, name: str) -> list[Cell]:
    """Return a column as texts, with None for every kind of missing value."""
    column = cells[name]
    return [
        None if gone else str(value)
        for value, gone in zip(column.tolist(), column.isna(), strict=True)
    ]


def moment(text: Cell) -> dt.datetime | None:
    """Return an ISO time in UTC without its zone, or None for no text.

    Examples
    --------
    >>> moment("2026-09-03T12:00:00+02:00")
    datetime.datetime(2026, 9, 3, 10, 0)
    """
    if not text:
        return None
    found = dt.datetime.fromisoformat(text)
    return found.astimezone(dt.UTC).replace(tzinfo=None) if found.tzinfo else found


def guarded(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula: with an apostrophe before it.

    A text that only looks guarded gets one apostrophe more, so that `unguarded` finds each again.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1"), guarded("1+1"), guarded("'tis")
    ("'=1+1", "''=1", '1+1', "'tis")
    """
    return f"'{text}" if re.match(FORMULA, text) else text


def guarded_cell(cell: Cell) -> Cell:
    """Return a cell with its text guarded; nothing stays nothing."""
    return None if cell is None else guarded(cell)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return text[1:] if text.startswith("'") and re.match(FORMULA, text) else text
