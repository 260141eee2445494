"""Recoding steps: what is removed, merged into coarser groups, cut into bands or at the ends."""

from surveys.anonymisation.recoding.banding import band, bands
from surveys.anonymisation.recoding.grouping import Groups, generalise, grouped, regrouped
from surveys.anonymisation.recoding.hierarchies import Hierarchy, Level, hierarchy
from surveys.anonymisation.recoding.lattice import Lattice, Loss, Node, lattice
from surveys.anonymisation.recoding.levelling import (
    codes_at,
    codes_of_lattice,
    generalise_by_lattice,
    generalise_to,
)
from surveys.anonymisation.recoding.removing import redact_text, remove, remove_free_text
from surveys.anonymisation.recoding.tails import tails_in_words, top_bottom_code
from surveys.anonymisation.recoding.times import Precision, coarsen_submitted

__all__ = [
    "Groups",
    "Hierarchy",
    "Lattice",
    "Level",
    "Loss",
    "Node",
    "Precision",
    "band",
    "bands",
    "coarsen_submitted",
    "codes_at",
    "codes_of_lattice",
    "generalise",
    "generalise_by_lattice",
    "generalise_to",
    "grouped",
    "hierarchy",
    "lattice",
    "redact_text",
    "regrouped",
    "remove",
    "remove_free_text",
    "tails_in_words",
    "top_bottom_code",
]
