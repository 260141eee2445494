"""Why an answer is missing: not asked, not reached, left blank, or a code that says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.conditions.evaluation import evaluate
from surveys.model import Field, Instrument, Missing, MultipleChoice
from surveys.responses.values import Flags, Texts

Reasons: TypeAlias = NDArray[np.int8]
"""For each row the place of its reason in `Missing`; `ANSWERED` where there is none."""

ANSWERED = -1
_PLACES = {reason: place for place, reason in enumerate(Missing)}
_NAMES = pd.array([*map(str, Missing), None], dtype="str")
"""The reasons by their places; the last one, which `ANSWERED` points at, is missing."""


def said(one: Field, texts: Texts) -> Reasons:
    """Return the reasons that codes such as 'don't know' give.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.instruments import coordinators
    >>> said(coordinators.fields["role"], pd.Series(["regional", None], dtype="str")).tolist()
    [-1, -1]
    """
    codes = {code.code: _PLACES[code.missing] for code in one.codes or () if code.missing}
    return np.asarray(texts.map(codes).fillna(ANSWERED), dtype=np.int8)


def why_missing(
    values: Mapping[str, Any],
    spoken: Mapping[str, Reasons],
    texts: Mapping[str, Texts],
    partial: Flags,
    instrument: Instrument,
) -> Iterator[tuple[str, Any]]:
    """Yield for each asked field the name and texts of the column that says why it is missing.

    Parameters
    ----------
    values
        Field → array of its values, without codes that are no answers.
    spoken
        Field → the reasons that such codes gave.
    texts
        Field → the texts that the values were read from.
    partial
        Which responses were not submitted.
    instrument
        As asked in one wave.
    """
    shown = _shown(values, len(partial), instrument)
    reached = _reached(texts, partial, instrument)
    for item in instrument.asked:
        section = instrument.section_of(item.name).name
        blank = np.full(len(partial), _PLACES[Missing.BLANK], dtype=np.int8)
        blank[~reached[section]] = _PLACES[Missing.NOT_REACHED]
        blank[~shown[item.name]] = _PLACES[Missing.NOT_ASKED]
        found = {
            one.name: _reasons(values[one.name], spoken.get(one.name), blank) for one in item.fields
        }
        if isinstance(item, MultipleChoice):
            _refuse_all(found, item, texts, values)
        for one in item.fields:
            yield one.missing, _NAMES.take(found[one.name])


def _reasons(values: Any, spoken: Reasons | None, blank: Reasons) -> Reasons:
    silent = np.asarray(values.isna(), dtype=bool)
    reasons: Reasons = np.where(silent, blank, np.int8(ANSWERED))
    return reasons if spoken is None else np.where(spoken == ANSWERED, reasons, spoken)


def _refuse_all(
    found: Mapping[str, Reasons],
    item: MultipleChoice,
    texts: Mapping[str, Texts],
    values: Mapping[str, Any],
) -> None:
    """Give all options the reason where only 'don't know' or the like was ticked."""
    for one in item.fields:
        missing = item.codes[one.part].missing
        if missing is not None:
            alone = texts[one.name].eq("1").to_numpy(bool) & values[one.name].isna()
            for reasons in found.values():
                reasons[alone] = _PLACES[missing]


def _shown(values: Mapping[str, Any], rows: int, instrument: Instrument) -> dict[str, Flags]:
    """Tell for each item which responses were shown it; equal conditions are evaluated once."""
    conditions = {item.name: instrument.condition_of(item.name) for item in instrument.asked}
    names = {
        condition: f"c{number}"
        for number, condition in enumerate(dict.fromkeys(conditions.values()))
    }
    frame = nw.from_native(
        pd.DataFrame({"c": np.arange(rows), **values}, copy=False), eager_only=True
    )
    rules = {name: evaluate(condition, instrument) for condition, name in names.items()}
    found = frame.select("c", **rules)
    return {
        item: found[names[condition]].to_numpy().astype(bool)
        for item, condition in conditions.items()
    }


def _reached(
    texts: Mapping[str, Texts], partial: Flags, instrument: Instrument
) -> dict[str, Flags]:
    """Tell for each section which responses came as far: the last with anything stored."""
    reached: dict[str, Flags] = {}
    later = ~partial
    for section in reversed(instrument.sections):
        for item in section.items:
            for one in item.fields if item.asked and not later.all() else ():
                later = later | texts[one.name].notna().to_numpy(bool)
        reached[section.name] = later
    return reached
