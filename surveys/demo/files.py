"""Writes the demo study as it would arrive: study.toml and the platforms' export files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files

from surveys import instruments, platforms
from surveys.demo.people import (
    CLIENTS,
    COORDINATORS,
    clients,
    coordinators_asked,
)
from surveys.model import content_hash
from surveys.synthetic import respond
from surveys.synthetic.populations.notices import AT_EXIT, AT_START

SEED = 20260901
"""Seed of the demo study, also named in its study.toml."""
_RESPONSES = re.compile(
    r'\[\[instruments\.(?P<name>\w+)\.responses\]\]\nwave = "(?P<wave>\w+)"\n(?:\w+ = .*\n)*'
)


def demo_files(seed: int = SEED) -> dict[str, bytes]:
    """Return the files of the demo study by name; equal seeds give equal bytes."""
    return {
        "study.toml": _study().encode(),
        "coordinators_2024.csv": _coordinators("2024", "limesurvey", seed),
        "coordinators_2026.csv": _coordinators("2026", "odk", seed),
        "esf_start.csv": _clients("start", "limesurvey", AT_START, seed),
        "esf_exit.csv": _clients("exit", "odk", AT_EXIT, seed),
    }


def _study() -> str:
    """Return study.toml with the version of every questionnaire that is answered pinned."""
    study = files("surveys.demo").joinpath("study.toml").read_text(encoding="utf-8")
    return _RESPONSES.sub(_pinned, study)


def _pinned(found: re.Match[str]) -> str:
    version = content_hash(instruments.get(found["name"]).at(found["wave"]))
    return f'{found[0]}version = "{version[:16]}"\n'


def _coordinators(wave: str, platform: str, seed: int) -> bytes:
    keeps_partials = platform == "limesurvey"
    behaviour = replace(COORDINATORS, drop_out=0.04 if keeps_partials else 0.0)
    people = coordinators_asked(wave, seed)
    cells = respond(instruments.coordinators, wave, people, behaviour, seed)
    return platforms.get(platform).lay_out(cells, instruments.coordinators, wave)


def _clients(form: str, platform: str, status: Mapping[str, float], seed: int) -> bytes:
    instrument = instruments.get(f"esf_{form}")
    shares = {**CLIENTS.shares, "labour_status": status}
    known = {name: one for name, one in shares.items() if name in instrument}
    people = clients(form, seed)
    people = people[["person", *(name for name in people if name in instrument.fields)]]
    wave = instrument.waves[0].name
    cells = respond(instrument, wave, people, replace(CLIENTS, shares=known), seed)
    return platforms.get(platform).lay_out(cells, instrument, wave)
