"""Marks: what tells that two rows have the same value, kept beside it for as long as it is needed.

A value that must be compared over the whole wave (an id, an identifier) may be gone from the rows
by the time the wave has been passed through. Its mark, a digest keyed for this run alone, stays
until the engine has counted it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from surveys.cleaning import Frame
from surveys.cleaning.frames import texts, with_texts
from surveys.cleaning.texts import folded
from surveys.large.batches import HELPER
from surveys.large.passes import Tally

_BYTES = 16


def as_it_is(value: str) -> str:
    """Return the value: ids differ when one character does."""
    return value


@dataclass(frozen=True, slots=True)
class MarkAct:
    """Puts in the marks of a column.

    Parameters
    ----------
    column
        Of texts.
    to
        Name of the column of marks, without `HELPER`.
    salt
        Random bytes of this run.
    spelling
        What equal values share.
    """

    column: str
    to: str
    salt: bytes
    spelling: Callable[[str], str] = folded

    @property
    def name(self) -> str:
        """Name of the column of marks."""
        return f"{HELPER}{self.to}"

    def __call__(self, frame: Frame) -> tuple[Frame, Tally]:
        """Put in the marks."""
        if self.column not in frame.columns:
            return frame, Tally()
        values = texts(frame, self.column)
        marks = {value: self._mark(value) for value in set(values)}
        return with_texts(frame, self.name, [marks[value] for value in values]), Tally()

    def _mark(self, value: str | None) -> str | None:
        text = self.spelling(value or "")
        if not text:
            return None
        return hashlib.blake2b(text.encode(), digest_size=_BYTES, key=self.salt).hexdigest()
