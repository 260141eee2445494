"""Responses: typed answers of one wave, with the reason wherever an answer is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from surveys.errors import ResponseError, listed, near
from surveys.model import Field, Instrument, Item, Kind, Text
from surveys.responses.durations import DURATION, durations
from surveys.responses.items import complete
from surveys.responses.problems import Problem
from surveys.responses.reasons import ANSWERED, Reasons, said, why_missing
from surveys.responses.values import (
    LOST,
    Distinct,
    Fault,
    Texts,
    languages_of,
    moments_of,
    values_of,
    writing_of,
)

META = ("response_id", "submitted", "language")
"""Columns that every response has beside its answers."""

_SUBMITTED = Field(
    "submitted", "submitted", Kind.DATE, Text(fi="Lähetetty", sv="Inskickat", en="Submitted")
)
_LANGUAGE = Field("language", "language", Kind.TEXT, Text(fi="Kieli", sv="Språk", en="Language"))


@dataclass(frozen=True)
class Responses:
    """The answers of one wave.

    Parameters
    ----------
    instrument
        As asked in this wave.
    wave
        Name of the wave.
    source
        Name of the file the answers came from.
    frame
        One row for each response: `META`, `DURATION` where the platform tells how long any of
        them took, then for every field its value and the column that
        keeps why it is missing. Codes are strings, flags nullable booleans, numbers nullable
        integers or floats, dates datetimes.
    problems
        What could not be read.
    columns
        Field name → name of the column in the file.
    notices
        What had to be assumed to read the file.
    """

    instrument: Instrument
    wave: str
    source: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.frame)


def typed(
    cells: pd.DataFrame,
    instrument: Instrument,
    wave: str,
    source: str,
    columns: dict[str, str],
    notices: tuple[str, ...] = (),
    problems: Sequence[Problem] = (),
) -> Responses:
    """Turn texts under canonical field names into responses.

    Parameters
    ----------
    cells
        Texts: `META` and one column for each asked field. None: not stored by the platform;
        "": shown and left empty. Flags are "1" or "0". `submitted` is None for partial responses;
        of `language`, the region of sv-FI is left out. Spaces around ids are left out.
        `DURATION`, in seconds, may be there too.
    instrument
        As asked in `wave`.
    wave, source
        Names, for messages.
    columns
        Field name → name of the column in the file, for messages.
    notices
        What had to be assumed to read the file.
    problems
        What could not be turned into these texts.

    Raises
    ------
    ResponseError
        A response has no id.
    """
    _check_ids(cells, source)
    reader = _Reader(cells, columns)
    frame = reader.frame(instrument)
    return Responses(
        instrument=instrument,
        wave=wave,
        source=source,
        frame=frame,
        problems=tuple(sorted((*problems, *reader.problems), key=lambda problem: problem.row)),
        columns=columns,
        notices=(*notices, *reader.notices(source)),
    )


def _check_ids(cells: pd.DataFrame, source: str) -> None:
    lacking = cells["response_id"].isna() | cells["response_id"].astype("str").str.strip().eq("")
    rows = [str(row + 1) for row in np.flatnonzero(lacking.to_numpy(dtype=bool))]
    if rows:
        raise ResponseError(
            f"{len(rows)} response(s) without an id, on row(s) {listed(rows)}",
            expected="an id for every response",
            where=source,
            advice="Rows are counted from 1 without the header. Export again with the ids.",
        )


def typed_values(item: Item, texts: Mapping[str, Texts]) -> dict[str, object]:
    """Return the typed columns of one item from its texts; what cannot be read is missing."""
    reader = _Reader(pd.DataFrame({one.name: texts[one.name] for one in item.fields}), {})
    reader.read(item)
    return {name: pd.Series(values) for name, values in reader.answers.items()}


class _Reader:
    """Reads the texts of one file, and keeps what cannot be read and what codes gave as reasons."""

    def __init__(self, cells: pd.DataFrame, columns: dict[str, str]) -> None:
        rows = pd.RangeIndex(len(cells))
        self.texts: dict[str, Texts] = {
            str(name): column.set_axis(rows).astype("str") for name, column in cells.items()
        }
        self.columns = columns
        self.answers: dict[str, Any] = {}
        self.spoken: dict[str, Reasons] = {}
        self.problems: list[Problem] = []
        self.lossy: list[str] = []

    def frame(self, instrument: Instrument) -> pd.DataFrame:
        """Return the columns of the responses, in the order of the instrument."""
        texts = self.texts
        texts["response_id"] = texts["response_id"].str.strip()
        moments = Distinct.of(texts["submitted"])
        submitted = moments_of(moments.texts)
        self.report(_SUBMITTED, moments, submitted.fault)
        languages = Distinct.of(texts["language"])
        spoken = languages_of(languages.texts)
        self.report(_LANGUAGE, languages, spoken.fault)
        for item in instrument.asked:
            self.read(item)
        partial = texts["submitted"].fillna("").eq("").to_numpy(bool)
        reasons = dict(why_missing(self.answers, self.spoken, texts, partial, instrument))
        parts: dict[str, Any] = {
            "response_id": texts["response_id"].array,
            "submitted": moments.spread(submitted.of_texts),
            "language": languages.spread(spoken.of_texts),
        }
        if DURATION in texts:
            took = durations(texts[DURATION], texts["submitted"])
            parts |= {} if took is None else {DURATION: took}
        for one in instrument.fields.values():
            if one.missing in reasons:
                parts |= {one.name: self.answers[one.name], one.missing: reasons[one.missing]}
        return pd.DataFrame(parts, copy=False)

    def read(self, item: Item) -> None:
        """Read the fields of one item."""
        for one in item.fields:
            texts = self.texts[one.name]
            if one.kind is Kind.TEXT:
                # Hardly two people write the same: there is nothing to gain from distinct texts.
                self.answers[one.name] = self.written(one, texts.mask(texts.eq(""))).array
            else:
                self.answers[one.name] = self.distinct_values(one, Distinct.of(texts))
        complete(self.answers, self.texts, item)

    def written(self, one: Field, texts: Texts) -> Texts:
        """Return the texts of a field as people wrote them; what was lost of them is remembered."""
        found = writing_of(texts)
        if found.str.contains(LOST, regex=False).any():
            self.lossy.append(self.columns.get(one.name, one.name))
        return found

    def notices(self, source: str) -> tuple[str, ...]:
        """Say where characters were lost."""
        if not self.lossy:
            return ()
        return (
            f"{source}: characters that could not be read stand as {LOST} in texts of "
            f"{listed(self.lossy)}",
        )

    def distinct_values(self, one: Field, distinct: Distinct) -> Any:
        """Return the values of a field without codes that are no answers; these are kept apart."""
        values = values_of(one, distinct.texts)
        self.report(one, distinct, values.fault)
        reasons = said(one, distinct.texts)
        spoken = reasons != ANSWERED
        if not spoken.any():
            return distinct.spread(values.of_texts)
        self.spoken[one.name] = reasons[distinct.places]
        return distinct.spread(values.of_texts.mask(spoken))

    def report(self, one: Field, distinct: Distinct, fault: Fault) -> None:
        """Keep a problem for each row with a faulty text; like ones are put in words once."""
        if not fault.bad.any():
            return
        words = {
            place: _words(distinct, fault, place) for place in np.flatnonzero(fault.bad).tolist()
        }
        rows = np.flatnonzero(fault.bad[distinct.places])
        ids = self.texts["response_id"].iloc[rows]
        for row, response in zip(rows.tolist(), ids, strict=True):
            found, expected = words[int(distinct.places[row])]
            self.problems.append(
                Problem(
                    kind=fault.kind,
                    response=response,
                    row=row + 1,
                    column=self.columns.get(one.name, one.name),
                    item=one.item,
                    found=found,
                    expected=expected,
                )
            )


def _words(distinct: Distinct, fault: Fault, place: int) -> tuple[str, str]:
    found = str(distinct.texts[place])
    hint = near(found, fault.known)
    return repr(found), f"{fault.expected}. {hint}" if hint else fault.expected
