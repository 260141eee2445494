"""From the texts of a field to its values: each distinct text is read once.

A million answers to one question are mostly the same few texts. `Distinct` holds these and where
each stands; what is made of them is then spread over the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.errors import listed
from surveys.model import LANGUAGES, Field, Kind
from surveys.responses.problems import ProblemKind

Texts: TypeAlias = "pd.Series[str]"
Flags: TypeAlias = "NDArray[np.bool_]"

# 12.000 and 12,000 are twelve or twelve thousand: only the respondent knows.
_INTEGER = re.compile(r"[+-]?[0-9]+(?:\.(?:0{1,2}|0{4,}))?")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_LARGEST = 10**15 - 1
"""Whole numbers of fifteen digits are exact in floating point."""
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2})?")
_SHORTEST_DAY = len("2026-03-31")
LOST = "\ufffd"
"""Stands where a character could not be read."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """The distinct texts of a column and where they stand.

    Parameters
    ----------
    texts
        Each text once, missing for an empty one; the last one is missing.
    places
        For each row the place among `texts`; -1, which is the last, where nothing stands.
    """

    texts: Texts
    places: NDArray[np.intp]

    @classmethod
    def of(cls, column: Texts) -> Distinct:
        """Find the distinct texts of a column."""
        places, found = pd.factorize(column)
        texts = pd.Series([*found, None], dtype="str")
        return cls(texts.mask(texts.eq("")), places)

    def spread(self, values: pd.Series[Any]) -> Any:
        """Return an array with what was made of each text, on every row where it stands."""
        return values.array.take(self.places)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with some of the texts of a column.

    Parameters
    ----------
    kind, expected
        What is wrong, and what could have stood there.
    bad
        For each of the distinct texts, whether it is wrong.
    known
        Names that a mistyped one may be near to.
    """

    kind: ProblemKind
    expected: str
    bad: Flags
    known: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a field, one for each of its distinct texts, and what is wrong with these."""

    of_texts: pd.Series[Any]
    fault: Fault


def values_of(one: Field, texts: Texts) -> Values:
    """Return the values of distinct texts; what cannot be read is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.instruments import coordinators
    >>> texts = pd.Series(["3", "x", None], dtype="str")
    >>> read = values_of(coordinators.fields["years_in_role"], texts)
    >>> read.of_texts.tolist(), read.fault.bad.tolist()
    ([3, <NA>, <NA>], [False, True, False])
    """
    match one.kind:
        case Kind.CODE:
            return _codes(one, texts)
        case Kind.FLAG:
            return _flags(texts)
        case Kind.INTEGER:
            return _numbers(
                texts, _INTEGER, "a whole number of at most 15 digits, with no mark for thousands"
            )
        case Kind.DECIMAL:
            return _numbers(texts, _DECIMAL, "a number of at most 15 digits before the point")
        case Kind.DATE:
            return _dates(texts)
        case Kind.TEXT:
            nothing = np.zeros(len(texts), dtype=bool)
            return Values(texts, Fault(ProblemKind.UNKNOWN_CODE, "a text", nothing))


def _codes(one: Field, texts: Texts) -> Values:
    assert one.codes is not None
    known = one.codes.names
    bad = texts.notna() & ~texts.isin(known)
    fault = Fault(ProblemKind.UNKNOWN_CODE, f"one of {listed(known)}", bad.to_numpy(bool), known)
    return Values(texts.mask(bad), fault)


def _flags(texts: Texts) -> Values:
    bad = texts.notna() & ~texts.isin(["0", "1"])
    values = texts.mask(bad).map({"1": True, "0": False}).astype("boolean")
    fault = Fault(ProblemKind.UNKNOWN_CODE, "chosen or not chosen", bad.to_numpy(bool))
    return Values(values, fault)


def _numbers(texts: Texts, pattern: re.Pattern[str], wanted: str) -> Values:
    points = texts.str.strip().str.replace(",", ".", regex=False)
    bad = texts.notna() & ~points.str.fullmatch(pattern).fillna(value=False).astype(bool)
    numbers = points.mask(bad).astype("Float64")
    bad |= (numbers.abs() > _LARGEST).fillna(value=False).astype(bool)
    numbers = numbers.mask(bad)
    whole = numbers.astype("Int64") if pattern is _INTEGER else numbers
    return Values(whole, Fault(ProblemKind.NOT_A_NUMBER, wanted, bad.to_numpy(bool)))


def _dates(texts: Texts) -> Values:
    day = texts.str.strip().str.slice(0, 10)
    dates = pd.to_datetime(day, errors="coerce", format="%Y-%m-%d")
    shaped = texts.str.strip().str.fullmatch(_DATE).fillna(value=False).astype(bool)
    bad = texts.notna() & (dates.isna() | ~shaped)
    fault = Fault(ProblemKind.NOT_A_DATE, "a date such as 2026-03-31", bad.to_numpy(bool))
    return Values(dates.mask(bad), fault)


def languages_of(texts: Texts) -> Values:
    """Return the languages of codes such as sv, SV and sv-FI.

    Examples
    --------
    >>> import pandas as pd
    >>> languages_of(pd.Series(["sv-FI", "EN", "de", None], dtype="str")).of_texts.tolist()
    ['sv', 'en', nan, nan]
    """
    shaped = texts.str.strip().str.fullmatch(_LANGUAGE).fillna(value=False).astype(bool)
    codes = texts.str.strip().str.slice(0, 2).str.lower()
    bad = texts.notna() & ~(shaped & codes.isin(LANGUAGES))
    fault = Fault(ProblemKind.UNKNOWN_CODE, f"one of {listed(LANGUAGES)}", bad.to_numpy(bool))
    return Values(codes.mask(bad), fault)


def writing_of(texts: Texts) -> Texts:
    r"""Return what people wrote, with the same line breaks from every platform.

    Nothing that is kept later can hold a NUL, so that it counts as a character that was lost.

    Examples
    --------
    >>> import pandas as pd
    >>> writing_of(pd.Series(["a\r\nb\rc", "d\x00"], dtype="str")).tolist()
    ['a\nb\nc', 'd\ufffd']
    """
    for sign, instead in (("\r\n", "\n"), ("\r", "\n"), ("\x00", LOST)):
        if texts.str.contains(sign, regex=False).any():
            texts = texts.str.replace(sign, instead, regex=False)
    return texts


def moments_of(texts: Texts) -> Values:
    """Return moments in UTC without a zone; a time zone is dropped after turning to UTC."""
    moments = pd.to_datetime(texts, errors="coerce", format="ISO8601", utc=True)
    # A year or a month alone would be taken for its first day.
    bad = texts.notna() & (moments.isna() | texts.str.len().lt(_SHORTEST_DAY))
    wanted = "a moment such as 2026-03-31 14:05"
    fault = Fault(ProblemKind.NOT_A_DATE, wanted, bad.to_numpy(bool))
    return Values(moments.dt.tz_localize(None), fault)
