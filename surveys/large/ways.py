"""In which way each step can be taken on a wave that is larger than memory."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from surveys.cleaning import Step
from surveys.errors import UsageError, listed


class Way(Enum):
    """What a step needs to see."""

    ROWS = "each row by itself"
    TOUCHED = "together, the few rows that it can change or drop"
    SHORT = "the combinations of its keys, counted"


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "drop_partial": Way.ROWS,
        "repair_text": Way.ROWS,
        "set_missing_out_of_range": Way.ROWS,
        "blank_skipped": Way.ROWS,
        "blank_invalid": Way.ROWS,
        "scale_scores": Way.ROWS,
        "pseudonymise": Way.ROWS,
        "remove": Way.ROWS,
        "remove_free_text": Way.ROWS,
        "generalise": Way.ROWS,
        "band": Way.ROWS,
        "coarsen_submitted": Way.ROWS,
        "replace_response_ids": Way.ROWS,
        "keep_last": Way.TOUCHED,
        "correct": Way.TOUCHED,
        "suppress": Way.SHORT,
    }
)
"""Step → its way. Any other step needs the whole wave in memory."""


def way_of(step: Step) -> Way:
    """Return the way of a step.

    Raises
    ------
    UsageError
        The step needs the whole wave in memory.

    Examples
    --------
    >>> from surveys.cleaning import step
    >>> way_of(step("keep_last", reason="answered twice"))
    <Way.TOUCHED: 'together, the few rows that it can change or drop'>
    """
    if step.name not in WAYS:
        raise UsageError(
            f"step {step.name}, which needs all answers in memory at once",
            expected=f"one of {listed(WAYS, most=len(WAYS))}",
            where="a run on a large file",
            advice="Leave the step out, or take the wave through the plan in memory (tkk run).",
        )
    return WAYS[step.name]
