"""The questionnaires, one module each, and the way to find them by name.

Examples
--------
>>> from surveys.instruments import coordinators
>>> coordinators.title["en"]
'Survey of work ability coordinators'
"""

from __future__ import annotations

from pathlib import Path

from surveys.errors import UsageError, listed, near
from surveys.instruments.client_followup import client_followup
from surveys.instruments.coordinators import coordinators
from surveys.instruments.development_assignments import development_assignments
from surveys.instruments.employers import employers
from surveys.instruments.esf_exit import esf_exit
from surveys.instruments.esf_plus_exit import esf_plus_exit
from surveys.instruments.esf_plus_start import esf_plus_start
from surveys.instruments.esf_start import esf_start
from surveys.instruments.fidelity import fidelity
from surveys.instruments.means import means
from surveys.instruments.network import network
from surveys.instruments.outside import from_file
from surveys.instruments.plan_and_results import plan_and_results
from surveys.instruments.rooting import rooting
from surveys.instruments.supervisors import supervisors
from surveys.instruments.training import training
from surveys.model import Instrument
from surveys.translation import catalogues, translated

INSTRUMENTS: tuple[Instrument, ...] = (
    coordinators,
    supervisors,
    esf_start,
    esf_exit,
    esf_plus_start,
    esf_plus_exit,
    training,
    development_assignments,
    network,
    employers,
    fidelity,
    client_followup,
    means,
    rooting,
    plan_and_results,
)
"""All instruments as their modules are written; `get` adds the translations taken in since."""

__all__ = [
    "INSTRUMENTS",
    "client_followup",
    "coordinators",
    "development_assignments",
    "employers",
    "esf_exit",
    "esf_plus_exit",
    "esf_plus_start",
    "esf_start",
    "fidelity",
    "from_file",
    "get",
    "means",
    "names",
    "network",
    "plan_and_results",
    "rooting",
    "supervisors",
    "training",
]


def names() -> tuple[str, ...]:
    """Return the names of all instruments, in the order in which they are listed.

    Examples
    --------
    >>> names()[:3]
    ('coordinators', 'supervisors', 'esf_start')
    """
    return tuple(instrument.name for instrument in INSTRUMENTS)


def get(name: str) -> Instrument:
    """Return the instrument of that name with its translations, or the one in that Python file.

    Raises
    ------
    UsageError
        There is none; the message names the nearest.

    Examples
    --------
    >>> get("esf_start").name
    'esf_start'
    """
    if name.endswith(".py"):
        return from_file(Path(name))
    for instrument in INSTRUMENTS:
        if instrument.name == name:
            return translated(instrument, catalogues(name))
    raise UsageError(
        f"instrument {name!r}",
        expected=f"one of {listed(names())}, or a Python file that defines one",
        advice=near(name, names()),
    )
