"""Dates and numbers as each language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from surveys.model import Language

_GROUPED = 10_000
"""Numbers from here on have their thousands apart; years have not."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(date: dt.date, language: Language) -> str:
    """Write a day.

    Examples
    --------
    >>> day(dt.date(2026, 3, 1), "fi"), day(dt.date(2026, 3, 1), "en")
    ('1.3.2026', '1 March 2026')
    """
    if language == "en":
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    return f"{date.day}.{date.month}.{date.year}"


def span(low: str, high: str) -> str:
    """Write a range; the dash stands apart where an end has spaces in it.

    Examples
    --------
    >>> span("1.10.2024", "15.11.2024"), span("1 October 2024", "15 November 2024")
    ('1.10.2024–15.11.2024', '1 October 2024 – 15 November 2024')
    """
    return f"{low} – {high}" if " " in f"{low}{high}" else f"{low}–{high}"


def digits(number: float, language: Language) -> str:
    """Write a number, without an exponent and without zeros at its end.

    Examples
    --------
    >>> digits(2.50, "fi"), digits(2.0, "sv"), digits(-0.25, "en")
    ('2,5', '2', '−0.25')
    >>> digits(1_000_000, "en"), digits(2026, "en")
    ('1,000,000', '2026')
    """
    text = f"{Decimal(repr(number)):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if abs(number) >= _GROUPED:
        whole, point, rest = text.partition(".")
        text = f"{int(whole):,}{point}{rest}"
    text = text.replace("-", "−")
    return text if language == "en" else text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
