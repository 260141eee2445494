"""Texts out to translators as PO files, and their translations back; what is missing or stale."""

from surveys.translation.applying import translated
from surveys.translation.catalogue import (
    Catalogue,
    Entry,
    catalogue_name,
    read_catalogue,
    write_catalogue,
)
from surveys.translation.incoming import Finding, Outcome, Received, received
from surveys.translation.outgoing import outgoing, without_source
from surveys.translation.package import REVIEWED, catalogue_of, catalogues
from surveys.translation.reviewed import Pair, Stale, State, pairs, register, stale, write_register
from surveys.translation.status import Completeness, completeness

__all__ = [
    "REVIEWED",
    "Catalogue",
    "Completeness",
    "Entry",
    "Finding",
    "Outcome",
    "Pair",
    "Received",
    "Stale",
    "State",
    "catalogue_name",
    "catalogue_of",
    "catalogues",
    "completeness",
    "outgoing",
    "pairs",
    "read_catalogue",
    "received",
    "register",
    "stale",
    "translated",
    "without_source",
    "write_catalogue",
    "write_register",
]
