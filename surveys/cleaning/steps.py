"""Cleaning steps: each takes a wave's frame and returns a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import narwhals as nw

from surveys.cleaning.asking import counting, questions, was_asked
from surveys.cleaning.frames import (
    Frame,
    emptied,
    fields_in,
    is_answered,
    named_fields,
    replaced,
    rows_kept,
    rows_where,
    texts,
    with_texts,
)
from surveys.cleaning.names import ColumnName, FieldName
from surveys.cleaning.rules import rules
from surveys.cleaning.skipping import without_hidden
from surveys.cleaning.texts import folded, repaired
from surveys.errors import DefinitionError, near
from surveys.model import Field, Instrument, Kind, Missing
from surveys.model.naming import MISSING_SUFFIX
from surveys.responses import ProblemKind

_ROUNDING = 1e-9
"""7 answers of 100 are a share of 0.07, though 100 × 0.07 is a little over 7 in binary."""


def drop_partial(
    frame: Frame, instrument: Instrument, *, minimum_share: float | None = None
) -> Frame:
    """Drop responses that were never completed.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    minimum_share
        None: drop responses without a time of submission. A share in (0, 1]: instead drop
        those that answered a smaller share of the questions they were to be asked, submitted
        or not. A don't know or a refusal is an answer; each row of a grid is a question.

    Returns
    -------
    Frame
        The responses that are left.

    Raises
    ------
    DefinitionError
        `minimum_share` is not a share.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], submitted=["2026-02-01", None])
    >>> drop_partial(frame, coordinators)["response_id"].to_list()
    ['1']
    """
    if minimum_share is None:
        return frame.filter(~nw.col("submitted").is_null())
    share = minimum_share
    if not 0 < share <= 1:
        raise DefinitionError(
            f"minimum_share = {share!r}",
            expected="a share over 0 and up to 1, such as 0.5",
            where="step drop_partial",
        )
    names = questions(frame, instrument)
    if not names:
        return frame
    answered = nw.sum_horizontal(*(counting(is_answered(frame, name)) for name in names))
    asked = nw.sum_horizontal(*(counting(was_asked(frame, name)) for name in names))
    enough = (asked > 0) & (answered >= asked * share - _ROUNDING)
    return rows_kept(frame, rows_where(frame, enough))


def keep_last(frame: Frame, instrument: Instrument, *, by: ColumnName = "response_id") -> Frame:
    """Keep one response of those that are the same: the last one submitted.

    Responses are the same when `by` is: the platform's id as it is, any other field (a link
    code) whatever its spelling in case, dashes and spaces. Responses without a value in `by`
    are all kept. Among the same, a submitted response goes before a partial one, a later
    before an earlier, one with more answers before one with fewer, and then the higher id;
    the order of the rows never decides.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    by
        "response_id" or a field.

    Returns
    -------
    Frame
        The responses that are left.

    Raises
    ------
    DefinitionError
        The frame has no such column.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["9", "10"], submitted=["2026-02-01", "2026-02-01"],
    ...                link_code=["AA01KA", "aa01ka"])
    >>> keep_last(frame, coordinators, by="link_code")["response_id"].to_list()
    ['10']
    """
    if by not in frame.columns:
        raise DefinitionError(
            f"by = {by!r}",
            expected="response_id or a field",
            where="step keep_last",
            advice=near(by, [*instrument.fields, "response_id"]),
        )
    groups = _groups(frame, by)
    dropped = {row for same in groups for row in same} - last_ones(frame, groups)
    return rows_kept(frame, [row not in dropped for row in range(len(frame))])


def _groups(frame: Frame, by: str) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for row, value in enumerate(texts(frame, by)):
        name = value if by == "response_id" or value is None else folded(value)
        if name:
            groups.setdefault(name, []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def last_ones(frame: Frame, groups: Sequence[Sequence[int]]) -> set[int]:
    """Return of each group of rows that are the same the last one, as `keep_last` says."""
    rows = [row for same in groups for row in same]
    if not rows:
        return set()
    some = frame[rows]
    columns = {name: texts(some, name) for name in some.columns}
    ranks = dict(zip(rows, _ranks(columns), strict=True))
    places = {row: place for place, row in enumerate(rows)}

    def content(row: int) -> list[str]:
        return [str(cells[places[row]]) for cells in columns.values()]

    found = set()
    for same in groups:
        most = max(ranks[row] for row in same)
        found.add(max((row for row in same if ranks[row] == most), key=content))
    return found


def _ranks(columns: Mapping[str, list[str | None]]) -> Iterator[tuple[str, int, int, str]]:
    """Yield for each response what is the higher the later it is."""
    # A reason for a missing answer is no answer.
    answers = [name for name in columns if not name.endswith(MISSING_SUFFIX)]
    count = len(columns["response_id"])
    answered = [0] * count
    for name in answers:
        answered = [
            many + (cell is not None) for many, cell in zip(answered, columns[name], strict=True)
        ]
    submitted = columns.get("submitted", [None] * count)
    for moment, many, one in zip(submitted, answered, columns["response_id"], strict=True):
        # Platforms count their responses: of numbers as text the longer is the higher.
        yield moment or "", many, len(one or ""), one or ""


def set_missing_out_of_range(
    frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName] | None = None
) -> Frame:
    """Remove numbers, dates and shares that lie outside the limits of their item.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these fields or items; all of them when None.

    Returns
    -------
    Frame
        Removed answers have the reason "removed".

    Raises
    ------
    DefinitionError
        A name is no field or item of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2"], birth_year=[1980, 80])
    >>> set_missing_out_of_range(frame, esf_start)["birth_year"].to_list()
    [1980, <NA>]
    """
    return _without_broken(
        frame, instrument, (ProblemKind.OUT_OF_RANGE,), fields, "set_missing_out_of_range"
    )


def blank_invalid(
    frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName] | None = None
) -> Frame:
    """Remove answers that break a rule of their item, all fields of the answer together.

    The rules are: a constraint, a sum, the number of choices, an exclusive choice, the length of a
    short text.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these fields or items; all of them when None.

    Returns
    -------
    Frame
        Removed answers have the reason "removed".

    Raises
    ------
    DefinitionError
        A name is no field or item of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> parts = [one.name for one in coordinators["working_time"].fields]
    >>> frame = framed(response_id=["1"], **{name: [50] for name in parts})
    >>> blank_invalid(frame, coordinators)[parts[0]].to_list()
    [<NA>]
    """
    kinds = (
        ProblemKind.CONSTRAINT, ProblemKind.SUM, ProblemKind.TOO_MANY, ProblemKind.TOO_LONG,
    )  # fmt: skip
    return _without_broken(frame, instrument, kinds, fields, "blank_invalid")


def _without_broken(
    frame: Frame,
    instrument: Instrument,
    kinds: tuple[ProblemKind, ...],
    fields: Sequence[str] | None,
    step: str,
) -> Frame:
    names = (
        [*instrument.fields]
        if fields is None
        else [field.name for field in named_fields(frame, instrument, fields, step)]
    )
    result = frame
    for rule in rules(frame, instrument):
        if rule.kind in kinds and set(rule.fields) & set(names):
            # Every rule is tried on the frame as it came, so that their order does not matter.
            broken = rows_where(frame, rule.broken)
            for name in rule.fields if any(broken) else ():
                result = emptied(result, name, broken)
    return result


def blank_skipped(frame: Frame, instrument: Instrument) -> Frame:
    """Remove answers to questions whose condition is false.

    A removed answer has the reason "removed"; a blank under a question that is hidden only
    now, because what it hangs on was removed, has the reason "not_asked".

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it. There are no options.

    Returns
    -------
    Frame
        All responses, with the answers that are left.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], has_job_description=["yes", "no"],
    ...                job_description_useful=["4", "4"])
    >>> blank_skipped(frame, coordinators)["job_description_useful"].to_list()
    ['4', <NA>]
    """
    return without_hidden(frame, instrument)[0]


def repair_text(
    frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName] | None = None
) -> Frame:
    """Compose (NFC), trim and single-space texts; a text of spaces alone becomes blank.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Only these fields or items; all texts when None.

    Returns
    -------
    Frame
        All responses, with repaired texts.

    Raises
    ------
    DefinitionError
        A name is no field or item of the frame, or none of text.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], link_code=[" AA  01 "])
    >>> repair_text(frame, coordinators, fields=["link_code"])["link_code"].to_list()
    ['AA 01']
    """
    chosen = (
        [field for field in fields_in(frame, instrument) if field.kind is Kind.TEXT]
        if fields is None
        else named_fields(frame, instrument, fields, "repair_text")
    )
    for field in chosen:
        frame = _repaired(frame, field)
    return frame


def _repaired(frame: Frame, field: Field) -> Frame:
    if field.kind is not Kind.TEXT:
        raise DefinitionError(
            f"field {field.name} of kind {field.kind}",
            expected="a field of text",
            where="step repair_text",
        )
    values = [one if one is None else repaired(one) for one in texts(frame, field.name)]
    if not any(one is not None for one in values):
        return frame
    frame = with_texts(frame, field.name, values)
    return replaced(frame, field.name, [one == "" for one in values], None, Missing.BLANK)
