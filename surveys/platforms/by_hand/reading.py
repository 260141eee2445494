"""Reads tables whose headings are questions and whose cells are the texts of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError, listed
from surveys.model import Field, Instrument, Language, MultipleChoice
from surveys.platforms.by_hand.texts import SEPARATOR, headings, plain
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Cell, Sheet
from surveys.platforms.tabular.reader import read_table

if TYPE_CHECKING:
    from surveys.responses import Responses

_FLAGS = {"1": ("1",), "0": ("0",)}
_LANGUAGES: dict[Language, tuple[str, ...]] = {
    "fi": ("fi", "suomi", "finska", "finnish"),
    "sv": ("sv", "svenska", "ruotsi", "swedish"),
    "en": ("en", "englanti", "engelska"),
}


@dataclass(frozen=True, slots=True)
class Own:
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


def read_texts(
    sheet: Sheet, instrument: Instrument, wave: str, mapping: NameMapping, own: Own
) -> Responses:
    """Return the responses that a table of texts holds.

    Parameters
    ----------
    sheet
        One row for each response.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.
    mapping
        Which headings and cells mean what.
    own
        Headings of the platform's own columns.

    Raises
    ------
    ResponseError
        A column is lacking, stands twice, or is claimed by nobody.
    """
    return _Texts(sheet, instrument, wave, mapping, own).responses()


class _Texts:
    def __init__(
        self, sheet: Sheet, instrument: Instrument, wave: str, mapping: NameMapping, own: Own
    ) -> None:
        self.sheet = sheet
        self.instrument = instrument
        self.asked = instrument.at(wave)
        self.mapping = mapping
        self.own = own
        self.places = {place: plain(heading) for place, heading in enumerate(sheet.header)}
        self.columns: dict[str, Any] = {}
        self.names: dict[str, tuple[str, ...]] = {}
        self.claimed: set[int] = set()
        self.notices: list[str] = []

    def responses(self) -> Responses:
        for item in self.asked.asked:
            if isinstance(item, MultipleChoice) and self.is_joined(item):
                self.joined(item)
            else:
                for one in item.fields:
                    self.single(one)
        meta = dict(self.meta())
        self.leave_out()
        self.rest()
        codes = {**self.mapping.codes, **dict.fromkeys(self.flags(), _FLAGS)}
        own = replace(self.mapping, fields=self.names, codes=codes, meta=meta)
        sheet = replace(
            self.sheet,
            header=tuple(self.columns),
            columns=tuple(self.columns.values()),
            notices=(*self.sheet.notices, *self.notices),
        )
        return read_table(sheet, self.instrument, self.mapping.wave, own)

    def is_joined(self, item: MultipleChoice) -> bool:
        """Return whether all options of a question stand in one column."""
        return len({self.mapping.fields.get(one.name) for one in item.fields}) == 1

    def flags(self) -> Iterator[str]:
        """Yield the fields whose cells are 1 and 0 by now."""
        for item in self.asked.asked:
            if isinstance(item, MultipleChoice) and self.is_joined(item):
                yield from (one.name for one in item.fields)

    def find(self, names: Iterable[str]) -> int | None:
        """Return the place of a heading: one of the names, or the only one that ends with one."""
        wanted = [plain(name) for name in names]
        exact = [place for place, heading in self.places.items() if heading in wanted]
        found = exact or [
            place
            for place, heading in self.places.items()
            if any(name and heading.endswith(name) for name in wanted)
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

    def single(self, one: Field) -> None:
        names = self.mapping.fields.get(one.name, ())
        place = self.find(names)
        if place is None:
            self.names[one.name] = names
            return
        heading = self.sheet.header[place]
        self.claimed.add(place)
        self.names[one.name] = (heading,)
        column = self.sheet.columns[place]
        self.columns[heading] = column if one.codes is None else _array(map(_plain, _cells(column)))

    def joined(self, item: MultipleChoice) -> None:
        """Turn a column of several answers into a column for each option."""
        names = self.mapping.fields.get(item.fields[0].name, ())
        place = self.find(names)
        if place is None:
            self.names |= {one.name: names for one in item.fields}
            return
        self.claimed.add(place)
        known = {
            plain(text): one.name
            for one in item.fields
            for text in self.mapping.codes.get(one.name, {}).get("1", ())
        }
        rows = [_ticked(cell, known, item) for cell in _cells(self.sheet.columns[place])]
        for one in item.fields:
            heading = f"{self.sheet.header[place]}: {item.codes[one.part].text['en']} ({one.part})"
            self.names[one.name] = (heading,)
            self.columns[heading] = _array(row[one.name] for row in rows)

    def meta(self) -> Iterator[tuple[str, str]]:
        """Keep the columns that every response has; yield what they are called now."""
        for key, usual in self.own.meta.items():
            named = self.mapping.meta.get(key)
            place = self.find_exactly((named,) if named else usual)
            if place is None:
                place = self.find_exactly(usual)
            if place is not None:
                self.claimed.add(place)
                column = self.sheet.columns[place]
                is_language = key == "language"
                self.columns[key] = (
                    _array(map(_language, _cells(column))) if is_language else column
                )
                yield key, key
        if "language" not in self.columns and (found := self.language_of_headings()):
            self.columns["language"] = _array([found] * len(self.sheet))
            self.notices.append(f"no column for language: taken from the headings, {found}")
            yield "language", "language"

    def find_exactly(self, names: Sequence[str]) -> int | None:
        folded = [plain(name).casefold() for name in names]
        places = (place for place, text in self.places.items() if text.casefold() in folded)
        return next(places, None)

    def language_of_headings(self) -> Language | None:
        """Return the only language in which the headings are the texts of the form."""
        there = {self.places[place] for place in self.claimed}
        fitting = [
            language
            for language in self.asked.languages
            if {*map(plain, headings(self.asked, language).values())} <= there
        ]
        return fitting[0] if len(fitting) == 1 else None

    def leave_out(self) -> None:
        """Drop columns that tell who somebody is, and those of no use."""
        for name in (*self.own.personal, *self.own.ignored):
            place = self.find_exactly((name,))
            if place is not None and place not in self.claimed:
                self.claimed.add(place)
                if name in self.own.personal and _has_any(self.sheet.columns[place]):
                    self.notices.append(
                        f"column {self.sheet.header[place]!r} tells who answered: it was left out"
                    )

    def rest(self) -> None:
        """Keep what nobody claimed, so that it is reported."""
        for place, heading in enumerate(self.sheet.header):
            column = self.sheet.columns[place]
            if place not in self.claimed and (heading or _has_any(column)):
                self.columns[heading] = column


def _ticked(cell: Cell, known: Mapping[str, str], item: MultipleChoice) -> dict[str, Cell]:
    """Return 1 and 0 for each option; a text that is none stands under the first, as a problem."""
    parts = [part for text in (cell or "").split(SEPARATOR) if (part := plain(text))]
    chosen = {known[part] for part in parts if part in known}
    row: dict[str, Cell] = {
        one.name: str(int(one.name in chosen)) if parts else cell for one in item.fields
    }
    strange = [part for part in parts if part not in known]
    if strange:
        row[item.fields[0].name] = strange[0]
    return row


def _plain(cell: Cell) -> Cell:
    return cell if cell is None else plain(cell)


def _language(cell: Cell) -> Cell:
    """Return a language by its code or its name."""
    word = (cell or "").strip().lower()
    for language, names in _LANGUAGES.items():
        if word.split("-")[0].split(" ")[0] in names:
            return language
    return cell


def _cells(column: Any) -> list[Cell]:
    cells: list[Cell] = column.to_pylist()
    return cells


def _array(cells: Iterable[Cell]) -> Any:
    import pyarrow as pa

    return pa.chunked_array([pa.array(list(cells), pa.large_string())])


def _has_any(column: Any) -> bool:
    return any(_cells(column))
