"""Numbers and answers that are changed a little, so that no single one can be trusted."""

from surveys.anonymisation.perturbation.mdav import Microaggregation, mdav
from surveys.anonymisation.perturbation.microaggregation import microaggregate
from surveys.anonymisation.perturbation.noise import add_noise, correlated_noise
from surveys.anonymisation.perturbation.pram import Transition, pram, transitions
from surveys.anonymisation.perturbation.swapping import partners, swap_ranks
from surveys.anonymisation.perturbation.transitions import invariant, original_counts

__all__ = [
    "Microaggregation",
    "Transition",
    "add_noise",
    "correlated_noise",
    "invariant",
    "mdav",
    "microaggregate",
    "original_counts",
    "partners",
    "pram",
    "swap_ranks",
    "transitions",
]
