"""Scores of published measures, from their items asked in a questionnaire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import TYPE_CHECKING

import narwhals as nw

from surveys import measures
from surveys.cleaning.frames import UNASKED, Frame, named_field, named_fields, texts, with_texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.errors import DefinitionError, UsageError
from surveys.measures import Measure
from surveys.measures.measure import Rule
from surveys.model import Field, Instrument, Kind, Missing
from surveys.model.naming import MISSING_SUFFIX, NAME

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STEP = "measure_scores"
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL)


def measure_scores(
    frame: Frame,
    instrument: Instrument,
    *,
    measure: str,
    fields: Sequence[FieldName],
    to: str,
    age: FieldName | None = None,
    note: Note = unnoted,
) -> Frame:
    """Add the scores of a published measure whose items were asked.

    How answers are turned round, how many may be missing and what the bands are is the
    measure's own affair: see `surveys.measures`.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    measure
        Its name, such as "wai".
    fields
        The items in the order of the measure; the name of a grid stands for all of its rows.
        Codes must be the numbers that the measure gives its answers.
    to
        Name of the column of the total; subscales and the band of the total have it before
        their own name: `wai`, `wai_band`.
    age
        A number of full years, where the bands depend on it.
    note
        Is told how many got a score.

    Returns
    -------
    Frame
        With a column for each score, and one for its reasons: "not_asked" where no item was
        asked, otherwise "blank".

    Raises
    ------
    DefinitionError
        There is no such measure or it has no score, the fields are not as many as its items or
        not numbers, or `to` is the name of something else.
    ResponseError
        An answer is not possible in the measure.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], years_in_role=[8, None])
    >>> scored = measure_scores(frame, coordinators, measure="was", fields=["years_in_role"],
    ...                         to="was")
    >>> scored["was"].to_list(), scored["was_band"].to_list()[0]
    ([8.0, nan], 'good_or_excellent')
    """
    import numpy as np

    published = _measure(measure)
    chosen = named_fields(frame, instrument, fields, _STEP)
    _check(chosen, published, to, frame, instrument)
    answers = np.column_stack([_numbers(frame, one) for one in chosen])
    years = None if age is None else _numbers(frame, named_field(frame, instrument, age, _STEP))
    scored = measures.score(published, answers, years)
    reasons = _reasons(frame, chosen)
    for name in published.scores:
        column = to if name == "total" else f"{to}_{name}"
        frame = _with_score(frame, column, scored.of(name), reasons)
    there = int((~np.isnan(scored.total)).sum())
    note(f"{there} with a score of {counted(len(frame), 'response')}")
    if not published.bands:
        return frame
    bands = [one or None for one in scored.bands]
    return _with_reasons(with_texts(frame, f"{to}_band", bands), f"{to}_band", bands, reasons)


def columns_of(measure: Measure, to: str) -> Iterator[str]:
    """Yield the columns that the step adds for a measure.

    Examples
    --------
    >>> list(columns_of(measures.get("wai"), "wai"))
    ['wai', 'wai_band']
    """
    yield from (to if name == "total" else f"{to}_{name}" for name in measure.scores)
    if measure.bands:
        yield f"{to}_band"


def _measure(name: str) -> Measure:
    try:
        found = measures.get(name)
    except UsageError as error:
        raise _fault(error.found, error.expected, error.advice) from None
    if found.rule is Rule.NONE:
        raise _fault(f"measure {name}, which has no published score", "one with a rule of scoring")
    return found


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where=f"step {_STEP}", advice=advice)


def _check(
    fields: Sequence[Field], measure: Measure, to: str, frame: Frame, instrument: Instrument
) -> None:
    if len(fields) != len(measure.items):
        raise _fault(
            f"{len(fields)} field(s) for measure {measure.name}",
            f"{len(measure.items)}, in the order {', '.join(measure.codes)}",
        )
    for one in fields:
        if one.kind not in _NUMBERS and not (one.codes is not None and one.codes.numeric):
            raise _fault(f"field {one.name} of kind {one.kind}", "numbers, or codes that are ones")
    if not NAME.fullmatch(to):
        raise _fault(f"to = {to!r}", "lower-case letters, digits and underscores, a letter first")
    for column in columns_of(measure, to):
        if column in frame.columns or column in instrument:
            raise _fault(f"a column {column!r} already", "a name of its own for each score")


def _numbers(frame: Frame, field: Field) -> Floats:
    import numpy as np

    if field.kind in _NUMBERS:
        return frame[field.name].cast(nw.Float64).fill_null(float("nan")).to_numpy()
    cells = texts(frame, field.name)
    return np.array([np.nan if one is None else float(one) for one in cells], dtype=np.float64)


def _reasons(frame: Frame, fields: Sequence[Field]) -> list[str]:
    """Return for each response why it would have no score."""
    columns = [texts(frame, one.missing) for one in fields if one.missing in frame.columns]
    blank, unasked = str(Missing.BLANK), str(Missing.NOT_ASKED)
    if len(columns) < len(fields):
        return [blank] * len(frame)
    return [
        unasked if all(reason in UNASKED for reason in row) else blank
        for row in zip(*columns, strict=True)
    ]


def _with_score(frame: Frame, name: str, values: Floats, reasons: list[str]) -> Frame:
    cells = [None if isnan(value) else value for value in values.tolist()]
    series = nw.new_series(name, cells, nw.Float64, backend=frame.implementation)
    return _with_reasons(frame.with_columns(series), name, cells, reasons)


def _with_reasons(frame: Frame, name: str, cells: Sequence[object], reasons: list[str]) -> Frame:
    missing = [
        None if cell is not None else reason for cell, reason in zip(cells, reasons, strict=True)
    ]
    return with_texts(frame, f"{name}{MISSING_SUFFIX}", missing)
