"""From cleaned answers to data that give nobody away, and the gate that makes sure of it."""

from surveys.anonymisation.defaults import STEPS, default_plan, recoded, step
from surveys.anonymisation.gate import DisclosureRule, RiskReport, check, default_rule, release
from surveys.anonymisation.identifiers import Finding, IdentifierKind, find, redact
from surveys.anonymisation.keys import create_key, read_key, write_secret
from surveys.anonymisation.pseudonyms import Link, pseudonym
from surveys.anonymisation.risk import equivalence_classes, k_anonymity, violations
from surveys.anonymisation.suppression import Suppression, suppression

__all__ = [
    "STEPS",
    "DisclosureRule",
    "Finding",
    "IdentifierKind",
    "Link",
    "RiskReport",
    "Suppression",
    "check",
    "create_key",
    "default_plan",
    "default_rule",
    "equivalence_classes",
    "find",
    "k_anonymity",
    "pseudonym",
    "read_key",
    "recoded",
    "redact",
    "release",
    "step",
    "suppression",
    "violations",
    "write_secret",
]
