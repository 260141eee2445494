"""Skip logic and constraints: one small expression language with one meaning.

A condition is true or false, never unknown. A comparison in which an answer is missing (not
asked, left blank, refused …) is false, whatever its operator; `not` turns that round. Every
platform's form is written so that it means the same.

    role == "regional"
    any_of(tasks, "guidance", "training") and years_in_role >= 2
    not is_answered(ended) or ended >= started
"""

from surveys.conditions.expression import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Literal,
    Not,
    Operand,
    Or,
    all_of_conditions,
    answer,
    any_of,
    is_answered,
    names_in,
)
from surveys.conditions.parsing import as_condition, parse

__all__ = [
    "And",
    "Answer",
    "AnyOf",
    "Comparison",
    "Condition",
    "IsAnswered",
    "Literal",
    "Not",
    "Operand",
    "Or",
    "all_of_conditions",
    "answer",
    "any_of",
    "as_condition",
    "is_answered",
    "names_in",
    "parse",
]
