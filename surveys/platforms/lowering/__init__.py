"""Conditions and calculations in the form in which platforms can write them.

The one meaning of conditions (a comparison with a missing answer is false; refused and don't
know are no answers; an empty part of a whole allocation is 0) is settled here once: every number
comes with the test of whether it is there. What is left for a platform is to write plain tests of
single fields, each false when its field is empty, and plain arithmetic.
"""

from surveys.platforms.lowering.conditions import lower, lower_constraint
from surveys.platforms.lowering.plain import (
    Always,
    Chosen,
    Compared,
    DaysBetween,
    Every,
    Filled,
    Fixed,
    Joined,
    Number,
    Opposite,
    Outside,
    Plain,
    Some,
    Sum,
    Ticked,
    Value,
    When,
    every,
    opposite,
    some,
)
from surveys.platforms.lowering.quantities import Reckoned, lower_value

__all__ = [
    "Always",
    "Chosen",
    "Compared",
    "DaysBetween",
    "Every",
    "Filled",
    "Fixed",
    "Joined",
    "Number",
    "Opposite",
    "Outside",
    "Plain",
    "Reckoned",
    "Some",
    "Sum",
    "Ticked",
    "Value",
    "When",
    "every",
    "lower",
    "lower_constraint",
    "lower_value",
    "opposite",
    "some",
]
