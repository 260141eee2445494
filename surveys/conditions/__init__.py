"""Skip logic and constraints: one small expression language with one meaning.

A condition is true or false, never unknown. A comparison in which an answer is missing (not
asked, left blank, refused …) is false, whatever its operator; `not` turns that round. Every
platform's form is written so that it means the same.

    role == "regional"
    any_of(tasks, "guidance", "training") and years_in_role >= 2
    not is_answered(ended) or ended >= started

Numbers can be computed from answers on either side of a comparison, and in calculations:

    count(tasks) >= 3                    options chosen, or rows answered; never missing
    sum(working_time) == 100             the numbers there are; missing when there is none
    mean(support__a, support__b) > 3     the same
    mean(a, reversed(b), at_least=2)     b turned round (lowest + highest - answer); missing below 2
    days(started, ended) <= 365          missing when one of the dates is
    realised / planned * 100 < 50        missing when a part is, or when divided by zero
"""

from surveys.conditions.building import answer, any_of, count, days, is_answered, number, total
from surveys.conditions.expression import (
    And,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Not,
    Or,
    Test,
    all_of,
    names_in,
    renamed,
    rewritten,
)
from surveys.conditions.meaning import fields_of
from surveys.conditions.names import PART, field_name, item_of, part_of
from surveys.conditions.parsing import as_condition, as_quantity, parse, parse_quantity
from surveys.conditions.quantities import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    names_in_quantity,
    renamed_quantity,
    substituted,
)

__all__ = [
    "PART",
    "And",
    "Answer",
    "AnyOf",
    "Arithmetic",
    "Comparison",
    "Condition",
    "Count",
    "Days",
    "IsAnswered",
    "Literal",
    "Mean",
    "Not",
    "Or",
    "Quantity",
    "Test",
    "Total",
    "all_of",
    "answer",
    "any_of",
    "as_condition",
    "as_quantity",
    "count",
    "days",
    "field_name",
    "fields_of",
    "is_answered",
    "item_of",
    "names_in",
    "names_in_quantity",
    "number",
    "parse",
    "parse_quantity",
    "part_of",
    "renamed",
    "renamed_quantity",
    "rewritten",
    "substituted",
    "total",
]
