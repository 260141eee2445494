"""Fields as tables of numbers, and back; what the steps of perturbation share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

import narwhals as nw
import numpy as np

from surveys.anonymisation.perturbation.blocks import Floats, Integers
from surveys.cleaning.frames import Frame, named_fields, texts
from surveys.errors import DefinitionError, DisclosureError, ResponseError
from surveys.model import Allocation, Field, Instrument, Kind, Number, ScaleScore

NUMBERS = (Kind.INTEGER, Kind.DECIMAL)

_LARGEST = 1e150
_NEW = "__perturbed"
_THERE = "__there"


def fault(step: str, found: str, expected: str, advice: str = "") -> DefinitionError:
    """Return the error of an option that is not right, to be raised."""
    return DefinitionError(found, expected=expected, where=f"step {step}", advice=advice)


def fields_of_kind(
    frame: Frame,
    instrument: Instrument,
    names: Sequence[str],
    step: str,
    kinds: Sequence[Kind] = NUMBERS,
) -> tuple[Field, ...]:
    """Return the fields that names stand for, all of a kind that the step can work on.

    Raises
    ------
    DefinitionError
        No name, an unknown one or one twice; a field of another kind, cut into bands already,
        or a part of an allocation, whose parts have a fixed sum.
    """
    fields = named_fields(frame, instrument, names, step)
    expected = " or ".join(f"a field of {kind}s" for kind in kinds)
    if len(set(fields)) != len(fields) or not fields:
        raise fault(step, f"fields {list(names)}", "one field or more, each once")
    for field in fields:
        if field.kind not in kinds:
            raise fault(step, f"field {field.name} of kind {field.kind}", expected)
        column = frame[field.name]
        if column.dtype == nw.String and not column.is_null().all():
            raise fault(step, f"field {field.name}, which now holds codes", expected)
        if isinstance(instrument[field.item], Allocation):
            raise fault(
                step,
                f"field {field.name}, a part of an allocation",
                expected,
                "Its parts have a fixed sum, which this would break; remove or band them.",
            )
    return fields


def table(frame: Frame, fields: Sequence[Field], step: str) -> Floats:
    """Return the answers as numbers, NaN where missing.

    Returns
    -------
    numpy.ndarray
        Shape (rows, fields).

    Raises
    ------
    ResponseError
        A number is infinite, or too large to be squared.
    """
    cells = np.full((len(frame), len(fields)), np.nan)
    for place, field in enumerate(fields):
        column = frame[field.name]
        there = ~column.is_null().to_numpy().astype(bool)
        if there.any():
            numbers = column.cast(nw.Float64).fill_null(0.0).to_numpy().astype(np.float64)
            cells[there, place] = numbers[there]
        if (np.abs(cells[:, place]) > _LARGEST).any():
            raise ResponseError(
                f"an infinite number in field {field.name}",
                expected="numbers",
                where=f"step {step}",
                advice="Clean with the step set_missing_out_of_range first.",
            )
    return cells


def with_table(frame: Frame, fields: Sequence[Field], cells: Floats) -> Frame:
    """Return the frame with other numbers where there are any; whole ones keep their type."""
    for place, field in enumerate(fields):
        there = ~np.isnan(cells[:, place])
        if not there.any():
            continue
        whole = field.kind is Kind.INTEGER
        kind = frame.schema[field.name] if whole else nw.Float64()
        values = np.nan_to_num(cells[:, place]).tolist()
        number = nw.new_series(_NEW, values, nw.Float64, backend=frame.implementation)
        mark = nw.new_series(_THERE, there.tolist(), nw.Boolean, backend=frame.implementation)
        kept = nw.col(field.name).cast(kind)
        chosen = nw.when(nw.col(_THERE)).then(nw.col(_NEW).cast(kind)).otherwise(kept)
        frame = frame.with_columns(number, mark).with_columns(chosen.alias(field.name))
        frame = frame.drop(_NEW, _THERE)
    return frame


def as_written(cells: Floats, fields: Sequence[Field], instrument: Instrument) -> Floats:
    """Return numbers with as many decimals as their items have: whole ones stay whole."""
    rounded = cells.copy()
    for place, field in enumerate(fields):
        item = instrument[field.item]
        if isinstance(item, Number):
            rounded[:, place] = np.round(cells[:, place], item.decimals)
    return rounded


def check_not_alone(counts: Iterable[int], field: str, step: str) -> None:
    """Raise DisclosureError when one number is all that a stratum has: it could not change.

    Parameters
    ----------
    counts
        How many records of each stratum have a number.
    field, step
        Named in the message.
    """
    alone = sum(count == 1 for count in counts)
    if alone:
        raise DisclosureError(
            f"{alone} answer(s) to {field} alone in their stratum",
            expected="two or more, or none",
            where=f"step {step}",
            advice="Use coarser strata, or remove or suppress them first.",
        )


def limits(instrument: Instrument, field: Field) -> tuple[float, float]:
    """Return the lowest and highest number that a field can hold; ±∞ when nothing says."""
    item = instrument[field.item]
    if isinstance(item, Number):
        return item.minimum, item.maximum
    if isinstance(item, ScaleScore):
        codes = instrument.fields[item.scale.fields[0]].codes
        assert codes is not None  # a scale is counted from codes that are whole numbers
        ends = [float(code) for code in codes.answer_names]
        return min(ends), max(ends)
    return -inf, inf


def record_order(frame: Frame, step: str) -> Integers:
    """Return the rows in the order of their response ids, so that no result hangs on the file.

    Raises
    ------
    DisclosureError
        An id is missing or stands twice.
    """
    ids = texts(frame, "response_id")
    if None in ids or len(set(ids)) != len(ids):
        raise DisclosureError(
            "response ids that are missing or stand more than once",
            expected="each once",
            where=f"step {step}",
            advice="Clean with the step keep_last first.",
        )
    return np.argsort(np.asarray(ids, dtype=object), kind="stable")


def strata(
    frame: Frame, instrument: Instrument, within: Sequence[str], step: str
) -> Iterator[Integers]:
    """Yield the rows of each stratum in the order of their response ids.

    Rows are of one stratum when they have the same values, or none, in the fields of `within`.
    """
    order = record_order(frame, step)
    names = [field.name for field in named_fields(frame, instrument, within, step)]
    columns = [texts(frame, name) for name in names]
    groups: dict[tuple[str | None, ...], list[int]] = {}
    for row in order.tolist():
        groups.setdefault(tuple(column[row] for column in columns), []).append(row)
    for rows in groups.values():
        yield np.asarray(rows, dtype=np.intp)
