"""Fieldwork: what a form says of those who ask, and the key that its answers are encrypted to.

An instrument says what is asked; who asks, on what legal basis and for whom differs from study to
study. So the notice of the processing of personal data (GDPR, Article 13) is not part of the
instrument: every form has a slot for it on its first page, and says there what has to be filled in
when it is exported without one.
"""

from surveys.fieldwork.notice import (
    HEADING,
    NO_FIELDWORK,
    Fieldwork,
    PrivacyNotice,
    check_languages,
    privacy_texts,
)
from surveys.fieldwork.reading import read_fieldwork

__all__ = [
    "HEADING",
    "NO_FIELDWORK",
    "Fieldwork",
    "PrivacyNotice",
    "check_languages",
    "privacy_texts",
    "read_fieldwork",
]
