"""What protection took out of each field."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.cleaning.frames import Frame, fields_in
from surveys.model import Field, Instrument, Text


@dataclass(frozen=True, slots=True)
class FieldCost:
    """One field before and after protection.

    Parameters
    ----------
    field, text
        Its name, and what it is called.
    answers_before, answers_after
        Responses with an answer.
    kinds_before, kinds_after
        Different answers among them.
    """

    field: str
    text: Text
    answers_before: int
    answers_after: int
    kinds_before: int
    kinds_after: int

    @property
    def removed(self) -> int:
        """Answers that were removed."""
        return self.answers_before - self.answers_after


def costs(before: Frame, after: Frame, instrument: Instrument) -> tuple[FieldCost, ...]:
    """Return the fields of which protection took something, in the order of the questions.

    Parameters
    ----------
    before, after
        The cleaned frame and the anonymised one.
    instrument
        As asked in the wave.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> (cost,) = costs(framed(ely=["lap", "kai"]), framed(ely=["lap", None]), coordinators)
    >>> cost.field, cost.removed, cost.kinds_after
    ('ely', 1, 1)
    """
    found = (_cost(before, after, field) for field in fields_in(before, instrument))
    return tuple(one for one in found if one.removed or one.kinds_before != one.kinds_after)


def _cost(before: Frame, after: Frame, field: Field) -> FieldCost:
    (answers_before, kinds_before), (answers_after, kinds_after) = (
        _answers(frame, field.name) for frame in (before, after)
    )
    return FieldCost(
        field.name, field.text, answers_before, answers_after, kinds_before, kinds_after
    )


def _answers(frame: Frame, name: str) -> tuple[int, int]:
    if name not in frame.columns:
        return 0, 0
    answers = frame[name].drop_nulls()
    return len(answers), answers.n_unique()
