"""The cleaning steps by the names that a study file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.cleaning.careless import flag_speeding, flag_straight_lining
from surveys.cleaning.corrections import correct
from surveys.cleaning.date_order import blank_date_order, flag_date_order
from surveys.cleaning.duplicates import (
    drop_duplicates,
    flag_duplicates,
    flag_near_duplicates,
)
from surveys.cleaning.flags import drop_flagged
from surveys.cleaning.measure_scores import measure_scores
from surveys.cleaning.other_answers import recode_other
from surveys.cleaning.outliers import flag_outliers, set_outliers_missing
from surveys.cleaning.plan import StepFunction, step_maker
from surveys.cleaning.repairs import repair_dates, repair_numbers
from surveys.cleaning.scores import scale_scores
from surveys.cleaning.steps import (
    blank_invalid,
    blank_skipped,
    drop_partial,
    keep_last,
    repair_text,
    set_missing_out_of_range,
)
from surveys.cleaning.trials import drop_tests

STEPS: Mapping[str, StepFunction] = MappingProxyType(
    {
        "drop_partial": drop_partial,
        "drop_tests": drop_tests,
        "keep_last": keep_last,
        "drop_duplicates": drop_duplicates,
        "correct": correct,
        "repair_text": repair_text,
        "repair_numbers": repair_numbers,
        "repair_dates": repair_dates,
        "recode_other": recode_other,
        "set_missing_out_of_range": set_missing_out_of_range,
        "blank_skipped": blank_skipped,
        "blank_invalid": blank_invalid,
        "flag_date_order": flag_date_order,
        "blank_date_order": blank_date_order,
        "flag_outliers": flag_outliers,
        "set_outliers_missing": set_outliers_missing,
        "flag_straight_lining": flag_straight_lining,
        "flag_speeding": flag_speeding,
        "flag_duplicates": flag_duplicates,
        "flag_near_duplicates": flag_near_duplicates,
        "drop_flagged": drop_flagged,
        "scale_scores": scale_scores,
        "measure_scores": measure_scores,
    }
)

ROW_WISE = frozenset(
    {
        "drop_partial", "drop_tests", "repair_text", "recode_other", "set_missing_out_of_range",
        "blank_skipped", "blank_invalid", "flag_date_order", "blank_date_order",
        "flag_straight_lining", "drop_flagged", "scale_scores", "measure_scores",
    }
)  # fmt: skip
"""Steps that look at one response at a time, and so can take a wave part by part.

The others compare responses with each other, or look for one of them in the whole wave.
"""


step = step_maker(STEPS)
"""Makes a cleaning step: ``step("drop_partial", reason="never finished")``."""
