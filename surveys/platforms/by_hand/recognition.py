"""Columns by which platforms of forms built by hand are told apart.

Microsoft Forms times every response. English names of these columns are those that programs
reading such workbooks expect; the Swedish "Starttid" and "Slutförandetid" were found in one. The
Finnish ones are what they should be: unverified.
"""

from __future__ import annotations

from typing import Final

STARTED: Final = ("Start time", "Aloitusaika", "Alkamisaika", "Starttid")
COMPLETED: Final = (
    "Completion time", "Valmistumisaika", "Suoritusaika", "Päättymisaika", "Slutförandetid",
    "Sluttid",
)  # fmt: skip
