"""Numbers cut into bands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import narwhals as nw

from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame, named_field, with_texts
from surveys.cleaning.names import FieldName
from surveys.model import Code, CodeList, Field, Instrument, Kind, Number, Text


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
    return in_bands(frame, one.name, edges, codes)


def in_bands(frame: Frame, name: str, edges: Sequence[int], codes: Sequence[str]) -> Frame:
    """Return the frame with the code of its band for each number of a column.

    Parameters
    ----------
    frame, name
        A column of numbers of the frame.
    edges, codes
        The first number of each band but the lowest, ascending; the codes of all bands.

    Raises
    ------
    DefinitionError
        The column holds texts: an earlier step has recoded the field.
    """
    if frame[name].is_null().all():
        return with_texts(frame, name, [None] * len(frame))
    if not frame.schema[name].is_numeric():
        raise fault(
            "band",
            f"field {name}, which holds no numbers any more",
            "numbers as they were given",
            "Recode each field once.",
        )
    number = nw.col(name)
    code: nw.Expr = nw.when(~number.is_null()).then(nw.lit(codes[0]))
    for edge, later in zip(edges, codes[1:], strict=True):
        code = nw.when(number >= edge).then(nw.lit(later)).otherwise(code)
    return frame.with_columns(code.alias(name))


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
        raise fault("band", f"field {field.name} of kind {field.kind}", "a number")
    if not edges or list(edges) != sorted(set(edges)):
        raise fault("band", f"edges {list(edges)}", "ascending whole numbers")
    if edges[0] < 1 or edges[0] <= item.minimum or edges[-1] > item.maximum:
        raise fault(
            "band",
            f"edges {list(edges)} of {item.name}",
            f"positive edges over {item.minimum:g} and up to {item.maximum:g}",
        )
