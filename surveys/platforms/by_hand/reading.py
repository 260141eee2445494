"""Reads tables whose headings are questions and whose cells are the texts of answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError
from surveys.model import Field, Instrument, Language, MultipleChoice
from surveys.platforms.by_hand.finding import Headings, OwnColumns, headings_in
from surveys.platforms.by_hand.texts import SEPARATOR, plain
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Cell, Sheet, column_of
from surveys.platforms.tabular.reader import read_table

if TYPE_CHECKING:
    from surveys.responses import Responses

_FLAGS = {"1": ("1",), "0": ("0",)}
_NOBODY = {None, "", "anonymous"}
"""What stands in a column for people when nobody had to say who they are."""
_LANGUAGES: dict[Language, tuple[str, ...]] = {
    "fi": ("fi", "suomi", "finska", "finnish"),
    "sv": ("sv", "svenska", "ruotsi", "swedish"),
    "en": ("en", "englanti", "engelska"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a sheet, or in a part of it.

    Parameters
    ----------
    columns
        Heading → Arrow array, ready to be read through `names`.
    names
        Field → the headings under which it is, or would be, in `columns`.
    flags
        Fields whose cells are 1 and 0 by now.
    claimed
        Places of the columns that are accounted for.
    notices
        What had to be assumed.
    """

    columns: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    claimed: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()


def read_texts(
    sheet: Sheet, instrument: Instrument, wave: str, mapping: NameMapping, own: OwnColumns
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
        A column is lacking, stands twice, or is claimed by nobody; or one text means two options.
    """
    asked = instrument.at(wave)
    headings = headings_in(sheet)
    answers = _merged(_answers(headings, asked, mapping))
    meta = _merged(_meta(headings, mapping.meta, own.meta))
    known = _merged((answers, meta))
    if "language" not in meta.columns:
        meta = _merged((meta, _language_of_headings(headings, asked, known.claimed)))
    left_out = _left_out(headings, own, known.claimed)
    rest = _rest(headings, known.claimed | left_out.claimed)
    found = _merged((answers, meta, left_out, rest))
    codes = {**mapping.codes, **dict.fromkeys(found.flags, _FLAGS)}
    names = {key: key for key in meta.columns}
    ready = replace(
        sheet,
        header=tuple(found.columns),
        columns=tuple(found.columns.values()),
        notices=(*sheet.notices, *found.notices),
    )
    through = replace(mapping, fields=found.names, codes=codes, meta=names)
    return read_table(ready, instrument, mapping.wave, through)


def _merged(parts: Iterable[Found]) -> Found:
    parts = tuple(parts)
    return Found(
        columns={heading: column for one in parts for heading, column in one.columns.items()},
        names={name: headings for one in parts for name, headings in one.names.items()},
        flags=tuple(name for one in parts for name in one.flags),
        claimed=frozenset[int]().union(*(one.claimed for one in parts)),
        notices=tuple(notice for one in parts for notice in one.notices),
    )


def _answers(headings: Headings, asked: Instrument, mapping: NameMapping) -> Iterator[Found]:
    for item in asked.asked:
        if isinstance(item, MultipleChoice) and _is_joined(item, mapping):
            yield _joined(item, headings, mapping)
        else:
            yield from (_single(one, headings, mapping) for one in item.fields)


def _is_joined(item: MultipleChoice, mapping: NameMapping) -> bool:
    """Return whether all options of a question stand in one column."""
    return len({mapping.fields.get(one.name) for one in item.fields}) == 1


def _single(one: Field, headings: Headings, mapping: NameMapping) -> Found:
    names = mapping.fields.get(one.name, ())
    place = headings.place(names)
    if place is None:
        return Found(names={one.name: names})
    heading = headings.sheet.header[place]
    column = headings.sheet.columns[place]
    if one.codes is not None:
        column = column_of([_plain(cell) for cell in headings.cells(place)])
    return Found(
        columns={heading: column}, names={one.name: (heading,)}, claimed=frozenset({place})
    )


def _joined(item: MultipleChoice, headings: Headings, mapping: NameMapping) -> Found:
    """Turn a column of several answers into a column for each option."""
    names = mapping.fields.get(item.fields[0].name, ())
    flags = tuple(one.name for one in item.fields)
    place = headings.place(names)
    if place is None:
        return Found(names=dict.fromkeys(flags, names), flags=flags)
    known = _options(item, mapping, headings.sheet.name)
    rows = [_ticked(cell, known, flags) for cell in headings.cells(place)]
    heading = headings.sheet.header[place]
    called = {
        one.name: f"{heading}: {item.codes[one.part].text['en']} ({one.part})"
        for one in item.fields
    }
    return Found(
        columns={called[name]: column_of([row[name] for row in rows]) for name in flags},
        names={name: (called[name],) for name in flags},
        flags=flags,
        claimed=frozenset({place}),
    )


def _options(item: MultipleChoice, mapping: NameMapping, where: str) -> dict[str, str]:
    """Return text → option of a column of several answers."""
    found: dict[str, str] = {}
    for one in item.fields:
        codes = mapping.codes.get(one.name, {})
        if "0" in codes:
            raise ResponseError(
                f"code '0' of {one.name}",
                expected="'1' alone, as all options stand in one column",
                where=f"mapping of {where}",
            )
        for text in map(plain, codes.get("1", ())):
            if found.setdefault(text, one.name) != one.name:
                raise ResponseError(
                    f"{text!r} for both {found[text]} and {one.name}",
                    expected="one code for each cell",
                    where=f"mapping of {where}",
                )
    return found


def _meta(
    headings: Headings, named: Mapping[str, str], usual: Mapping[str, tuple[str, ...]]
) -> Iterator[Found]:
    """Yield the columns that every response has, under their names in the toolkit."""
    for key, names in usual.items():
        place = headings.own_place((named[key],)) if named.get(key) else None
        place = headings.own_place(names) if place is None else place
        if place is not None:
            column = headings.sheet.columns[place]
            if key == "language":
                column = column_of([_language(cell) for cell in headings.cells(place)])
            yield Found(columns={key: column}, claimed=frozenset({place}))


def _language_of_headings(headings: Headings, asked: Instrument, claimed: Iterable[int]) -> Found:
    """Take the language of every response from the headings, when only one fits."""
    found = headings.language(asked, claimed)
    if found is None:
        return Found()
    notice = f"no column for language: taken from the headings, {found}"
    column = column_of([found] * len(headings.sheet))
    return Found(columns={"language": column}, notices=(notice,))


def _left_out(headings: Headings, own: OwnColumns, claimed: Collection[int]) -> Found:
    """Drop columns that tell who somebody is, and those of no use."""
    personal, ignored = (
        [
            place
            for place in (headings.own_place((name,)) for name in names)
            if place is not None and place not in claimed
        ]
        for names in (own.personal, own.ignored)
    )
    notices = (
        f"column {headings.sheet.header[place]!r} tells who answered: it was left out"
        for place in dict.fromkeys(personal)
        if not {*headings.cells(place)} <= _NOBODY
    )
    return Found(claimed=frozenset({*personal, *ignored}), notices=tuple(notices))


def _rest(headings: Headings, claimed: Collection[int]) -> Found:
    """Keep what nobody claimed, so that it is reported."""
    return Found(
        columns={
            heading: headings.sheet.columns[place]
            for place, heading in enumerate(headings.sheet.header)
            if place not in claimed and (heading or any(headings.cells(place)))
        }
    )


def _ticked(cell: Cell, known: Mapping[str, str], flags: tuple[str, ...]) -> dict[str, Cell]:
    """Return 1 and 0 for each option; texts that are none stand under one, as a problem."""
    parts = [part for text in (cell or "").split(SEPARATOR) if (part := plain(text))]
    chosen = {known[part] for part in parts if part in known}
    row: dict[str, Cell] = {name: str(int(name in chosen)) if parts else cell for name in flags}
    strange = [part for part in parts if part not in known]
    if strange:
        row[next((name for name in flags if name not in chosen), flags[0])] = ", ".join(strange)
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
