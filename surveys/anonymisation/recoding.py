"""Recoding steps: what is removed, merged into coarser groups, or cut into bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias, get_args

import narwhals as nw

from surveys.anonymisation.identifiers import redact
from surveys.cleaning.frames import (
    Frame,
    emptied,
    fields_in,
    named_field,
    named_fields,
    texts,
    with_texts,
)
from surveys.cleaning.names import FieldName
from surveys.errors import DefinitionError, listed, near
from surveys.model import Code, CodeList, Field, Instrument, Kind, Number, Text
from surveys.model.naming import check_code

Groups: TypeAlias = Mapping[str, Sequence[str]]
"""New code → the old codes that it stands for."""

Precision: TypeAlias = Literal["day", "month", "year", "remove"]

_UNITS = {"day": "1d", "month": "1mo", "year": "1y"}


def remove(frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName]) -> Frame:
    """Remove all answers to some fields or items.

    The columns stay, empty, with the reason "removed" where there was an answer, so that a
    reader of the data sees what was taken out.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A name is no field of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], employer=["municipality"], employer__missing=[None])
    >>> remove(frame, coordinators, fields=["employer"])["employer__missing"].to_list()
    ['removed']
    """
    for field in named_fields(frame, instrument, fields, "remove"):
        frame = _removed(frame, field)
    return frame


def remove_free_text(frame: Frame, instrument: Instrument) -> Frame:
    """Remove the answers to all fields of text.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it. There are no options.

    Returns
    -------
    Frame
        The same columns; where there was a text, the reason is "removed".

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], role=["other"], role_other=["Adviser in Kemi"])
    >>> remove_free_text(frame, coordinators)["role_other"].to_list()
    [<NA>]
    """
    for field in fields_in(frame, instrument):
        if field.kind is Kind.TEXT:
            frame = _removed(frame, field)
    return frame


def _removed(frame: Frame, field: Field) -> Frame:
    return emptied(frame, field.name, [True] * len(frame))


def redact_text(frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName]) -> Frame:
    """Put the kind of each identifier found in its place, in fields of text.

    The texts stay free text, and the gate still refuses them.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items of text.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A name is no field of text in the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], greetings=["Soita 040 1234567"])
    >>> redact_text(frame, coordinators, fields=["greetings"])["greetings"].to_list()
    ['Soita [phone]']
    """
    for field in named_fields(frame, instrument, fields, "redact_text"):
        if field.kind is not Kind.TEXT:
            raise _fault("redact_text", f"field {field.name} of kind {field.kind}", "text")
        cells = texts(frame, field.name)
        redacted = [one if one is None else redact(one) for one in cells]
        frame = frame if redacted == cells else with_texts(frame, field.name, redacted)
    return frame


def generalise(frame: Frame, instrument: Instrument, *, field: FieldName, groups: Groups) -> Frame:
    """Merge the codes of a field into coarser ones, in the same column.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A field of codes.
    groups
        New code → old codes. Every answer code of the field stands in one group.

    Returns
    -------
    Frame
        The same columns; the field holds the new codes.

    Raises
    ------
    DefinitionError
        The field has no codes, or the groups leave out, repeat or invent a code.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> groups = {"coordinator": ["local", "project"], "else": ["regional", "other"]}
    >>> frame = framed(response_id=["1", "2"], role=["local", "regional"])
    >>> generalise(frame, coordinators, field="role", groups=groups)["role"].to_list()
    ['coordinator', 'else']
    """
    one = named_field(frame, instrument, field, "generalise")
    merged = regrouped(one, groups)
    new = {old: code.code for code in merged for old in groups[code.code]}
    cells = texts(frame, one.name)
    if set(cells) == {None}:
        return frame
    return with_texts(frame, one.name, [cell if cell is None else new[cell] for cell in cells])


def regrouped(field: Field, groups: Groups) -> CodeList:
    """Return the code list of a field after `generalise`; errors as there."""
    if field.codes is None:
        raise _fault("generalise", f"field {field.name} of kind {field.kind}", "a field of codes")
    return grouped(field.codes, groups)


def grouped(codes: CodeList, groups: Groups) -> CodeList:
    """Return the list of the merged codes; each is called what its members are, joined.

    Parameters
    ----------
    codes
        The list that is merged; codes that are no answers stay out of it.
    groups
        New code → old codes.

    Raises
    ------
    DefinitionError
        The groups leave out, repeat or invent a code.

    Examples
    --------
    >>> from surveys.model import Code, CodeList, Text
    >>> areas = CodeList("areas", tuple(Code(c, Text(c, c, c)) for c in ("north", "east", "west")))
    >>> [code.text.en for code in grouped(areas, {"n": ["north"], "ew": ["east", "west"]})]
    ['north', 'east / west']
    """
    _check_groups(codes, groups)
    return CodeList(
        codes.name,
        tuple(Code(new, _joined(codes[old].text for old in olds)) for new, olds in groups.items()),
    )


def check_nested(codes: CodeList, levels: Sequence[Groups]) -> None:
    """Check that each level of a hierarchy merges whole groups of the level before it.

    Parameters
    ----------
    codes
        The finest level.
    levels
        Ever coarser groups, each of the codes of the level before.

    Raises
    ------
    DefinitionError
        A level leaves out, repeats or invents a code of the one before.
    """
    for groups in levels:
        codes = grouped(codes, groups)


def _joined(labels: Iterator[Text]) -> Text:
    every = list(labels)
    return Text(*(" / ".join(one[language] for one in every) for language in ("fi", "sv", "en")))


def _check_groups(codes: CodeList, groups: Groups) -> None:
    known = codes.answer_names
    named = Counter(old for olds in groups.values() for old in olds)
    for new, olds in groups.items():
        check_code(new, f"step generalise, {codes.name}")
        if not olds:
            raise _fault("generalise", f"group {new!r} without codes", "one code or more")
    for old, times in named.items():
        if old not in known:
            raise _fault("generalise", f"code {old!r}", f"one of {listed(known)}", near(old, known))
        if times > 1:
            raise _fault("generalise", f"code {old!r} in {times} groups", "each code in one")
    left = [old for old in known if old not in named]
    if left:
        raise _fault("generalise", f"no group for {listed(left)}", "a group for every code")


def _fault(step: str, found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where=f"step {step}", advice=advice)


def band(frame: Frame, instrument: Instrument, *, field: FieldName, edges: Sequence[int]) -> Frame:
    """Cut a number into bands, in the same column, which then holds codes.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A number.
    edges
        Ascending whole numbers from 1; each begins a band. ``(30, 50)`` makes the codes
        under_30, 30_to_49 and 50_or_more ("30_to_under_50" for a number with decimals).

    Returns
    -------
    Frame
        The same columns; the field holds codes.

    Raises
    ------
    DefinitionError
        The field is no number, or the edges do not ascend or lie outside its limits.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2"], birth_year=[1964, 1965])
    >>> band(frame, esf_start, field="birth_year", edges=[1965, 1980])["birth_year"].to_list()
    ['under_1965', '1965_to_1979']
    """
    one = named_field(frame, instrument, field, "band")
    codes = bands(instrument, one, edges).names
    number = nw.col(one.name)
    starts = [nw.when(number >= edge).then(nw.lit(rank)) for rank, edge in enumerate(edges, 1)]
    ranks = frame.select(
        "response_id",
        rank=nw.max_horizontal(nw.when(~number.is_null()).then(nw.lit(0)), *starts),
    )
    cells = [None if rank is None else codes[int(float(rank))] for rank in texts(ranks, "rank")]
    return with_texts(frame, one.name, cells)


def bands(instrument: Instrument, field: Field, edges: Sequence[int]) -> CodeList:
    """Return the code list of the bands; errors as `band`."""
    _check_edges(instrument, field, edges)
    whole = field.kind is Kind.INTEGER
    first, last = edges[0], edges[-1]
    middle = tuple(_middle(low, high, whole=whole) for low, high in pairwise(edges))
    under = Code(f"under_{first}", Text(f"alle {first}", f"under {first}", f"under {first}"))
    over = Code(f"{last}_or_more", Text(f"{last} tai yli", f"{last} eller över", f"{last} or more"))
    return CodeList(f"{field.item}_bands", (under, *middle, over))


def _middle(low: int, high: int, *, whole: bool) -> Code:
    if not whole:
        label = f"{low}–<{high}"
        return Code(f"{low}_to_under_{high}", Text(label, label, label))
    label = f"{low}" if high == low + 1 else f"{low}–{high - 1}"
    return Code(f"{low}_to_{high - 1}", Text(label, label, label))


def _check_edges(instrument: Instrument, field: Field, edges: Sequence[int]) -> None:
    item = instrument[field.item]
    if not isinstance(item, Number):
        raise _fault("band", f"field {field.name} of kind {field.kind}", "a number")
    if not edges or list(edges) != sorted(set(edges)):
        raise _fault("band", f"edges {list(edges)}", "ascending whole numbers")
    if edges[0] < 1 or edges[0] <= item.minimum or edges[-1] > item.maximum:
        raise _fault(
            "band",
            f"edges {list(edges)} of {item.name}",
            f"positive edges over {item.minimum:g} and up to {item.maximum:g}",
        )


def coarsen_submitted(frame: Frame, instrument: Instrument, *, to: Precision = "day") -> Frame:
    """Cut the time of submission to its day, month or year, or remove it.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    to
        "day", "month", "year" or "remove".

    Returns
    -------
    Frame
        The same columns of the same types.

    Raises
    ------
    DefinitionError
        There is no such precision.

    Examples
    --------
    >>> import datetime as dt
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], submitted=[dt.datetime(2026, 2, 3, 14, 5)])
    >>> f"{coarsen_submitted(frame, coordinators, to='month')['submitted'][0]:%Y-%m-%d %H:%M}"
    '2026-02-01 00:00'
    """
    if to not in get_args(Precision):
        known = get_args(Precision)
        raise _fault(
            "coarsen_submitted", f"to = {to!r}", f"one of {listed(known)}", near(str(to), known)
        )
    time = nw.col("submitted")
    if to == "remove":
        nothing = nw.lit(None, dtype=frame.schema["submitted"])
        return frame.with_columns(nothing.alias("submitted"))
    return frame.with_columns(time.dt.truncate(_UNITS[to]))
