"""Instruments are found by name, quickly, and without the libraries that analyse."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import surveys.instruments
from surveys.errors import UsageError
from surveys.instruments import INSTRUMENTS, coordinators, get, names
from surveys.model import Instrument


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_every_instrument_is_an_attribute_under_its_name(instrument: Instrument) -> None:
    assert getattr(surveys.instruments, instrument.name) is instrument
    assert get(instrument.name) is instrument


def test_every_module_of_the_room_is_registered() -> None:
    modules = {one.name for one in pkgutil.iter_modules(surveys.instruments.__path__)}
    assert set(names()) == modules - {"outside", "plans"}
    assert len(names()) == len(set(names()))


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        get("cordinators")
    assert str(caught.value) == (
        "found instrument 'cordinators'; expected one of coordinators, supervisors, esf_start, "
        "esf_exit, esf_plus_start, esf_plus_exit, training, development_assignments … "
        f"({len(names())} in all), or a Python file that defines one. "
        "Did you mean 'coordinators'?"
    )


def test_importing_needs_no_analysis_library() -> None:
    program = (
        "import sys, surveys.instruments; "
        "print(*sorted({'pandas', 'numpy', 'narwhals', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_importing_the_module_itself_leaves_the_instrument_in_place() -> None:
    program = (
        "import surveys.instruments.coordinators; "
        "from surveys.instruments import coordinators; print(type(coordinators).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "Instrument"
    assert isinstance(coordinators, Instrument)
