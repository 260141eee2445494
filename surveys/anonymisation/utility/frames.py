"""What protection cost a wave's answers, field by field and all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw
import numpy as np

from surveys.anonymisation.utility.answers import CodeUtility, code_utility
from surveys.anonymisation.utility.numbers import Floats, NumberUtility, number_utility
from surveys.anonymisation.utility.propensity import Propensity, propensity
from surveys.cleaning.frames import Frame, fields_in, named_fields, texts
from surveys.errors import UsageError
from surveys.model import Field, Instrument, Kind

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL)
_CODES = (Kind.CODE, Kind.FLAG)


@dataclass(frozen=True, slots=True)
class Utility:
    """What protection cost. What is released of it is `to_json`, whose sizes are rounded up.

    Attributes
    ----------
    before, after
        Records.
    matched
        Whether the records were compared one by one, by their response ids.
    numbers, codes
        None without such fields.
    propensity
        None when the records or the answers are too few for it.
    recoded
        Fields that hold other codes after than before: they were merged or cut into bands, and
        what that costs is not measured by shares.
    """

    before: int
    after: int
    matched: bool
    numbers: NumberUtility | None
    codes: CodeUtility | None
    propensity: Propensity | None
    recoded: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return it as plain values that may be released; no answer can be told from them."""
        parts = {"numbers": self.numbers, "codes": self.codes, "propensity": self.propensity}
        return {
            "before": self.before,
            "after": self.after,
            "matched": self.matched,
            **{name: None if part is None else part.to_json() for name, part in parts.items()},
            "recoded": list(self.recoded),
        }


def utility(
    before: Frame, after: Frame, instrument: Instrument, *, fields: Sequence[str] | None = None
) -> Utility:
    """Compare a wave's answers before and after protection.

    Parameters
    ----------
    before, after
        The frames; they are matched by `response_id` when both have the same ids, each once,
        and compared as wholes otherwise.
    instrument
        As asked in the wave.
    fields
        Fields or items; all of codes and numbers that both frames have when None.

    Raises
    ------
    DefinitionError
        A name is no field of both frames.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> before = framed(response_id=["1", "2"], role=["local", "regional"])
    >>> after = framed(response_id=["2", "1"], role=["regional", None])
    >>> utility(before, after, coordinators).codes.margins
    {'role': 0.5}
    """
    chosen = _chosen(before, after, instrument, fields)
    matched = _same_ids(before, after)
    if matched:
        before, after = before.sort("response_id"), after.sort("response_id")
    recoded = tuple(one.name for one in chosen if _is_recoded(one, before, after))
    kept = [one for one in chosen if one.name not in recoded]
    numbers = [one.name for one in kept if one.kind in _NUMBERS]
    codes = [one.name for one in kept if one.kind in _CODES]
    old, new = (_tables(side, numbers) for side in (before, after))
    was, now = ({name: texts(side, name) for name in codes} for side in (before, after))
    return Utility(
        before=len(before),
        after=len(after),
        matched=matched,
        numbers=number_utility(old, new, names=numbers, matched=matched) if numbers else None,
        codes=code_utility(was, now) if codes else None,
        propensity=_propensity({**was, **_lists(old, numbers)}, {**now, **_lists(new, numbers)}),
        recoded=recoded,
    )


def _chosen(
    before: Frame, after: Frame, instrument: Instrument, names: Sequence[str] | None
) -> list[Field]:
    if names is not None:
        named_fields(before, instrument, names, "utility")
        fields = [*named_fields(after, instrument, names, "utility")]
    else:
        fields = [one for one in fields_in(before, instrument) if one.name in after.columns]
    return [one for one in fields if one.kind in (*_NUMBERS, *_CODES)]


def _same_ids(before: Frame, after: Frame) -> bool:
    old, new = texts(before, "response_id"), texts(after, "response_id")
    return (
        None not in old
        and len(set(old)) == len(old)
        and sorted(map(str, old)) == sorted(map(str, new))
    )


def _is_recoded(field: Field, before: Frame, after: Frame) -> bool:
    if field.kind in _NUMBERS:
        return any(_is_text(side, field.name) for side in (before, after))
    met = [{cell for cell in texts(side, field.name) if cell} for side in (before, after)]
    known = set(field.codes.answer_names) if field.codes else met[0] | met[1]
    return not met[1] <= known


def _is_text(frame: Frame, name: str) -> bool:
    column = frame[name]
    return column.dtype == nw.String and not column.is_null().all()


def _tables(frame: Frame, names: Sequence[str]) -> Floats:
    cells = np.full((len(frame), len(names)), np.nan)
    for place, name in enumerate(names):
        column = texts(frame, name)
        cells[:, place] = [np.nan if one is None else float(one) for one in column]
    return cells


def _lists(cells: Floats, names: Sequence[str]) -> dict[str, list[float | None]]:
    return {
        name: [None if np.isnan(one) else float(one) for one in column]
        for name, column in zip(names, cells.T, strict=True)
    }


def _propensity(
    before: Mapping[str, Sequence[str | float | None]],
    after: Mapping[str, Sequence[str | float | None]],
) -> Propensity | None:
    """Compare with products of terms when the records are enough for it, else without."""
    for interactions in (True, False):
        try:
            return propensity(before, after, interactions=interactions)
        except UsageError:
            continue
    return None
