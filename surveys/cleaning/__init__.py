"""From answers as read to answers as analysed: validation, and a plan of logged steps."""

from surveys.cleaning.added import added_columns
from surveys.cleaning.corrections import Correction
from surveys.cleaning.frames import Frame
from surveys.cleaning.plan import Plan, Step, StepRecord, run
from surveys.cleaning.registry import STEPS, step
from surveys.cleaning.validation import ValidationReport, validate

__all__ = [
    "STEPS",
    "Correction",
    "Frame",
    "Plan",
    "Step",
    "StepRecord",
    "ValidationReport",
    "added_columns",
    "run",
    "step",
    "validate",
]
