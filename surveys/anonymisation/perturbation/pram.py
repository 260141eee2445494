"""PRAM: answers change to others by chance, with known probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import narwhals as nw
import numpy as np

from surveys.anonymisation.perturbation.blocks import Floats, Integers
from surveys.anonymisation.perturbation.numbers import fault, strata
from surveys.anonymisation.perturbation.randomness import uniforms
from surveys.anonymisation.perturbation.transitions import (
    declared,
    diagonal,
    invariant,
    softened,
)
from surveys.cleaning.frames import Frame, named_field, named_fields, texts, with_texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, unnoted
from surveys.model import Field, Instrument, Kind

Rows: TypeAlias = Mapping[str, Mapping[str, float]]
"""Code → code that it can become → probability."""

_STEP = "pram"


@dataclass(frozen=True, slots=True, eq=False)
class Transition:
    """With which probabilities the answers of a field changed, in one stratum.

    An invariant matrix follows from the counts before, so it is as public as they are.

    Attributes
    ----------
    field
        The field.
    stratum
        Values of the fields of `within`.
    codes
        The codes, in the order of the rows and columns.
    matrix
        Shape (codes, codes): row = before, column = after; rows sum to 1.
    """

    field: str
    stratum: tuple[str | None, ...]
    codes: tuple[str, ...]
    matrix: Floats

    def to_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "field": self.field,
            "stratum": list(self.stratum),
            "codes": list(self.codes),
            "matrix": self.matrix.tolist(),
        }


def pram(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    pd: float = 0.8,
    alpha: float = 1.0,
    matrix: Rows | None = None,
    keep_frequencies: bool = True,
    within: Sequence[FieldName] = (),
    seed: int = 0,
    key: bytes,
    note: Note = unnoted,
) -> Frame:
    """Change answers to others by chance, with known probabilities (post-randomisation).

    Every answer may be another one, so none can be held against a person. With
    `keep_frequencies` the expected number of each answer stays what it was; without it
    `original_counts` undoes the matrix in expectation. What goes with the field (tables by it,
    changes between waves) is weakened. Missing answers stay missing. An answer that all of a
    stratum gave cannot change without changing its frequency, and stays. A score counted from
    the field before is not counted anew.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields of codes, also of codes made by an earlier step.
    pd
        Probability with which an answer stays, before `keep_frequencies`; the rest is shared
        evenly by the other codes.
    alpha
        0 to 1: probability with which the matrix is applied at all.
    matrix
        In the place of `pd`: code → code → probability, for every code of the fields.
    keep_frequencies
        Whether the matrix is made invariant; see `invariant`.
    within
        Fields in whose values the frequencies are kept each by itself, such as the area.
    seed
        Another number gives another draw. It is no secret; the key is.
    key
        32 bytes; no option of a plan, as ``run(…, key=…)`` hands it over. Who has it can undo
        the changes.
    note
        Is told the matrix before its frequencies are kept, and how many answers changed; ``run``
        hands it over.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A field has no codes, a probability is not 0 to 1, or the matrix is not right.
    DisclosureError
        A response id is missing or stands twice.
    UsageError
        The key has another length.

    Notes
    -----
    Source: Gouweleeuw et al. (1998), Journal of Official Statistics 14, 463-478. sdcMicro draws
    the diagonal between `pd` and 1; here it is `pd`, so that the matrix can be told.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3"], training=["completed", "no", None])
    >>> stays = pram(frame, coordinators, fields=["training"], pd=1, key=bytes(32))
    >>> stays["training"].to_list()
    ['completed', 'no', <NA>]
    """
    after, groups = frame, list(strata(frame, instrument, within, _STEP))
    ids = np.asarray(texts(frame, "response_id"), dtype=object)
    for field in _fields(frame, instrument, fields):
        cells = texts(frame, field.name)
        codes = _codes(field, cells)
        start = _start(len(codes), pd, alpha, None if matrix is None else declared(codes, matrix))
        numbers = _numbered(cells, codes)
        changed = numbers.copy()
        for rows in groups:
            answered = rows[numbers[rows] >= 0]
            whole = _whole(start, alpha, numbers[answered], keep=keep_frequencies)
            drawn = uniforms(key, instrument, _STEP, seed, field.name, ids[answered])
            changed[answered] = _drawn(whole, numbers[answered], drawn[:, 0])
        moved = int((changed != numbers).sum())
        note(f"{field.name}: {moved} of {int((numbers >= 0).sum())} changed; {_told(start, alpha)}")
        if moved:
            new = [None if one < 0 else codes[one] for one in changed.tolist()]
            after = with_texts(after, field.name, new)
    return after


def transitions(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    pd: float = 0.8,
    alpha: float = 1.0,
    matrix: Rows | None = None,
    keep_frequencies: bool = True,
    within: Sequence[FieldName] = (),
) -> tuple[Transition, ...]:
    """Return the matrices that `pram` applies to a field, one for each stratum.

    Parameters and errors are those of `pram`; the frame is the one before it.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], training=["completed", "no"])
    >>> (one,) = transitions(frame, coordinators, field="training", pd=0.8)
    >>> one.matrix.sum(axis=1).round(9).tolist() == [1.0] * len(one.codes)
    True
    """
    (one,) = _fields(frame, instrument, (named_field(frame, instrument, field, _STEP).name,))
    cells = texts(frame, one.name)
    codes = _codes(one, cells)
    start = _start(len(codes), pd, alpha, None if matrix is None else declared(codes, matrix))
    numbers = _numbered(cells, codes)
    columns = [texts(frame, by.name) for by in named_fields(frame, instrument, within, _STEP)]
    return tuple(
        Transition(
            one.name,
            tuple(column[rows[0]] for column in columns),
            codes,
            _whole(start, alpha, numbers[rows[numbers[rows] >= 0]], keep=keep_frequencies),
        )
        for rows in strata(frame, instrument, within, _STEP)
    )


def _fields(frame: Frame, instrument: Instrument, names: Sequence[str]) -> Iterator[Field]:
    fields = named_fields(frame, instrument, names, _STEP)
    if len(set(fields)) != len(fields) or not fields:
        raise fault(_STEP, f"fields {list(names)}", "one field or more, each once")
    for field in fields:
        recoded = field.kind is not Kind.TEXT and frame.schema[field.name] == nw.String
        if field.kind is not Kind.CODE and not recoded:
            raise fault(_STEP, f"field {field.name} of kind {field.kind}", "a field of codes")
    yield from fields


def _codes(field: Field, cells: Sequence[str | None]) -> tuple[str, ...]:
    """Return the codes of a field; those met when an earlier step has made others."""
    met = {cell for cell in cells if cell is not None}
    known = () if field.codes is None else field.codes.answer_names
    return tuple(known) if met <= set(known) else tuple(sorted(met))


def _start(size: int, pd: float, alpha: float, matrix: Floats | None) -> Floats:
    for name, value in (("pd", pd), ("alpha", alpha)):
        if not 0 <= value <= 1:
            raise fault(_STEP, f"{name} = {value}", "a probability from 0 to 1")
    return diagonal(size, pd) if matrix is None else matrix


def _numbered(cells: Sequence[str | None], codes: Sequence[str]) -> Integers:
    places: dict[str | None, int] = {code: place for place, code in enumerate(codes)}
    return np.asarray([places.get(cell, -1) for cell in cells], dtype=np.intp)


def _whole(start: Floats, alpha: float, numbers: Integers, *, keep: bool) -> Floats:
    kept = invariant(start, np.bincount(numbers, minlength=len(start))) if keep else start
    return softened(kept, alpha)


def _told(start: Floats, alpha: float) -> str:
    """Say with which probabilities answers change; what is said holds no count of answers."""
    applied = "" if alpha == 1 else f", applied with probability {alpha:g}"
    rows = "; ".join(" ".join(f"{one:.4g}" for one in row) for row in start.tolist())
    return f"matrix before frequencies are kept: {rows or 'none'}{applied}"


def _drawn(matrix: Floats, numbers: Integers, drawn: Floats) -> Integers:
    """Return each record's new code: where its number falls in the row of its old one."""
    ends = matrix.cumsum(axis=1)[:, :-1]  # what is past the last but one is the last
    changed: Integers = (drawn[:, None] >= ends[numbers]).sum(axis=1)
    return changed
