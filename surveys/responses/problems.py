"""What can be wrong with an answer, said with its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from surveys.errors import ResponseError, shown_id


class ProblemKind(StrEnum):
    """What can be wrong with an answer."""

    UNKNOWN_CODE = "unknown_code"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    OUT_OF_RANGE = "out_of_range"
    SKIP_LOGIC = "skip_logic"
    DUPLICATE = "duplicate"
    CONSTRAINT = "constraint"
    SUM = "sum"
    REQUIRED = "required"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one answer.

    Parameters
    ----------
    kind
        What is wrong.
    response
        The platform's id of the response.
    row
        Row of the answer in the file, counted from 1 without the header.
    column
        Column of the file, as it is named there.
    item
        Item of the instrument.
    found, expected
        What stands there and what could have stood there.
    """

    kind: ProblemKind
    response: str
    row: int
    column: str
    item: str
    found: str
    expected: str

    def __str__(self) -> str:
        return (
            f"row {self.row} (response {shown_id(self.response)}), column {self.column}, "
            f"item {self.item}: {self.kind}: found {self.found}; expected {self.expected}"
        )


def refuse(problems: Sequence[Problem], source: str) -> None:
    """Raise ResponseError that lists the first problems, or return when there are none."""
    if not problems:
        return
    shown = "".join(f"\n  {problem}" for problem in problems[:20])
    more = f"\n  … and {len(problems) - 20} more" if len(problems) > 20 else ""
    raise ResponseError(
        f"{len(problems)} answer(s) that do not fit the instrument",
        expected="answers that its items allow",
        where=source,
        advice=f"Correct the file, or name a cleaning step in study.toml.{shown}{more}",
    )
