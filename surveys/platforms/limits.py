"""What forms say of limits that an answer breaks, in three languages, on every platform."""

from __future__ import annotations

import datetime as dt

from surveys.model import LANGUAGES, Language, Text
from surveys.printed import AT_MOST, day, digits

_NUMBER = Text(
    fi="Luvun on oltava vähintään {low} ja enintään {high}.",
    sv="Talet ska vara minst {low} och högst {high}.",
    en="The number must be at least {low} and at most {high}.",
)
_DAY = Text(
    fi="Päivän on oltava aikaisintaan {low} ja viimeistään {high}.",
    sv="Dagen ska vara tidigast {low} och senast {high}.",
    en="The day must be {low} at the earliest and {high} at the latest.",
)
_LENGTH = Text(
    fi="Kirjoita enintään {n} merkkiä.",
    sv="Skriv högst {n} tecken.",
    en="Write at most {n} characters.",
)
_TOTAL = Text(
    fi="Lukujen summan on oltava {n}.",
    sv="Summan av talen ska vara {n}.",
    en="The numbers must add up to {n}.",
)


def at_most(count: int) -> Text:
    """Say how many may be chosen."""
    return _filled(AT_MOST, n=count)


def number_between(least: float, most: float) -> Text:
    """Say between which limits a number has to be.

    Examples
    --------
    >>> number_between(-5, 20_000)["en"], number_between(0.5, 40)["fi"]
    ('The number must be at least −5 and at most 20,000.', \
'Luvun on oltava vähintään 0,5 ja enintään 40.')
    """
    return _filled(_NUMBER, low=least, high=most)


def day_between(earliest: dt.date, latest: dt.date) -> Text:
    """Say between which days a day has to be.

    Examples
    --------
    >>> day_between(dt.date(2026, 3, 1), dt.date(2026, 5, 31))["en"]
    'The day must be 1 March 2026 at the earliest and 31 May 2026 at the latest.'
    """
    return _filled(_DAY, low=earliest, high=latest)


def no_longer_than(length: int) -> Text:
    """Say how long a text may be."""
    return _filled(_LENGTH, n=length)


def total_is(total: int) -> Text:
    """Say what the parts have to sum to; parts of nothing may be left empty."""
    return _filled(_TOTAL, n=total)


def _filled(text: Text, **values: float | dt.date) -> Text:
    """Write the values as each language writes them."""
    return Text(
        **{
            language: text[language].format(
                **{name: _written(value, language) for name, value in values.items()}
            )
            for language in LANGUAGES
        }
    )


def _written(value: float | dt.date, language: Language) -> str:
    return day(value, language) if isinstance(value, dt.date) else digits(value, language)
