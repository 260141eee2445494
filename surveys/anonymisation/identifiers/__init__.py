"""Finds in free text what identifies by its form, damaged spellings included."""

from surveys.anonymisation.identifiers.finder import find, redact
from surveys.anonymisation.identifiers.finding import (
    Finding,
    IdentifierKind,
    masked,
    without_overlaps,
)
from surveys.anonymisation.identifiers.validity import (
    business_id_is_valid,
    iban_is_valid,
    identity_code_is_valid,
)

__all__ = [
    "Finding",
    "IdentifierKind",
    "business_id_is_valid",
    "find",
    "iban_is_valid",
    "identity_code_is_valid",
    "masked",
    "redact",
    "without_overlaps",
]
