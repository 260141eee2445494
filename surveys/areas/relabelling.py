"""Area codes given the area of another division, or the group of a grouping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isnan
from typing import TYPE_CHECKING, Protocol

from surveys.areas.crosswalks import crosswalk
from surveys.areas.divisions import DivisionOrName
from surveys.areas.municipalities import municipality_codes
from surveys.errors import ResponseError
from surveys.model.naming import CODE

if TYPE_CHECKING:
    from narwhals.typing import IntoSeriesT


class Relabelling(Protocol):
    """What gives areas new codes: a crosswalk or a grouping."""

    @property
    def name(self) -> str:
        """As messages say it."""

    @property
    def mapping(self) -> Mapping[str, str]:
        """The new code of every old one that has one."""

    @property
    def dropped(self) -> frozenset[str]:
        """Old codes that have no new one; cells with them become missing."""


def convert(
    codes: Iterable[str | None],
    source: DivisionOrName,
    target: DivisionOrName,
    *,
    year: int | None = None,
    target_year: int | None = None,
) -> list[str | None]:
    """Return, for areas of one division, the areas of another in which they lie.

    Refused unless every area of the source lies in exactly one area of the target, also when
    those that split are not among the codes: whether it works must not depend on who answered.

    Parameters
    ----------
    codes
        Area codes as texts ("07"), one for each answer or figure; what is missing stays so.
    source, target, year, target_year
        As in `crosswalk`. The codes of municipalities belong to a year: give it.

    Raises
    ------
    AnalysisError
        An area of the source lies in several areas of the target.
    ResponseError
        A code is no area of the source in its year, or a number; the message tells the row.
    UsageError
        A division is unknown, or not valid in its year.

    Source: Statistics Finland's municipal keys, as in `surveys.areas.municipalities`.

    Examples
    --------
    >>> convert(["07", None], "county", "ely")
    ['04', None]
    >>> convert(["588", "109"], "municipality", "evk", year=2024)
    ['06', '04']
    """
    return relabelled(codes, crosswalk(source, target, year=year, target_year=target_year))


def relabelled(codes: Iterable[str | None], to: Relabelling) -> list[str | None]:
    """Return the new code of each code; None for what is missing or left out on purpose.

    Raises
    ------
    AnalysisError, ResponseError
        As `convert`.

    Examples
    --------
    >>> relabelled(["91", None, "21"], crosswalk("county", "evk", mainland=True))
    [None, None, '10']
    """
    new: dict[str, str | None] = {**dict.fromkeys(to.dropped), **to.mapping}
    rows = [None if _is_gap(code) else code for code in codes]
    for number, code in enumerate(rows, 1):
        if code is not None and not isinstance(code, str):
            raise _no_text(code, number, to.name, new)
        if code is not None and code not in new:
            raise _unknown(code, number, to.name, new)
    return [None if code is None else new[code] for code in rows]


def relabel(series: IntoSeriesT, to: Relabelling) -> IntoSeriesT:
    """Return a column of area codes with the codes of a crosswalk's target or of a grouping.

    Parameters
    ----------
    series
        One row for each response or figure, of texts; any eager engine that narwhals knows.
    to
        A crosswalk of nested divisions, or a grouping.

    Returns
    -------
    series
        Of the same engine, length, name and index; missing where it was missing, and where the
        area was left out of the crosswalk or the grouping on purpose.

    Raises
    ------
    AnalysisError, ResponseError
        As `convert`.

    Examples
    --------
    >>> import pandas as pd
    >>> relabel(pd.Series(["07", "21"], name="county"), crosswalk("county", "ely")).to_list()
    ['04', '15']
    """
    import narwhals as nw

    old = nw.from_native(series, series_only=True)
    cells = zip(old.to_list(), old.is_null().to_list(), strict=True)
    codes = relabelled((None if null else code for code, null in cells), to)
    new = nw.new_series("", codes, nw.String, backend=old.implementation).alias(old.name)
    index = nw.maybe_get_index(old)
    aligned: IntoSeriesT = nw.to_native(
        new if index is None else nw.maybe_set_index(new, index=index)
    )
    return aligned


def _is_gap(code: object) -> bool:
    """Tell whether a cell is missing: None, or what columns of pandas have in its place."""
    if isinstance(code, float):
        return isnan(code)
    # pandas.NA is known by its name: pandas is not imported for a list of codes.
    return code is None or type(code).__name__ == "NAType"


def _no_text(code: object, row: int, name: str, known: Iterable[str]) -> ResponseError:
    """Say that a cell is a number; quote it only when a code is meant by it."""
    codes = sorted(set(known))
    padded = str(code).removesuffix(".0").zfill(len(codes[0]))
    meant = padded in codes
    return ResponseError(
        f"the number {code}" if meant else "a cell that is no text",
        expected=f"an area code, which is a text such as {(padded if meant else codes[0])!r}",
        where=f"{name}, row {row}",
        advice="Read the column with dtype=str, so that codes keep their leading zeros.",
    )


def _unknown(code: str, row: int, name: str, known: Iterable[str]) -> ResponseError:
    """Name the cell by its row; quote it only when it cannot hold someone's words."""
    codes = set(known)
    padded = code.zfill(len(next(iter(codes))))
    advice = ""
    if padded in codes:
        advice = f"Codes are texts with their leading zeros: {padded!r}."
    elif code in municipality_codes():
        advice = "The codes of municipalities belong to a year: give the year of the data."
    return ResponseError(
        f"area {code!r}" if CODE.fullmatch(code) else "a cell that is no area code",
        expected=f"one of its {len(codes)} areas",
        where=f"{name}, row {row}",
        advice=advice,
    )
