"""The demo study: synthetic respondents with known effects, as files of real platforms."""

from surveys.demo.files import SEED, demo_files
from surveys.demo.people import CLIENTS, COORDINATORS, clients, coordinators_asked

__all__ = ["CLIENTS", "COORDINATORS", "SEED", "clients", "coordinators_asked", "demo_files"]
