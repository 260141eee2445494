"""The cleaning steps by the names that a study file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.cleaning.corrections import correct
from surveys.cleaning.plan import StepFunction, step_maker
from surveys.cleaning.scores import scale_scores
from surveys.cleaning.steps import (
    blank_invalid,
    blank_skipped,
    drop_partial,
    keep_last,
    repair_text,
    set_missing_out_of_range,
)

STEPS: Mapping[str, StepFunction] = MappingProxyType(
    {
        "drop_partial": drop_partial,
        "keep_last": keep_last,
        "correct": correct,
        "repair_text": repair_text,
        "set_missing_out_of_range": set_missing_out_of_range,
        "blank_skipped": blank_skipped,
        "blank_invalid": blank_invalid,
        "scale_scores": scale_scores,
    }
)


step = step_maker(STEPS)
"""Makes a cleaning step: ``step("drop_partial", reason="never finished")``."""
