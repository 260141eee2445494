"""What every answer must obey, written as conditions on a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import narwhals as nw

from surveys.cleaning.frames import Frame
from surveys.conditions import field_name
from surveys.conditions.evaluation import evaluate
from surveys.model import (
    Allocation,
    Date,
    Instrument,
    Item,
    Missing,
    MultipleChoice,
    Number,
    ShortText,
)
from surveys.model.naming import MISSING_SUFFIX
from surveys.responses import ProblemKind


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing that must not be.

    Parameters
    ----------
    kind
        What is wrong where it is.
    item
        Name of the item.
    fields
        The fields that carry the fault.
    broken
        True in the rows that break the rule.
    found
        What stands there, for the message.
    expected
        What could have stood there.
    """

    kind: ProblemKind
    item: str
    fields: tuple[str, ...]
    broken: nw.Expr
    found: nw.Expr
    expected: str


def rules(frame: Frame, instrument: Instrument) -> Iterator[Rule]:
    """Yield the rules of all items whose columns the frame has.

    Rules on skip logic are `without_hidden`'s, as they hang on each other.
    """
    for item in instrument.asked:
        if any(field.name not in frame.columns for field in item.fields):
            continue
        yield from _of_kind(item)
        yield from _constraint(item, instrument)
        yield from _required(item)


def _of_kind(item: Item) -> Iterator[Rule]:
    match item:
        case Number():
            limits = f"{item.minimum:g} to {item.maximum:g}"
            yield from _range(item, nw.lit(item.minimum), nw.lit(item.maximum), limits)
        case Date():
            limits = f"{item.earliest} to {item.latest}"
            earliest = nw.lit(item.earliest).cast(nw.Datetime("us"))
            yield from _range(item, earliest, nw.lit(item.latest).cast(nw.Datetime("us")), limits)
        case Allocation():
            yield from _range(item, nw.lit(0), nw.lit(item.total), f"0 to {item.total}")
            yield _sum(item)
        case MultipleChoice():
            yield from _choices(item)
        case ShortText():
            yield _length(item)


def _range(item: Item, low: nw.Expr, high: nw.Expr, limits: str) -> Iterator[Rule]:
    for field in item.fields:
        value = nw.col(field.name)
        outside = (value < low) | (value > high)
        yield Rule(ProblemKind.OUT_OF_RANGE, item.name, (field.name,), outside, value, limits)


def _length(item: ShortText) -> Rule:
    name = item.fields[0].name
    length = nw.col(name).str.len_chars()
    # Beside blanks pandas counts in decimals.
    written = length.cast(nw.String).str.replace(r"\.0$", "")
    return Rule(
        ProblemKind.TOO_LONG,
        item.name,
        (name,),
        length > item.max_length,
        # What was written may be personal, its length is not.
        nw.concat_str(nw.lit("a text of "), written, nw.lit(" characters")),
        f"at most {item.max_length} characters",
    )


def _sum(item: Allocation) -> Rule:
    names = tuple(field.name for field in item.fields)
    total = nw.sum_horizontal(*names)
    answered = nw.any_horizontal(*(~nw.col(name).is_null() for name in names), ignore_nulls=False)
    return Rule(
        ProblemKind.SUM,
        item.name,
        names,
        answered & (total != item.total),
        total,
        f"parts that sum to {item.total}",
    )


def _choices(item: MultipleChoice) -> Iterator[Rule]:
    names = tuple(field.name for field in item.fields)
    ticked = {name: nw.col(name).fill_null(value=False).cast(nw.Int64) for name in names}
    chosen = nw.sum_horizontal(*ticked.values())
    if item.at_most is not None:
        yield Rule(
            ProblemKind.TOO_MANY,
            item.name,
            names,
            chosen > item.at_most,
            chosen,
            f"at most {item.at_most} choices",
        )
    for code in item.codes:
        if code.exclusive:
            alone = ticked[field_name(item.name, code.code)]
            yield Rule(
                ProblemKind.TOO_MANY,
                item.name,
                names,
                (alone == 1) & (chosen > 1),
                chosen,
                f"{code.code!r} alone, without other choices",
            )


def _constraint(item: Item, instrument: Instrument) -> Iterator[Rule]:
    if item.constraint is None:
        return
    names = tuple(field.name for field in item.fields)
    answered = nw.any_horizontal(*(~nw.col(name).is_null() for name in names), ignore_nulls=False)
    yield Rule(
        ProblemKind.CONSTRAINT,
        item.name,
        names,
        answered & ~evaluate(item.constraint, instrument),
        nw.col(names[0]) if len(names) == 1 else nw.lit("answers that break the rule"),
        f"{item.constraint}",
    )


def _required(item: Item) -> Iterator[Rule]:
    if not item.required:
        return
    names = tuple(field.name for field in item.fields)
    # A multiple choice or an allocation is blank as a whole, a grid row by row.
    whole = isinstance(item, MultipleChoice | Allocation)
    for group in (names,) if whole else tuple((name,) for name in names):
        reasons = (nw.col(f"{name}{MISSING_SUFFIX}") == str(Missing.BLANK) for name in group)
        blank = nw.all_horizontal(
            *(one.fill_null(value=False) for one in reasons), ignore_nulls=False
        )
        yield Rule(
            ProblemKind.REQUIRED,
            item.name,
            group,
            ~nw.col("submitted").is_null() & blank,
            nw.lit("no answer"),
            "an answer, as the item is required",
        )
