"""The questionnaire as a person reads it: on paper, in a build sheet, in a codebook.

Questions are numbered in the order in which they are asked, conditions and piped answers are said
in words by these numbers, in Finnish, Swedish or English. Nothing here knows of files.
"""

from surveys.printed.conditions import in_words
from surveys.printed.instructions import AT_MOST
from surveys.printed.numbering import letters, numbers
from surveys.printed.questionnaire import (
    Printed,
    PrintedNotice,
    PrintedOption,
    PrintedQuestion,
    PrintedRow,
    PrintedSection,
    printed,
)
from surveys.printed.skipping import skipped_after
from surveys.printed.words import day, digits, span

__all__ = [
    "AT_MOST",
    "Printed",
    "PrintedNotice",
    "PrintedOption",
    "PrintedQuestion",
    "PrintedRow",
    "PrintedSection",
    "day",
    "digits",
    "in_words",
    "letters",
    "numbers",
    "printed",
    "skipped_after",
    "span",
]
