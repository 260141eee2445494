"""Finds columns by their headings: those of questions, and the platform's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from surveys.errors import ResponseError, listed
from surveys.model import Instrument, Language
from surveys.platforms.by_hand.texts import headings, plain
from surveys.platforms.sheets import Cell, Sheet


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """Headings of the platform's own columns, in the languages it has them in.

    Parameters
    ----------
    meta
        `response_id`, `submitted`, `language` → headings.
    personal
        Columns that tell who somebody is: they are left out, and the reader says so.
    ignored
        Columns of no use.
    """

    meta: Mapping[str, tuple[str, ...]]
    personal: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet, each on one line.

    Parameters
    ----------
    sheet
        One row for each response.
    texts
        As `plain` makes them, by the places of the columns.
    """

    sheet: Sheet
    texts: tuple[str, ...]

    def place(self, names: Iterable[str]) -> int | None:
        """Return where a question stands: under one of its names, or what alone ends with one.

        Raises
        ------
        ResponseError
            Several columns could be meant.
        """
        wanted = [plain(name) for name in names]
        found = [place for place, text in enumerate(self.texts) if text in wanted] or [
            place
            for place, text in enumerate(self.texts)
            if any(name and text.endswith(name) for name in wanted)
        ]
        if len(found) > 1:
            where = listed([self.sheet.header[place] for place in found])
            raise ResponseError(
                f"the columns {where} for one question",
                expected="one column, whose heading ends with the number of the question",
                where=self.sheet.name,
                advice="Take the other columns out, or name the right one in the mapping file.",
            )
        return found[0] if found else None

    def own_place(self, names: Iterable[str]) -> int | None:
        """Return where a column of the platform's own stands, in letters of either case."""
        folded = [plain(name).casefold() for name in names]
        places = (place for place, text in enumerate(self.texts) if text.casefold() in folded)
        return next(places, None)

    def cells(self, place: int) -> list[Cell]:
        """Return the cells of a column."""
        found: list[Cell] = self.sheet.columns[place].to_pylist()
        return found

    def language(self, asked: Instrument, claimed: Iterable[int]) -> Language | None:
        """Return the only language in which the questions that were found have their texts."""
        there = {self.texts[place] for place in claimed}
        fitting = [
            language
            for language in asked.languages
            if {*map(plain, headings(asked, language).values())} <= there
        ]
        return fitting[0] if len(fitting) == 1 else None


def headings_in(sheet: Sheet) -> Headings:
    """Return the headings of a sheet.

    Examples
    --------
    >>> from surveys.platforms.sheets import sheet_of_records
    >>> found = headings_in(sheet_of_records("a.xlsx", [{"ID": "1", "2. Role [2]": "local"}]))
    >>> found.place(["Role [2]"]), found.own_place(["id"]), found.place(["Time [3]"])
    (1, 0, None)
    """
    return Headings(sheet, tuple(map(plain, sheet.header)))
