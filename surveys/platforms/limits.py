"""What forms say of limits that an answer breaks, in three languages, on every platform."""

from __future__ import annotations

import datetime as dt

from surveys.model import Text
from surveys.platforms.writing import number_text


def at_most(count: int) -> Text:
    """Say how many may be chosen."""
    return Text(
        fi=f"Valitse enintään {count}.", sv=f"Välj högst {count}.", en=f"Choose at most {count}."
    )


def number_between(least: float, most: float) -> Text:
    """Say between which limits a number has to be."""
    low, high = (number_text(limit) for limit in (least, most))
    comma_low, comma_high = (text.replace(".", ",") for text in (low, high))
    return Text(
        fi=f"Luvun on oltava vähintään {comma_low} ja enintään {comma_high}.",
        sv=f"Talet ska vara minst {comma_low} och högst {comma_high}.",
        en=f"The number must be at least {low} and at most {high}.",
    )


def day_between(earliest: dt.date, latest: dt.date) -> Text:
    """Say between which days a day has to be."""
    first, last = (f"{day.day}.{day.month}.{day.year}" for day in (earliest, latest))
    return Text(
        fi=f"Päivän on oltava aikaisintaan {first} ja viimeistään {last}.",
        sv=f"Dagen ska vara tidigast {first} och senast {last}.",
        en=f"The day must be {earliest.isoformat()} at the earliest and {latest.isoformat()} at "
        "the latest.",
    )


def no_longer_than(length: int) -> Text:
    """Say how long a text may be."""
    return Text(
        fi=f"Kirjoita enintään {length} merkkiä.",
        sv=f"Skriv högst {length} tecken.",
        en=f"Write at most {length} characters.",
    )


def total_is(total: int) -> Text:
    """Say what the parts have to sum to; parts of nothing may be left empty."""
    return Text(
        fi=f"Lukujen summan on oltava {total}.",
        sv=f"Summan av talen ska vara {total}.",
        en=f"The numbers must add up to {total}.",
    )
