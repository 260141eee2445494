"""The questionnaires, one module each, and the way to find them by name.

Examples
--------
>>> from surveys.instruments import coordinators
>>> coordinators.title["en"]
'Survey of work ability coordinators'
"""

from __future__ import annotations

from surveys.errors import UsageError, listed, near
from surveys.instruments.coordinators import coordinators
from surveys.instruments.esf_exit import esf_exit
from surveys.instruments.esf_start import esf_start
from surveys.model import Instrument

INSTRUMENTS: tuple[Instrument, ...] = (coordinators, esf_start, esf_exit)

__all__ = ["INSTRUMENTS", "coordinators", "esf_exit", "esf_start", "get", "names"]


def names() -> tuple[str, ...]:
    """Return the names of all instruments, in the order in which they are listed.

    Examples
    --------
    >>> names()
    ('coordinators', 'esf_start', 'esf_exit')
    """
    return tuple(instrument.name for instrument in INSTRUMENTS)


def get(name: str) -> Instrument:
    """Return the instrument of that name.

    Raises
    ------
    UsageError
        There is none; the message names the nearest.

    Examples
    --------
    >>> get("esf_start").name
    'esf_start'
    """
    for instrument in INSTRUMENTS:
        if instrument.name == name:
            return instrument
    raise UsageError(
        f"instrument {name!r}",
        expected=f"one of {listed(names())}",
        advice=near(name, names()),
    )
