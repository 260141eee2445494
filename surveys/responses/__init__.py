"""Responses: typed answers of one wave, with the reason wherever an answer is missing.

A platform's reader hands over texts under canonical field names; `typed` does the rest, the same
for every platform: codes, numbers and dates are checked, and every empty cell gets its reason.
"""

from surveys.responses.answers import META, Responses, typed, typed_values
from surveys.responses.combining import combined
from surveys.responses.durations import DURATION, seconds_between
from surveys.responses.problems import Problem, ProblemKind, refuse
from surveys.responses.values import Texts

__all__ = [
    "DURATION",
    "META",
    "Problem",
    "ProblemKind",
    "Responses",
    "Texts",
    "combined",
    "refuse",
    "seconds_between",
    "typed",
    "typed_values",
]
