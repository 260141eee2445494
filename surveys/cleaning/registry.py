"""The cleaning steps by the names that a study file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.cleaning.corrections import correct
from surveys.cleaning.plan import Step, StepFunction, build_step
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


def step(name: str, *, reason: str, **options: object) -> Step:
    """Return a cleaning step by name, its options checked.

    Parameters
    ----------
    name
        One of `STEPS`.
    reason
        Why the step is taken; printed in the record of the data.
    **options
        Of the step.

    Raises
    ------
    DefinitionError
        The step or an option is unknown, an option is missing, or no reason is given.

    Examples
    --------
    >>> step("drop_partial", reason="never finished", minimum_share=0.5).name
    'drop_partial'
    """
    return build_step(name, STEPS, reason, options)
