"""Which kinds of description are there? Answers, options, means, parts of a whole."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from analysis import numbers

LEVEL: Final = 0.95
"""Confidence level of the intervals."""


class Shape(StrEnum):
    """What kind of description a question asks for."""

    ANSWERS = "answers"
    OPTIONS = "options"
    MEANS = "means"
    PARTS = "parts"

    @property
    def is_mean(self) -> bool:
        """Whether the rows are means, each with its own number of answers."""
        return self in (Shape.MEANS, Shape.PARTS)

    @property
    def form(self) -> numbers.Form:
        """How its estimates are written."""
        return "decimal" if self is Shape.MEANS else "percent"
