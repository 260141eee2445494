"""Removes as few key cells as it can, so that nobody stands alone with a combination of keys."""

from surveys.anonymisation.suppression.cost import Suppression
from surveys.anonymisation.suppression.suppressing import suppress, suppression

__all__ = ["Suppression", "suppress", "suppression"]
