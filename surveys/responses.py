"""Responses: typed answers of one wave, with the reason wherever an answer is missing.

A platform's reader hands over texts under canonical field names; `typed` does the rest, the same
for every platform: codes, numbers and dates are checked, and every empty cell gets its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import narwhals as nw
import numpy as np
import pandas as pd

from surveys.conditions.evaluation import evaluate
from surveys.errors import ResponseError, listed, near
from surveys.model import Allocation, Field, Instrument, Item, Kind, Missing, MultipleChoice, Text

Texts: TypeAlias = "pd.Series[str]"

META = ("response_id", "submitted", "language")
"""Columns that every response has beside its answers."""

_SUBMITTED = Text(fi="Lähetetty", sv="Inskickat", en="Submitted")

_INTEGER = re.compile(r"[+-]?\d+(?:\.0+)?")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00(?:\.0+)?)?)?")


class ProblemKind(StrEnum):
    """What can be wrong with an answer."""

    UNKNOWN_CODE = "unknown_code"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    OUT_OF_RANGE = "out_of_range"
    SKIP_LOGIC = "skip_logic"
    DUPLICATE = "duplicate"
    CONSTRAINT = "constraint"
    SUM = "sum"
    REQUIRED = "required"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one answer.

    Parameters
    ----------
    kind
        What is wrong.
    response
        The platform's id of the response.
    row
        Row of the answer in the file, counted from 1 without the header.
    column
        Column of the file, as it is named there.
    item
        Item of the instrument.
    found, expected
        What stands there and what could have stood there.
    """

    kind: ProblemKind
    response: str
    row: int
    column: str
    item: str
    found: str
    expected: str

    def __str__(self) -> str:
        return (
            f"row {self.row} (response {self.response}), column {self.column}, "
            f"item {self.item}: {self.kind}: found {self.found}; expected {self.expected}"
        )


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
        One row for each response: `META`, then for every field its value and the column that
        keeps why it is missing. Codes are strings, flags nullable booleans, numbers nullable
        integers or floats, dates datetimes.
    problems
        What could not be read.
    columns
        Field name → name of the column in the file.
    """

    instrument: Instrument
    wave: str
    source: str
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.frame)


def refuse(problems: Sequence[Problem], source: str) -> None:
    """Raise ResponseError that lists the first problems, or return when there are none."""
    if not problems:
        return
    shown = "".join(f"\n  {problem}" for problem in problems[:20])
    more = f"\n  … and {len(problems) - 20} more" if len(problems) > 20 else ""
    raise ResponseError(
        f"{len(problems)} answer(s) that do not fit the instrument",
        expected="answers that its items allow",
        where=source,
        advice=f"Correct the file, or name a cleaning step in study.toml.{shown}{more}",
    )


def typed(
    cells: pd.DataFrame, instrument: Instrument, wave: str, source: str, columns: dict[str, str]
) -> Responses:
    """Turn texts under canonical field names into responses.

    Parameters
    ----------
    cells
        Texts: `META` and one column for each asked field. None: not stored by the platform;
        "": shown and left empty. Flags are "1" or "0". `submitted` is None for partial responses.
    instrument
        As asked in `wave`.
    wave, source
        Names, for messages.
    columns
        Field name → name of the column in the file, for messages.

    Raises
    ------
    ResponseError
        A response has no id.
    """
    _check_ids(cells, source)
    reader = _Reader(cells, columns)
    frame = reader.frame(instrument)
    frame = _with_reasons(frame, cells, instrument)
    ordered = [
        name
        for one in instrument.fields.values()
        for name in (one.name, one.missing)
        if name in frame
    ]
    return Responses(
        instrument=instrument,
        wave=wave,
        source=source,
        frame=frame[[*META, *ordered]],
        problems=tuple(sorted(reader.problems, key=lambda problem: problem.row)),
        columns=columns,
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
    cells = pd.DataFrame({"response_id": "", **{one.name: texts[one.name] for one in item.fields}})
    frame = pd.DataFrame({one.name: _Reader(cells, {}).values(one) for one in item.fields})
    _complete(frame, cells, item)
    for one in item.fields:
        _drop_non_answers(frame, one)
    return {one.name: frame[one.name] for one in item.fields}


class _Reader:
    """Reads the texts of one file and collects what cannot be read."""

    def __init__(self, cells: pd.DataFrame, columns: dict[str, str]) -> None:
        self.cells = cells.reset_index(drop=True)
        self.columns = columns
        self.problems: list[Problem] = []

    def frame(self, instrument: Instrument) -> pd.DataFrame:
        parts: dict[str, object] = {
            "response_id": self.cells["response_id"].astype("str"),
            "submitted": self.submitted(),
            "language": self.cells["language"].astype("str"),
        }
        for item in instrument.asked:
            for one in item.fields:
                parts[one.name] = self.values(one)
        frame = pd.DataFrame(parts)
        for item in instrument.asked:
            _complete(frame, self.cells, item)
        return frame

    def submitted(self) -> object:
        """Read the moments of submission; a time zone is dropped after turning to UTC."""
        texts = self.cells["submitted"].replace("", None)
        moments = pd.to_datetime(texts, errors="coerce", format="ISO8601", utc=True)
        bad = texts.notna() & moments.isna()
        one = Field("submitted", "submitted", Kind.DATE, _SUBMITTED)
        self.report(ProblemKind.NOT_A_DATE, one, texts, bad, "a moment such as 2026-03-31 14:05")
        return moments.dt.tz_localize(None)

    def values(self, one: Field) -> object:
        texts = self.cells[one.name].replace("", None)
        match one.kind:
            case Kind.CODE:
                return self.codes(one, texts)
            case Kind.FLAG:
                return self.flags(one, texts)
            case Kind.INTEGER | Kind.DECIMAL:
                return self.numbers(one, texts)
            case Kind.DATE:
                return self.dates(one, texts)
            case Kind.TEXT:
                return texts.astype("str")

    def codes(self, one: Field, texts: Texts) -> Texts:
        assert one.codes is not None
        known = one.codes.names
        bad = texts.notna() & ~texts.isin(known)
        self.report(ProblemKind.UNKNOWN_CODE, one, texts, bad, f"one of {listed(known)}", known)
        return texts.mask(bad).astype("str")

    def flags(self, one: Field, texts: Texts) -> object:
        bad = texts.notna() & ~texts.isin(["0", "1"])
        self.report(ProblemKind.UNKNOWN_CODE, one, texts, bad, "chosen or not chosen")
        return texts.mask(bad).map({"1": True, "0": False}).astype("boolean")

    def numbers(self, one: Field, texts: Texts) -> object:
        whole = one.kind is Kind.INTEGER
        pattern = _INTEGER if whole else _DECIMAL
        points = texts.str.strip().str.replace(",", ".", regex=False)
        bad = texts.notna() & ~points.str.fullmatch(pattern).fillna(value=False).astype(bool)
        wanted = "a whole number" if whole else "a number"
        self.report(ProblemKind.NOT_A_NUMBER, one, texts, bad, wanted)
        numbers = pd.to_numeric(points.mask(bad)).astype("Float64")
        return numbers.astype("Int64") if whole else numbers

    def dates(self, one: Field, texts: Texts) -> object:
        day = texts.str.strip().str.slice(0, 10)
        dates = pd.to_datetime(day, errors="coerce", format="%Y-%m-%d")
        shaped = texts.str.strip().str.fullmatch(_DATE).fillna(value=False).astype(bool)
        bad = texts.notna() & (dates.isna() | ~shaped)
        self.report(ProblemKind.NOT_A_DATE, one, texts, bad, "a date such as 2026-03-31")
        return dates.mask(bad)

    def report(
        self,
        kind: ProblemKind,
        one: Field,
        texts: Texts,
        bad: pd.Series[bool],
        expected: str,
        known: Sequence[str] = (),
    ) -> None:
        for row in np.flatnonzero(bad.to_numpy(dtype=bool)):
            found = str(texts.iloc[row])
            hint = near(found, known)
            self.problems.append(
                Problem(
                    kind=kind,
                    response=str(self.cells["response_id"].iloc[row]),
                    row=int(row) + 1,
                    column=self.columns.get(one.name, one.name),
                    item=one.item,
                    found=repr(found),
                    expected=f"{expected}. {hint}" if hint else expected,
                )
            )


def _complete(frame: pd.DataFrame, cells: pd.DataFrame, item: Item) -> None:
    """Settle what an empty part means when other parts of the item are answered."""
    if isinstance(item, MultipleChoice):
        _blank_unticked(frame, item)
    elif isinstance(item, Allocation):
        _zero_the_rest(frame, cells, item)


def _zero_the_rest(frame: pd.DataFrame, cells: pd.DataFrame, item: Allocation) -> None:
    """Take empty parts for 0 where the answered ones sum to the total; see `Allocation`."""
    names = [one.name for one in item.fields]
    empty = cells[names].fillna("") == ""
    # A part that holds something unreadable may be the share that is lacking.
    readable = (empty | frame[names].notna()).all(axis=1)
    whole = readable & ~empty.all(axis=1) & frame[names].sum(axis=1).eq(item.total)
    for name in names:
        frame[name] = frame[name].mask(whole & empty[name], 0)


def _blank_unticked(frame: pd.DataFrame, item: MultipleChoice) -> None:
    answers = item.codes.answer_names
    counted = [one.name for one in item.fields if one.part in answers]
    ticked = frame[counted].fillna(value=False).any(axis=1)
    for one in item.fields:
        frame[one.name] = frame[one.name].fillna(value=False).where(ticked)


def _with_reasons(frame: pd.DataFrame, cells: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Add, for each asked field, the column that says why a cell is missing."""
    reached = _reached(cells, instrument)
    columns: dict[str, pd.Series[str]] = {}
    for item in instrument.asked:
        shown = _shown(frame, item, instrument)
        section = instrument.section_of(item.name)
        in_reach = reached[section.name]
        for one in item.fields:
            columns[one.missing] = _reasons(frame[one.name], one, shown, in_reach)
            _drop_non_answers(frame, one)
        if isinstance(item, MultipleChoice):
            columns |= _refusals(item, frame, cells, columns)
    return pd.concat([frame, pd.DataFrame(columns, index=frame.index)], axis=1)


def _shown(frame: pd.DataFrame, item: Item, instrument: Instrument) -> np.ndarray:
    rule = evaluate(instrument.condition_of(item.name), instrument)
    native = nw.from_native(frame, eager_only=True)
    return native.select("response_id", shown=rule)["shown"].to_numpy().astype(bool)


def _refusals(
    item: MultipleChoice,
    frame: pd.DataFrame,
    cells: pd.DataFrame,
    reasons: Mapping[str, pd.Series[str]],
) -> dict[str, pd.Series[str]]:
    """Return the reasons where only 'don't know' or the like was ticked."""
    found = {one.missing: reasons[one.missing] for one in item.fields}
    for one in item.fields:
        missing = item.codes[one.part].missing
        if missing is not None:
            alone = cells[one.name].eq("1") & frame[one.name].isna()
            found = {name: reason.mask(alone, str(missing)) for name, reason in found.items()}
    return found


def _reasons(
    values: pd.Series[str], one: Field, shown: np.ndarray, reached: np.ndarray
) -> pd.Series[str]:
    codes = {code.code: str(code.missing) for code in one.codes or () if code.missing is not None}
    blank = np.where(
        ~shown, Missing.NOT_ASKED, np.where(reached, Missing.BLANK, Missing.NOT_REACHED)
    )
    reason = pd.Series(blank, index=values.index).astype("str").where(values.isna())
    if codes:
        reason = reason.where(~values.isin(codes), values.map(codes))
    return reason.astype("str")


def _drop_non_answers(frame: pd.DataFrame, one: Field) -> None:
    codes = [code.code for code in one.codes or () if code.missing is not None]
    if codes:
        frame[one.name] = frame[one.name].mask(frame[one.name].isin(codes))


def _reached(cells: pd.DataFrame, instrument: Instrument) -> dict[str, np.ndarray]:
    """Tell for each section which responses came as far: the last with anything stored."""
    partial = cells["submitted"].fillna("").eq("").to_numpy()
    reached: dict[str, np.ndarray] = {}
    later = np.zeros(len(cells), dtype=bool)
    for name, fields in reversed(list(_fields_by_section(instrument))):
        later = later | cells[fields].notna().any(axis=1).to_numpy()
        reached[name] = later | ~partial
    return reached


def _fields_by_section(instrument: Instrument) -> Iterator[tuple[str, list[str]]]:
    for section in instrument.sections:
        yield (
            section.name,
            [one.name for item in section.items if item.asked for one in item.fields],
        )
