"""Writes the demo study as it would arrive: study.toml and the platforms' export files."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

from surveys import instruments, platforms
from surveys.demo.people import (
    AT_EXIT,
    AT_START,
    CLIENTS,
    COORDINATORS,
    clients,
    coordinators_asked,
)
from surveys.synthetic import respond

SEED = 20260901
"""Seed of the demo study, also named in its study.toml."""


def demo_files(seed: int = SEED) -> dict[str, bytes]:
    """Return the files of the demo study by name; equal seeds give equal bytes."""
    study = files("surveys.demo").joinpath("study.toml").read_bytes()
    return {
        "study.toml": study,
        "coordinators_2024.csv": _coordinators("2024", "limesurvey", seed),
        "coordinators_2026.csv": _coordinators("2026", "odk", seed),
        "esf_start.csv": _clients("start", "limesurvey", AT_START, seed),
        "esf_exit.csv": _clients("exit", "odk", AT_EXIT, seed),
    }


def _coordinators(wave: str, platform: str, seed: int) -> bytes:
    keeps_partials = platform == "limesurvey"
    behaviour = replace(COORDINATORS, drop_out=0.04 if keeps_partials else 0.0)
    people = coordinators_asked(wave, seed)
    cells = respond(instruments.coordinators, wave, people, behaviour, seed)
    return platforms.get(platform).lay_out(cells, instruments.coordinators, wave)


def _clients(form: str, platform: str, status: dict[str, float], seed: int) -> bytes:
    instrument = instruments.get(f"esf_{form}")
    shares = {**CLIENTS.shares, "labour_status": status}
    known = {name: one for name, one in shares.items() if name in instrument}
    people = clients(form, seed)
    people = people[["person", *(name for name in people if name in instrument.fields)]]
    wave = instrument.waves[0].name
    cells = respond(instrument, wave, people, replace(CLIENTS, shares=known), seed)
    return platforms.get(platform).lay_out(cells, instrument, wave)
