"""From cleaned answers to data that give nobody away, and the gate that makes sure of it."""

from surveys.anonymisation.defaults import (
    STEPS,
    default_plan,
    recoded,
    step,
    theme_columns,
    treated,
)
from surveys.anonymisation.gate import RiskReport, check, release
from surveys.anonymisation.identifiers import Finding, IdentifierKind, find, redact
from surveys.anonymisation.keys import create_key, read_key, write_secret
from surveys.anonymisation.pseudonyms import Link, pseudonym
from surveys.anonymisation.recoding import Hierarchy, Lattice, hierarchy, lattice
from surveys.anonymisation.risk import (
    RiskSummary,
    equivalence_classes,
    individual_risk,
    k_anonymity,
    population_risk,
    risk_summary,
    special_uniques,
    violations,
)
from surveys.anonymisation.rule import DisclosureRule, default_rule
from surveys.anonymisation.suppression import Suppression, suppression

__all__ = [
    "STEPS",
    "DisclosureRule",
    "Finding",
    "Hierarchy",
    "IdentifierKind",
    "Lattice",
    "Link",
    "RiskReport",
    "RiskSummary",
    "Suppression",
    "check",
    "create_key",
    "default_plan",
    "default_rule",
    "equivalence_classes",
    "find",
    "hierarchy",
    "individual_risk",
    "k_anonymity",
    "lattice",
    "population_risk",
    "pseudonym",
    "read_key",
    "recoded",
    "redact",
    "release",
    "risk_summary",
    "special_uniques",
    "step",
    "suppression",
    "theme_columns",
    "treated",
    "violations",
    "write_secret",
]
