"""The error that a recoding step raises."""

from __future__ import annotations

from surveys.errors import DefinitionError


def fault(step: str, found: str, expected: str, advice: str = "") -> DefinitionError:
    """Return the error that the options of a step are not right, to be raised."""
    return DefinitionError(found, expected=expected, where=f"step {step}", advice=advice)
