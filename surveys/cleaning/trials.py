"""Responses that were sent to try the form out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import narwhals as nw

from surveys.cleaning.frames import Frame, fields_in, named_fields, rows_kept, texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, unnoted
from surveys.cleaning.texts import folded
from surveys.errors import DefinitionError
from surveys.model import Field, Instrument, Kind

_TEST = re.compile(r"(test|testi|testaus|testaaja|kokeilu|prov|provsvar|preview)[-_.]?\d*")


def drop_tests(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName] | None = None,
    before_opening: bool = True,
    note: Note = unnoted,
) -> Frame:
    """Drop what was sent to try the form out.

    These are responses in which a text is nothing but a word for a test (test, testi, kokeilu,
    prov, preview, also with a number after it), and those submitted before the wave opened.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these texts; all when None.
    before_opening
        Whether the time of submission counts. It is in UTC, so that a day's grace is given.
    note
        Is told how many were dropped for which of the two.

    Returns
    -------
    Frame
        The responses that are left.

    Raises
    ------
    DefinitionError
        A name is no field or item of the frame, or none of text.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], link_code=["Testi 2", "AA01KA"])
    >>> drop_tests(frame, coordinators, before_opening=False)["response_id"].to_list()
    ['2']
    """
    chosen = (
        [field for field in fields_in(frame, instrument) if field.kind is Kind.TEXT]
        if fields is None
        else named_fields(frame, instrument, fields, "drop_tests")
    )
    worded = [False] * len(frame)
    for field in chosen:
        _check_text(field)
        found = [_is_test(one) for one in texts(frame, field.name)]
        worded = [one or other for one, other in zip(worded, found, strict=True)]
    early = _before(frame, instrument) if before_opening else [False] * len(frame)
    note(f"{sum(worded)} with a word for a test, {sum(early)} sent before the wave opened")
    return rows_kept(frame, [not (a or b) for a, b in zip(worded, early, strict=True)])


def _is_test(text: str | None) -> bool:
    # Most texts are long, and folding them all takes a while.
    return text is not None and len(text) < 40 and _TEST.fullmatch(folded(text)) is not None


def _check_text(field: Field) -> None:
    if field.kind is not Kind.TEXT:
        raise DefinitionError(
            f"field {field.name} of kind {field.kind}",
            expected="a field of text",
            where="step drop_tests",
        )


def _before(frame: Frame, instrument: Instrument) -> list[bool]:
    if len(instrument.waves) != 1 or "submitted" not in frame.columns:
        return [False] * len(frame)
    opens = dt.datetime.combine(instrument.waves[0].opens, dt.time()) - dt.timedelta(days=1)
    early = frame.select(early=(nw.col("submitted") < opens).fill_null(value=False))
    return [bool(one) for one in early["early"].to_list()]
